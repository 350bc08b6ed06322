// Off shift nothing live is shown: not by a list, not by an open board, not by a way back into one; and
// a shift that somebody forgot ends by itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  OVERTIME_MAX_MS,
  endOverShifts,
} from '../../../../src/flow/triage/shift/end-over-shifts.ts';
import { watchAlarms } from '../../../../src/flow/triage/alarm/watch-alarms.ts';
import { openBoard } from '../../../harness/board-client.ts';
import type { Api } from '../../../harness/test-app.ts';
import type { Night } from '../incident/incident-night.ts';
import { startNight } from '../incident/incident-night.ts';

const SETTING = '+12135550199';
let night: Night;
let made = 0;
beforeAll(async () => {
  night = await startNight({ env: { SHIFT_HOURS: '8', COORDINATOR_PHONES: SETTING } });
  await night.report();
});
afterAll(() => night.stop());

const goOn = (api: Api) => api.post('/api/v1/shift', { state: 'on' });
const goOff = (api: Api) => api.post('/api/v1/shift', { state: 'ended' });

async function offShift(roles: Parameters<Night['app']['signIn']>[1] = ['dispatcher']) {
  made += 1;
  const api = await night.app.signIn(`gone${made}`, roles);
  expect((await goOff(api)).body).toMatchObject({ isOnShift: false, shift: null });
  return api;
}
const idOf = async (api: Api) => (await api.get('/api/v1/session')).body.account.id as string;

describe('off shift', () => {
  it('[SHF8] every door to what is live is shut, and says why', async () => {
    const id = await night.report();
    const api = await offShift();
    for (const url of [
      '/api/v1/reports',
      `/api/v1/reports/${id}`,
      '/api/v1/incidents',
      '/api/v1/handover',
    ]) {
      expect({ url, ...(await api.get(url)) }).toMatchObject({
        url,
        status: 403,
        body: { code: 'off_shift' },
      });
    }
    expect((await api.post(`/api/v1/reports/${id}/claim`)).body.code).toBe('off_shift');
    expect((await api.get('/api/v1/session')).body).toMatchObject({
      account: { roles: ['dispatcher'] },
      permissions: [],
      withheld: 'off_shift',
    });
  });

  it('[SHF8] the board opens empty, says why, and what comes is withheld', async () => {
    const board = await openBoard(night.app, await offShift());
    expect(board.first).toMatchObject({
      reports: [],
      incidents: [],
      alarms: [],
      reason: 'off_shift',
    });
    await night.report();
    await night.app.eventually(async () => board.events.length > 0);
    expect(board.events.every((event) => event.kind === 'withheld')).toBe(true);
    board.close();
  });

  it('[SHF8] a board that was away does not go on where it was', async () => {
    const api = await night.app.signIn('away', ['dispatcher']);
    const board = await openBoard(night.app, api);
    const seq = board.lastSeq();
    board.close();
    await goOff(api);
    const back = await openBoard(night.app, api, seq);
    expect(back.first).toMatchObject({ type: 'snapshot', reports: [], reason: 'off_shift' });
    back.close();
  });

  it('[SHF8] a door that the role never opens stays forbidden', async () => {
    const api = await offShift();
    expect((await api.post(`/api/v1/reports/${await night.report()}/purge`)).body.code).toBe(
      'forbidden',
    );
  });

  it('[SHF9] an open board empties as the shift ends and fills as it begins', async () => {
    const api = await night.app.signIn('comes', ['dispatcher']);
    const board = await openBoard(night.app, api);
    expect(board.snapshots[0]).not.toHaveProperty('reason');
    expect(board.snapshots[0]!.reports.length).toBeGreaterThan(0);
    await goOff(api);
    await night.app.eventually(async () => board.snapshots.length === 2, 1_500);
    expect(board.snapshots[1]).toMatchObject({ reports: [], reason: 'off_shift' });
    await goOn(api);
    await night.app.eventually(async () => board.snapshots.length === 3, 1_500);
    expect(board.snapshots[2]!.reports.length).toBeGreaterThan(0);
    expect((await api.get('/api/v1/reports')).status).toBe(200);
    board.close();
  });

  it.each([[['coordinator']], [['coordinator', 'dispatcher']], [['legal_intake']]] as const)(
    '[SHF10] %j sees by the office',
    async (roles) => {
      const api = await offShift([...roles]);
      expect((await api.get('/api/v1/reports')).status).toBe(200);
    },
  );

  it('[SHF11] nobody is handed a report', async () => {
    const to = await idOf(await offShift());
    const id = await night.report();
    await night.ana.post(`/api/v1/reports/${id}/claim`);
    const refused = await night.ana.post(`/api/v1/reports/${id}/hand-over`, { to });
    expect(refused.body.code).toBe('receiver_unfit');
    await night.ana.post(`/api/v1/reports/${id}/release`);
  });

  it('[SHF8] who takes no reports has no shift', async () => {
    const attorney = await night.app.signIn('attorney', ['attorney']);
    expect((await goOn(attorney)).body.code).toBe('forbidden');
  });
});

describe('on call', () => {
  const PHONE = '+12135550177';

  it('[SHF15] an alarm is texted to the coordinator on shift, and to the setting while there is none', async () => {
    const { deps, clock, carrier } = night.app;
    const api = await night.app.signIn('chief', ['coordinator']);
    const id = deps.ids.uuid();
    await deps.db.prisma.volunteer.create({
      data: {
        id,
        phoneSealed: deps.keyring.seal('volunteer.phone', id, PHONE),
        phoneIndex: deps.keyring.index('phone', PHONE),
        status: 'screening',
        statusAt: clock.now(),
        appliedAt: clock.now(),
        lastActiveAt: clock.now(),
        phoneVerifiedAt: clock.now(),
        language: 'es',
        accountId: await idOf(api),
      },
    });
    const alarm = async () => {
      const report = await night.report();
      await night.ana.post(`/api/v1/reports/${report}/priority`, { priority: 'P1' });
      clock.advance({ minutes: 3 });
      await watchAlarms(deps);
    };
    await alarm();
    const text = await night.app.eventually(async () => carrier.sentTo(PHONE)[0]);
    expect(text.body).toContain('Reportes urgentes');
    expect(carrier.sentTo(SETTING)).toEqual([]);
    await goOff(api);
    await alarm();
    await night.app.eventually(async () => carrier.sentTo(SETTING)[0]);
    expect(carrier.sentTo(PHONE)).toHaveLength(1);
  });
});

describe('a shift', () => {
  const HOURS = 60;

  it('[SHF12] ends by itself once its person is quiet; a report in hand waits again', async () => {
    const api = await offShift();
    const { shift } = (await goOn(api)).body;
    const lengthMs = Date.parse(shift.endsAt) - Date.parse(shift.startsAt);
    expect({ state: shift.state, lengthMs }).toEqual({ state: 'on', lengthMs: 8 * 3_600_000 });
    const id = await night.report();
    night.app.clock.advance({ minutes: 8 * HOURS + 1 });
    await api.post(`/api/v1/reports/${id}/claim`);
    await endOverShifts(night.app.deps);
    expect((await api.get('/api/v1/shift')).body.isOnShift).toBe(true);
    night.app.clock.advance({ minutes: 16 });
    await night.app.eventually(async () => (await endOverShifts(night.app.deps)) >= 0);
    expect((await api.get('/api/v1/shift')).body).toMatchObject({ isOnShift: false, shift: null });
    const beto = await night.app.signIn('beto');
    expect((await beto.get(`/api/v1/reports/${id}`)).body).toMatchObject({
      status: 'new',
      claimedBy: null,
    });
  });

  it('[SHF12] ends four hours later whatever its person does', async () => {
    const api = await offShift();
    await goOn(api);
    night.app.clock.advance({ minutes: 8 * HOURS, ms: OVERTIME_MAX_MS - 60_000 });
    const again = await night.app.signIn(`gone${made}`);
    await endOverShifts(night.app.deps);
    expect((await again.get('/api/v1/shift')).body.isOnShift).toBe(true);
    night.app.clock.advance({ minutes: 1.1 });
    await endOverShifts(night.app.deps);
    expect((await again.get('/api/v1/shift')).body.isOnShift).toBe(false);
  });

  it('[SHF13] that was planned is begun by coming to it', async () => {
    const api = await offShift();
    const accountId = await idOf(api);
    const startsAt = new Date(night.app.clock.now().getTime() + 20 * 60_000);
    const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
    const id = night.app.deps.ids.uuid();
    const { prisma } = night.app.deps.db;
    await prisma.shift.create({ data: { id, accountId, state: 'planned', startsAt, endsAt } });
    expect((await goOn(api)).body.shift).toMatchObject({
      id,
      state: 'on',
      endsAt: endsAt.toISOString(),
    });
    await goOff(api);
    expect((await prisma.shift.findUniqueOrThrow({ where: { id } })).state).toBe('ended');
  });

  it('[SHF13] handed over is said to be so, and ends as its person goes', async () => {
    const api = await offShift();
    await goOn(api);
    const to = await idOf(await night.app.signIn('takes', ['dispatcher']));
    await api.post(`/api/v1/reports/${await night.report()}/claim`);
    expect((await goOff(api)).body.code).toBe('claims_open');
    await api.post('/api/v1/handover', { to });
    expect((await api.get('/api/v1/shift')).body.shift.state).toBe('handed_over');
    expect((await goOff(api)).status).toBe(200);
  });
});
