// Denunciations, wrong numbers and spam: withheld or closed, and gone within the hour, everywhere.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseWithheldWords } from '../../src/retention/erase-withheld-words.ts';
import { everythingStored, receiveWords } from '../flow/triage/words-fixture.ts';
import { openBoard } from '../harness/board-client.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let ana: Api;
let people = 0;

beforeAll(async () => {
  app = await startTestApp();
  ana = await app.signIn('ana', ['dispatcher']);
});
afterAll(() => app.stop());

/** A name that stands nowhere else. */
const newName = () => `Quetzalcoatl${(people += 1)}x`;
const denounce = (name: string, more = {}) =>
  receiveWords(app, {
    body: `${name} at 99 Elm St has no papers`,
    flags: ['denunciation'],
    locationText: `99 Elm St of ${name}`,
    facts: { agentsMin: 3 },
    ...more,
  });
const read = async (id: string) => (await ana.get(`/api/v1/reports/${id}`)).body;
const close = (id: string, resolution: string) =>
  ana.post(`/api/v1/reports/${id}/close`, { resolution });

describe('a denunciation', () => {
  it('[PRV10] is shown to nobody, names no place and makes no facts', async () => {
    const name = newName();
    const board = await openBoard(app, ana);
    const { reportId } = await denounce(name);
    const frame = await board.next((each) => 'report' in each && each.report.id === reportId);
    const report = await read(reportId);
    expect(JSON.stringify([frame, report])).not.toContain(name);
    expect(report).toMatchObject({ locationText: null, facts: {}, flags: ['denunciation'] });
    expect(report.withheldUntil).toBe(report.messages[0].withheldUntil);
    expect(report.messages[0]).toMatchObject({ text: '', segments: [] });
    board.close();
  });

  it('[PRV10] its photos are shown to nobody either, and go with it', async () => {
    const { reportId, messageId } = await denounce(newName(), { mediaCount: 1 });
    const { prisma } = app.deps.db;
    const id = app.deps.ids.uuid();
    const shownSealed = app.deps.keyring.seal('media.shown', id, 'a picture');
    const shown = { kind: 'image', state: 'ready', shownSealed, shownType: 'image/jpeg' };
    const row = { reportId, messageId, position: 1, claimedType: 'image/jpeg', sizeBytes: 9 };
    await prisma.media.create({ data: { id, ...shown, ...row, createdAt: app.clock.now() } });
    const look = () => ana.get(`/api/v1/reports/${reportId}/media/${id}`);
    expect((await look()).status).toBe(404);
    expect((await read(reportId)).messages[0].media).toEqual([]);
    await close(reportId, 'denunciation');
    expect((await prisma.media.findUniqueOrThrow({ where: { id } })).shownSealed).toBeNull();
  });

  it('[PRV10] is erased by the clock within the hour, by one node of two, and says so', async () => {
    const name = newName();
    const { reportId } = await denounce(name);
    app.clock.advance({ minutes: 50 });
    await eraseWithheldWords(app.deps);
    expect(await everythingStored(app)).toContain(name);
    app.clock.advance({ minutes: 9 });
    const counts = await Promise.all([eraseWithheldWords(app.deps), eraseWithheldWords(app.deps)]);
    expect(counts[0] + counts[1]).toBeLessThanOrEqual(1 + people);
    await app.eventually(async () => !(await everythingStored(app)).includes(name));
    const report = await read(reportId);
    expect(report.withheldUntil).toBeNull();
    expect(report.messages[0]).toMatchObject({ text: '', withheldUntil: null });
    expect(report.messages[0].erasedAt).not.toBeNull();
    const audits = await app.deps.db.prisma.auditEvent.findMany({
      where: { subjectId: reportId, action: 'report.words_erased' },
    });
    expect(audits).toHaveLength(1);
  });

  it('[PRV11] is erased at once when the report is closed, whatever it is closed as', async () => {
    for (const resolution of ['denunciation', 'info_given']) {
      const name = newName();
      const { reportId } = await denounce(name);
      await close(reportId, resolution);
      expect(await everythingStored(app)).not.toContain(name);
    }
  });

  it('[PRV10] in a thread takes its own words with it and no others', async () => {
    const phone = '+12135550991';
    const name = newName();
    const first = { body: 'agents at Pico and Union', kind: 'sighting' as const, phone };
    const { reportId } = await receiveWords(app, { ...first, locationText: 'Pico and Union' });
    await denounce(name, { phone });
    expect(await read(reportId)).toMatchObject({
      text: first.body,
      locationText: 'Pico and Union',
    });
    app.clock.advance({ minutes: 59 });
    await eraseWithheldWords(app.deps);
    await app.eventually(async () => !(await everythingStored(app)).includes(name));
    const report = await read(reportId);
    expect(report).toMatchObject({
      text: first.body,
      locationText: 'Pico and Union',
      withheldUntil: null,
    });
    expect(report.messages.map((each: { text: string }) => each.text)).toEqual([first.body, '']);
  });

  it('[PRV12] a person who says that it is none reads and keeps it', async () => {
    const name = newName();
    const { reportId } = await denounce(name);
    const { status, body } = await ana.post(`/api/v1/reports/${reportId}/keep-words`, {});
    expect(status).toBe(200);
    expect(body).toMatchObject({ flags: [], withheldUntil: null });
    expect(body.text).toContain(name);
    app.clock.advance({ minutes: 90 });
    await eraseWithheldWords(app.deps);
    expect((await read(reportId)).messages[0].text).toContain(name);
    expect((await ana.post(`/api/v1/reports/${reportId}/keep-words`, {})).body.code).toBe(
      'wrong_state',
    );
  });
});

describe('spam and wrong numbers', () => {
  it.each([
    ['spam', []],
    ['thanks', ['wrong_number']],
  ])('[PRV11] closed as %s %j: gone within the hour', async (resolution, flags) => {
    const name = newName();
    const { reportId } = await receiveWords(app, {
      body: `win ${name}`,
      flags,
      locationText: name,
    });
    await close(reportId, resolution);
    app.clock.advance({ minutes: 30 });
    await eraseWithheldWords(app.deps);
    await app.eventually(async () => !(await everythingStored(app)).includes(name));
    expect(await read(reportId)).toMatchObject({ locationText: null, facts: {} });
  });

  it('[PRV11] a slip is taken back when the sender writes again', async () => {
    const phone = '+12135550992';
    const name = newName();
    const { reportId } = await receiveWords(app, { body: `help ${name}`, phone });
    await close(reportId, 'spam');
    await receiveWords(app, { body: 'please', phone });
    app.clock.advance({ minutes: 90 });
    await eraseWithheldWords(app.deps);
    expect((await read(reportId)).messages[0].text).toContain(name);
  });

  it('[PRV11] anything else keeps its words', async () => {
    const name = newName();
    const { reportId } = await receiveWords(app, { body: `agents ${name}`, kind: 'sighting' });
    await close(reportId, 'info_given');
    app.clock.advance({ minutes: 90 });
    await eraseWithheldWords(app.deps);
    expect((await read(reportId)).messages[0].text).toContain(name);
  });
});
