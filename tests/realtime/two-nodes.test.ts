import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../src/contract/statuses.ts';
import type { BoardClient } from './board-client.ts';
import { openBoard, risingFrom } from './board-client.ts';
import type { BoardNode, Night, SignedIn } from './night.ts';
import { change, report, signIn, signOut, startNight, startNode, until } from './night.ts';

let night: Night;
let nodes: [BoardNode, BoardNode];

beforeAll(async () => {
  night = await startNight();
  nodes = [await startNode(night), await startNode(night)];
});
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await night.end();
});

async function openOnBoth(who: SignedIn): Promise<[BoardClient, BoardClient]> {
  const boards = await Promise.all([openBoard(nodes[0], who), openBoard(nodes[1], who)] as const);
  for (const board of boards) board.hello();
  await Promise.all(boards.map((board) => board.frame(1)));
  return boards;
}

async function setRoles({ viewer }: SignedIn, roles: Role[]): Promise<void> {
  const where = { id: viewer.account.id };
  await nodes[0].deps.db.prisma.account.update({ where, data: { roles } });
}

/** No signal, no nudge: as when whoever changed it knows nothing of boards. */
async function disable({ viewer }: SignedIn): Promise<void> {
  const where = { id: viewer.account.id };
  await nodes[0].deps.db.prisma.account.update({ where, data: { disabledAt: new Date() } });
}

async function cutNudges(): Promise<void> {
  await nodes[0].deps.db.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'testigo-nudges'`);
}

describe('one database, two nodes', () => {
  test('[RT2] [RT3] boards on both see the same events, whoever writes', async () => {
    const boards = await openOnBoth(await signIn(nodes[0].deps, ['dispatcher']));
    const seq = Math.max(
      ...boards.map((board) => ('seq' in board.frames[0]! ? board.frames[0].seq : 0)),
    );
    const ids = await Promise.all([report(nodes[0].deps), report(nodes[1].deps)]);
    await Promise.all(
      Array.from({ length: 20 }, (_, count) => change(nodes[count % 2]!.deps, ids[count % 2]!)),
    );
    await until(() => boards.every((board) => board.seqs().at(-1) === seq + 22));
    for (const board of boards) expect(board.seqs()).toEqual(risingFrom(seq, seq + 22));
    const story = (board: BoardClient) =>
      board.frames
        .slice(1)
        .map((frame) => 'report' in frame && [frame.seq, frame.kind, frame.report.id]);
    expect(story(boards[0])).toEqual(story(boards[1]));
    boards.forEach((board) => board.socket.close());
  });

  test('[RT11] a board of a node that stops goes on at the other, without loss', async () => {
    const third = await startNode(night);
    const who = await signIn(third.deps, ['dispatcher']);
    const board = await openBoard(third, who);
    board.hello();
    const first = await board.frame(1);
    if (first.type !== 'snapshot') throw new Error('no snapshot');
    const id = await report(nodes[0].deps);
    await board.frame(2);
    await third.stop();
    expect(await board.ended()).toMatchObject({ code: 4503 });
    for (let count = 0; count < 5; count += 1) await change(nodes[0].deps, id);
    const back = await openBoard(nodes[1], who);
    const last = board.seqs().at(-1)!;
    back.hello(last);
    await back.frame(6);
    expect([...board.seqs(), ...back.seqs()]).toEqual(risingFrom(first.seq, first.seq + 6));
    back.socket.close();
  });
});

describe('a session that ends', () => {
  const ways: [string, (who: SignedIn) => Promise<void>][] = [
    ['by sign-out', (who) => signOut(nodes[0].deps, who)],
    ['by a disabled account, of which no node is told', disable],
    [
      'by sign-out while nudges are lost',
      async (who) => {
        await cutNudges();
        await signOut(nodes[0].deps, who);
      },
    ],
    [
      'by its last hour',
      async ({ viewer }) => {
        const where = { id: viewer.sessionId };
        await nodes[0].deps.db.prisma.session.update({ where, data: { expiresAt: new Date() } });
      },
    ],
  ];

  test.each(ways)(
    '[RT40] closes its boards on both nodes within a second: %s',
    async (_title, end) => {
      const [who, other] = [
        await signIn(nodes[0].deps, ['dispatcher']),
        await signIn(nodes[0].deps, ['dispatcher']),
      ];
      const boards = await openOnBoth(who);
      const others = await openOnBoth(other);
      const waiting = await openBoard(nodes[1], who);
      await end(who);
      for (const board of [...boards, waiting]) {
        expect(await board.ended(1_000)).toEqual({ code: 4401, reason: 'signed out' });
      }
      expect(others.map((board) => board.end)).toEqual([null, null]);
      others.forEach((board) => board.socket.close());
    },
  );

  test('[RT40] with a nudge the other node need not wait for its look', async () => {
    const who = await signIn(nodes[0].deps, ['dispatcher']);
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const each = round === 0 ? who : await signIn(nodes[0].deps, ['dispatcher']);
      const boards = await openOnBoth(each);
      const startedMs = performance.now();
      await signOut(nodes[0].deps, each);
      await Promise.all(boards.map((board) => board.ended(1_000)));
      times.push(performance.now() - startedMs);
    }
    expect(Math.min(...times)).toBeLessThan(250);
  });
});

describe('roles that change', () => {
  test('[RT41] show at once what they may see now, on both nodes', async () => {
    const who = await signIn(nodes[0].deps, ['dispatcher']);
    const sighting = await report(nodes[0].deps, { kind: 'sighting', text: 'three vans' });
    const arrest = await report(nodes[0].deps, { kind: 'arrest', text: 'my brother' });
    const boards = await openOnBoth(who);
    expect(JSON.stringify(boards[0].frames)).toContain('three vans');
    await setRoles(who, ['legal_intake']);
    const snapshots = await Promise.all(boards.map((board) => board.frame(2)));
    for (const again of snapshots) {
      if (again.type !== 'snapshot') throw new Error(`a ${again.type} came`);
      const ids = again.reports.map((each) => each.id);
      expect(ids).toContain(arrest);
      expect(ids).not.toContain(sighting);
    }
    await change(nodes[0].deps, sighting);
    for (const board of boards) {
      expect(await board.frame(3)).toMatchObject({ kind: 'withheld', seq: expect.any(Number) });
      board.socket.close();
    }
  });

  test('[RT41] that no longer read reports end it', async () => {
    const who = await signIn(nodes[0].deps, ['dispatcher']);
    const boards = await openOnBoth(who);
    await setRoles(who, ['responder']);
    for (const board of boards) expect(await board.ended(1_000)).toMatchObject({ code: 4401 });
  });
});
