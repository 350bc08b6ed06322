import { describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../src/contract/board-protocol.ts';
import { backoffMs } from '../../src/web/board/feed/backoff.ts';
import type { ConnectionStatus } from '../../src/web/board/feed/connection-parts.ts';
import { freshnessOf, mayChangeWorld } from '../../src/web/board/state/freshness.ts';
import { aReport } from './a-report.ts';
import { Bench, hello, settled, snapshot, withheld } from './connection-bench.ts';

describe('a board that joins', () => {
  it('says hello without a number the first time, and is live after the snapshot', () => {
    const bench = new Bench();
    bench.connection.start();
    expect(bench.status).toMatchObject({ phase: 'connecting', freshAt: null });
    bench.socket.open();
    expect(bench.socket.sent).toEqual([hello()]);
    bench.socket.says(snapshot(5));
    expect(bench.status).toEqual({ phase: 'live', freshAt: bench.nowMs, reason: null });
  });

  it('hands on events in order and each once', () => {
    const bench = new Bench().goLive(5);
    for (const seq of [6, 6, 7, 5, 8]) bench.socket.says(withheld(seq));
    expect(bench.heard).toEqual(['snapshot 5', 'event 6', 'event 7', 'event 8']);
  });

  it('takes whole reports', () => {
    const bench = new Bench().goLive(5);
    const at = '2026-03-02T13:05:00.000Z';
    bench.socket.says({ type: 'event', seq: 6, kind: 'report.received', at, report: aReport() });
    expect(bench.heard.at(-1)).toBe('event 6');
  });

  it('takes a snapshot out of turn and goes on from it', () => {
    const bench = new Bench().goLive(5);
    bench.socket.says(snapshot(40));
    bench.socket.says(withheld(41));
    expect(bench.heard).toEqual(['snapshot 5', 'snapshot 40', 'event 41']);
    expect(bench.sockets).toHaveLength(1);
  });

  it('gives up on a server that does not answer the hello', async () => {
    const bench = new Bench();
    bench.connection.start();
    bench.socket.open();
    const first = bench.socket;
    await bench.advance(10_000);
    expect(first.isClosed).toBe(true);
    await bench.advance(1_000);
    expect(bench.sockets).toHaveLength(2);
  });
});

describe('a board whose line is cut', () => {
  it('comes back with its last number and goes on', async () => {
    const bench = new Bench().goLive(5);
    bench.socket.says(withheld(6));
    bench.socket.closes(CLOSE_CODES.restarting);
    expect(bench.status).toMatchObject({ phase: 'waiting', freshAt: bench.nowMs });
    await bench.advance(1_000);
    bench.socket.open();
    expect(bench.socket.sent).toEqual([hello(6)]);
    bench.socket.says({ type: 'resumed', seq: 6 });
    bench.socket.says(withheld(7));
    expect(bench.heard).toEqual(['snapshot 5', 'event 6', 'resumed', 'event 7']);
    expect(bench.status?.phase).toBe('live');
  });

  it('asks for everything anew after a gap, and hands on nothing built on it', async () => {
    const bench = new Bench().goLive(5);
    const first = bench.socket;
    bench.socket.says(withheld(7));
    expect(first.isClosed).toBe(true);
    first.says(withheld(8));
    await bench.advance(1_000);
    bench.socket.open();
    expect(bench.socket.sent).toEqual([hello()]);
    expect(bench.heard).toEqual(['snapshot 5']);
  });

  it('asks for everything anew when the server resumes elsewhere', async () => {
    const bench = new Bench().goLive(5);
    bench.socket.closes(1006);
    await bench.advance(1_000);
    bench.socket.open();
    bench.socket.says({ type: 'resumed', seq: 4 });
    await bench.advance(2_000);
    bench.socket.open();
    expect(bench.socket.sent).toEqual([hello()]);
    expect(bench.heard).not.toContain('resumed');
  });

  it('waits longer each time, between half and all of a doubling pause, up to 15 s', () => {
    expect([0, 1, 2, 3, 20].map((attempt) => backoffMs(attempt, 0))).toEqual([
      250, 500, 1000, 2000, 7500,
    ]);
    expect([0, 1, 20].map((attempt) => backoffMs(attempt, 1))).toEqual([500, 1000, 15_000]);
  });

  it('counts its age from the last sign of life when the end was sudden', async () => {
    const bench = new Bench().goLive(5);
    const heardAt = bench.nowMs;
    await bench.advance(12_000);
    bench.socket.closes(1006);
    expect(bench.status).toMatchObject({ phase: 'waiting', freshAt: heardAt });
  });

  it('tries at once when the browser is online again', () => {
    const bench = new Bench().goLive(5);
    bench.socket.closes(1006);
    bench.connection.hurry();
    expect(bench.sockets).toHaveLength(2);
  });
});

describe('a board that must not try again by itself', () => {
  it.each([
    [CLOSE_CODES.sessionEnded, 'ended'],
    [CLOSE_CODES.wrongProtocol, 'outdated'],
  ] as const)('close code %d leaves it %s', async (code, phase) => {
    const bench = new Bench().goLive(5);
    bench.socket.closes(code);
    expect(bench.status?.phase).toBe(phase);
    await bench.advance(120_000);
    expect(bench.sockets).toHaveLength(1);
    expect(bench.openTimers).toBe(0);
  });

  it('learns by a plain request that a refused upgrade was a lost session', async () => {
    const bench = new Bench();
    bench.answer = 'signed_out';
    bench.connection.start();
    bench.socket.closes(1006);
    await settled();
    expect(bench.status?.phase).toBe('ended');
  });

  it('is outdated when it cannot read the server twice running', async () => {
    const bench = new Bench().goLive(5);
    bench.socket.says({ type: 'event', seq: 6, kind: 'something.new', at: 'x' });
    await bench.advance(1_000);
    bench.socket.open();
    bench.socket.says(snapshot(6));
    bench.socket.says({ type: 'event', seq: 7, kind: 'something.new', at: 'x' });
    expect(bench.status?.phase).toBe('outdated');
  });

  it('says why when too many boards are open, and keeps trying', async () => {
    const bench = new Bench().goLive(5);
    bench.socket.closes(CLOSE_CODES.tooManySockets);
    expect(bench.status).toMatchObject({ phase: 'waiting', reason: 'too_many_sockets' });
    await bench.advance(1_000);
    expect(bench.sockets).toHaveLength(2);
  });

  it('leaves no timer and no socket behind when it is stopped', () => {
    const bench = new Bench().goLive(5);
    bench.connection.stop();
    expect(bench.openTimers).toBe(0);
    expect(bench.socket.isClosed).toBe(true);
  });
});

describe('a line that is dead without saying so', () => {
  it('is found by asking, once nothing has come for 25 s', async () => {
    const bench = new Bench().goLive(5);
    bench.answer = 'unreachable';
    await bench.advance(25_000);
    expect(bench.status?.phase).toBe('live');
    await bench.advance(10_000);
    expect(bench.status).toMatchObject({ phase: expect.stringMatching(/waiting|connecting/) });
    expect(bench.sockets.length).toBeGreaterThanOrEqual(1);
    expect(freshnessOf(bench.status!, bench.nowMs).kind).toBe('stale');
  });

  it('stays live through a quiet night while the server answers', async () => {
    const bench = new Bench().goLive(5);
    await bench.advance(600_000);
    expect(bench.status?.phase).toBe('live');
    expect(bench.sockets).toHaveLength(1);
  });

  it('is doubted when the browser says offline, and dropped if the server does not answer', async () => {
    const bench = new Bench().goLive(5);
    bench.answer = 'unreachable';
    bench.connection.doubt();
    await settled();
    expect(bench.status?.phase).toBe('waiting');
  });

  it('is dropped after the machine slept, whatever the socket says', async () => {
    const bench = new Bench().goLive(5);
    const first = bench.socket;
    bench.sleep(20 * 60_000);
    await bench.advance(1);
    expect(first.isClosed).toBe(true);
    await bench.advance(1_000);
    bench.socket.open();
    expect(bench.socket.sent).toEqual([hello(5)]);
  });
});

describe('how far the board may be trusted', () => {
  const status = (phase: ConnectionStatus['phase'], freshAt: number | null): ConnectionStatus => ({
    phase,
    freshAt,
    reason: null,
  });

  it.each([
    [status('connecting', null), 500_000, { kind: 'connecting' }, false],
    [status('live', 0), 500_000, { kind: 'live' }, true],
    [status('waiting', 100_000), 112_400, { kind: 'reconnecting', seconds: 12 }, true],
    [status('connecting', 100_000), 129_999, { kind: 'reconnecting', seconds: 29 }, true],
    [status('waiting', 100_000), 130_000, { kind: 'stale', asOf: 100_000 }, false],
    [status('outdated', 100_000), 100_001, { kind: 'outdated', asOf: 100_000 }, false],
  ] as const)('%o at %d', (given, nowMs, expected, mayChange) => {
    const freshness = freshnessOf(given, nowMs);
    expect(freshness).toEqual(expected);
    expect(mayChangeWorld(freshness)).toBe(mayChange);
  });
});
