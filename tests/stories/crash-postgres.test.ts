// Postgres stops for a while: the doors stay open, and afterwards everything is there once.
import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catchUpStatuses } from '../../src/messaging/catch-up-statuses.ts';
import { settleUnknown } from '../../src/messaging/settle-unknown.ts';
import type { BoardClient } from '../harness/board-client.ts';
import { openBoard } from '../harness/board-client.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { eventually, startTestApp } from '../harness/test-app.ts';
import type { Posted, Program } from './crash-process.ts';
import { createProgram, newText, post, timesOnBoard, timesOtherThanOnce } from './crash-process.ts';
import type { OwnPostgres } from './own-postgres.ts';
import { createOwnPostgres } from './own-postgres.ts';

let postgres: OwnPostgres;

beforeAll(async () => {
  postgres = await createOwnPostgres();
});
afterAll(() => postgres.remove());

const PHONES = Array.from({ length: 20 }, (_, index) => `+1714555${String(3_000 + index)}`);

function newTexts(count: number): Posted[] {
  return Array.from({ length: count }, (_, index) => newText(PHONES[index % PHONES.length]!));
}

describe('a server that loses its Postgres', () => {
  let app: TestApp;
  let marisol: Api;
  let board: BoardClient;

  beforeAll(async () => {
    app = await startTestApp({ env: { DATABASE_URL: postgres.url } });
    marisol = await app.signIn('marisol', ['dispatcher']);
    board = await openBoard(app, marisol);
  });
  afterAll(async () => {
    board.close();
    await app.stop();
  });

  const door = () => ({ carrier: app.carrier, baseUrl: app.baseUrl });
  const ready = async () => (await fetch(`${app.baseUrl}/readyz`)).status;
  const spoolFiles = () => readdir(app.deps.config.spoolDir).catch(() => []);
  const postAll = async (texts: readonly Posted[]) =>
    new Set(await Promise.all(texts.map((text) => post(door(), text))));
  const allOnBoardOnce = (texts: readonly Posted[]) =>
    eventually(async () => {
      const times = await timesOnBoard({ db: app.deps.db, keyring: app.deps.keyring }, texts);
      const wrong = timesOtherThanOnce(times);
      const [twice] = wrong.filter(([, count]) => count > 1);
      if (twice) throw new Error(`twice: ${twice[0]}`);
      return wrong.length === 0;
    }, 20_000);

  it('[CAR6] answers 200 to 200 texts, says that it is not ready, and has each once afterwards', async () => {
    const before = newTexts(20);
    expect(await postAll(before)).toEqual(new Set([200]));
    // While we are away from our Postgres, the carrier also loses some: they are in its list alone.
    app.carrier.knobs.next('inbound', { kind: 'lost' }, { times: 3 });
    for (const name of ['lost one', 'lost two', 'lost three'])
      await app.phone(name).texts('van at 5th');
    app.clock.advance({ minutes: 3 });
    await postgres.stop();
    const during = newTexts(200);
    expect(await postAll(during)).toEqual(new Set([200]));
    expect(await ready()).toBe(503);
    expect((await fetch(`${app.baseUrl}/healthz`)).status).toBe(200);
    expect(app.deps.journal.isSpooling()).toBe(true);
    // Some come twice, as a carrier that missed our answer sends them.
    expect(await postAll(during.slice(0, 30))).toEqual(new Set([200]));
    await postgres.start();
    const backMs = performance.now();
    await eventually(async () => (await ready()) === 200, 5_000);
    await eventually(async () => !app.deps.journal.isSpooling(), 5_000);
    expect(performance.now() - backMs).toBeLessThan(5_000);
    await allOnBoardOnce([...before, ...during]);
    expect(await spoolFiles()).toEqual([]);
    expect(await app.deps.db.prisma.inboundConflict.count()).toBe(0);
  });

  it('[CAR6] then works as before by itself: boards, answers, callbacks, the carrier’s list', async () => {
    await app.phone('ana').texts('hay una van blanca con agentes en la sexta y alvarado');
    await board.next(
      (event) =>
        event.kind === 'report.received' && event.report.text?.includes('la sexta') === true,
    );
    await app.phone('ana').expects(/^Testigo: /);
    const found = { source: 'reconciled', state: 'done' };
    await eventually(
      async () => (await app.deps.db.prisma.inboundMessage.count({ where: found })) === 3,
    );
  });

  it('[CAR14] and knows what became of the texts that were on their way out, none of them twice', async () => {
    await app.carrier.idle();
    app.clock.advance({ minutes: 11 });
    await settleUnknown(app.deps);
    await catchUpStatuses(app.deps);
    const rows = await app.deps.db.prisma.outboundSms.findMany({ select: { state: true } });
    // A text that was taken and never called for is said to be unknown: a person decides.
    expect(rows.filter((row) => !['delivered', 'unknown'].includes(row.state))).toEqual([]);
    const delivered = rows.filter((row) => row.state === 'delivered');
    const sent = app.carrier.messages().filter((each) => each.direction !== 'inbound');
    expect(sent).toHaveLength(delivered.length);
    expect(new Set(sent.map((each) => each.to)).size).toBe(sent.length);
  });

  it('[CAR5] a Postgres that crashes in a burst: nothing answered or shown is undone, nothing is sent twice', async () => {
    const phones = Array.from({ length: 40 }, (_, index) => `+1714555${3_100 + index}`);
    const texts = Array.from({ length: 240 }, (_, index) => newText(phones[index % 40]!));
    const seenBefore = board.events.length;
    const answers = texts.map((text) => post(door(), text));
    await Promise.all(answers.slice(0, 80));
    await eventually(async () => board.events.length > seenBefore + 20);
    await postgres.crash();
    const shown = board.events.flatMap((event) => ('report' in event ? [event.report.id] : []));
    await postgres.start();
    expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));
    await allOnBoardOnce(texts);
    const kept = await app.deps.db.prisma.report.count({
      where: { id: { in: [...new Set(shown)] } },
    });
    expect(kept).toBe(new Set(shown).size);
    // Ana's and the three that only the carrier knew are there from before.
    const others = 4;
    expect(await app.deps.db.prisma.report.count()).toBe(PHONES.length + phones.length + others);
    await eventually(async () => {
      const open = await app.deps.db.prisma.outboundSms.count({
        where: { state: { in: ['queued', 'sending'] } },
      });
      return open === 0;
    }, 3_000).catch(() => undefined);
    for (const phone of phones) expect(app.carrier.sentTo(phone).length).toBeLessThanOrEqual(1);
    expect(app.logLines.some((line) => line.includes('the feed went back'))).toBe(false);
  }, 60_000);

  it('[CAR7] without Postgres and without a disk it says 503, and takes the same text later', async () => {
    await rm(app.deps.config.spoolDir, { recursive: true, force: true });
    await writeFile(app.deps.config.spoolDir, '');
    await postgres.stop();
    const texts = newTexts(10);
    expect(await postAll(texts)).toEqual(new Set([503]));
    await postgres.start();
    await eventually(async () => !app.deps.journal.isSpooling(), 5_000);
    expect(await postAll(texts)).toEqual(new Set([200]));
    await allOnBoardOnce(texts);
    await rm(app.deps.config.spoolDir);
  });
});

describe('a process that ends while its Postgres is away', () => {
  let program: Program;

  beforeEach(async () => {
    program = await createProgram(postgres.url);
    await program.db.prisma.keyringCanary.deleteMany();
  });
  afterEach(() => program.stop());

  it('[CAR6] by kill -9 in the middle of writing to disk: the next one moves it all, once', async () => {
    await program.start();
    await postgres.stop();
    const texts = newTexts(60);
    expect(new Set(await Promise.all(texts.map((text) => post(program, text))))).toEqual(
      new Set([200]),
    );
    await program.end('SIGKILL');
    const [segment] = await program.spoolFiles();
    await appendFile(path.join(program.dataDir, 'spool', segment!), '{"id":"019');
    await postgres.start();
    await program.start();
    const done = { sourceKey: { in: texts.map((text) => text.sid) }, state: 'done' };
    await eventually(
      async () => (await program.db.prisma.inboundMessage.count({ where: done })) === 60,
      15_000,
    );
    expect(await program.spoolFiles()).toEqual([]);
    expect(program.log()).toContain('cut off by a crash');
  }, 40_000);

  it('by SIGTERM: it does not wait for Postgres, and what is on disk stays there', async () => {
    await program.start();
    await postgres.stop();
    const texts = newTexts(5);
    expect(new Set(await Promise.all(texts.map((text) => post(program, text))))).toEqual(
      new Set([200]),
    );
    const startedMs = performance.now();
    expect(await program.end('SIGTERM')).toBe(0);
    expect(performance.now() - startedMs).toBeLessThan(8_000);
    expect(await program.spoolFiles()).toHaveLength(1);
    await postgres.start();
  }, 40_000);
});
