// One shift ends and another begins: who is on, what is open, what was promised, and that nothing stays
// behind in the hands of somebody who has gone.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HandoverView } from '../../../../src/contract/claims.ts';
import type { Api } from '../../../harness/test-app.ts';
import type { Night } from '../incident/incident-night.ts';
import { startNight } from '../incident/incident-night.ts';

let night: Night;
let legal: Api;
let ids: Record<'ana' | 'beto' | 'lena', string>;
beforeAll(async () => {
  night = await startNight();
  legal = await night.app.signIn('lena', ['legal_intake']);
  const idOf = async (who: Api) => (await who.get('/api/v1/session')).body.account.id;
  ids = { ana: await idOf(night.ana), beto: await idOf(night.beto), lena: await idOf(legal) };
});
beforeEach(async () => {
  await night.ana.post('/api/v1/handover', { to: ids.beto });
});
afterAll(() => night.stop());

const page = async (who = night.ana): Promise<HandoverView> =>
  (await who.get('/api/v1/handover')).body;
const personOf = (view: HandoverView, username: string) =>
  view.people.find((person) => person.username === username);

describe('the handover page', () => {
  it('[SHF1] says who is on, what each has in hand, and what nobody has', async () => {
    const [mine, linked, free] = (await night.reports(3)) as [string, string, string];
    await night.ana.post(`/api/v1/reports/${mine}/claim`);
    const { body: incident } = await night.ana.post('/api/v1/incidents', { reportIds: [linked] });
    const view = await page(night.beto);
    const claims = personOf(view, 'ana')!.claims;
    expect(claims.map((claim) => claim.id).toSorted()).toEqual([mine, linked].toSorted());
    expect(claims.find((claim) => claim.id === mine)!.releaseAt).not.toBeNull();
    expect(claims.find((claim) => claim.id === linked)).toMatchObject({
      status: 'linked',
      releaseAt: null,
      incident: { id: incident.id, code: incident.code },
    });
    expect(view.unclaimed.map((claim) => claim.id)).toContain(free);
    expect(view.incidents.map((each) => each.id)).toContain(incident.id);
    expect(JSON.stringify(view)).not.toMatch(/Pico|\+1213/);
  });

  it('[SHF2] says what was promised to whom, the earliest first, until it is done', async () => {
    const id = await night.report();
    await night.ana.post(`/api/v1/reports/${id}/call-back`, { dueInMinutes: 5 });
    const dueAt = new Date(night.app.clock.now().getTime() - 60_000);
    await night.app.deps.db.prisma.report.update({ where: { id }, data: { personDueAt: dueAt } });
    const mine = (view: HandoverView) => view.promises.filter((each) => each.report.id === id);
    expect(mine(await page())).toMatchObject([
      { what: 'answer', isOverdue: true, owner: { username: 'ana' } },
      { what: 'call_back', isOverdue: false, owner: { username: 'ana' } },
    ]);
    await night.ana.post(`/api/v1/reports/${id}/call-back/done`);
    expect(mine(await page())).toEqual([]);
  });

  it('[SHF3] tells legal intake of arrests alone, and nothing of incidents', async () => {
    const arrest = await night.report('ICE took my brother just now, help');
    await night.report();
    await night.ana.post('/api/v1/incidents', { reportIds: [arrest] });
    const view = await page(legal);
    const lines = [...view.unclaimed, ...view.people.flatMap((person) => person.claims)];
    expect(lines.map((line) => line.id)).toContain(arrest);
    expect(lines.every((line) => line.kind === 'arrest' && line.incident === null)).toBe(true);
    expect(view.incidents).toEqual([]);
  });
});

describe('handing over', () => {
  it('[SHF4] moves all that is in hand, linked ones too, in one decision', async () => {
    const [one, two] = (await night.reports(2)) as [string, string];
    await night.ana.post(`/api/v1/reports/${one}/claim`);
    await night.ana.post('/api/v1/incidents', { reportIds: [two] });
    const { body } = await night.ana.post('/api/v1/handover', { to: ids.beto });
    expect(body.moved.map((each: { id: string }) => each.id).toSorted()).toEqual(
      [one, two].toSorted(),
    );
    const view = await page();
    expect(personOf(view, 'ana')!.claims).toEqual([]);
    const his = personOf(view, 'beto')!.claims.map((claim) => claim.id);
    expect(his).toEqual(expect.arrayContaining([one, two]));
  });

  it('[SHF5] keeps what the receiver may not read, and names it', async () => {
    const sighting = await night.report();
    const arrest = await night.report('they arrested my sister right now');
    for (const id of [sighting, arrest]) await night.ana.post(`/api/v1/reports/${id}/claim`);
    const { body } = await night.ana.post('/api/v1/handover', { to: ids.lena });
    expect(body.moved).toMatchObject([{ id: arrest }]);
    expect(body.kept).toMatchObject([{ id: sighting }]);
  });

  it('[SHF6] a claim that comes while all is handed over is in one hand', async () => {
    const reports = await night.reports(4);
    await night.ana.post(`/api/v1/reports/${reports[0]}/claim`);
    await Promise.all([
      night.ana.post('/api/v1/handover', { to: ids.beto }),
      ...reports.map((id) => night.ana.post(`/api/v1/reports/${id}/claim`)),
    ]);
    const all = (await page()).people.flatMap((person) => person.claims.map((claim) => claim.id));
    expect(all.length).toBe(new Set(all).size);
    expect(all).toEqual(expect.arrayContaining(reports));
  });
});

describe('coming and going', () => {
  it('[SHF7] nobody goes with reports in hand, unless he lets go of them', async () => {
    const id = await night.report();
    expect((await night.ana.post('/api/v1/shift', { state: 'ended' })).body.isOnShift).toBe(false);
    expect((await night.ana.post('/api/v1/shift', { state: 'on' })).body.isOnShift).toBe(true);
    await night.ana.post(`/api/v1/reports/${id}/claim`);
    const refused = await night.ana.post('/api/v1/shift', { state: 'ended' });
    expect(refused.body).toMatchObject({ code: 'claims_open', details: { reports: [{ id }] } });
    const gone = await night.ana.post('/api/v1/shift', {
      state: 'ended',
      releaseClaims: true,
    });
    expect(gone.body.isOnShift).toBe(false);
    expect((await night.beto.get(`/api/v1/reports/${id}`)).body.status).toBe('new');
    const { prisma } = night.app.deps.db;
    const actions = await prisma.auditEvent.findMany({
      where: { subjectId: ids.ana, action: { startsWith: 'shift.' } },
      orderBy: { seq: 'asc' },
    });
    expect(actions.map((row) => row.action)).toEqual([
      'shift.ended',
      'shift.started',
      'shift.ended',
    ]);
  });
});
