import { beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../src/contract/statuses.ts';
import { BoardSession } from '../../src/realtime/board-session.ts';
import type { FeedItem } from '../../src/realtime/feed-item.ts';
import type { FeedSource } from '../../src/realtime/feed-source.ts';
import type { Viewer } from '../../src/contract/viewer.ts';
import { FakeSocket } from './fake-socket.ts';
import type { FakeTimers } from './fake-timers.ts';
import { createFakeTimers } from './fake-timers.ts';

let timers: FakeTimers;
let socket: FakeSocket;
let head: number;
let ends: string[];
let forged: string[];
let faults: unknown[];
let looks: unknown[];
let source: FeedSource;

const viewer: Viewer = {
  sessionId: '0199b2f0-0000-7000-8000-000000000001',
  account: {
    id: '0199b2f0-0000-7000-8000-000000000002',
    username: 'rosa',
    name: 'Rosa',
    roles: [],
  },
  permissions: [],
};
const item = (seq: number): FeedItem => ({
  seq,
  frameFor: () => Buffer.from(JSON.stringify({ type: 'event', seq, kind: 'withheld' })),
});
const items = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, position) => item(from + position));
const snapshotOf = (seq: number, padding = 0) => ({
  seq,
  frameFor: (_roles: readonly Role[], key: string) => {
    const frame = { type: 'snapshot', seq, reports: [], incidents: [], key };
    return Buffer.from(JSON.stringify(frame) + ' '.repeat(padding));
  },
});
const settle = () => new Promise((resolve) => setImmediate(resolve));

function open(roles: Role[] = ['dispatcher']): BoardSession {
  return new BoardSession(
    socket.asBoardSocket(),
    { ...viewer, account: { ...viewer.account, roles } },
    {
      source,
      timers,
      onForged: (_viewer, type) => forged.push(type),
      onLooking: (_board, at, isTyping) => looks.push({ at, isTyping }),
      onFault: (error) => faults.push(error),
      onEnded: (_session, reason) => ends.push(reason),
    },
  );
}

async function openLive(): Promise<BoardSession> {
  const board = open();
  socket.hello();
  await settle();
  expect(board.phase).toBe('live');
  return board;
}

beforeEach(() => {
  timers = createFakeTimers();
  socket = new FakeSocket();
  head = 10;
  ends = [];
  forged = [];
  faults = [];
  looks = [];
  source = {
    head: () => head,
    snapshot: async () => snapshotOf(head),
    itemsAfter: async (seq) => items(seq + 1, head),
    canResume: async (seq) => seq <= head,
  };
});

describe('hello', () => {
  test('[RT30] none within 5 s ends it', () => {
    open();
    timers.advance(4_999);
    expect(socket.closed).toBeNull();
    timers.advance(1);
    expect(socket.closed).toEqual({ code: 4408, reason: 'no hello' });
    expect(ends).toEqual(['noHello']);
  });

  test('[RT30] an error frame is no hello', () => {
    open();
    socket.says('{');
    timers.advance(5_000);
    expect(socket.closed).toMatchObject({ code: 4408 });
  });

  test('[RT30] one in time lets it live on', async () => {
    await openLive();
    timers.advance(5_000);
    expect(socket.closed).toBeNull();
    expect(socket.frames).toEqual([
      { type: 'snapshot', seq: 10, reports: [], incidents: [], alarms: [] },
    ]);
  });

  test('[RT30] a second one ends it, live or joining', async () => {
    await openLive();
    socket.hello();
    expect(socket.closed).toMatchObject({ code: 4400 });

    socket = new FakeSocket();
    open();
    socket.hello();
    socket.hello();
    expect(socket.closed).toMatchObject({ code: 4400 });
    await settle();
    expect(socket.sent).toEqual([]);
  });

  test.each([[{}], [{ protocol: 2 }]])('[RT31] another protocol ends it: %j', (more) => {
    open();
    socket.says({ type: 'hello', ...more });
    expect(socket.closed).toEqual({ code: 4406, reason: 'protocol 1 only' });
  });

  test('[RT11] with lastSeq it is resumed, then sent exactly what it missed', async () => {
    open();
    socket.hello(7);
    await settle();
    expect(socket.frames).toEqual([
      { type: 'resumed', seq: 7 },
      { type: 'event', seq: 8, kind: 'withheld' },
      { type: 'event', seq: 9, kind: 'withheld' },
      { type: 'event', seq: 10, kind: 'withheld' },
    ]);
  });

  test('[RT12] with a lastSeq that cannot be continued it is sent a snapshot', async () => {
    open();
    socket.hello(11);
    await settle();
    expect(socket.frames).toMatchObject([{ type: 'snapshot', seq: 10 }]);
  });
});

describe('joining', () => {
  test('[RT10] what comes while the snapshot is read is sent after it, once', async () => {
    let give: (() => void) | undefined;
    source.snapshot = () =>
      new Promise((resolve) => {
        give = () => resolve(snapshotOf(8));
      });
    const board = open();
    socket.hello();
    head = 12;
    board.receive(items(11, 12));
    expect(socket.sent).toEqual([]);
    give?.();
    await settle();
    board.receive(items(12, 13));
    expect(socket.frames.map((frame) => 'seq' in frame && frame.seq)).toEqual([
      8, 9, 10, 11, 12, 13,
    ]);
  });

  test('[RT13] what it already has is not sent again', async () => {
    source.canResume = async () => true;
    const board = open();
    socket.hello(14);
    await settle();
    board.receive(items(11, 13));
    board.receive(items(14, 16));
    expect(socket.frames).toEqual([
      { type: 'resumed', seq: 14 },
      { type: 'event', seq: 15, kind: 'withheld' },
      { type: 'event', seq: 16, kind: 'withheld' },
    ]);
  });

  test('[RT5] a gap is answered with a snapshot', async () => {
    const board = await openLive();
    head = 20;
    board.receive(items(15, 20));
    await settle();
    expect(socket.frames).toMatchObject([{ seq: 10 }, { type: 'snapshot', seq: 20 }]);
  });

  test('[RT44] one that cannot be served is told to come back', async () => {
    source.snapshot = () => Promise.reject(new Error('no database'));
    open();
    socket.hello();
    await settle();
    expect(socket.closed).toMatchObject({ code: 4503 });
    expect(faults).toHaveLength(1);
  });

  test('[RT41] roles that change replace what is being read for the old ones', async () => {
    const board = open(['dispatcher']);
    socket.hello();
    board.changeRoles(['admin', 'legal_intake']);
    await settle();
    expect(socket.sent.map(String)).toEqual([expect.stringContaining('"admin,legal_intake"')]);
    expect(board.phase).toBe('live');
  });

  test('[RT41] before the hello nothing is sent for it', async () => {
    const board = open();
    board.changeRoles(['admin']);
    await settle();
    expect(socket.sent).toEqual([]);
    socket.hello();
    await settle();
    expect(socket.sent.map(String)).toEqual([expect.stringContaining('"admin"')]);
  });
});

describe('what a board says', () => {
  test('[RT32] the third fault within a minute ends it', () => {
    open();
    socket.says('{');
    timers.advance(1_000);
    socket.says({ type: 'claim' });
    expect(socket.closed).toBeNull();
    socket.says({ type: 'hello', protocol: 1, lastSeq: -1 });
    expect(socket.frames).toMatchObject([
      { type: 'error', code: 'malformed' },
      { type: 'error', code: 'unknown_type' },
      { type: 'error', code: 'invalid_field' },
    ]);
    expect(socket.closed).toMatchObject({ code: 4400 });
  });

  test('[RT32] faults a minute apart do not add up', async () => {
    await openLive();
    for (let count = 0; count < 6; count += 1) {
      socket.says('{');
      socket.emit('pong');
      timers.advance(29_900);
      socket.emit('pong');
      timers.advance(200);
    }
    expect(socket.closed).toBeNull();
  });

  test('[RT33] a binary frame ends it', () => {
    open();
    socket.emit('message', Buffer.from('{}'), true);
    expect(socket.closed).toMatchObject({ code: 1003 });
  });

  test('[RT43] a frame of the server is refused and reported', async () => {
    await openLive();
    socket.says({ type: 'event', seq: 11, kind: 'report.received' });
    expect(forged).toEqual(['event']);
    expect(socket.frames.at(-1)).toMatchObject({ type: 'error', code: 'unknown_type' });
    expect(ends).toEqual([]);
  });

  test('[RT34] 50 frames within a second are taken, one more ends it', async () => {
    await openLive();
    for (let count = 0; count < 49; count += 1) socket.emit(count % 2 ? 'ping' : 'pong');
    expect(socket.closed).toBeNull();
    socket.emit('pong');
    expect(socket.closed).toMatchObject({ code: 4429 });
  });

  test('[RT34] the next second counts anew', async () => {
    await openLive();
    for (let second = 0; second < 5; second += 1) {
      for (let count = 0; count < 49; count += 1) socket.emit('ping');
      timers.advance(1_000);
    }
    expect(socket.closed).toBeNull();
  });
});

describe('a board that does not read', () => {
  const KIB = 1024;
  const large = (seq: number): FeedItem => ({
    seq,
    frameFor: () => Buffer.alloc(100 * KIB, ' '),
  });

  test('[RT35] more than 1 MiB unread ends it', async () => {
    const board = await openLive();
    socket.isStalled = true;
    for (let seq = 11; seq <= 20; seq += 1) board.receive([large(seq)]);
    expect(socket.closed).toBeNull();
    board.receive([large(21)]);
    expect(socket.closed).toMatchObject({ code: 4413 });
    const sent = socket.sent.length;
    board.receive([large(22)]);
    expect(socket.sent).toHaveLength(sent);
  });

  test('[RT36] the snapshot it begins with does not count, until it is read', async () => {
    source.snapshot = async () => snapshotOf(10, 3_000 * KIB);
    socket.isStalled = true;
    const board = open();
    socket.hello();
    await settle();
    board.receive([large(11)]);
    expect(socket.closed).toBeNull();
    socket.drain();
    for (let seq = 12; seq <= 21; seq += 1) board.receive([large(seq)]);
    expect(socket.closed).toBeNull();
    board.receive([large(22)]);
    expect(socket.closed).toMatchObject({ code: 4413 });
  });
});

describe('the heart beats', () => {
  test('[RT37] a ping every 15 s; no pong for 30 s cuts it', async () => {
    await openLive();
    timers.advance(15_000);
    expect(socket.pings).toBe(1);
    timers.advance(10);
    socket.emit('pong');
    timers.advance(29_999);
    expect(socket.isTerminated).toBe(false);
    timers.advance(1);
    expect(socket.isTerminated).toBe(true);
    expect(ends).toEqual(['noPong']);
  });

  test('[RT37] a board that answers lives for hours', async () => {
    await openLive();
    for (let count = 0; count < 1_000; count += 1) {
      timers.advance(15_000);
      socket.emit('pong');
    }
    expect(socket.pings).toBe(1_000);
    expect(socket.isTerminated).toBe(false);
  });
});

describe('the end', () => {
  const waysToEnd: [string, (board: BoardSession) => void][] = [
    ['ours', (board) => board.close('sessionEnded')],
    ["the client's", () => socket.emit('close')],
    ['silence', () => timers.advance(30_000)],
    [
      'a broken line',
      () => socket.emit('error', Object.assign(new Error('x'), { code: 'ECONNRESET' })),
    ],
  ];

  test.each(waysToEnd)('[RT42] no timers are left and nothing is sent: %s', async (_title, end) => {
    const board = await openLive();
    end(board);
    expect(board.phase).toBe('closed');
    expect(timers.count()).toBe(0);
    const sent = socket.sent.length;
    board.receive(items(11, 12));
    board.startOver();
    board.close('restarting');
    socket.says('{');
    socket.emit('pong');
    timers.advance(60_000);
    await settle();
    expect(socket.sent).toHaveLength(sent);
    expect(ends).toHaveLength(1);
    expect(timers.count()).toBe(0);
  });

  test('[RT42] before the hello, too', () => {
    const board = open();
    expect(timers.count()).toBe(3);
    board.close('restarting');
    expect(timers.count()).toBe(0);
  });

  test('[RT33] a frame too large, refused by the socket itself, is counted as that', async () => {
    await openLive();
    socket.emit(
      'error',
      Object.assign(new RangeError('x'), { code: 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' }),
    );
    expect(ends).toEqual(['frameTooLarge']);
  });
});
