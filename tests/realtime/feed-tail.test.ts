import pg from 'pg';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFeed } from '../../src/platform/feed-log.ts';
import { sqlOf } from '../../src/platform/run-sql.ts';
import type { BoardsDeps } from '../../src/realtime/boards.ts';
import { createFeedTail, withoutGap } from '../../src/realtime/feed-tail.ts';
import type { Nudges } from '../../src/realtime/nudges.ts';
import { createNudges } from '../../src/realtime/nudges.ts';
import type { Timers } from '../../src/realtime/timers.ts';
import { systemTimers } from '../../src/realtime/timers.ts';
import { transact } from '../../src/records/transact.ts';
import { risingFrom } from './board-client.ts';
import type { Night } from './night.ts';
import {
  appendChanges,
  change,
  changeOften,
  report,
  reportInTx,
  startNight,
  until,
} from './night.ts';

let night: Night;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  night = await startNight();
  stops = [];
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await night.end();
});

type Follower = { deps: ReturnType<Night['node']>; seqs: number[]; resets: number; head(): number };

const DEAF: Nudges = {
  start: () => undefined,
  stop: () => Promise.resolve(),
  send: () => undefined,
  post: () => undefined,
  onNote: () => undefined,
  on: () => undefined,
};
/** A poll so slow that only signals and nudges are left. */
const NO_POLL: Timers = { ...systemTimers, every: () => () => undefined };

async function follow(options: { nudges?: Nudges; timers?: Timers } = {}): Promise<Follower> {
  const deps = night.node();
  const timers = options.timers ?? NO_POLL;
  const nudges = options.nudges ?? createNudges(deps, timers);
  const tail = createFeedTail(deps, nudges, timers);
  const follower: Follower = { deps, seqs: [], resets: 0, head: tail.head };
  tail.subscribe({
    onItems: (items) => follower.seqs.push(...items.map((item) => item.seq)),
    onReset: () => {
      follower.resets += 1;
    },
  });
  await tail.start();
  nudges.start();
  stops.push(
    () => tail.stop(),
    () => nudges.stop(),
  );
  return follower;
}

const sessionsNamed = `select pid from pg_stat_activity
  where datname = current_database() and application_name = 'testigo-nudges'`;

async function untilListening(deps: BoardsDeps, count: number): Promise<number[]> {
  let pids: number[] = [];
  await until(() => {
    void deps.db.pool
      .query(`${sessionsNamed} and query like '%listen%' and state = 'idle'`)
      .then((found) => {
        pids = found.rows.map((row: { pid: number }) => row.pid);
      });
    return pids.length === count;
  });
  return pids;
}

/** Twenty at once; `outcomes` says for each whether it commits. */
async function write(deps: BoardsDeps, outcomes: readonly boolean[]): Promise<number> {
  const done = await Promise.allSettled(
    outcomes.map((commits) =>
      transact(deps, async (tx) => {
        await reportInTx(tx, deps);
        if (!commits) throw new Error('changed my mind');
      }),
    ),
  );
  return done.filter((each) => each.status === 'fulfilled').length;
}

describe('the sequence', () => {
  test('[RT1] [RT2] twenty writers with rollbacks leave no gap, and two tails see the same', async () => {
    const writer = await follow({ nudges: DEAF });
    const other = await follow();
    await untilListening(other.deps, 1);
    let written = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        async (outcomes) => {
          written += await write(writer.deps, outcomes);
        },
      ),
      { numRuns: 10 },
    );
    other.deps.signals.emit('feed');
    await until(() => writer.head() === written && other.head() === written);
    expect(written).toBeGreaterThan(50);
    expect(writer.seqs).toEqual(risingFrom(0, written));
    expect(other.seqs).toEqual(writer.seqs);
    const log = (await readFeed(writer.deps.db, sqlOf(writer.deps.db), 0, 1_000)).entries;
    expect(log.map((entry) => entry.seq)).toEqual(writer.seqs);
  });

  test('[RT1] whoever reads sees a whole beginning of the log, never one with a hole', async () => {
    const deps = night.node();
    let isWriting = true;
    const writing = (async () => {
      for (let round = 0; round < 6; round += 1) await write(deps, Array(20).fill(true));
      isWriting = false;
    })();
    let looks = 0;
    while (isWriting) {
      const seqs = (await readFeed(deps.db, sqlOf(deps.db), 0, 1_000)).entries.map((entry) => entry.seq);
      expect(seqs).toEqual(risingFrom(0, seqs.length));
      looks += 1;
    }
    await writing;
    expect(looks).toBeGreaterThan(5);
  });

  test('[RT1] a rolled back append gives its numbers to the next', async () => {
    const deps = night.node();
    await write(deps, [true, false, false]);
    await write(deps, [false, true]);
    expect((await readFeed(deps.db, sqlOf(deps.db), 0, 10)).entries.map((entry) => entry.seq)).toEqual([1, 2]);
  });

  test('[RT2] more than one batch is handed on whole', async () => {
    const follower = await follow({ nudges: DEAF });
    const id = await report(follower.deps);
    await changeOften(follower.deps, id, 1_234);
    await until(() => follower.head() === 1_235);
    expect(follower.seqs).toEqual(risingFrom(0, 1_235));
  });

  test('a tail begins at the head, not at the beginning', async () => {
    const writer = night.node();
    await report(writer);
    const follower = await follow({ nudges: DEAF });
    expect(follower.head()).toBe(1);
    const id = await report(follower.deps);
    await change(follower.deps, id);
    await until(() => follower.head() === 3);
    expect(follower.seqs).toEqual([2, 3]);
  });
});

describe('what wakes it', () => {
  test('[RT3] a commit here at once, without poll or nudge', async () => {
    const follower = await follow({ nudges: DEAF });
    await report(follower.deps);
    await until(() => follower.head() === 1, 1_000);
  });

  test('[RT3] a commit on another node by its nudge, without poll', async () => {
    const [one, other] = [await follow(), await follow()];
    await untilListening(one.deps, 2);
    await report(one.deps);
    await until(() => other.head() === 1, 1_000);
  });

  test('[RT4] the poll alone', async () => {
    const follower = await follow({ nudges: DEAF, timers: systemTimers });
    await report(night.node());
    await until(() => follower.head() === 1, 2_000);
  });

  test('[RT4] with its nudge connection killed the poll delivers, and nudges come back', async () => {
    const one = await follow({ timers: systemTimers });
    const other = await follow({ timers: systemTimers });
    const pids = await untilListening(one.deps, 2);
    await one.deps.db.pool.query(
      `select pg_terminate_backend(pid) from (${sessionsNamed}) as each`,
    );
    await report(one.deps);
    await until(() => other.head() === 1, 2_000);
    const after = await untilListening(one.deps, 2);
    expect(after.filter((pid) => pids.includes(pid))).toEqual([]);
    expect(other.deps.logLines.join()).toContain('nudges are lost');
  });

  test('[RT4] what was committed while a nudge connection was lost is read when it is back', async () => {
    const one = await follow();
    const other = await follow();
    await untilListening(one.deps, 2);
    await one.deps.db.pool.query(
      `select pg_terminate_backend(pid) from (${sessionsNamed}) as each`,
    );
    await report(one.deps);
    await until(() => other.head() === 1);
  });

  test('[RT7] a burst of commits is few nudges, and none comes before its commit', async () => {
    const one = await follow();
    const ear = new pg.Client({ connectionString: night.url });
    await ear.connect();
    const heard: string[] = [];
    ear.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await ear.query('listen testigo_nudge');
    await untilListening(one.deps, 1);
    await transact(one.deps, async (tx) => {
      await reportInTx(tx, one.deps);
      await ear.query('select 1');
      expect(heard).toEqual([]);
    });
    await until(() => heard.length > 0);
    heard.length = 0;
    const startedMs = performance.now();
    for (let count = 0; count < 1_000; count += 1) one.deps.signals.emit('feed');
    await write(one.deps, Array(40).fill(true));
    await until(() => one.head() === 41 && heard.length > 0);
    expect(heard.length).toBeLessThanOrEqual((performance.now() - startedMs) / 5 + 1);
    await ear.end();
  });
});

describe('when the database is not what it was', () => {
  test('[RT5] an older copy of it resets those who follow', async () => {
    const follower = await follow({ nudges: DEAF, timers: systemTimers });
    const id = await report(follower.deps);
    await changeOften(follower.deps, id, 9);
    await until(() => follower.head() === 10);
    await follower.deps.db.pool.query('update feed_head set seq = 4');
    await follower.deps.db.pool.query('delete from feed_event where seq > 4');
    await until(() => follower.resets === 1);
    expect(follower.head()).toBe(4);
    await change(follower.deps, id);
    await until(() => follower.head() === 5);
    expect(follower.seqs.at(-1)).toBe(5);
  });

  test('[RT5] a gap that stays resets those who follow, and is logged', async () => {
    const follower = await follow({ nudges: DEAF });
    const id = await report(follower.deps);
    await until(() => follower.head() === 1);
    await follower.deps.db.pool.query('update feed_head set seq = 7');
    await change(follower.deps, id);
    await until(() => follower.resets === 1);
    expect(follower.head()).toBe(8);
    expect(follower.deps.logLines.join()).toContain('a gap in the feed');
  });

  test('[RT5] the part before a gap is whole', () => {
    const entry = (seq: number) =>
      ({ seq, kind: 'report.changed', subjectId: '', at: new Date() }) as const;
    fc.assert(
      fc.property(fc.nat(), fc.uniqueArray(fc.integer({ min: 1, max: 12 })), (seq, steps) => {
        const entries = steps.toSorted((a, b) => a - b).map((step) => entry(seq + step));
        const whole = withoutGap(entries, seq).map((each) => each.seq);
        expect(whole).toEqual(risingFrom(seq, seq + whole.length));
        expect(entries[whole.length]?.seq).not.toBe(seq + whole.length + 1);
      }),
    );
  });

  test('[RT6] connections lost in the middle delay it and lose nothing', async () => {
    const follower = await follow({ timers: systemTimers });
    const id = await report(follower.deps);
    await until(() => follower.head() === 1);
    const killer = new pg.Client({ connectionString: night.url });
    await killer.connect();
    for (let round = 0; round < 5; round += 1) {
      await appendChanges(killer as Pick<pg.Pool, 'query'>, id, 20);
      follower.deps.signals.emit('feed');
      await killer.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
    }
    await killer.end();
    await until(() => follower.head() === 101);
    expect(follower.seqs).toEqual(risingFrom(0, 101));
    expect(follower.resets).toBe(0);
  });
});
