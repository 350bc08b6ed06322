// The queue by hand, without a server around it: what leaves in one round, and when.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeCarrier } from '../../src/fake-carrier/fake-carrier.ts';
import { startFakeCarrier } from '../../src/fake-carrier/fake-carrier.ts';
import { processInbound } from '../../src/flow/intake/process-inbound.ts';
import { receiveSms } from '../../src/flow/intake/receive-sms.ts';
import { queueSms } from '../../src/messaging/queue-sms.ts';
import type { Sender } from '../../src/messaging/send-due-sms.ts';
import { CONCURRENT_SENDS, createSender } from '../../src/messaging/send-due-sms.ts';
import type { SmsPurpose } from '../../src/records/outbound-sms/outbound-sms-store.ts';
import { transact } from '../../src/records/transact.ts';
import type { Node } from '../flow/intake/journal/journal-fixture.ts';
import { startNode } from '../flow/intake/journal/journal-fixture.ts';
import { eventually } from '../harness/test-app.ts';
import type { TestDatabase } from '../harness/test-database.ts';
import { createTestDatabase } from '../harness/test-database.ts';
import { sendRequests, smsTo } from './outbound.ts';

const ACCOUNT = 'AC00000000000000000000000000000000';
const TOKEN = 'token-of-the-queue-tests';
const HOTLINE = '+12135550100';

let database: TestDatabase;
let carrier: FakeCarrier;
let node: Node;
let sender: Sender;
let reportId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  carrier = await startFakeCarrier({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    numbers: [{ number: HOTLINE, smsUrl: 'http://127.0.0.1:9/sms' }],
  });
  node = await startNode(database.url, {
    env: {
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_API_BASE_URL: carrier.baseUrl,
      SMS_SEGMENTS_PER_SECOND: '1000',
    },
  });
  sender = createSender(node.deps, () => undefined);
  reportId = await anyReport();
});
afterEach(async () => {
  // What still hangs ends with the carrier.
  await carrier.close();
  await sender.idle();
  await node.stop();
  await database.drop();
});

/** Of an anonymous sender, who is not answered. */
async function anyReport(): Promise<string> {
  const sid = `SM${crypto.randomUUID().replaceAll('-', '')}`;
  const params = {
    MessageSid: sid,
    AccountSid: ACCOUNT,
    From: '',
    To: HOTLINE,
    Body: 'van at Main',
  };
  await receiveSms(node.deps, params, 'webhook');
  await processInbound(node.deps);
  const report = await node.deps.db.prisma.report.findFirstOrThrow();
  return report.id;
}

async function queue(to: string, purpose: SmsPurpose = 'reply', body = `to ${to}`): Promise<void> {
  await transact(node.deps, async (tx) => {
    await queueSms(tx, node.deps, {
      purpose,
      to,
      from: HOTLINE,
      body,
      language: 'en',
      reportId,
      personId: null,
    });
  });
}

const phones = (count: number) =>
  Array.from({ length: count }, (_, index) => `+1714555${4_000 + index}`);

/** Rounds until nothing is due any more and every call has ended. */
async function sendAllDue(): Promise<void> {
  while ((await sender.round()) === 'again') await sender.idle();
  await sender.idle();
}

const states = async () => {
  const rows = await node.deps.db.prisma.outboundSms.findMany({ orderBy: { seq: 'asc' } });
  return rows.map((row) => row.state);
};

describe('credentials that are refused', () => {
  it('[CAR28] stop the sender and keep the queue; mended, all of it goes out once', async () => {
    const mend = carrier.knobs.always('create', { kind: 'bad-credentials' });
    const all = phones(30);
    for (const phone of all) await queue(phone);
    await sender.round();
    await sender.idle();
    expect(sendRequests({ carrier })).toBe(CONCURRENT_SENDS);
    const restMs = await sender.round();
    expect(restMs).toBeGreaterThan(50_000);
    expect(restMs).toBeLessThanOrEqual(60_000);
    expect(sendRequests({ carrier })).toBe(CONCURRENT_SENDS);
    expect(new Set(await states())).toEqual(new Set(['queued']));
    mend();
    node.clock.advance({ ms: 61_000 });
    await sendAllDue();
    expect(new Set(await states())).toEqual(new Set(['accepted']));
    expect(
      carrier
        .messages()
        .map((each) => each.to)
        .toSorted(),
    ).toEqual(all.toSorted());
    expect(node.logLines.some((line) => line.includes('"code":20003'))).toBe(true);
  });

  it('[CAR27] are not written down, nor is what was to be sent', async () => {
    for (const kind of [
      'bad-credentials',
      'refuse',
      'accept-then-reset',
      'accept-then-500',
      'html',
    ] as const) {
      carrier.knobs.next('create', { kind }, { to: '+17145554999' });
      await queue('+17145554999', 'reply', 'words that nobody else may read');
      await sendAllDue();
      node.clock.advance({ ms: 61_000 });
    }
    carrier.knobs.next('create', { kind: 'error', code: 21211 });
    const end = await carrier.outage();
    await queue('+17145554999', 'reply', 'words that nobody else may read');
    await sendAllDue();
    await end();
    const lines = node.logLines.join('');
    expect(lines).toContain('may or may not have gone out');
    for (const secret of [TOKEN, '7145554999', 'nobody else may read', 'authorization', 'Basic ']) {
      expect(lines.toLowerCase()).not.toContain(secret.toLowerCase());
    }
  });
});

describe('texts whose time is over', () => {
  it.each([
    ['consent', 5],
    ['ack', 60],
    ['help', 60],
    ['reply', 240],
  ] as const)(
    '[CAR26] a text of purpose %s never leaves after %i minutes',
    async (purpose, minutes) => {
      const [late, inTime] = phones(2) as [string, string];
      await queue(late, purpose);
      node.clock.advance({ minutes: minutes - 1 });
      await queue(inTime, purpose);
      node.clock.advance({ minutes: 1 });
      await sendAllDue();
      expect(await states()).toEqual(['expired', 'accepted']);
      expect(carrier.messages().map((each) => each.to)).toEqual([inTime]);
    },
  );

  it('[CAR26] and the carrier is told how long the rest may wait', async () => {
    await queue('+17145554000', 'ack');
    node.clock.advance({ minutes: 50 });
    await sendAllDue();
    const [message] = carrier.messages();
    expect(message!.validityPeriodSeconds).toBeGreaterThan(590);
    expect(message!.validityPeriodSeconds).toBeLessThanOrEqual(600);
  });
});

describe('two senders', () => {
  it('[CAR14] share one queue: each text is called for once', async () => {
    const other = createSender(node.deps, () => undefined);
    const all = phones(60);
    for (const phone of all) await queue(phone);
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await Promise.all([sender.round(), other.round()]);
      await Promise.all([sender.idle(), other.idle()]);
    }
    expect(
      carrier
        .messages()
        .map((each) => each.to)
        .toSorted(),
    ).toEqual(all.toSorted());
    expect(sendRequests({ carrier })).toBe(60);
  });

  it('replies overtake what was queued before them', async () => {
    for (const phone of phones(CONCURRENT_SENDS)) await queue(phone, 'ack');
    await queue('+17145554900', 'reply');
    await sender.round();
    await sender.idle();
    expect(await smsTo(node, '+17145554900')).toMatchObject([{ state: 'accepted' }]);
  });

  it('a call that hangs holds up no other text', async () => {
    carrier.knobs.next('create', { kind: 'accept-then-hang' }, { to: '+17145554901' });
    await queue('+17145554901');
    await sender.round();
    await eventually(async () => carrier.sentTo('+17145554901').length === 1);
    const startedMs = performance.now();
    for (const phone of phones(40)) await queue(phone);
    await eventually(async () => {
      await sender.round();
      return carrier.messages().length === 41;
    });
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    expect(await smsTo(node, '+17145554901')).toMatchObject([{ state: 'sending' }]);
  }, 25_000);
});

describe('a phone that wants no texts', () => {
  it('[CAR18] gets none that was queued before it said so', async () => {
    await queue('+17145554902');
    await node.deps.db.prisma.consent.create({
      data: {
        phoneIndex: new Uint8Array(node.deps.keyring.index('phone', '+17145554902')),
        purpose: 'hotline',
        state: 'out',
        changedAt: new Date(),
      },
    });
    await sendAllDue();
    expect(await states()).toEqual(['canceled']);
    expect(sendRequests({ carrier })).toBe(0);
    await expect(queue('+17145554902')).rejects.toMatchObject({ code: 'opted_out' });
  });

  it('[CAR18] where only the carrier knew: written down, and never tried again', async () => {
    carrier.knobs.always('create', { kind: 'error', code: 21610 });
    await queue('+17145554903');
    await sendAllDue();
    expect(await states()).toEqual(['failed']);
    await expect(queue('+17145554903')).rejects.toMatchObject({ code: 'opted_out' });
  });
});
