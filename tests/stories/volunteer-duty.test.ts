// Volunteers text the responders' number: on, off, a pause, their area and their night; what is not
// understood reaches the dispatchers; and a stranger's text there is a report like any other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reconcile } from '../../src/flow/intake/reconcile.ts';
import { whyNotOffered } from '../../src/records/volunteer/may-be-offered.ts';
import { listResponders } from '../../src/records/volunteer/responder-store.ts';
import { minuteOfDay } from '../../src/platform/minute-of-day.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';
import { acting, activate, addedBy } from '../people/volunteers/roster.ts';

let app: TestApp;
let carmen: Api;
let marisol: Api;
let to: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await startTestApp();
  to = app.deps.config.RESPONDER_NUMBER;
  carmen = await app.signIn('carmen', ['coordinator']);
  marisol = await app.signIn('marisol', ['dispatcher']);
  for (const [name, language] of [
    ['ana', 'es'],
    ['leo', 'en'],
    ['rosa', 'en'],
  ] as const) {
    ids[name] = await addedBy(carmen, { name, phone: app.phone(name).number, language });
    if (name !== 'rosa') await activate(app, carmen, ids[name]);
  }
});
afterAll(async () => {
  app.phone.assertNothingUnexpected();
  await app.stop();
});

const file = async (name: string) => (await acting(carmen, ids[name]!).file()).body;
const candidate = async (name: string) =>
  (await listResponders(app.deps.db, app.deps.keyring)).find((each) => each.id === ids[name]);
const reports = async () =>
  (await marisol.get('/api/v1/reports')).body.items as { kind: string; text: string }[];
const text = (name: string, body: string) => app.phone(name).texts(body, { to });

describe('on duty by text', () => {
  it('[DUTY1] ON and DISPONIBLE put a volunteer on duty, confirmed in their language, and make no report', async () => {
    await text('ana', 'Estoy disponible hasta las 9 de la noche').thenExpects(
      /disponible hasta las 9pm/,
    );
    await text('leo', 'on for 2 hours').thenExpects(/on duty until/);
    const until = new Date((await file('ana')).onDutyUntil);
    expect(minuteOfDay(until, app.deps.config.NETWORK_TIME_ZONE)).toBe(21 * 60);
    const leo = (await candidate('leo'))!;
    expect(whyNotOffered(leo, app.clock.now(), 0)).toBeNull();
    expect(leo.onDutyUntil!.getTime() - app.clock.now().getTime()).toBeLessThan(2 * 3_600_000 + 1);
    expect(await reports()).toEqual([]);
  });

  it('[DUTY1] OFF and DESCANSO end it', async () => {
    await text('ana', 'descanso').thenExpects(/queda en descanso/);
    await text('leo', 'OFF').thenExpects(/off duty/);
    expect(whyNotOffered((await candidate('leo'))!, app.clock.now(), 0)).toBe('off_duty');
  });

  it('[DUTY2] a pause is a week, and ON ends it', async () => {
    await text('leo', 'PAUSE').thenExpects(/for a week/);
    expect(await file('leo')).toMatchObject({ status: 'paused', onDutyUntil: null });
    expect(await candidate('leo')).toBeUndefined();
    await text('leo', 'on').thenExpects(/on duty until/);
    expect(await file('leo')).toMatchObject({ status: 'active', pausedUntil: null });
  });

  it('[DUTY3] area and quiet hours hold for the next offers', async () => {
    await text('leo', 'AREA 90026').thenExpects(/ZIP 90026/);
    await text('ana', 'silencio de 10pm a 6am').thenExpects(/de 10pm a 6am/);
    await text('ana', 'disponible').thenExpects(/disponible hasta/);
    expect((await file('leo')).areaZip).toBe('90026');
    const ana = (await candidate('ana'))!;
    expect(whyNotOffered(ana, app.clock.now(), 23 * 60)).toBe('quiet_hours');
    expect(whyNotOffered(ana, app.clock.now(), 7 * 60)).toBeNull();
  });
});

describe('what is not about duty', () => {
  it('[DUTY4] is told how to say it when it tried, and reaches the dispatchers', async () => {
    await text('leo', 'ON till late').thenExpects(/did not understand/);
    const found = await app.eventually(async () =>
      (await reports()).find((each) => each.text === 'ON till late'),
    );
    expect(found.kind).toBe('volunteer_reply');
  });

  it('[DUTY4] anything else is a reply for the dispatchers, and a sighting is a sighting', async () => {
    await text('ana', 'se me descompuso el carro, llego tarde al entrenamiento');
    const found = await app.eventually(async () =>
      (await reports()).find((each) => each.text.includes('descompuso')),
    );
    expect(found.kind).toBe('volunteer_reply');
    await app.phone('stranger').texts('on', { to });
    await app.eventually(async () => (await reports()).find((each) => each.text === 'on'));
    expect((await reports()).find((each) => each.text === 'on')!.kind).not.toBe('volunteer_reply');
    app.phone('stranger').ignores(/./);
  });

  it('[DUTY5] who is not active is told so and stays off duty, and a person reads it', async () => {
    await text('rosa', 'ON').thenExpects(/not on the active list/);
    expect((await file('rosa')).onDutyUntil).toBeNull();
    await app.eventually(async () => (await reports()).find((each) => each.text === 'ON'));
  });

  it('[DUTY5] who was stopped cannot text themselves back', async () => {
    await acting(carmen, ids['leo']!).act('remove', { reason: 'unsafe' });
    await text('leo', 'ON').thenExpects(/not on the active list/);
    expect(await file('leo')).toMatchObject({
      status: 'paused',
      onDutyUntil: null,
      isSuspended: true,
    });
  });

  it('[DUTY6] STOP is STOP: no text comes after it, and the volunteer is not asked', async () => {
    app.phone('ana').ignores(/unsubscribed|ya no le mandamos/i);
    await text('ana', 'STOP');
    await app.eventually(async () => (await candidate('ana'))?.isOptedOut);
    await text('ana', 'descanso');
    await app.eventually(async () => (await file('ana')).onDutyUntil === null);
    expect(whyNotOffered((await candidate('ana'))!, app.clock.now(), 720)).toBe('opted_out');
    await app.phone('ana').expectsNothing();
  });

  it('[DUTY6] delivered twice, it is done and answered once', async () => {
    const before = await app.deps.db.prisma.auditEvent.count({
      where: { action: 'volunteer.availability_set' },
    });
    await reconcile(app.deps);
    const after = await app.deps.db.prisma.auditEvent.count({
      where: { action: 'volunteer.availability_set' },
    });
    expect(after).toBe(before);
  });
});
