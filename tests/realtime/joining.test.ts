import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBoards } from '../../src/realtime/boards.ts';
import type { Timers } from '../../src/realtime/timers.ts';
import { systemTimers } from '../../src/realtime/timers.ts';
import { moveReport } from '../../src/records/report/report-store.ts';
import { recordConsent } from '../../src/records/consent/consent-store.ts';
import { transact } from '../../src/records/transact.ts';
import { eventsOf, openBoard, risingFrom } from './board-client.ts';
import { FakeSocket } from './fake-socket.ts';
import type { BoardNode, Night, SignedIn } from './night.ts';
import { change, changeOften, report, signIn, startNight, startNode, until } from './night.ts';

let night: Night;
let node: BoardNode;
let rosa: SignedIn;

beforeAll(async () => {
  night = await startNight();
  node = await startNode(night);
  rosa = await signIn(node.deps, ['dispatcher']);
});
afterAll(async () => {
  await node.stop();
  await night.end();
});

async function headOf({ deps }: BoardNode): Promise<number> {
  const rows = await deps.db.prisma.feedHead.findMany();
  return Number(rows[0]?.seq);
}

/** Writers that go on until they are told to stop. */
function writeOn(deps: BoardNode['deps'], writers: number): { stop(): Promise<void> } {
  let isOn = true;
  const work = Array.from({ length: writers }, async () => {
    while (isOn) {
      const id = await report(deps);
      await change(deps, id);
    }
  });
  return {
    stop: async () => {
      isOn = false;
      await Promise.all(work);
    },
  };
}

describe('a snapshot', () => {
  test('[RT10] holds what is open, and not what is closed', async () => {
    const open = await report(node.deps, { text: 'they are here' });
    const closed = await report(node.deps);
    await transact(node.deps, async (tx) => {
      await moveReport(tx.db, closed, 'close_keyword', { closedAt: tx.at, resolution: 'thanks' });
      tx.announce({ kind: 'report.changed', subjectId: closed });
    });
    const board = await openBoard(node, rosa);
    board.hello();
    const snapshot = await board.frame(1);
    if (snapshot.type !== 'snapshot') throw new Error(`a ${snapshot.type} came`);
    expect(snapshot).toMatchObject({ seq: await headOf(node), incidents: [] });
    const ids = snapshot.reports.map((each) => each.id);
    expect(ids).toContain(open);
    expect(ids).not.toContain(closed);
    expect(snapshot.reports.find((each) => each.id === open)).toMatchObject({
      text: 'they are here',
      locationText: '6th and Alvarado',
      phoneMasked: '••0147',
      reachability: 'can_reply',
    });
    board.socket.close();
  });

  test('[RT10] boards that join while writers run miss nothing and get nothing twice', async () => {
    const before = await headOf(node);
    const writers = writeOn(node.deps, 4);
    const boards = [];
    for (let count = 0; count < 12; count += 1) {
      const board = await openBoard(
        node,
        count < 8 ? rosa : await signIn(node.deps, ['dispatcher']),
      );
      board.hello();
      boards.push(board);
      await board.frame(1);
    }
    await writers.stop();
    const head = await headOf(node);
    expect(head - before).toBeGreaterThan(20);
    for (const board of boards) {
      const [snapshot, ...rest] = board.frames;
      if (snapshot?.type !== 'snapshot') throw new Error('the first frame is no snapshot');
      await until(() => (board.seqs().at(-1) ?? snapshot.seq) === head);
      expect(board.seqs()).toEqual(risingFrom(snapshot.seq, head));
      // Rows and number agree: what was received up to the number is in it, each exactly once.
      const events = eventsOf(rest).filter((event) => 'report' in event);
      const inSnapshot = new Set(snapshot.reports.map((each) => each.id));
      const received = events.filter((event) => event.kind === 'report.received');
      expect(received.filter((event) => inSnapshot.has(event.report.id))).toEqual([]);
      const known = new Set([...inSnapshot, ...received.map((event) => event.report.id)]);
      expect(events.filter((event) => !known.has(event.report.id))).toEqual([]);
      board.socket.close();
    }
  });

  test('[RT14] [RT22] boards that join at once share one reading and the same bytes', async () => {
    const deps = night.node();
    const boards = createBoards(deps);
    await boards.start();
    const sockets = Array.from({ length: 8 }, () => new FakeSocket());
    let readings = 0;
    const transaction = deps.db.prisma.$transaction.bind(deps.db.prisma);
    Object.assign(deps.db.prisma, {
      $transaction: (...args: Parameters<typeof transaction>) => {
        readings += 1;
        return transaction(...args);
      },
    });
    for (const socket of sockets) {
      boards.attach(socket.asBoardSocket(), rosa.viewer);
      socket.hello();
    }
    await until(() => sockets.every((socket) => socket.sent.length === 1));
    expect(readings).toBe(1);
    expect(new Set(sockets.map((socket) => socket.sent[0])).size).toBe(1);
    await report(node.deps);
    await until(() => sockets.every((socket) => socket.sent.length === 2));
    expect(new Set(sockets.map((socket) => socket.sent[1])).size).toBe(1);
    sockets.forEach((socket) => socket.emit('close'));
    await boards.stop();
  });
});

describe('a resumption', () => {
  test('[RT11] gives exactly what was missed, then what comes', async () => {
    const first = await openBoard(node, rosa);
    first.hello();
    const snapshot = await first.frame(1);
    if (snapshot.type !== 'snapshot') throw new Error('no snapshot');
    first.socket.terminate();

    const id = await report(node.deps);
    for (let count = 0; count < 19; count += 1) await change(node.deps, id);
    const back = await openBoard(node, rosa);
    back.hello(snapshot.seq);
    await back.frame(21);
    await change(node.deps, id);
    await back.frame(22);
    expect(back.frames[0]).toEqual({ type: 'resumed', seq: snapshot.seq });
    expect(back.seqs()).toEqual(risingFrom(snapshot.seq, snapshot.seq + 21));
    back.socket.close();
  });

  test('[RT11] with nothing missed it is only told so', async () => {
    const seq = await headOf(node);
    const board = await openBoard(node, rosa);
    board.hello(seq);
    expect(await board.frame(1)).toEqual({ type: 'resumed', seq });
    await report(node.deps);
    expect(await board.frame(2)).toMatchObject({ type: 'event', seq: seq + 1 });
    board.socket.close();
  });

  test('[RT11] while writers run, over and over, it misses nothing and repeats nothing', async () => {
    const writers = writeOn(node.deps, 3);
    let seq = await headOf(node);
    const start = seq;
    const got: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const board = await openBoard(node, rosa);
      board.hello(seq);
      await board.frame(4 + round);
      board.socket.terminate();
      expect(board.frames[0]).toEqual({ type: 'resumed', seq });
      got.push(...board.seqs());
      seq = got.at(-1) ?? seq;
    }
    await writers.stop();
    expect(got).toEqual(risingFrom(start, seq));
  });

  test.each([
    ['above ours', 1_000],
    ['far above ours', Number.MAX_SAFE_INTEGER],
  ])('[RT12] a lastSeq %s gets a snapshot', async (_title, above) => {
    const seq = await headOf(node);
    const board = await openBoard(node, rosa);
    board.hello(Math.min(seq + above, Number.MAX_SAFE_INTEGER));
    expect(await board.frame(1)).toMatchObject({ type: 'snapshot', seq });
    board.socket.close();
  });

  test('[RT12] 2,000 missed events are sent one by one, one more gets a snapshot', async () => {
    const id = await report(node.deps);
    const seq = await headOf(node);
    await changeOften(node.deps, id, 2_000);
    const near = await openBoard(node, rosa);
    near.hello(seq);
    await near.frame(2_001);
    expect(near.seqs()).toEqual(risingFrom(seq, seq + 2_000));
    const far = await openBoard(node, rosa);
    far.hello(seq - 1);
    expect(await far.frame(1)).toMatchObject({ type: 'snapshot', seq: seq + 2_000 });
    near.socket.close();
    far.socket.close();
  });

  test('[RT12] a lastSeq whose next event was erased gets a snapshot', async () => {
    const seq = await headOf(node);
    const watching = await openBoard(node, rosa);
    watching.hello();
    await watching.frame(1);
    await changeOften(node.deps, await report(node.deps), 5);
    await watching.frame(7);
    watching.socket.close();
    await node.deps.db.pool.query('delete from feed_event where seq <= $1', [seq + 3]);
    const gone = await openBoard(node, rosa);
    gone.hello(seq);
    expect(await gone.frame(1)).toMatchObject({ type: 'snapshot', seq: seq + 6 });
    const held = await openBoard(node, rosa);
    held.hello(seq + 3);
    expect(await held.frame(1)).toMatchObject({ type: 'resumed', seq: seq + 3 });
    gone.socket.close();
    held.socket.close();
  });

  test('[RT13] what another node sent and this one has not read yet is continued', async () => {
    const neverPolls: Timers = { ...systemTimers, every: () => () => undefined };
    const behind = night.node();
    const boards = createBoards(behind, neverPolls);
    await boards.start();
    // Without nudges, signals or polls of its own this node stays where it started.
    await until(() => behind.logLines.length === 0);
    await behind.db.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'testigo-nudges'`);
    const seq = (await headOf(node)) + 1;
    await report(node.deps);
    const socket = new FakeSocket();
    boards.attach(socket.asBoardSocket(), rosa.viewer);
    socket.hello(seq);
    await until(() => socket.sent.length === 1);
    expect(socket.frames).toEqual([{ type: 'resumed', seq }]);
    await report(node.deps);
    behind.signals.emit('feed');
    await until(() => socket.sent.length === 2);
    expect(socket.frames[1]).toMatchObject({ type: 'event', seq: seq + 1 });
    socket.emit('close');
    await boards.stop();
  });
});

describe('what may not be seen', () => {
  test('[RT20] comes withheld, and the number rises by exactly one all the same', async () => {
    const law = await signIn(node.deps, ['legal_intake']);
    const admin = await signIn(node.deps, ['admin']);
    const [lawBoard, adminBoard] = [await openBoard(node, law), await openBoard(node, admin)];
    lawBoard.hello();
    adminBoard.hello();
    const snapshot = await lawBoard.frame(1);
    if (snapshot.type !== 'snapshot') throw new Error('no snapshot');
    await adminBoard.frame(1);
    expect(snapshot.reports).toEqual([]);

    await report(node.deps, { kind: 'sighting', text: 'three vans' });
    const arrest = await report(node.deps, { kind: 'arrest', text: 'they took my brother' });
    await report(node.deps, { kind: 'other', text: 'hello' });
    await lawBoard.frame(4);
    await adminBoard.frame(4);
    const { seq } = snapshot;
    expect(lawBoard.frames.slice(1)).toMatchObject([
      { type: 'event', seq: seq + 1, kind: 'withheld' },
      {
        seq: seq + 2,
        kind: 'report.received',
        report: { id: arrest, text: 'they took my brother' },
      },
      { type: 'event', seq: seq + 3, kind: 'withheld' },
    ]);
    expect(lawBoard.frames[1]).toEqual({ type: 'event', seq: seq + 1, kind: 'withheld' });
    expect(adminBoard.seqs()).toEqual([seq + 1, seq + 2, seq + 3]);
    expect(JSON.stringify(adminBoard.frames)).not.toMatch(/vans|brother|hello|Alvarado|0147/);
    lawBoard.socket.close();
    adminBoard.socket.close();
  });

  test('[RT23] a sender who opted out is shown as such, in events and in the snapshot', async () => {
    const phone = '+12135550148';
    const id = await report(node.deps, { phone });
    await transact(node.deps, async (tx) => {
      await recordConsent(tx.db, {
        id: node.deps.ids.uuid(),
        phoneIndex: node.deps.keyring.index('phone', phone),
        purpose: 'hotline',
        state: 'out',
        source: 'carrier_keyword',
        wording: 'stop',
        at: tx.at,
      });
    });
    const board = await openBoard(node, rosa);
    board.hello();
    const snapshot = await board.frame(1);
    if (snapshot.type !== 'snapshot') throw new Error('no snapshot');
    expect(snapshot.reports.find((each) => each.id === id)).toMatchObject({
      reachability: 'opted_out',
    });
    await change(node.deps, id);
    expect(await board.frame(2)).toMatchObject({ report: { id, reachability: 'opted_out' } });
    await report(node.deps, { phone: null });
    expect(await board.frame(3)).toMatchObject({
      report: { reachability: 'anonymous', phoneMasked: null },
    });
    board.socket.close();
  });
});
