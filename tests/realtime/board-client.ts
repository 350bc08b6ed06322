// A board's end of a real socket: every frame it got, checked against the contract, and how it ended.
import type { ClientOptions } from 'ws';
import { WebSocket } from 'ws';
import type { BoardEvent, ServerMessage } from '../../src/contract/board-protocol.ts';
import { ServerMessage as ServerMessageShape } from '../../src/contract/board-protocol.ts';
import type { BoardNode, SignedIn } from './night.ts';
import { until } from './night.ts';

export type BoardClient = {
  socket: WebSocket;
  frames: ServerMessage[];
  /** Set when the socket is closed. */
  end: { code: number; reason: string } | null;
  hello(lastSeq?: number): void;
  says(message: unknown): void;
  /** Waits for the `count`-th frame of all, and gives it. */
  frame(count: number): Promise<ServerMessage>;
  /** Waits for the end. */
  ended(withinMs?: number): Promise<{ code: number; reason: string }>;
  seqs(): number[];
};

/** @throws Error with the status of the refusal, `Unexpected server response: 401` */
export async function openBoard(
  node: BoardNode,
  { cookie }: Pick<SignedIn, 'cookie'>,
  options: ClientOptions = {},
): Promise<BoardClient> {
  const socket = new WebSocket(node.url, {
    headers: { cookie },
    perMessageDeflate: false,
    ...options,
  });
  const client: BoardClient = {
    socket,
    frames: [],
    end: null,
    says: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    hello: (lastSeq) =>
      client.says({ type: 'hello', protocol: 1, ...(lastSeq === undefined ? {} : { lastSeq }) }),
    frame: async (count) => {
      await until(() => client.frames.length >= count);
      return client.frames[count - 1]!;
    },
    ended: async (withinMs) => {
      await until(() => client.end !== null, withinMs);
      return client.end!;
    },
    seqs: () => eventsOf(client.frames).map((event) => event.seq),
  };
  socket.on('message', (data) => {
    client.frames.push(ServerMessageShape.parse(JSON.parse(String(data))));
  });
  socket.on('close', (code, reason) => {
    client.end = { code, reason: String(reason) };
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return client;
}

export function eventsOf(frames: readonly ServerMessage[]): BoardEvent[] {
  return frames.filter((frame): frame is BoardEvent => frame.type === 'event');
}

/** `[from + 1, ..., to]`: what a board that had `from` must be sent. */
export function risingFrom(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, position) => from + 1 + position);
}
