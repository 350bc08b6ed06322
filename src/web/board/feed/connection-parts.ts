// What a board's connection is made of: the browser's parts it needs, and what it tells.
import { ServerMessage, type BoardEvent, type Presence } from '../../../contract/board-protocol.ts';
import type { BoardSnapshot } from '../state/board-state.ts';

export interface ConnectionStatus {
  phase: 'connecting' | 'live' | 'waiting' | 'ended' | 'outdated' | 'stopped';
  /** The last instant (browser clock, ms) the board is known to have been true; null before that. */
  freshAt: number | null;
  /** Why the server turned the board away, where the person can do something about it. */
  reason: 'too_many_sockets' | null;
}

/** The part of a browser's WebSocket that is used. */
export interface BoardSocket {
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((close: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface ConnectionParts {
  openSocket(): BoardSocket;
  /** Whether the server can be reached and still knows us. */
  askServer(): Promise<'reached' | 'signed_out' | 'unreachable'>;
  now(): number;
  random(): number;
  setTimer(run: () => void, delayMs: number): number;
  clearTimer(timer: number): void;
}

export interface ConnectionListener {
  onSnapshot(snapshot: BoardSnapshot): void;
  /** The feed goes on where it was; what follows up to now was missed. */
  onResumed(): void;
  onEvent(event: BoardEvent): void;
  /** Beside the log: who else looks at what this board shows. */
  onPresence?(presence: Presence): void;
  onStatus(status: ConnectionStatus): void;
}

/** Null for anything that is not a whole message of the protocol. */
export function parseFrame(data: unknown): ServerMessage | null {
  if (typeof data !== 'string') return null;
  try {
    return ServerMessage.parse(JSON.parse(data));
  } catch {
    return null;
  }
}
