// A board without a browser: the socket as the protocol says it, every frame checked by the contract.
import WebSocket from 'ws';
import type { BoardEvent, ServerMessage } from '../../src/contract/board-protocol.ts';
import { ServerMessage as Frame } from '../../src/contract/board-protocol.ts';
import type { Api, TestApp } from './test-app.ts';

type SeenEvent = BoardEvent;

export type BoardClient = {
  /** The first frame: snapshot or resumed. */
  first: ServerMessage;
  events: BoardEvent[];
  /** The first frame, if it is one, and those that came in place of events. */
  snapshots: Extract<ServerMessage, { type: 'snapshot' }>[];
  /** The next event that fits, also one that has already come and was not asked for. */
  next(fits: (event: SeenEvent) => boolean, withinMs?: number): Promise<Extract<BoardEvent, { report: unknown }>>;
  /** Of the last frame applied. */
  lastSeq(): number;
  /** Resolves with the server's close code. */
  closed: Promise<number>;
  close(): void;
};

export async function openBoard(app: TestApp, api: Api, lastSeq?: number): Promise<BoardClient> {
  const url = `${app.baseUrl.replace('http', 'ws')}/board/socket`;
  const socket = new WebSocket(url, { headers: { cookie: api.cookie, origin: app.deps.config.PUBLIC_URL } });
  const events: BoardEvent[] = [];
  const snapshots: BoardClient['snapshots'] = [];
  let seq = 0;
  let taken = 0;
  let tellFirst: (frame: ServerMessage) => void = () => undefined;
  const first = new Promise<ServerMessage>((resolve, reject) => {
    tellFirst = resolve;
    socket.on('error', reject);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('open', () => {
    const hello = { type: 'hello', protocol: 1, ...(lastSeq === undefined ? {} : { lastSeq }) };
    socket.send(JSON.stringify(hello));
  });
  socket.on('message', (data) => {
    const frame = Frame.parse(JSON.parse(String(data)));
    if (frame.type === 'error') throw new Error(frame.message);
    if (frame.type === 'presence') return;
    if (frame.type === 'event') {
      if (frame.seq !== seq + 1) throw new Error(`a gap: ${seq} then ${frame.seq}`);
      events.push(frame);
    } else {
      if (frame.type === 'snapshot') snapshots.push(frame);
      tellFirst(frame);
    }
    seq = frame.seq;
  });
  const client: BoardClient = {
    first: await first,
    events,
    snapshots,
    lastSeq: () => seq,
    closed,
    close: () => socket.close(),
    next: async (fits, withinMs = 5_000) => {
      const deadlineMs = Date.now() + withinMs;
      for (;;) {
        while (taken < events.length) {
          const event = events[taken]!;
          taken += 1;
          if (fits(event) && 'report' in event) return event;
        }
        if (Date.now() > deadlineMs) throw new Error(`no such event within ${withinMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
  return client;
}
