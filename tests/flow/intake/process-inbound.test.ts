import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { processInbound } from '../../../src/flow/intake/process-inbound.ts';
import { receiveSms } from '../../../src/flow/intake/receive-sms.ts';
import { createTestClock } from '../../harness/test-app.ts';
import type { TestDatabase } from '../../harness/test-database.ts';
import { createTestDatabase } from '../../harness/test-database.ts';
import type { Node } from './journal/journal-fixture.ts';
import { startNode } from './journal/journal-fixture.ts';

let database: TestDatabase;
let near: Node;
let far: Node;
let made = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  near = await startNode(database.url);
  far = await startNode(database.url, { beside: near });
});
afterAll(async () => {
  await Promise.all([near.stop(), far.stop()]);
  await database.drop();
});
beforeEach(async () => {
  await drain(near);
});

async function drain(node: Node): Promise<void> {
  while ((await processInbound(node.deps)) > 0);
}

function newPhone(): string {
  made += 1;
  return `+1714555${String(made).padStart(4, '0')}`;
}

type Said = { sid: string; from: string; body: string };

function said(from: string, body: string): Said {
  return { sid: `SM${crypto.randomUUID().replaceAll('-', '')}`, from, body };
}

async function receive(node: Node, { sid, from, body }: Said): Promise<void> {
  const { config } = node.deps;
  const params = {
    MessageSid: sid,
    AccountSid: config.TWILIO_ACCOUNT_SID,
    From: from,
    To: config.HOTLINE_NUMBER,
    Body: body,
  };
  await receiveSms(node.deps, params, 'webhook');
}

const rowsOf = (texts: readonly Said[]) =>
  near.deps.db.prisma.inboundMessage.findMany({
    where: { sourceKey: { in: texts.map((each) => each.sid) } },
    orderBy: { seq: 'asc' },
  });

/** What the board would show of one phone: its reports with their threads, oldest words first. */
async function reportsOf(phone: string) {
  const { db, keyring } = near.deps;
  const phoneIndex = new Uint8Array(keyring.index('phone', phone));
  const reports = await db.prisma.report.findMany({
    where: { phoneIndex },
    orderBy: { number: 'asc' },
    include: {
      messages: { where: { direction: 'inbound' }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    },
  });
  return reports.map(({ id, kind, priority, status, flags, language, latestSealed, messages }) => ({
    kind,
    priority,
    status,
    // Each round says the same words with other phones, which the lanes notice, as they should.
    flags: flags.filter((flag) => flag !== 'same_words' && flag !== 'slow_lane').toSorted(),
    language,
    latest: keyring.openText('report.latest', id, latestSealed!),
    texts: messages.map((each) =>
      keyring.openText('report_message.body', each.id, each.bodySealed!),
    ),
  }));
}

describe('a message that cannot be processed', () => {
  it('[CAR30] is set apart after five tries and harms neither the others nor its sender', async () => {
    const [poisoned, others] = [newPhone(), Array.from({ length: 40 }, newPhone)];
    const bad = said(poisoned, 'cannot be opened');
    const later = said(poisoned, 'two vans at Pico and Union');
    const texts = others.map((from) => said(from, 'van blanca en la sexta'));
    for (const text of texts.slice(0, 20)) await receive(near, text);
    await receive(near, bad);
    await receive(near, later);
    for (const text of texts.slice(20)) await receive(near, text);
    await near.deps.db.prisma.$executeRaw`
      update inbound_message set raw_sealed = raw_sealed || '\\x00'::bytea where source_key = ${bad.sid}`;
    await drain(near);
    expect((await rowsOf(texts)).every((row) => row.state === 'done')).toBe(true);
    expect((await rowsOf([bad, later])).map((row) => row.state)).toEqual(['pending', 'pending']);
    for (let tries = 1; tries < 5; tries += 1) {
      near.clock.advance({ ms: 1_100 });
      await drain(near);
    }
    const [badRow, laterRow] = await rowsOf([bad, later]);
    expect(badRow).toMatchObject({
      state: 'quarantined',
      attempts: 5,
      reason: 'processing_failed',
    });
    expect(laterRow).toMatchObject({ state: 'done', attempts: 0 });
    expect((await reportsOf(poisoned)).map((each) => each.texts)).toEqual([[later.body]]);
    const audits = await near.deps.db.prisma.auditEvent.findMany({
      where: { subjectId: badRow!.id },
    });
    expect(audits.map((each) => each.action)).toEqual(['inbound.quarantined']);
  });

  it('a lost race is no fault of the message: nothing is counted against it', async () => {
    const text = said(newPhone(), 'van at 4th and Main');
    await receive(near, text);
    await near.deps.db.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from inbound_message where source_key = ${text.sid} for update`;
      expect(await processInbound(far.deps)).toBe(0);
    });
    await drain(far);
    expect(await rowsOf([text])).toMatchObject([{ state: 'done', attempts: 0 }]);
  });
});

describe('two nodes', () => {
  it('[CAR3] share 200 texts of five senders: each once, in each sender’s order', async () => {
    const senders = Array.from({ length: 5 }, newPhone);
    const texts = Array.from({ length: 200 }, (_, index) =>
      said(senders[index % 5]!, `${index} the van is still at the corner`),
    );
    for (const text of texts) await receive(Math.random() < 0.5 ? near : far, text);
    await Promise.all([drain(near), drain(far), drain(near), drain(far)]);
    await drain(near);
    const rows = await rowsOf(texts);
    expect(rows.map((row) => row.sourceKey)).toEqual(texts.map((each) => each.sid));
    expect(rows.every((row) => row.state === 'done' && row.attempts === 0)).toBe(true);
    for (const [index, sender] of senders.entries()) {
      const own = texts.filter((each) => each.from === sender).map((each) => each.body);
      const reports = await reportsOf(sender);
      expect(reports).toHaveLength(1);
      expect(reports[0]!.texts.toSorted()).toEqual(own.toSorted());
      expect(reports[0]!.latest).toBe(own.at(-1));
      const doneAt = rows
        .filter((_, at) => at % 5 === index)
        .map((row) => row.processedAt!.getTime());
      expect(doneAt).toEqual(doneAt.toSorted((a, b) => a - b));
    }
    const sms = await near.deps.db.prisma.outboundSms.findMany({
      where: {
        toIndex: {
          in: senders.map((each) => new Uint8Array(near.deps.keyring.index('phone', each))),
        },
      },
    });
    expect(sms).toHaveLength(5);
  });
});

describe('order', () => {
  const conversation = (phones: readonly string[]): Said[] => [
    said(phones[0]!, 'hay dos vans en pico y union'),
    said(phones[0]!, 'se llevaron a mi hermano'),
    said(phones[0]!, 'ya se fueron'),
    said(phones[1]!, 'ICE at the Home Depot on Wilshire'),
    said(phones[1]!, 'they have masks and rifles'),
    said(phones[2]!, 'is this the hotline'),
  ];

  async function happens(texts: readonly Said[]): Promise<void> {
    for (const text of texts) {
      near.clock.advance({ ms: 2 });
      await receive(near, text);
    }
    await drain(near);
  }

  const threePhones = () => [newPhone(), newPhone(), newPhone()];

  it('[CAR11] however the senders’ texts fall between each other, the reports are the same', async () => {
    const phones = threePhones();
    await happens(conversation(phones));
    const expected = await Promise.all(phones.map(reportsOf));
    const turns = [0, 0, 0, 1, 1, 2];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(turns, { minLength: turns.length }), async (order) => {
        const others = threePhones();
        const left = others.map((phone) =>
          conversation(others).filter((each) => each.from === phone),
        );
        await happens(order.map((sender) => left[sender]!.shift()!));
        expect(await Promise.all(others.map(reportsOf))).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  it('[CAR11] in any order at all: one report a sender, all its words, the gravest kind', async () => {
    const phones = threePhones();
    await happens(conversation(phones));
    const whatever = async (phone: string) =>
      (await reportsOf(phone)).map(({ kind, status, flags, texts }) => {
        return { kind, status, flags, texts: texts.toSorted() };
      });
    const expected = await Promise.all(phones.map(whatever));
    expect(expected[0]![0]).toMatchObject({ kind: 'arrest' });
    const positions = [0, 1, 2, 3, 4, 5];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(positions, { minLength: positions.length }),
        async (order) => {
          const others = threePhones();
          const texts = conversation(others);
          await happens(order.map((position) => texts[position]!));
          expect(await Promise.all(others.map(whatever))).toEqual(expected);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('a node whose clock is behind', () => {
  it('takes up what another left, as soon as its own clock allows', async () => {
    const behind = await startNode(database.url, { beside: { ...near, clock: createTestClock() } });
    const text = said(newPhone(), 'van at 4th and Main');
    await receive(near, text);
    const waitMs = near.clock.now().getTime() - behind.clock.now().getTime();
    expect(waitMs).toBeGreaterThan(0);
    expect(await processInbound(behind.deps)).toBe(0);
    behind.clock.advance({ ms: waitMs });
    await drain(behind);
    expect(await rowsOf([text])).toMatchObject([{ state: 'done' }]);
    await behind.stop();
  });
});
