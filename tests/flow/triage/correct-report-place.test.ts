import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportView } from '../../../src/contract/report.ts';
import type { Api, TestApp } from '../../harness/test-app.ts';
import { startTestApp } from '../../harness/test-app.ts';

let app: TestApp;
let dispatcher: Api;
let coordinator: Api;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
  dispatcher = await app.signIn('ana', ['dispatcher']);
  coordinator = await app.signIn('caro', ['coordinator']);
  await app.eventually(
    async () => app.logLines.some((line) => line.includes('tables are loaded')),
    20_000,
  );
});
afterAll(() => app.stop());

/** A new sender's report, once its words were looked up. */
async function reportFrom(text: string): Promise<ReportView> {
  made += 1;
  const before = await dispatcher.get('/api/v1/reports');
  const known = new Set((before.body.items as ReportView[]).map((report) => report.id));
  await app.phone(`sender-${made}`).texts(text);
  return app.eventually(async () => {
    const { body } = await dispatcher.get('/api/v1/reports');
    const fresh = (body.items as ReportView[]).find((report) => !known.has(report.id));
    return fresh?.place ? fresh : null;
  }, 10_000);
}

const correct = (id: string, body: object, who = dispatcher) =>
  who.post(`/api/v1/reports/${id}/place`, body);
const auditOf = async (action: string) =>
  (
    await app.deps.db.pool.query('select record from audit_event where action = $1 order by seq', [
      action,
    ])
  ).rows;

describe('a corrected place', () => {
  it('is what the words mean; what was found is kept beside it, both sealed', async () => {
    const report = await reportFrom('ICE agents at 6th and Alvarado');
    const { status, body } = await correct(report.id, { words: 'Pico and Union' });
    expect(status).toBe(200);
    expect(body.version).toBeGreaterThan(report.version);
    expect(body.place).toMatchObject({
      words: 'Pico Blvd & Union Ave',
      city: 'Los Angeles',
      precision: 'intersection',
      source: 'person',
      correctedBy: expect.any(String),
      correctedAt: expect.any(String),
    });
    expect(body.place.candidates).toMatchObject([{ words: '6th St & Alvarado St' }]);
    expect(body.place.zoneIds).not.toEqual(report.place?.zoneIds);
    const [row] = await auditOf('report.place_corrected');
    expect(row.record).not.toMatch(/pico|alvarado/i);
  });

  it('stays when the sender writes again', async () => {
    const report = await reportFrom('ICE agents at Wilshire and Union');
    await correct(report.id, { words: 'Pico and Union' });
    await app.phone(`sender-${made}`).texts('they are at 6th and Alvarado now');
    const after = await app.eventually(async () => {
      const { body } = await dispatcher.get(`/api/v1/reports/${report.id}`);
      return body.place.candidates?.length > 1 ? body : null;
    });
    expect(after.place).toMatchObject({ words: 'Pico Blvd & Union Ave', source: 'person' });
  });

  it('may be one of those shown', async () => {
    const report = await reportFrom('ICE agents at 6th and Alvarado, again');
    await correct(report.id, { words: 'Pico and Union' });
    const { status, body } = await correct(report.id, { candidate: 0 });
    expect(status).toBe(200);
    expect(body.place).toMatchObject({ words: '6th St & Alvarado St', source: 'person' });
    expect((await correct(report.id, { candidate: 7 })).body).toMatchObject({
      code: 'invalid_input',
      details: { fields: [{ field: 'candidate', problem: 'unknown' }] },
    });
  });

  it('that no table knows is kept in words, without a point', async () => {
    const report = await reportFrom('ICE agents at Wilshire and Union, please come');
    const { body } = await correct(report.id, { words: 'behind the Zyzzyva bakery' });
    expect(body.place).toMatchObject({
      words: 'behind the Zyzzyva bakery',
      precision: 'unknown',
      source: 'person',
    });
    expect(body.place).not.toHaveProperty('lat');
  });

  it.each([
    ['nothing said', {}],
    ['blank words', { words: ' ' }],
    ['both', { words: 'x', candidate: 0 }],
    ['a field of no meaning', { words: 'x', lat: 1 }],
  ])('is refused with %s', async (_, body) => {
    const report = await reportFrom('ICE agents at Wilshire and Union, hello');
    expect((await correct(report.id, body)).status).toBe(422);
  });

  it('is for those with full sight', async () => {
    const report = await reportFrom('ICE agents at 6th and Alvarado, no arrest');
    const legal = await app.signIn(`legal-${made}`, ['legal_intake']);
    const admin = await app.signIn(`admin-${made}`, ['admin']);
    expect((await correct(report.id, { words: 'Pico and Union' }, legal)).status).toBe(404);
    expect((await correct(report.id, { words: 'Pico and Union' }, admin)).status).toBe(403);
  });
});

describe('a name that people taught', () => {
  it('is found from then on, listed with who taught it, and no longer once withdrawn', async () => {
    const first = await reportFrom('ICE agents at Zopilote market');
    expect(first.place?.precision).toBe('unknown');
    const taught = await correct(first.id, { words: 'Pico and Union', remember: true });
    expect(taught.status).toBe(200);
    const second = await reportFrom('two ICE vans at Zopilote market');
    expect(second.place).toMatchObject({ words: 'Pico Blvd & Union Ave', reasons: ['alias'] });
    const { body } = await coordinator.get('/api/v1/place-aliases');
    expect(body.items).toMatchObject([
      {
        place: { words: 'Pico Blvd & Union Ave', city: 'Los Angeles' },
        taughtBy: { username: 'ana' },
      },
    ]);
    const [alias] = body.items;
    expect((await coordinator.delete(`/api/v1/place-aliases/${alias.id}`)).status).toBe(204);
    expect((await coordinator.delete(`/api/v1/place-aliases/${alias.id}`)).status).toBe(404);
    expect((await coordinator.get('/api/v1/place-aliases')).body.items).toEqual([]);
    const third = await reportFrom('again ICE agents at Zopilote market');
    expect(third.place?.precision).toBe('unknown');
    expect(await auditOf('place.alias_taught')).toHaveLength(1);
    expect(await auditOf('place.alias_withdrawn')).toHaveLength(1);
  });

  it.each([
    ['a home', 'ICE is at my house on Wilshire and Union', 'home_like'],
    ['a door', 'ICE agents at 2235 Union Ave', 'home_like'],
    ['a whole city', 'ICE agents in Santa Ana', 'words_too_common'],
  ])('is never that of %s', async (_, text, problem) => {
    const report = await reportFrom(text);
    const { status, body } = await correct(report.id, { words: 'Pico and Union', remember: true });
    expect({ status, fields: body.details?.fields }).toEqual({
      status: 422,
      fields: [{ field: 'remember', problem }],
    });
    const after = await dispatcher.get(`/api/v1/reports/${report.id}`);
    expect(after.body.place.source).toBe('reader');
  });

  it('is for coordinators to list and withdraw', async () => {
    expect((await dispatcher.get('/api/v1/place-aliases')).status).toBe(403);
  });
});
