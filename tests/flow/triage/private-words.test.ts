// Words nobody asked for: shown to nobody, moved to where legal intake alone opens them, or erased. The
// number is looked for everywhere it could have stayed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBoard } from '../../harness/board-client.ts';
import type { Api, TestApp } from '../../harness/test-app.ts';
import { startTestApp } from '../../harness/test-app.ts';
import { everythingStored, receiveWords, spanOf } from './words-fixture.ts';

const NUMBER = '204555910';
const TOWN = 'Zacapoaxtla';
const BODY = `my brother, A-number ${NUMBER}, born in ${TOWN}, please help`;
const SPANS = [spanOf(BODY, NUMBER, 'a_number'), spanOf(BODY, TOWN, 'birthplace')];

let app: TestApp;
let ana: Api;
let beto: Api;
let legal: Api;
let admin: Api;

beforeAll(async () => {
  app = await startTestApp();
  ana = await app.signIn('ana', ['dispatcher']);
  beto = await app.signIn('beto', ['dispatcher']);
  legal = await app.signIn('lupe', ['legal_intake']);
  admin = await app.signIn('root', ['admin']);
});
afterAll(() => app.stop());

const receive = (more = {}) =>
  receiveWords(app, { body: BODY, kind: 'arrest', privateSpans: SPANS, ...more });
const read = async (api: Api, id: string) => (await api.get(`/api/v1/reports/${id}`)).body;
const act = (api: Api, reportId: string, messageId: string, n: number | string, verb: string) =>
  api.post(`/api/v1/reports/${reportId}/messages/${messageId}/private/${n}/${verb}`, {});

describe('private words', () => {
  it('[PRV1] leave the server in no answer and no frame', async () => {
    const boards = await Promise.all([openBoard(app, ana), openBoard(app, legal)]);
    const { reportId } = await receive();
    const frames = await Promise.all(
      boards.map((board) => board.next((each) => 'report' in each && each.report.id === reportId)),
    );
    const late = await openBoard(app, legal);
    const answers = await Promise.all([
      ...[ana, legal, admin].map((api) => read(api, reportId)),
      ana.get('/api/v1/reports'),
    ]);
    const said = JSON.stringify([frames, late.first, answers]);
    expect(said).not.toContain(NUMBER);
    expect(said).not.toContain(TOWN);
    expect((await read(ana, reportId)).messages[0].segments).toEqual([
      { text: 'my brother, A-number ' },
      { hidden: 'a_number', n: 0, state: 'hidden' },
      { text: ', born in ' },
      { hidden: 'birthplace', n: 1, state: 'hidden' },
      { text: ', please help' },
    ]);
    expect((await read(ana, reportId)).text).toContain('[hidden: A-number]');
    expect(app.logLines.join('')).not.toContain(NUMBER);
    for (const board of [...boards, late]) board.close();
  });

  it('[PRV3] name no place', async () => {
    const { reportId } = await receive({ locationText: `born in ${TOWN}` });
    expect((await read(ana, reportId)).locationText).toBeNull();
  });

  it('[PRV2] sealed: out of the message and the journal, for legal intake alone, who looks is known', async () => {
    const { reportId, messageId } = await receive();
    const { status, body } = await act(ana, reportId, messageId, 0, 'seal');
    expect(status).toBe(200);
    expect(body.segments[1]).toEqual({ hidden: 'a_number', n: 0, state: 'sealed' });
    expect((await read(ana, reportId)).sealed).toEqual([]);
    const [drawer] = (await read(legal, reportId)).sealed;
    expect(drawer).toMatchObject({ messageId, n: 0, what: 'a_number', by: { username: 'ana' } });

    const reveal = `/api/v1/reports/${reportId}/sealed/${drawer.id}/reveal`;
    expect((await ana.post(reveal, { reason: 'locator' })).status).toBe(403);
    expect((await legal.post(reveal, {})).status).toBe(422);
    const opened = await legal.post(reveal, { reason: 'locator' });
    expect(opened.body).toEqual({ id: drawer.id, what: 'a_number', words: NUMBER });
    const audits = await app.deps.db.prisma.auditEvent.findMany({ where: { subjectId: reportId } });
    expect(audits.map((row) => row.action)).toEqual(
      expect.arrayContaining(['report.private_sealed', 'report.sealed_revealed']),
    );

    const field = await app.deps.db.prisma.sealedField.findUniqueOrThrow({
      where: { id: drawer.id },
    });
    const { keyring } = app.deps;
    expect(() => keyring.openText('report_message.body', drawer.id, field.wordsSealed!)).toThrow();
  });

  it('[PRV2] erased: nowhere, not even in the audit', async () => {
    const own = '987654321';
    const body = `his number is ${own}`;
    const privateSpans = [spanOf(body, own, 'ssn')];
    const { reportId, messageId } = await receiveWords(app, {
      body,
      kind: 'sighting',
      privateSpans,
    });
    await ana.post(`/api/v1/reports/${reportId}/facts`, {
      field: 'locationText',
      value: `near ${own}`,
    });
    expect(await everythingStored(app)).toContain(own);
    const { body: message } = await act(ana, reportId, messageId, 0, 'erase');
    expect(message.segments).toEqual([
      { text: 'his number is ' },
      { hidden: 'ssn', n: 0, state: 'erased' },
    ]);
    expect(await everythingStored(app)).not.toContain(own);
    expect((await read(ana, reportId)).locationText).toBeNull();
    expect(app.logLines.join('')).not.toContain(own);
  });

  it('[PRV4] are for the one who holds the report, once', async () => {
    const { reportId, messageId } = await receive();
    await beto.post(`/api/v1/reports/${reportId}/claim`, {});
    expect(await act(ana, reportId, messageId, 0, 'seal')).toMatchObject({
      status: 409,
      body: { code: 'already_claimed' },
    });
    const both = await Promise.all([
      act(beto, reportId, messageId, 0, 'seal'),
      act(beto, reportId, messageId, 0, 'erase'),
    ]);
    expect(both.map((each) => each.status).toSorted()).toEqual([200, 409]);
    expect((await act(beto, reportId, messageId, 1, 'erase')).status).toBe(200);
    expect((await act(admin, reportId, messageId, 1, 'erase')).status).toBe(403);
    for (const n of [7, 'x', '-1']) {
      expect((await act(beto, reportId, messageId, n, 'erase')).status).toBe(404);
    }
  });

  it('[PRV2] a sealed field goes with the report when that is purged', async () => {
    const { reportId, messageId } = await receive();
    await act(ana, reportId, messageId, 0, 'seal');
    const coordinator = await app.signIn('carla', ['coordinator']);
    await coordinator.post(`/api/v1/reports/${reportId}/purge`, {});
    const rows = await app.deps.db.prisma.sealedField.findMany({ where: { reportId } });
    expect(rows.map((row) => row.wordsSealed)).toEqual([null]);
  });
});
