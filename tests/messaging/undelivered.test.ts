// Texts that the carrier took and did not deliver, or never spoke of again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catchUpStatuses } from '../../src/messaging/catch-up-statuses.ts';
import { STATUS_DOOR, postSigned } from '../harness/carrier-door.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { eventually, startTestApp } from '../harness/test-app.ts';
import { hasOptedOut } from '../../src/records/consent/consent-store.ts';
import { newReporter, smsReaches, smsTo } from './outbound.ts';

let app: TestApp;
let marisol: Api;

beforeAll(async () => {
  app = await startTestApp();
  marisol = await app.signIn('marisol', ['dispatcher']);
});
afterAll(() => app.stop());

const sentTo = (number: string) =>
  app.carrier.messages().filter((each) => each.to === number && each.direction === 'outbound-api');

function callback(number: string, fields: Record<string, string>) {
  const [message] = sentTo(number);
  const path = new URL(message!.statusCallback!);
  const params = {
    MessageSid: message!.sid,
    AccountSid: app.deps.config.TWILIO_ACCOUNT_SID,
    ...fields,
  };
  return postSigned(app, `${STATUS_DOOR}${path.search}`, params);
}

describe('an undelivered text', () => {
  it.each([
    [30003, 5],
    [30008, 1],
  ])(
    'with code %i is sent once more after %i minutes, as a text of its own in the thread',
    async (code, minutes) => {
      const name = `unreachable ${code}`;
      const { number } = app.phone(name);
      app.carrier.knobs.next('callback', { kind: 'fails', errorCode: code }, { to: number });
      await newReporter(app, name);
      await smsReaches(app, number, 'undelivered');
      expect((await smsTo(app, number)).map((each) => each.state)).toEqual([
        'undelivered',
        'queued',
      ]);
      app.clock.advance({ minutes });
      await eventually(async () => (await smsTo(app, number))[1]?.state === 'delivered');
      expect(sentTo(number)).toHaveLength(2);
      const [first] = await smsTo(app, number);
      const { body } = await marisol.get(`/api/v1/reports/${first!.reportId}`);
      const outbound = body.messages.filter(
        (each: { direction: string }) => each.direction === 'outbound',
      );
      expect(outbound.map((each: { delivery: { state: string } }) => each.delivery.state)).toEqual([
        'undelivered',
        'delivered',
      ]);
      expect(outbound[1].text).toBe(outbound[0].text);
    },
  );

  it('is not sent a third time, and a callback that comes twice asks for nothing new', async () => {
    const { number } = app.phone('never reached');
    app.carrier.knobs.always('callback', { kind: 'fails', errorCode: 30003 }, { to: number });
    app.carrier.knobs.always('callback', { kind: 'duplicate', times: 2 }, { to: number });
    await newReporter(app, 'never reached');
    await smsReaches(app, number, 'undelivered');
    app.clock.advance({ minutes: 6 });
    await eventually(async () => (await smsTo(app, number))[1]?.state === 'undelivered');
    await app.carrier.idle();
    app.clock.advance({ minutes: 6 });
    expect((await smsTo(app, number)).map((each) => each.state)).toEqual([
      'undelivered',
      'undelivered',
    ]);
    expect(sentTo(number)).toHaveLength(2);
  });

  it('is not sent again when its reason will not pass', async () => {
    const { number } = app.phone('filtered');
    app.carrier.knobs.next('callback', { kind: 'fails', errorCode: 30007 }, { to: number });
    await newReporter(app, 'filtered');
    await smsReaches(app, number, 'undelivered');
    await app.carrier.idle();
    expect(await smsTo(app, number)).toHaveLength(1);
  });

  it('is not sent again when it has arrived after all', async () => {
    const { number } = app.phone('late receipt');
    app.carrier.knobs.next('callback', { kind: 'fails', errorCode: 30003 }, { to: number });
    await newReporter(app, 'late receipt');
    await smsReaches(app, number, 'undelivered');
    expect((await callback(number, { MessageStatus: 'delivered' })).status).toBe(200);
    app.clock.advance({ minutes: 6 });
    expect((await smsTo(app, number)).map((each) => each.state)).toEqual([
      'undelivered',
      'canceled',
    ]);
    expect(sentTo(number)).toHaveLength(1);
  });

  it('is not sent again to a phone that opted out meanwhile, nor when nobody waits any more', async () => {
    for (const [name, minutes] of [
      ['opted out meanwhile', 1],
      ['too late', 57],
    ] as const) {
      const { number } = app.phone(name);
      app.carrier.knobs.next('callback', { kind: 'fails', errorCode: 30003 }, { to: number });
      app.carrier.knobs.next('callback', { kind: 'hold' }, { to: number });
      await newReporter(app, name);
      await smsReaches(app, number, 'accepted');
      if (minutes === 1) {
        await app.phone(name).texts('STOP');
        const phoneIndex = app.deps.keyring.index('phone', number);
        await eventually(() => hasOptedOut(app.deps.db.prisma, phoneIndex, 'hotline'));
      }
      app.clock.advance({ minutes });
      await app.carrier.knobs.release();
      await smsReaches(app, number, 'undelivered');
      const first = (await smsTo(app, number)).filter(({ purpose }) => purpose === 'ack');
      expect(first).toHaveLength(1);
    }
  });
});

describe('a text that is heard of no more', () => {
  it('[CAR12] is asked after when its callbacks were lost', async () => {
    const { number } = app.phone('lost callbacks');
    app.carrier.knobs.next('callback', { kind: 'drop' }, { to: number });
    await newReporter(app, 'lost callbacks');
    await smsReaches(app, number, 'accepted');
    await app.carrier.idle();
    expect(await catchUpStatuses(app.deps)).toBe(0);
    app.clock.advance({ minutes: 11 });
    expect(await catchUpStatuses(app.deps)).toBe(1);
    expect(await smsTo(app, number)).toMatchObject([{ state: 'delivered' }]);
    expect(await catchUpStatuses(app.deps)).toBe(0);
  });

  it('[CAR12] its answer counts as the callback, an error code included', async () => {
    const { number } = app.phone('lost failure');
    app.carrier.knobs.next('callback', { kind: 'fails', errorCode: 30006 }, { to: number });
    app.carrier.knobs.next('callback', { kind: 'drop' }, { to: number });
    await newReporter(app, 'lost failure');
    await smsReaches(app, number, 'accepted');
    await app.carrier.idle();
    app.clock.advance({ minutes: 11 });
    await catchUpStatuses(app.deps);
    expect(await smsTo(app, number)).toMatchObject([{ state: 'undelivered', errorCode: 30006 }]);
  });

  it('stays as it is while the carrier cannot be asked, and when it knows nothing new', async () => {
    const { number } = app.phone('no news');
    app.carrier.knobs.next('callback', { kind: 'stays-sent' }, { to: number });
    await newReporter(app, 'no news');
    await smsReaches(app, number, 'sent');
    app.clock.advance({ minutes: 11 });
    const mend = app.carrier.knobs.always('fetch', { kind: 'error', code: 20500, status: 500 });
    expect(await catchUpStatuses(app.deps)).toBe(0);
    mend();
    expect(await catchUpStatuses(app.deps)).toBe(1);
    expect(await smsTo(app, number)).toMatchObject([{ state: 'sent' }]);
    app.clock.advance({ minutes: 25 * 60 });
    expect(await catchUpStatuses(app.deps)).toBe(0);
  });
});
