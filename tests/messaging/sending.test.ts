// A carrier that misbehaves in every known way: each text leaves once, and what became of it is known.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueSms } from '../../src/messaging/queue-sms.ts';
import { settleUnknown } from '../../src/messaging/settle-unknown.ts';
import { transact } from '../../src/records/transact.ts';
import { SMS_DOOR, metric, postSigned, reportOf, smsParams } from '../harness/carrier-door.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { eventually, startTestApp } from '../harness/test-app.ts';
import { newReporter, sendRequests, smsReaches, smsTo } from './outbound.ts';

let app: TestApp;
let marisol: Api;

beforeAll(async () => {
  app = await startTestApp();
  marisol = await app.signIn('marisol', ['dispatcher']);
});
afterAll(() => app.stop());

const sentTo = (number: string) =>
  app.carrier.sentTo(number).filter((each) => each.direction === 'outbound-api');

/** What the board says of the last text to this phone. */
async function deliveryOnBoard(number: string): Promise<string> {
  const [sms] = await smsTo(app, number);
  const { body } = await marisol.get(`/api/v1/reports/${sms!.reportId}`);
  return body.messages.at(-1).delivery.state;
}

describe('callbacks', () => {
  it('[CAR12] reversed and doubled end in delivered, each kept once, none in conflict', async () => {
    const { number } = app.phone('reversed');
    app.carrier.knobs.next('callback', { kind: 'reorder' }, { to: number });
    app.carrier.knobs.next('callback', { kind: 'duplicate', times: 3 }, { to: number });
    await newReporter(app, 'reversed');
    const sms = await smsReaches(app, number, 'delivered');
    await app.carrier.idle();
    const receipts = await app.deps.db.prisma.deliveryReceipt.findMany({
      where: { outboundId: sms.id },
    });
    expect(receipts.map((each) => each.status).toSorted()).toEqual(['delivered', 'sent']);
    const calls = app.carrier.callbacks().filter((each) => each.sid === sms.carrierSid);
    expect(calls.map((each) => each.answer)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(await smsTo(app, number)).toMatchObject([{ state: 'delivered' }]);
    expect(await metric(app, 'testigo_conflicting_receipt_total')).toBe(0);
  });

  it('[CAR13] before the answer to the call itself: delivered, and the carrier’s name is known', async () => {
    const { number } = app.phone('early');
    app.carrier.knobs.next('callback', { kind: 'before-201' }, { to: number });
    await newReporter(app, 'early');
    const sms = await smsReaches(app, number, 'delivered');
    expect(sms.carrierSid).toBe(sentTo(number)[0]!.sid);
    await app.carrier.idle();
    expect(await smsTo(app, number)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  });
});

describe('[CAR14] accepted by the carrier, and no answer comes', () => {
  const ENDS = ['accept-then-hang', 'accept-then-reset', 'accept-then-500'] as const;

  it.each(ENDS)('%s, and callbacks tell: one message, delivered, none sent again', async (kind) => {
    const { number } = app.phone(kind);
    app.carrier.knobs.next('create', { kind }, { to: number });
    await newReporter(app, kind);
    const sms = await smsReaches(app, number, 'delivered');
    expect(sms.carrierSid).toBe(sentTo(number)[0]!.sid);
    app.clock.advance({ minutes: 6 });
    await settleUnknown(app.deps);
    expect(sentTo(number)).toHaveLength(1);
    expect(await smsTo(app, number)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  });

  it.each(['accept-then-reset', 'accept-then-500', 'html'] as const)(
    '%s, and no callback either: unknown on the board at once, then found in the carrier’s list',
    async (kind) => {
      const name = `silent ${kind}`;
      const { number } = app.phone(name);
      // The carrier's clock goes with ours, which other stories have moved.
      app.carrier.knobs.settings.clockSkewMs = app.clock.now().getTime() - Date.now();
      const fault = kind === 'html' ? { kind, accepted: true } : { kind };
      app.carrier.knobs.next('create', fault, { to: number });
      app.carrier.knobs.next('callback', { kind: 'drop' }, { to: number });
      await newReporter(app, name);
      await smsReaches(app, number, 'unknown', 3_000);
      expect(await deliveryOnBoard(number)).toBe('unknown');
      app.clock.advance({ ms: 31_000 });
      expect(await settleUnknown(app.deps)).toBe(1);
      expect(await smsTo(app, number)).toMatchObject([
        { state: 'delivered', attempts: 1, carrierSid: sentTo(number)[0]!.sid },
      ]);
      expect(sentTo(number)).toHaveLength(1);
    },
  );
});

describe('surely not accepted', () => {
  it('[CAR15] too many requests: tried again, and one message leaves', async () => {
    const { number } = app.phone('burst');
    app.carrier.knobs.next(
      'create',
      { kind: 'rate-limited', retryAfterSeconds: 2 },
      { to: number, times: 3 },
    );
    await newReporter(app, 'burst');
    for (const attempts of [1, 2, 3]) {
      await eventually(async () => (await smsTo(app, number))[0]?.attempts === attempts);
      await smsReaches(app, number, 'queued');
      app.clock.advance({ ms: 2_100 });
    }
    expect(await smsReaches(app, number, 'delivered')).toMatchObject({ attempts: 4 });
    expect(sentTo(number)).toHaveLength(1);
  });

  it('[CAR15] nobody listens at the carrier: tried again, and one message leaves', async () => {
    const number = '+12135550741';
    const end = await app.carrier.outage();
    await postSigned(app, SMS_DOOR, smsParams(app, { From: number, Body: 'van at Main and 4th' }));
    await eventually(async () => (await smsTo(app, number))[0]?.attempts === 1);
    await smsReaches(app, number, 'queued');
    await end();
    app.clock.advance({ ms: 10_000 });
    expect(await smsReaches(app, number, 'delivered')).toMatchObject({ attempts: 2 });
    expect(sentTo(number)).toHaveLength(1);
  });

  it('a refusal that stays is told at once and never tried again', async () => {
    const { number } = app.phone('landline');
    app.carrier.knobs.always('create', { kind: 'error', code: 21635 }, { to: number });
    await newReporter(app, 'landline');
    await smsReaches(app, number, 'failed');
    app.clock.advance({ minutes: 30 });
    expect(await smsTo(app, number)).toMatchObject([
      { state: 'failed', attempts: 1, errorCode: 21635 },
    ]);
  });
});

describe('no evidence', () => {
  it('[CAR16] unknown stays visible for a person: no sending again by itself', async () => {
    const { number } = app.phone('nowhere');
    const before = sendRequests(app);
    app.carrier.knobs.next('create', { kind: 'refuse' }, { to: number });
    await newReporter(app, 'nowhere');
    await smsReaches(app, number, 'unknown', 3_000);
    for (const minutes of [1, 2, 3, 10, 60]) {
      app.clock.advance({ minutes });
      expect(await settleUnknown(app.deps)).toBe(0);
    }
    const [sms] = await smsTo(app, number);
    expect(sms).toMatchObject({ state: 'unknown', attempts: 1 });
    expect(sms!.settledAt).not.toBeNull();
    expect(await deliveryOnBoard(number)).toBe('unknown');
    expect(sentTo(number)).toEqual([]);
    expect(sendRequests(app)).toBe(before + 1);
  });

  it('[CAR16] a list that cannot be read decides nothing', async () => {
    const { number } = app.phone('no list');
    app.carrier.knobs.next('create', { kind: 'refuse' }, { to: number });
    await newReporter(app, 'no list');
    await smsReaches(app, number, 'unknown', 3_000);
    const mend = app.carrier.knobs.always('list', { kind: 'error', code: 20500, status: 500 });
    app.clock.advance({ minutes: 10 });
    await settleUnknown(app.deps);
    mend();
    expect((await smsTo(app, number))[0]).toMatchObject({ state: 'unknown', settledAt: null });
  });

  it('[CAR14] two equal texts to one phone are not taken for each other', async () => {
    const { number } = app.phone('twice');
    app.carrier.knobs.settings.clockSkewMs = app.clock.now().getTime() - Date.now();
    await newReporter(app, 'twice');
    const first = await smsReaches(app, number, 'delivered');
    app.carrier.knobs.next('create', { kind: 'refuse' }, { to: number });
    const body = sentTo(number)[0]!.body;
    await transact(app.deps, (tx) =>
      queueSms(tx, app.deps, {
        purpose: 'reply',
        to: number,
        from: app.deps.config.HOTLINE_NUMBER,
        body,
        language: 'en',
        reportId: first.reportId!,
        personId: null,
      }),
    );
    await eventually(async () => (await smsTo(app, number))[1]?.state === 'unknown');
    app.clock.advance({ ms: 31_000 });
    await settleUnknown(app.deps);
    const [, second] = await smsTo(app, number);
    expect(second).toMatchObject({ state: 'unknown', carrierSid: null });
  });
});

describe('what decides to send', () => {
  it('[CAR17] and is rolled back sends nothing', async () => {
    const { row, report } = await (async () => {
      const params = smsParams(app, { From: '+12135550742', Body: 'van at Main and 4th' });
      await postSigned(app, SMS_DOOR, params);
      return reportOf(app, String(params['MessageSid']));
    })();
    expect(row.state).toBe('done');
    await smsReaches(app, '+12135550742', 'delivered');
    const before = sendRequests(app);
    const undecided = transact(app.deps, async (tx) => {
      await queueSms(tx, app.deps, {
        purpose: 'reply',
        to: '+12135550742',
        from: app.deps.config.HOTLINE_NUMBER,
        body: 'must never leave',
        language: 'en',
        reportId: report.id,
        personId: null,
      });
      throw new Error('changed my mind');
    });
    await expect(undecided).rejects.toThrow('changed my mind');
    // Another text goes all the way after it, so that it had every chance to leave.
    await newReporter(app, 'after the rollback');
    await smsReaches(app, app.phone('after the rollback').number, 'delivered');
    expect(sendRequests(app)).toBe(before + 1);
    expect(app.carrier.messages().filter((each) => each.body === 'must never leave')).toEqual([]);
  });

  it('[CAR20] and is answered by a machine each time stops after three texts', async () => {
    for (const [name, says] of [
      ['echo', (body: string) => body],
      ['help bot', () => 'ayuda'],
      ['out of office', () => 'I am driving and cannot answer now'],
    ] as const) {
      const phone = app.phone(name);
      const stop = app.carrier.onMessage((message) => {
        if (message.to !== phone.number || message.status !== 'delivered') return;
        void app.carrier.text({ from: phone.number, to: message.from, body: says(message.body) });
      });
      await phone.texts(says('help'));
      await eventually(async () => {
        await app.carrier.idle();
        const pending = await app.deps.db.prisma.inboundMessage.count({
          where: { state: 'pending' },
        });
        const leaving = (await smsTo(app, phone.number)).filter(
          (each) => each.state !== 'delivered' && each.nextAttemptAt <= app.clock.now(),
        );
        return pending === 0 && leaving.length === 0;
      });
      stop();
      const texts = sentTo(phone.number);
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.length).toBeLessThanOrEqual(3);
    }
  });
});

describe('what is written down', () => {
  it('[CAR27] holds no token, number or word of anybody, after every failure of the client', () => {
    const lines = app.logLines.join('');
    expect(lines).toContain('may or may not have gone out');
    expect(lines).toContain("the carrier's list cannot be read");
    const secrets = [
      app.deps.config.TWILIO_AUTH_TOKEN!,
      Buffer.from(
        `${app.deps.config.TWILIO_ACCOUNT_SID}:${app.deps.config.TWILIO_AUTH_TOKEN}`,
      ).toString('base64'),
      ...app.carrier.messages().flatMap((each) => [each.from, each.to, each.body]),
    ];
    for (const secret of new Set(secrets)) {
      expect(lines.includes(secret), secret).toBe(false);
      expect(lines.includes(encodeURIComponent(secret)), secret).toBe(false);
    }
  });
});
