// A person corrects what the rules read: both are kept, later texts leave it, and who may see a report
// follows what kind of report it is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBoard } from '../../harness/board-client.ts';
import type { Api, TestApp } from '../../harness/test-app.ts';
import { startTestApp } from '../../harness/test-app.ts';
import { receiveWords } from './words-fixture.ts';

let app: TestApp;
let ana: Api;
let beto: Api;
let legal: Api;
let phones = 0;

beforeAll(async () => {
  app = await startTestApp();
  ana = await app.signIn('ana', ['dispatcher']);
  beto = await app.signIn('beto', ['dispatcher']);
  legal = await app.signIn('lupe', ['legal_intake']);
});
afterAll(() => app.stop());

const newPhone = () => `+1213555${String((phones += 1)).padStart(4, '0')}`;
const post = (api: Api, id: string, action: string, body: unknown) =>
  api.post(`/api/v1/reports/${id}/${action}`, body);
const correct = (api: Api, id: string, field: string, value: unknown, version?: number) =>
  post(api, id, 'facts', { field, value, ...(version === undefined ? {} : { version }) });
const read = async (api: Api, id: string) => (await api.get(`/api/v1/reports/${id}`)).body;

const SIGHTING = {
  body: 'three agents at the corner',
  kind: 'sighting' as const,
  priority: 'P2' as const,
  facts: { timing: 'now' as const, agentsMin: 3, agentsMax: 3 },
};

describe('a correction', () => {
  it('[RPT23] holds over what was read, and tells who said so, when, and what was read', async () => {
    const { reportId } = await receiveWords(app, SIGHTING);
    const { status, body } = await correct(ana, reportId, 'timing', 'earlier');
    expect(status).toBe(200);
    expect(body.facts).toEqual({ timing: 'earlier', agentsMin: 3, agentsMax: 3 });
    expect(body.corrected.timing).toMatchObject({ by: { username: 'ana' }, was: 'now' });
    expect(new Date(body.corrected.timing.at).getTime()).toBeLessThanOrEqual(
      app.clock.now().getTime(),
    );
  });

  it('[RPT24] is left alone by later texts, which go on being read', async () => {
    const phone = newPhone();
    const { reportId } = await receiveWords(app, { ...SIGHTING, phone, locationText: '4th St' });
    await correct(ana, reportId, 'agentsMin', 8);
    await correct(ana, reportId, 'locationText', '4th & Main');
    await correct(ana, reportId, 'language', 'zap');
    await correct(beto, reportId, 'kind', 'other');
    const later = { body: 'now 20', facts: { agentsMin: 20, agentsMax: 20, masked: true } };
    await receiveWords(app, { ...later, phone, language: 'es', kind: 'arrest', locationText: 'x' });
    const report = await read(ana, reportId);
    expect(report).toMatchObject({ kind: 'other', language: 'zap', locationText: '4th & Main' });
    expect(report.facts).toMatchObject({ agentsMin: 8, masked: true });
    expect(report.corrected).toMatchObject({
      agentsMin: { was: 20 },
      locationText: { was: '4th St' },
      language: { was: 'en' },
      kind: { was: 'sighting', by: { username: 'beto' } },
    });
  });

  it('[RPT23] of a correction keeps what was read first; null opens the field', async () => {
    const { reportId } = await receiveWords(app, { ...SIGHTING, locationText: 'read' });
    await correct(ana, reportId, 'locationText', 'Ana');
    await correct(beto, reportId, 'locationText', 'Beto');
    await correct(beto, reportId, 'timing', null);
    const report = await read(ana, reportId);
    expect(report.corrected.locationText).toMatchObject({ was: 'read', by: { username: 'beto' } });
    expect(report.facts).not.toHaveProperty('timing');
    expect(await app.deps.db.prisma.reportCorrection.count({ where: { reportId } })).toBe(3);
  });

  it('[RPT25] of an old version is refused, and of the present one is not', async () => {
    const { reportId } = await receiveWords(app, SIGHTING);
    const { version } = await read(ana, reportId);
    expect((await correct(ana, reportId, 'masked', true, version)).status).toBe(200);
    const late = await correct(beto, reportId, 'masked', false, version);
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'stale_version', details: { version: version + 1 } },
    });
    expect((await read(ana, reportId)).facts.masked).toBe(true);
    expect((await correct(beto, reportId, 'masked', false)).status).toBe(200);
  });

  it('refuses what is no field and no value of it', async () => {
    const { reportId } = await receiveWords(app, SIGHTING);
    for (const [field, value] of [
      ['timing', 'whenever'],
      ['phone', '+12135550000'],
      ['agentsMin', -1],
      ['agentsMin', 1.5],
      ['kind', null],
      ['language', '../etc'],
      ['locationText', ''],
      ['priority', 'P1'],
      ['status', 'closed'],
    ] as const) {
      expect([field, (await correct(ana, reportId, field, value)).status]).toEqual([field, 422]);
    }
  });

  it('is written down without its words', async () => {
    const { reportId } = await receiveWords(app, SIGHTING);
    await correct(ana, reportId, 'locationText', 'quetzal corner');
    const rows = await app.deps.db.prisma.auditEvent.findMany({ where: { subjectId: reportId } });
    expect(rows.map((row) => row.action)).toContain('report.corrected');
    expect(JSON.stringify(rows.map((row) => row.record))).not.toContain('quetzal');
    const stored = await app.deps.db.prisma.reportCorrection.findFirstOrThrow({
      where: { reportId },
    });
    expect(Buffer.from(stored.valueSealed!).includes('quetzal')).toBe(false);
  });
});

describe('the kind of a report', () => {
  it('[RPT26] decides who sees it: a board that may no longer is told to forget it', async () => {
    const { reportId } = await receiveWords(app, { body: 'they took him', kind: 'arrest' });
    const board = await openBoard(app, legal);
    await correct(ana, reportId, 'kind', 'sighting');
    const gone = await app.eventually(async () =>
      board.events.find((each) => each.kind === 'report.withdrawn'),
    );
    expect(gone).toMatchObject({ reportId });
    expect((await legal.get(`/api/v1/reports/${reportId}`)).status).toBe(404);

    await correct(ana, reportId, 'kind', 'arrest');
    const back = await board.next((each) => 'report' in each && each.report.id === reportId);
    expect(back.report).toMatchObject({ id: reportId, kind: 'arrest', text: 'they took him' });
    board.close();
  });

  it('[RPT26] tells nobody else: a dispatcher sees it change', async () => {
    const { reportId } = await receiveWords(app, { body: 'they took him', kind: 'arrest' });
    const board = await openBoard(app, ana);
    await correct(ana, reportId, 'kind', 'sighting');
    const event = await board.next((each) => 'report' in each && each.report.id === reportId);
    expect(event).toMatchObject({ kind: 'report.changed', report: { kind: 'sighting' } });
    board.close();
  });

  it('[RPT26] nobody holds what they may not see', async () => {
    const { reportId } = await receiveWords(app, { body: 'they took him', kind: 'arrest' });
    await post(legal, reportId, 'claim', {});
    await correct(ana, reportId, 'kind', 'sighting');
    expect(await read(ana, reportId)).toMatchObject({ status: 'new', claimedBy: null });
  });
});

describe('a person’s priority', () => {
  const danger = { priority: 'P1' as const, priorityReasons: ['detaining_now'] };

  it('[RPT22] is not undone by later texts, and a new danger raises it and says so', async () => {
    const phone = newPhone();
    const { reportId } = await receiveWords(app, { ...SIGHTING, ...danger, phone });
    await post(ana, reportId, 'priority', { priority: 'P3' });
    await receiveWords(app, { ...SIGHTING, ...danger, phone });
    const held = await read(ana, reportId);
    expect(held).toMatchObject({ priority: 'P3', readPriority: 'P1' });
    expect(held.corrected.priority).toMatchObject({ by: { username: 'ana' }, was: 'P1' });

    const child = { priority: 'P1' as const, priorityReasons: ['child_alone'] };
    await receiveWords(app, { ...SIGHTING, ...child, phone });
    const raised = await read(ana, reportId);
    expect(raised).toMatchObject({ priority: 'P1', flags: ['priority_raised'] });
    expect(raised.priorityReasons).toEqual(['detaining_now', 'child_alone']);

    await post(ana, reportId, 'priority', { priority: 'P2' });
    expect(await read(ana, reportId)).toMatchObject({ priority: 'P2', flags: [] });
  });
});
