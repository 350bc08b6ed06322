// Time that stands still until a test moves it.
import type { Timers } from '../../src/realtime/timers.ts';

type Waiting = { dueMs: number; everyMs: number | null; run: () => void };

export type FakeTimers = Timers & {
  advance(ms: number): void;
  /** Timers that have not been cancelled. */
  count(): number;
};

export function createFakeTimers(): FakeTimers {
  const waiting = new Set<Waiting>();
  let nowMs = 0;

  function add(each: Waiting) {
    waiting.add(each);
    return () => void waiting.delete(each);
  }

  function nextDue(untilMs: number): Waiting | undefined {
    return [...waiting]
      .filter((each) => each.dueMs <= untilMs)
      .toSorted((one, other) => one.dueMs - other.dueMs)[0];
  }

  return {
    nowMs: () => nowMs,
    after: (ms, run) => add({ dueMs: nowMs + ms, everyMs: null, run }),
    every: (ms, run) => add({ dueMs: nowMs + ms, everyMs: ms, run }),
    count: () => waiting.size,
    advance: (ms) => {
      const untilMs = nowMs + ms;
      for (let due = nextDue(untilMs); due; due = nextDue(untilMs)) {
        nowMs = due.dueMs;
        if (due.everyMs === null) waiting.delete(due);
        else due.dueMs += due.everyMs;
        due.run();
      }
      nowMs = untilMs;
    },
  };
}
