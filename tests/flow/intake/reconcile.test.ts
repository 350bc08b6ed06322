// The carrier is real and reachable, but nobody answers its webhooks: what it knows is in its list.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeCarrier } from '../../../src/fake-carrier/fake-carrier.ts';
import { startFakeCarrier } from '../../../src/fake-carrier/fake-carrier.ts';
import { processInbound } from '../../../src/flow/intake/process-inbound.ts';
import { receiveSms } from '../../../src/flow/intake/receive-sms.ts';
import { reconcile } from '../../../src/flow/intake/reconcile.ts';
import type { TestDatabase } from '../../harness/test-database.ts';
import { createTestDatabase } from '../../harness/test-database.ts';
import type { Node } from './journal/journal-fixture.ts';
import { startNode } from './journal/journal-fixture.ts';

const ACCOUNT = 'AC00000000000000000000000000000000';
const TOKEN = 'token-of-the-reconcile-tests';
const HOTLINE = '+12135550100';
const ALERTS = '+12135550190';
const ANA = '+13105550123';

let database: TestDatabase;
let carrier: FakeCarrier;
let node: Node;

beforeEach(async () => {
  database = await createTestDatabase();
  carrier = await startFakeCarrier({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    numbers: [HOTLINE, ALERTS].map((number) => ({ number, smsUrl: 'http://127.0.0.1:9/sms' })),
  });
  carrier.knobs.always('inbound', { kind: 'lost' });
  node = await startNode(database.url, {
    env: { TWILIO_AUTH_TOKEN: TOKEN, TWILIO_API_BASE_URL: carrier.baseUrl },
  });
});
afterEach(async () => {
  await node.stop();
  await carrier.close();
  await database.drop();
});

async function text(body: string, to = HOTLINE): Promise<string> {
  return (await carrier.text({ from: ANA, to, body })).sid;
}

const rows = () => node.deps.db.prisma.inboundMessage.findMany({ orderBy: { seq: 'asc' } });
const gapAlarms = () => node.logLines.filter((line) => line.includes('a gap was filled'));

/** A first look at an empty list, so that every later text is a gap if it is missing. */
async function haveLookedBefore(): Promise<void> {
  expect(await reconcile(node.deps)).toBe(0);
}

describe('texts that only the carrier knows', () => {
  it('[CAR9] are journalled once, in the carrier’s order, with its time, and an alarm', async () => {
    await haveLookedBefore();
    const sids: string[] = [];
    for (let count = 0; count < 300; count += 1)
      sids.push(await text(`${count} van at the corner`));
    node.clock.advance({ minutes: 45 });
    expect(await reconcile(node.deps)).toBe(300);
    const found = await rows();
    expect(found.map((row) => row.sourceKey)).toEqual(sids);
    expect(found.every((row) => row.source === 'reconciled')).toBe(true);
    const ageMs = node.clock.now().getTime() - found[0]!.receivedAt.getTime();
    expect(ageMs).toBeGreaterThan(44 * 60_000);
    expect(gapAlarms()).toHaveLength(1);
    expect(await reconcile(node.deps)).toBe(0);
    expect(await rows()).toHaveLength(300);
    expect(gapAlarms()).toHaveLength(1);
  });

  it('[CAR9] become reports that say they were found late, and nobody is answered', async () => {
    await haveLookedBefore();
    await text('hay una van blanca en la sexta');
    node.clock.advance({ minutes: 3 });
    await reconcile(node.deps);
    while ((await processInbound(node.deps)) > 0);
    const [report] = await node.deps.db.prisma.report.findMany();
    expect(report).toMatchObject({ kind: 'sighting', flags: ['found_late'] });
    expect(await node.deps.db.prisma.outboundSms.count()).toBe(0);
  });

  it('[CAR9] found late, they stand in their place in the thread and do not cover newer words', async () => {
    await haveLookedBefore();
    await text('the older words');
    node.clock.advance({ minutes: 10 });
    const newer = {
      MessageSid: 'SM00000000000000000000000000000001',
      AccountSid: ACCOUNT,
      From: ANA,
      To: HOTLINE,
      Body: 'the newer words',
    };
    await receiveSms(node.deps, newer, 'webhook');
    while ((await processInbound(node.deps)) > 0);
    expect(await reconcile(node.deps)).toBe(1);
    while ((await processInbound(node.deps)) > 0);
    const { db, keyring } = node.deps;
    const report = await db.prisma.report.findFirstOrThrow({
      include: { messages: { where: { direction: 'inbound' }, orderBy: { at: 'asc' } } },
    });
    const texts = report.messages.map((each) =>
      keyring.openText('report_message.body', each.id, each.bodySealed!),
    );
    expect(texts).toEqual(['the older words', 'the newer words']);
    expect(keyring.openText('report.latest', report.id, report.latestSealed!)).toBe(
      'the newer words',
    );
    expect(report.lastMessageAt).toEqual(report.messages[1]!.at);
  });

  it('[CAR9] of every number of ours are found, by many pages', async () => {
    await haveLookedBefore();
    for (let count = 0; count < 1_050; count += 1) await text('to the hotline');
    await text('to the alerts', ALERTS);
    node.clock.advance({ minutes: 3 });
    expect(await reconcile(node.deps)).toBe(1_051);
  });

  it('[CAR9] younger than two minutes are still on their way, and no gap', async () => {
    await haveLookedBefore();
    const sid = await text('just now');
    node.clock.advance({ ms: 115_000 });
    expect(await reconcile(node.deps)).toBe(0);
    node.clock.advance({ ms: 10_000 });
    expect(await reconcile(node.deps)).toBe(1);
    expect((await rows()).map((row) => row.sourceKey)).toEqual([sid]);
  });

  it('our own texts in the list are not taken for reports', async () => {
    await haveLookedBefore();
    await node.deps.sms.send({
      to: HOTLINE,
      from: ALERTS,
      body: 'from us to us',
      statusCallback: 'http://127.0.0.1:9/status',
      validitySeconds: 60,
    });
    node.clock.advance({ minutes: 3 });
    expect(await reconcile(node.deps)).toBe(0);
  });
});

describe('how far back a look goes', () => {
  it('[CAR9] to an hour before the last good one, however long ago that was', async () => {
    await haveLookedBefore();
    await text('during a long outage');
    node.clock.advance({ minutes: 3 * 24 * 60 });
    expect(await reconcile(node.deps)).toBe(1);
  });

  it('[CAR9] a look that failed does not count as one', async () => {
    await haveLookedBefore();
    const end = await carrier.outage();
    node.clock.advance({ minutes: 200 });
    expect(await reconcile(node.deps)).toBe(0);
    await end();
    await text('while the carrier was out of reach');
    node.clock.advance({ minutes: 200 });
    expect(await reconcile(node.deps)).toBe(1);
  });

  it('[CAR9] on an empty database to the last hour, and what it finds is no gap of ours', async () => {
    await text('from before we were there');
    node.clock.advance({ minutes: 120 });
    expect(await reconcile(node.deps)).toBe(0);
    await node.deps.db.prisma.reconcileMark.deleteMany();
    carrier.knobs.settings.clockSkewMs = 110 * 60_000;
    const sid = await text('ten minutes before our first start');
    expect(await reconcile(node.deps)).toBe(1);
    expect((await rows()).map((row) => row.sourceKey)).toEqual([sid]);
    expect(gapAlarms()).toEqual([]);
  });
});

describe('the webhook and the list at once', () => {
  it('[CAR10] a hundred texts by both ways are a hundred rows without conflict', async () => {
    await haveLookedBefore();
    const bodies = Array.from({ length: 100 }, (_, count) => `${count} ICE en la pulga 👀 "ñandú"`);
    const sids: string[] = [];
    for (const body of bodies) sids.push(await text(body));
    node.clock.advance({ minutes: 3 });
    const webhooks = sids.map((sid, index) =>
      receiveSms(
        node.deps,
        { MessageSid: sid, AccountSid: ACCOUNT, From: ANA, To: HOTLINE, Body: bodies[index]! },
        'webhook',
      ),
    );
    const [found, ...outcomes] = await Promise.all([reconcile(node.deps), ...webhooks]);
    expect(outcomes.filter((each) => each === 'stored').length + found).toBe(100);
    expect((await rows()).map((row) => row.sourceKey).toSorted()).toEqual(sids.toSorted());
    expect(await node.deps.db.prisma.inboundConflict.count()).toBe(0);
  });
});
