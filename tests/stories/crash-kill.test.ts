// kill -9 and SIGTERM in the middle of bursts: what was answered 200 is on the board, once.
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../harness/test-app.ts';
import type { TestDatabase } from '../harness/test-database.ts';
import { createTestDatabase } from '../harness/test-database.ts';
import type { Posted, Program } from './crash-process.ts';
import { createProgram, newText, post, timesOnBoard, timesOtherThanOnce } from './crash-process.ts';

let database: TestDatabase;
let program: Program;

beforeEach(async () => {
  database = await createTestDatabase();
  program = await createProgram(database.url);
});
afterEach(async () => {
  await program.stop();
  await database.drop();
});

const PHONES = Array.from({ length: 12 }, (_, index) => `+1714555${String(2_000 + index)}`);

/** Posts without pause, many at once, until told to stop. */
function startBurst(lanes = 16) {
  const answered: Posted[] = [];
  const others: Posted[] = [];
  let isOver = false;
  const lane = async (number: number) => {
    for (let count = number; !isOver; count += 1) {
      const text = newText(PHONES[count % PHONES.length]!);
      const status = await post(program, text);
      (status === 200 ? answered : others).push(text);
      if (status !== 200) return;
    }
  };
  const all = Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return {
    answered,
    others,
    end: async () => {
      isOver = true;
      await all;
    },
  };
}

async function nothingIsPending(): Promise<void> {
  await eventually(async () => {
    return (await program.db.prisma.inboundMessage.count({ where: { state: 'pending' } })) === 0;
  }, 40_000);
}

/** Lives of the program, each ended in the middle of a burst. */
const ENDS = ['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGTERM'] as const;
const ANSWERED_TOTAL = 500;
const STOPS_WITHIN_MS = 8_000;
const LAST_ANSWERS_MS = 5_000;

describe('kill -9', () => {
  it('[CAR5] four times in bursts, then SIGTERM: every text answered 200 is on the board exactly once', async () => {
    const answered: Posted[] = [];
    const unanswered: Posted[] = [];
    for (const [index, signal] of ENDS.entries()) {
      await program.start();
      const burst = startBurst();
      const wanted = Math.ceil((ANSWERED_TOTAL * (index + 1)) / ENDS.length) - answered.length;
      await eventually(async () => burst.answered.length >= wanted, 15_000);
      const endingMs = performance.now();
      expect(await program.end(signal)).toBe(signal === 'SIGTERM' ? 0 : signal);
      expect(performance.now() - endingMs).toBeLessThan(STOPS_WITHIN_MS);
      await burst.end();
      answered.push(...burst.answered);
      unanswered.push(...burst.others);
    }
    await program.start();
    // What got no answer is tried again, as the carrier would: it may or may not be known already.
    const again = await Promise.all(unanswered.map((text) => post(program, text)));
    expect(new Set(again)).toEqual(new Set([200]));
    await nothingIsPending();
    const texts = [...answered, ...unanswered];
    const times = await timesOnBoard(program, texts);
    expect(timesOtherThanOnce(times)).toEqual([]);
    expect(times.size).toBe(texts.length);
    expect(answered.length).toBeGreaterThanOrEqual(ANSWERED_TOTAL);
    expect(await program.db.prisma.report.count()).toBe(PHONES.length);
    const [head] = await program.db.prisma.feedHead.findMany();
    expect(BigInt(await program.db.prisma.feedEvent.count())).toBe(head!.seq);
  }, 90_000);

  it('[CAR14] between the call to the carrier and its record: one message at the carrier, none again', async () => {
    program.carrier.knobs.always('create', { kind: 'accept-then-hang' });
    await program.start();
    const phone = PHONES[0]!;
    expect(await post(program, newText(phone))).toBe(200);
    await eventually(async () => program.carrier.sentTo(phone).length === 1, 10_000);
    await program.end('SIGKILL');
    program.carrier.knobs.clear();
    await program.start();
    const [sms] = await program.db.prisma.outboundSms.findMany();
    expect(sms).toMatchObject({ attempts: 1, purpose: 'ack' });
    await post(program, newText(phone));
    await nothingIsPending();
    expect(program.carrier.sentTo(phone)).toHaveLength(1);
    const creates = program.carrier.requests().filter((each) => each.method === 'POST');
    expect(creates).toHaveLength(1);
  }, 30_000);
});

describe('SIGTERM', () => {
  it('while the carrier hangs and a visitor never ends a request: it waits for neither', async () => {
    program.carrier.knobs.always('create', { kind: 'accept-then-hang' });
    await program.start();
    expect(await post(program, newText(PHONES[0]!))).toBe(200);
    await eventually(async () => program.carrier.sentTo(PHONES[0]!).length === 1, 10_000);
    const { port } = new URL(program.baseUrl);
    const visitor = net.connect(Number(port), '127.0.0.1').on('error', () => undefined);
    await new Promise((resolve) => {
      visitor.write(
        'POST /webhooks/twilio/sms HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nB',
        resolve,
      );
    });
    const startedMs = performance.now();
    expect(await program.end('SIGTERM')).toBe(0);
    expect(performance.now() - startedMs).toBeLessThan(STOPS_WITHIN_MS + LAST_ANSWERS_MS);
    const [sms] = await program.db.prisma.outboundSms.findMany();
    expect(sms!.state).not.toBe('queued');
  }, 30_000);
});
