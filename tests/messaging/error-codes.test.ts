import { describe, expect, it } from 'vitest';
import { REMEDIES, backoffMs, remedyFor } from '../../src/messaging/error-codes.ts';

const MINUTE = 60_000;

/** Code, HTTP status, and what is done at the first, second and tenth attempt. */
const POLICY: readonly [
  code: number,
  status: number,
  first: string,
  second: string,
  tenth: string,
][] = [
  [20003, 401, 'stop_sender', 'stop_sender', 'stop_sender'],
  [20404, 404, 'stop_sender', 'stop_sender', 'stop_sender'],
  [20429, 429, 'retry', 'retry', 'give_up'],
  [21211, 400, 'give_up', 'give_up', 'give_up'],
  [21408, 400, 'give_up', 'give_up', 'give_up'],
  [21606, 400, 'stop_sender', 'stop_sender', 'stop_sender'],
  [21608, 400, 'give_up', 'give_up', 'give_up'],
  [21610, 400, 'opt_out', 'opt_out', 'opt_out'],
  [21611, 400, 'retry', 'retry', 'give_up'],
  [21612, 400, 'give_up', 'give_up', 'give_up'],
  [21614, 400, 'give_up', 'give_up', 'give_up'],
  [21617, 400, 'give_up', 'give_up', 'give_up'],
  [21635, 400, 'give_up', 'give_up', 'give_up'],
  [30001, 400, 'retry', 'retry', 'give_up'],
  [30002, 400, 'stop_sender', 'stop_sender', 'stop_sender'],
  [30003, 400, 'retry', 'give_up', 'give_up'],
  [30004, 400, 'give_up', 'give_up', 'give_up'],
  [30005, 400, 'give_up', 'give_up', 'give_up'],
  [30006, 400, 'give_up', 'give_up', 'give_up'],
  [30007, 400, 'give_up', 'give_up', 'give_up'],
  [30008, 400, 'retry', 'give_up', 'give_up'],
  [30022, 400, 'retry', 'retry', 'give_up'],
  [30024, 400, 'retry', 'retry', 'give_up'],
  [30032, 400, 'stop_sender', 'stop_sender', 'stop_sender'],
  [30034, 400, 'stop_sender', 'stop_sender', 'stop_sender'],
  [30036, 400, 'give_up', 'give_up', 'give_up'],
  [99999, 400, 'give_up', 'give_up', 'give_up'],
  [0, 429, 'retry', 'retry', 'give_up'],
  [0, 401, 'stop_sender', 'stop_sender', 'stop_sender'],
  [0, 403, 'give_up', 'give_up', 'give_up'],
  [0, 404, 'give_up', 'give_up', 'give_up'],
];

describe('what is done about each code', () => {
  it.each(POLICY)('%i with status %i', (code, status, first, second, tenth) => {
    const done = [1, 2, 10].map((attempts) => remedyFor(code, status, attempts).act);
    expect(done).toEqual([first, second, tenth]);
  });

  it('no listed code is missing from this table', () => {
    const listed = Object.keys(REMEDIES).map(Number);
    const known = new Set(POLICY.map(([code]) => code));
    expect(listed.filter((code) => !known.has(code))).toEqual([]);
  });

  it('an unreachable handset is tried once more after five minutes', () => {
    expect(remedyFor(30003, 0, 1)).toEqual({ act: 'retry', afterMs: 5 * MINUTE, tries: 1 });
  });
});

describe('[CAR15] the pause before the next attempt', () => {
  it('doubles, and chance adds a fifth at most', () => {
    expect([1, 2, 3, 4].map((attempts) => backoffMs(1_000, attempts, 0))).toEqual([
      1_000, 2_000, 4_000, 8_000,
    ]);
    expect(backoffMs(1_000, 1, 1)).toBe(1_200);
  });

  it('ends at sixty-four times the first', () => {
    expect(backoffMs(1_000, 7, 0)).toBe(64_000);
    expect(backoffMs(1_000, 500, 0)).toBe(64_000);
  });
});
