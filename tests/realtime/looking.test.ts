import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import type { LookedAt, Presence } from '../../src/contract/board-protocol.ts';
import { LOOKS_PER_TEN_SECONDS_MAX } from '../../src/realtime/message-limits.ts';
import { BoardSession } from '../../src/realtime/board-session.ts';
import { createLookers } from '../../src/realtime/lookers.ts';
import type { Nudges } from '../../src/realtime/nudges.ts';
import type { BoardClient } from './board-client.ts';
import { openBoard } from './board-client.ts';
import { FakeSocket } from './fake-socket.ts';
import { createFakeTimers } from './fake-timers.ts';
import type { BoardNode, Night, SignedIn } from './night.ts';
import { report, signIn, startNight, startNode, until } from './night.ts';

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

async function open(node: BoardNode, who: SignedIn): Promise<BoardClient> {
  const board = await openBoard(node, who);
  board.hello();
  await board.frame(1);
  return board;
}

function told(board: BoardClient): Presence[] {
  return board.frames.filter((frame): frame is Presence => frame.type === 'presence');
}

const lastTold = (board: BoardClient) => told(board).at(-1)?.people;

async function reportToLookAt(): Promise<LookedAt> {
  return { kind: 'report', id: await report(nodes[0].deps) };
}

describe('who else looks', () => {
  test('[RT60] is told on one node and on two, with who writes, and not to oneself', async () => {
    const at = await reportToLookAt();
    const [ana, beto] = await Promise.all([0, 1].map(() => signIn(nodes[0].deps, ['dispatcher'])));
    const boards = await Promise.all([
      open(nodes[0], ana!),
      open(nodes[0], beto!),
      open(nodes[1], beto!),
    ]);
    const [anas, betosHere, betosThere] = boards;
    anas.says({ type: 'looking', at });
    betosThere.says({ type: 'looking', at });
    const betoLooks = { id: beto!.viewer.account.id, name: 'Rosa', isTyping: false };
    await until(() => lastTold(anas)?.length === 1);
    expect(lastTold(anas)).toEqual([betoLooks]);
    betosHere.says({ type: 'looking', at });
    betosThere.says({ type: 'typing', at });
    await until(() => lastTold(anas)?.[0]?.isTyping === true);
    await until(() => lastTold(betosHere)?.length === 1);
    expect(lastTold(betosHere)).toMatchObject([{ id: ana!.viewer.account.id, isTyping: false }]);
    betosThere.says({ type: 'looking', at: null });
    await until(() => lastTold(anas)?.[0]?.isTyping === false);
    betosHere.socket.close();
    await until(() => lastTold(anas)?.length === 0);
    boards.forEach((board) => board.socket.close());
  });

  test('[RT62] is told to nobody who may not read it, and names them to nobody', async () => {
    const at = await reportToLookAt();
    const [ana, beto, legal] = await Promise.all([
      signIn(nodes[0].deps, ['dispatcher']),
      signIn(nodes[0].deps, ['dispatcher']),
      signIn(nodes[0].deps, ['legal_intake']),
    ]);
    const boards = await Promise.all([
      open(nodes[0], ana),
      open(nodes[1], beto),
      open(nodes[0], legal),
    ]);
    const [anas, betos, stranger] = boards;
    stranger.says({ type: 'typing', at });
    anas.says({ type: 'looking', at });
    stranger.says({ type: 'looking', at });
    betos.says({ type: 'looking', at });
    await until(() => lastTold(anas)?.length === 1 && lastTold(betos)?.length === 1);
    stranger.says({ type: 'nonsense' });
    await until(() => stranger.frames.some(({ type }) => type === 'error'));
    expect(told(stranger)).toEqual([]);
    expect(lastTold(anas)).toMatchObject([{ id: beto.viewer.account.id }]);
    expect(lastTold(betos)).toMatchObject([{ id: ana.viewer.account.id }]);
    boards.forEach((board) => board.socket.close());
  });

  test('[RT63] goes between the nodes as ids alone', async () => {
    const heard: string[] = [];
    const ear = new pg.Client({ connectionString: night.url });
    await ear.connect();
    ear.on('notification', ({ payload = '' }) => heard.push(payload));
    await ear.query('listen testigo_nudge');
    const at = await reportToLookAt();
    const ana = await signIn(nodes[0].deps, ['dispatcher']);
    const board = await open(nodes[0], ana);
    board.says({ type: 'typing', at });
    await until(() => heard.some((payload) => payload.includes(at.id)));
    const note = heard.find((payload) => payload.includes(at.id)) ?? '';
    expect(note.replace(/[0-9a-f-]{36}/g, 'ID')).toBe(
      'note ID {"boardId":"ID","accountId":"ID","at":{"kind":"report","id":"ID"},"isTyping":true}',
    );
    board.socket.close();
    await ear.end();
  });
});

describe('by a clock moved by hand', () => {
  const timers = createFakeTimers();
  const nudges = { post: () => undefined, onNote: () => undefined } as unknown as Nudges;

  function boardOf(who: SignedIn, lookers: ReturnType<typeof createLookers>, socket: FakeSocket) {
    return new BoardSession(socket.asBoardSocket(), who.viewer, {
      source: {
        head: () => 0,
        snapshot: async () => ({
          seq: 0,
          frameFor: () => Buffer.from('{"type":"resumed","seq":0}'),
        }),
        itemsAfter: async () => [],
        canResume: async () => true,
      },
      timers,
      onForged: () => undefined,
      onFault: () => undefined,
      onLooking: lookers.look,
      onEnded: lookers.forget,
    });
  }

  test('[RT61] [RT64] is believed for 20 s; a flood of it is not passed on', async () => {
    const lookers = createLookers(nodes[0].deps, nudges, timers);
    lookers.start();
    const at = await reportToLookAt();
    const sockets = [new FakeSocket(), new FakeSocket()] as const;
    for (const socket of sockets) {
      boardOf(await signIn(nodes[0].deps, ['dispatcher']), lookers, socket);
      socket.hello();
    }
    const [ana, beto] = sockets;
    const seen = () => {
      const frame = ana.frames.findLast(({ type }) => type === 'presence');
      return frame?.type === 'presence' ? frame.people.length : null;
    };
    await until(() => sockets.every((socket) => socket.frames.length > 0));
    beto.says({ type: 'looking', at });
    ana.says({ type: 'looking', at });
    await until(() => seen() === 1);
    for (let said = 0; said < 3; said += 1) {
      timers.advance(6_000);
      ana.says({ type: 'looking', at });
      expect(seen()).toBe(1);
    }
    timers.advance(4_000);
    await until(() => seen() === 0);
    for (let said = 0; said < LOOKS_PER_TEN_SECONDS_MAX + 10; said += 1) {
      beto.says({ type: said % 2 === 0 ? 'looking' : 'typing', at });
    }
    await until(() => seen() === 1);
    const before = ana.frames.length;
    timers.advance(1_000);
    beto.says({ type: 'looking', at: null });
    expect([seen(), ana.frames.length]).toEqual([1, before]);
    expect(beto.closed).toBeNull();
    lookers.stop();
  });
});
