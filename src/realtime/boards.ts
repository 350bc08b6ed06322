// Every open board of this process, fed from one tail of the log.
import type { Deps } from '../deps.ts';
import { errorForLog } from '../platform/log.ts';
import { transact } from '../records/transact.ts';
import type { Viewer } from '../contract/viewer.ts';
import { actorOf } from '../contract/viewer.ts';
import type { BoardSocket } from './board-session.ts';
import type { BoardSurroundings } from './board-surroundings.ts';
import { BoardSession } from './board-session.ts';
import { createBoardPresence } from './board-presence.ts';
import { createLookers } from './lookers.ts';
import { createFeedSource } from './feed-source.ts';
import { createFeedTail } from './feed-tail.ts';
import { createNudges } from './nudges.ts';
import { createSessionWatch } from './session-watch.ts';
import type { Timers } from './timers.ts';
import { systemTimers } from './timers.ts';

export type Boards = {
  /** @throws when the log cannot be read */
  start(): Promise<void>;
  /** Asks every board to come back soon, and waits a moment for them to hang up. */
  stop(): Promise<void>;
  /** Boards open now. */
  count(): number;
  /** Takes over an upgraded socket; never throws, and listens before it returns. */
  attach(socket: BoardSocket, viewer: Viewer): void;
};

export type BoardsDeps = Pick<
  Deps,
  'db' | 'clock' | 'ids' | 'log' | 'keyring' | 'signals' | 'metrics'
>;

/** Tabs of one signed-in browser; one more is refused. */
export const SOCKETS_PER_SESSION_MAX = 8;
const HANG_UP_WITHIN_MS = 1_000;

export function createBoards(deps: BoardsDeps, timers: Timers = systemTimers): Boards {
  const boards = new Set<BoardSession>();
  const sockets = new Set<BoardSocket>();
  const nudges = createNudges(deps, timers);
  const tail = createFeedTail(deps, nudges, timers);
  const watch = createSessionWatch(deps, boards, nudges, timers);
  const presence = createBoardPresence(deps, countWatched, timers);
  const lookers = createLookers(deps, nudges, timers);
  let isStopping = false;

  const around: BoardSurroundings = {
    source: createFeedSource(deps, tail),
    timers,
    onForged: (viewer, type) => auditForged(deps, viewer, type),
    onLooking: lookers.look,
    onFault: (error) => deps.log.warn({ err: errorForLog(error) }, 'a board could not be served'),
    onEnded: (board, reason) => {
      boards.delete(board);
      lookers.forget(board);
      deps.metrics.boards.set(boards.size);
      presence.changed();
      if (reason !== 'gone') deps.metrics.socketClosed.inc({ reason });
    },
  };

  tail.subscribe({
    onItems: (items) => boards.forEach((board) => board.receive(items)),
    onReset: () => boards.forEach((board) => board.startOver()),
  });

  function attach(socket: BoardSocket, viewer: Viewer): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const board = new BoardSession(socket, viewer, around);
    boards.add(board);
    deps.metrics.boards.set(boards.size);
    presence.changed();
    if (isStopping) board.close('restarting');
    else if (countOf(viewer) > SOCKETS_PER_SESSION_MAX) board.close('tooManySockets');
  }

  function countOf(viewer: Viewer): number {
    return [...boards].filter((board) => board.viewer.sessionId === viewer.sessionId).length;
  }

  /** Those of people who could take a report. */
  function countWatched(): number {
    return [...boards].filter((board) => board.isWatched).length;
  }

  return {
    start: async () => {
      await tail.start();
      watch.start();
      presence.start();
      lookers.start();
      nudges.start();
    },
    stop: async () => {
      isStopping = true;
      lookers.stop();
      boards.forEach((board) => board.close('restarting'));
      await Promise.all([watch.stop(), tail.stop(), nudges.stop(), hangUp(sockets, timers)]);
      await presence.stop();
    },
    count: () => boards.size,
    attach,
  };
}

/** Resolves when all are closed; those that do not answer are cut off. */
async function hangUp(sockets: ReadonlySet<BoardSocket>, timers: Timers): Promise<void> {
  if (sockets.size === 0) return;
  await new Promise<void>((resolve) => {
    const cancelWait = timers.after(HANG_UP_WITHIN_MS, () => {
      sockets.forEach((socket) => socket.terminate());
      resolve();
    });
    const look = () => {
      if (sockets.size > 0) return;
      cancelWait();
      resolve();
    };
    sockets.forEach((socket) => socket.on('close', look));
  });
}

function auditForged(deps: BoardsDeps, viewer: Viewer, type: string): void {
  const work = transact(deps, async (tx) => {
    tx.audit({
      actor: actorOf(viewer),
      action: 'access.refused',
      subject: { kind: 'session', id: viewer.sessionId },
      detail: { route: '/board/socket', reason: 'forged_frame', type },
    });
  });
  work.catch((error: unknown) => deps.log.error({ err: errorForLog(error) }, 'not audited'));
}
