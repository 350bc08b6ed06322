// What a board's socket needs of the process around it, and what it tells it.
import type { LookedAt } from '../contract/board-protocol.ts';
import type { Viewer } from '../contract/viewer.ts';
import type { BoardSession } from './board-session.ts';
import type { EndReason } from './close-socket.ts';
import type { FeedSource } from './feed-source.ts';
import type { Timers } from './timers.ts';

export type BoardSurroundings = {
  source: FeedSource;
  timers: Timers;
  /** A frame that only a server sends: somebody tries what a board cannot do. */
  onForged(viewer: Viewer, type: string): void;
  /** What the board shows now, and whether a reply is being written there. */
  onLooking(session: BoardSession, at: LookedAt | null, isTyping: boolean): void;
  onFault(error: unknown): void;
  onEnded(session: BoardSession, reason: EndReason): void;
};
