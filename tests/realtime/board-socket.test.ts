import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { BOARD_FRAME_MAX_BYTES } from '../../src/contract/board-protocol.ts';
import type { BoardClient } from './board-client.ts';
import { openBoard, risingFrom } from './board-client.ts';
import type { BoardNode, Night, SignedIn } from './night.ts';
import {
  PUBLIC_ORIGIN,
  change,
  changeOften,
  report,
  signIn,
  signOut,
  startNight,
  startNode,
  until,
} from './night.ts';

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

async function openLive(who: SignedIn = rosa): Promise<BoardClient> {
  const board = await openBoard(node, who);
  board.hello();
  await board.frame(1);
  return board;
}

async function closedTotal(reason: string): Promise<number> {
  const found = await node.deps.metrics.socketClosed.get();
  return found.values.find((each) => each.labels.reason === reason)?.value ?? 0;
}

describe('the door', () => {
  test('[RT50] without a session it is refused before the upgrade', async () => {
    await expect(openBoard(node, { cookie: '' })).rejects.toThrow('401');
    await expect(openBoard(node, { cookie: 'testigo_session=guessed' })).rejects.toThrow('401');
    const over = await signIn(node.deps, ['dispatcher']);
    await signOut(node.deps, over);
    await expect(openBoard(node, over)).rejects.toThrow('401');
  });

  test('[RT50] a role that reads no reports is refused before the upgrade', async () => {
    const responder = await signIn(node.deps, ['responder']);
    await expect(openBoard(node, responder)).rejects.toThrow('403');
  });

  test.each(['http://evil.example', 'null', `${PUBLIC_ORIGIN}.evil.example`])(
    '[RT50] the origin %s is refused before the upgrade',
    async (origin) => {
      await expect(
        openBoard(node, rosa, { headers: { cookie: rosa.cookie, origin } }),
      ).rejects.toThrow('403');
    },
  );

  test('[RT50] our own origin, or a client that is no browser, comes in', async () => {
    const headers = { cookie: rosa.cookie, origin: PUBLIC_ORIGIN };
    const board = await openBoard(node, rosa, { headers });
    board.hello();
    expect(await board.frame(1)).toMatchObject({ type: 'snapshot' });
    board.socket.close();
  });

  test('[RT50] what is no websocket is refused and harms nothing', async () => {
    const url = node.url.replace('ws', 'http');
    const plain = await fetch(url, { headers: { cookie: rosa.cookie } });
    expect(plain.status).toBe(404);
    const status = await new Promise((resolve, reject) => {
      const headers = { cookie: rosa.cookie, connection: 'upgrade', upgrade: 'websocket' };
      const sent = httpRequest(url, { headers }, (answer) => resolve(answer.statusCode));
      sent.on('error', reject);
      sent.end();
    });
    expect(status).toBe(400);
    (await openLive()).socket.close();
  });
});

describe('frames', () => {
  test('what was sent at once after the upgrade is heard', async () => {
    const board = await openBoard(node, rosa);
    board.hello();
    expect(await board.frame(1)).toMatchObject({ type: 'snapshot' });
    board.socket.close();
    expect(await board.ended()).toMatchObject({ code: 1005 });
  });

  test('[RT32] a faulty frame is answered, and the next good one is heard', async () => {
    const board = await openBoard(node, rosa);
    board.says('{"type":"hello","protocol":1,"lastSeq":"+12135550147"}');
    expect(await board.frame(1)).toMatchObject({ type: 'error', code: 'invalid_field' });
    board.says(`{"type":"${'x'.repeat(100)}"}`);
    expect(await board.frame(2)).toMatchObject({ type: 'error', code: 'unknown_type' });
    expect(JSON.stringify(board.frames)).not.toMatch(/5550147|xxx/);
    board.hello();
    expect(await board.frame(3)).toMatchObject({ type: 'snapshot' });
    board.says('\u0000');
    expect(await board.ended()).toEqual({ code: 4400, reason: 'not the protocol' });
  });

  test('[RT33] a binary frame is 1003', async () => {
    const board = await openLive();
    board.socket.send(Buffer.from('{}'));
    expect(await board.ended()).toMatchObject({ code: 1003 });
  });

  test('[RT33] 64 KiB is taken, one byte more is 1009', async () => {
    const before = await closedTotal('frameTooLarge');
    const board = await openLive();
    board.says('x'.repeat(BOARD_FRAME_MAX_BYTES));
    expect(await board.frame(2)).toMatchObject({ type: 'error', code: 'malformed' });
    board.says('x'.repeat(BOARD_FRAME_MAX_BYTES + 1));
    expect(await board.ended()).toMatchObject({ code: 1009 });
    expect(await closedTotal('frameTooLarge')).toBe(before + 1);
  });

  test('[RT33] endless fragments are 1009', async () => {
    const board = await openLive();
    for (let count = 0; count < 70; count += 1) {
      board.socket.send('x'.repeat(1024), { fin: false });
    }
    expect(await board.ended()).toMatchObject({ code: 1009 });
  });

  test('[RT33] compression is never agreed to, and a compressed frame is refused', async () => {
    const board = await openBoard(node, rosa, { perMessageDeflate: true });
    expect(board.socket.extensions).toBe('');
    // RSV1 set, masked, two bytes: what only an agreed extension may send.
    (board.socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(
      Buffer.from([0xc1, 0x82, 0, 0, 0, 0, 0x7b, 0x7d]),
    );
    expect(await board.ended()).toMatchObject({ code: 1002 });
  });

  test('[RT43] a forged event changes nothing and is audited', async () => {
    const board = await openLive();
    const head = await node.deps.db.prisma.feedHead.findFirst();
    board.says({ type: 'event', seq: 10_000, kind: 'withheld' });
    expect(await board.frame(2)).toMatchObject({ type: 'error', code: 'unknown_type' });
    let audited = 0;
    await until(() => {
      const where = { action: 'access.refused', subjectId: rosa.viewer.sessionId };
      void node.deps.db.prisma.auditEvent.count({ where }).then((count) => {
        audited = count;
      });
      return audited === 1;
    });
    expect(await node.deps.db.prisma.feedHead.findFirst()).toEqual(head);
    board.socket.close();
  });
});

describe('too much', () => {
  test('[RT34] ten thousand messages end it, and the other board notices nothing', async () => {
    const other = await openLive();
    const board = await openLive();
    for (let count = 0; count < 10_000; count += 1) board.says('{}');
    const id = await report(node.deps);
    expect(await other.frame(2)).toMatchObject({ type: 'event', report: { id } });
    // Faulty ones end it sooner than their number would.
    expect((await board.ended()).code).toBe(4400);
    other.socket.close();
  });

  test('[RT34] ten thousand pings are 4429', async () => {
    const board = await openLive();
    for (let count = 0; count < 10_000; count += 1) board.socket.ping();
    expect(await board.ended()).toEqual({ code: 4429, reason: 'too many messages' });
  });

  test('[RT38] the ninth socket of one session is 4409, and the eight stay', async () => {
    const who = await signIn(node.deps, ['dispatcher']);
    const eight = await Promise.all(Array.from({ length: 8 }, () => openLive(who)));
    const ninth = await openBoard(node, who);
    expect(await ninth.ended()).toMatchObject({ code: 4409 });
    expect(eight.map((board) => board.end)).toEqual(Array(8).fill(null));
    eight[0]!.socket.close();
    await eight[0]!.ended();
    const next = await openLive(who);
    for (const board of [...eight.slice(1), next]) board.socket.close();
  });

  test('[RT35] a reader that stops is 4413 and back without loss', async () => {
    const id = await report(node.deps, { text: 'x'.repeat(8_000) });
    const board = await openLive();
    const other = await openLive();
    const seq = Number((await node.deps.db.prisma.feedHead.findFirst())?.seq);
    board.socket.pause();
    const before = await closedTotal('tooSlow');
    let written = 0;
    while ((await closedTotal('tooSlow')) === before) {
      expect(written).toBeLessThan(4_000);
      await changeOften(node.deps, id, 100);
      written += 100;
      await until(() => other.seqs().at(-1) === seq + written);
    }
    await changeOften(node.deps, id, 50);
    written += 50;
    board.socket.resume();
    expect(await board.ended()).toMatchObject({ code: 4413 });
    const last = board.seqs().at(-1) ?? seq;
    expect(board.seqs()).toEqual(risingFrom(seq, last));
    expect(last).toBeLessThan(seq + written);

    await change(node.deps, id);
    const back = await openBoard(node, rosa);
    back.hello(last);
    await until(() => back.seqs().at(-1) === seq + written + 1);
    expect(back.frames[0]).toEqual({ type: 'resumed', seq: last });
    expect(back.seqs()).toEqual(risingFrom(last, seq + written + 1));
    expect(other.seqs()).toEqual(risingFrom(seq, seq + written + 1));
    back.socket.close();
    other.socket.close();
  });

  test('[RT36] a snapshot of many megabytes reaches a board that reads', async () => {
    const deps = node.deps;
    for (let count = 0; count < 60; count += 1) await report(deps, { text: 'y'.repeat(100_000) });
    const board = await openLive();
    expect(await board.frame(1)).toMatchObject({ type: 'snapshot' });
    await report(deps);
    expect(await board.frame(2)).toMatchObject({ type: 'event' });
    board.socket.close();
  });
});

describe('counting', () => {
  test('open boards and their ends are in the metrics', async () => {
    await until(() => node.boards.count() === 0);
    const board = await openLive();
    expect(node.boards.count()).toBe(1);
    expect(await node.deps.metrics.registry.metrics()).toContain('testigo_boards 1');
    board.hello();
    await board.ended();
    expect(node.boards.count()).toBe(0);
    expect(await node.deps.metrics.registry.metrics()).toMatch(
      /testigo_socket_closed_total\{reason="badMessage"\} [1-9]/,
    );
  });

  test('no log line holds a word, a phone or a place of a report', async () => {
    expect(node.deps.logLines.join('\n')).not.toMatch(/Alvarado|5550147|agents at/);
  });
});

describe('stopping', () => {
  test('[RT39] every board is told 4503, and so is one that comes meanwhile', async () => {
    const stopping = await startNode(night);
    const who = await signIn(node.deps, ['dispatcher']);
    const boards = await Promise.all([openBoard(stopping, who), openBoard(stopping, who)]);
    boards[0]!.hello();
    await boards[0]!.frame(1);
    await stopping.boards.stop();
    for (const board of boards) expect(await board.ended()).toMatchObject({ code: 4503 });
    const late = new WebSocket(stopping.url, { headers: { cookie: who.cookie } });
    const code = await new Promise((resolve, reject) => {
      late.on('close', resolve);
      late.on('error', reject);
    });
    expect(code).toBe(4503);
    await stopping.app.close();
  });

  test('[RT39] a board that does not hang up does not hold up the end', async () => {
    const stopping = await startNode(night);
    const board = await openBoard(stopping, rosa);
    board.socket.pause();
    const startedMs = performance.now();
    await stopping.stop();
    expect(performance.now() - startedMs).toBeLessThan(3_000);
    board.socket.terminate();
  });
});
