// Looking for what stands in the open, never for what is sealed; how much there was where; and what may
// tell of the same event.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src/flow/triage/search/parse-query.ts';
import type { Api } from '../../../harness/test-app.ts';
import type { Night } from '../incident/incident-night.ts';
import { startNight } from '../incident/incident-night.ts';

const HERE = 'two vans and agents at Pico and Union in Los Angeles right now';
const THERE = 'agents at 4th and Main in Santa Ana right now';
let night: Night;
let legal: Api;
let here: string[];
let there: string;
let arrest: string;

beforeAll(async () => {
  night = await startNight();
  legal = await night.app.signIn('lena', ['legal_intake']);
  here = [await night.report(HERE), await night.report(HERE)];
  there = await night.report(THERE);
  arrest = await night.report('ICE took my brother Maximiliano this morning in Santa Ana');
  await night.app.eventually(async () => {
    const { prisma } = night.app.deps.db;
    const where = { id: { in: [...here, there] }, placeCity: { not: null } };
    return (await prisma.report.count({ where })) === 3;
  }, 15_000);
});
afterAll(() => night.stop());

async function seek(q: string, who = night.ana) {
  const { status, body } = await who.get(`/api/v1/search?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  const ids = (list: { id: string }[]) => list.map((each) => each.id);
  return { reports: ids(body.reports), incidents: ids(body.incidents), body };
}
const codeOf = async (id: string) => (await night.ana.get(`/api/v1/reports/${id}`)).body.code;

describe('search', () => {
  it('[SEA1] finds by code, city, ZIP, kind, state, flag, priority and day', async () => {
    const { prisma } = night.app.deps.db;
    const { placeZip } = await prisma.report.findUniqueOrThrow({ where: { id: there } });
    await prisma.report.update({ where: { id: there }, data: { flags: ['media_only'] } });
    await night.ana.post(`/api/v1/reports/${there}/priority`, { priority: 'P4' });
    expect((await seek(await codeOf(there))).reports).toEqual([there]);
    expect((await seek('santa ana sighting')).reports).toEqual([there]);
    expect((await seek('Santa An avistamiento P4')).reports).toEqual([there]);
    expect((await seek('#media_only')).reports).toEqual([there]);
    if (placeZip) expect((await seek(placeZip)).reports).toContain(there);
    expect((await seek('today arrest')).reports).toEqual([arrest]);
    expect((await seek('yesterday')).reports).toEqual([]);
    expect((await seek('new los angeles')).reports.toSorted()).toEqual(here.toSorted());
    expect((await seek('closed los angeles')).reports).toEqual([]);
  });

  it('[SEA2] finds incidents by code, place, state and verdict', async () => {
    const { body } = await night.ana.post('/api/v1/incidents', { reportIds: [here[0]] });
    expect((await seek(body.code.toLowerCase())).incidents).toEqual([body.id]);
    expect((await seek('los angeles open')).incidents).toEqual([body.id]);
    expect((await seek('unverified hoy')).incidents).toEqual([body.id]);
    expect((await seek('santa ana')).incidents).toEqual([]);
    expect((await seek('los angeles closed')).incidents).toEqual([]);
    expect((await seek(body.code, legal)).incidents).toEqual([]);
    await night.ana.post(`/api/v1/incidents/${body.id}/undo`);
    await night.ana.post(`/api/v1/reports/${here[0]}/release`);
  });

  it('[SEA3] never finds by words, phones, names or exact places', async () => {
    await night.ana.post(`/api/v1/reports/${there}/notes`, { text: 'heliotrope' });
    for (const q of ['vans', 'Maximiliano', 'Pico', 'Union', '+12135551001', 'heliotrope', '%']) {
      expect((await seek(q)).reports, q).toEqual([]);
    }
  });

  it('[SEA4] shows each viewer what he may know of, and the administrator no words', async () => {
    expect((await seek('today', legal)).reports).toEqual([arrest]);
    expect((await seek(await codeOf(there), legal)).reports).toEqual([]);
    const admin = await night.app.signIn('root', ['admin']);
    const { body } = await seek('today', admin);
    expect(body.reports.length).toBeGreaterThan(3);
    expect(JSON.stringify(body)).not.toMatch(/Pico|Maximiliano|vans/);
  });

  it('[SEA5] says what it took each word for', () => {
    const today = '2026-03-02';
    const taken = (q: string) => parseQuery(q, today).understood.map(({ as }) => as);
    expect(taken('R-214')).toEqual(['report']);
    expect(taken('r214 k7 90015 P1 sms')).toEqual([
      'report',
      'incident',
      'zip',
      'priority',
      'channel',
    ]);
    expect(parseQuery('ayer', today).day).toBe('2026-03-01');
    expect(parseQuery('2026-02-30', today).day).toBeUndefined();
    expect(parseQuery('San José', today).city).toBe('san josé');
    expect(parseQuery('child_alone', today).flags).toEqual(['child_alone']);
  });

  it.each([`'; drop table report; --`, '\\', 'ñ'.repeat(150), 'R-99999999999', '00000', '💥'])(
    'is not upset by %s',
    async (q) => expect((await seek(q)).reports).toEqual([]),
  );
});

describe('history', () => {
  it('[SEA6] counts reports and incidents by place and day, and neither merged nor withdrawn ones', async () => {
    const { body: kept } = await night.ana.post('/api/v1/incidents', { reportIds: [there] });
    const { body } = await night.ana.get('/api/v1/history?by=city&place=santa%20ana');
    expect(body.items).toMatchObject([{ place: 'Santa Ana', sightings: 1, incidents: 1 }]);
    const { body: all } = await night.ana.get('/api/v1/history');
    const los = all.items.find((item: { place: string }) => item.place === 'Los Angeles');
    expect(los).toMatchObject({ sightings: 2, incidents: 0 });
    for (const by of ['zip', 'zone']) {
      expect((await night.ana.get(`/api/v1/history?by=${by}`)).status).toBe(200);
    }
    const backwards = '/api/v1/history?from=2026-03-02&to=2026-03-01';
    expect((await night.ana.get(backwards)).status).toBe(422);
    expect((await legal.get('/api/v1/history')).status).toBe(403);
    await night.ana.post(`/api/v1/incidents/${kept.id}/undo`);
  });
});

describe('suggestions', () => {
  it('[SEA7] name another phone’s report of the same corner, with the reasons, and change nothing', async () => {
    const [one, two] = here as [string, string];
    const { body } = await night.ana.get(`/api/v1/reports/${one}/matches`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ report: { id: two }, incident: null, minutesApart: 0 });
    expect(body.items[0].reasons).toEqual(expect.arrayContaining(['same_kind', 'close_in_time']));
    expect(body.items[0].reasons.length).toBeGreaterThan(2);
    const { body: opened } = await night.ana.post('/api/v1/incidents', { reportIds: [two] });
    const again = await night.ana.get(`/api/v1/reports/${one}/matches`);
    expect(again.body.items[0].incident).toEqual({ id: opened.id, code: opened.code });
    expect((await night.ana.get(`/api/v1/incidents/${opened.id}`)).body.reportCount).toBe(1);
    expect((await legal.get(`/api/v1/reports/${one}/matches`)).status).toBe(403);
  });

  it('[SEA8] name nothing of the same phone, another corner or another hour', async () => {
    const { body } = await night.ana.get(`/api/v1/reports/${there}/matches`);
    expect(body.items).toEqual([]);
    const { prisma } = night.app.deps.db;
    const [one, two] = here as [string, string];
    const { phoneIndex } = await prisma.report.findUniqueOrThrow({ where: { id: one } });
    const before = await prisma.report.findUniqueOrThrow({ where: { id: two } });
    await prisma.report.update({ where: { id: two }, data: { phoneIndex } });
    expect((await night.ana.get(`/api/v1/reports/${one}/matches`)).body.items).toEqual([]);
    await prisma.report.update({
      where: { id: two },
      data: {
        phoneIndex: before.phoneIndex,
        receivedAt: new Date(before.receivedAt.getTime() - 61 * 60_000),
      },
    });
    expect((await night.ana.get(`/api/v1/reports/${one}/matches`)).body.items).toEqual([]);
  });
});
