// A session that ends closes its boards at once, on every node; one whose roles change, or whose shift
// begins or ends, shows them at once what they may see now. Asked after a signal here, a nudge from there, and twice a second.
import type { Deps } from '../deps.ts';
import { errorForLog } from '../platform/log.ts';
import { liveSessionIds } from '../records/session/session-store.ts';
import { isAllowed } from '../security/permissions.ts';
import type { RolesInForce } from '../security/standing.ts';
import type { BoardSession } from './board-session.ts';
import { rolesKey } from './board-session.ts';
import type { Nudges } from './nudges.ts';
import { rerunWhenAsked } from './rerun-when-asked.ts';
import type { Cancel, Timers } from './timers.ts';

/** With the time of the look itself well within the second that an ended session may last. */
const LOOK_EVERY_MS = 500;

export type SessionWatch = {
  start(): void;
  /** Resolves when nothing is being read any more. */
  stop(): Promise<void>;
};

export function createSessionWatch(
  deps: Pick<Deps, 'db' | 'clock' | 'signals' | 'log'>,
  boards: Iterable<BoardSession> & { readonly size: number },
  nudges: Nudges,
  timers: Timers,
): SessionWatch {
  const cancels: Cancel[] = [];
  let isOutOfReach = false;
  let isStopped = false;

  const look = rerunWhenAsked(
    async () => {
      if (isStopped || boards.size === 0) return;
      const ids = new Set([...boards].map((board) => board.viewer.sessionId));
      const live = await liveSessionIds(deps.db.prisma, [...ids], deps.clock.now());
      isOutOfReach = false;
      for (const board of boards) {
        if (ids.has(board.viewer.sessionId)) apply(board, live.get(board.viewer.sessionId));
      }
    },
    (error) => {
      if (!isOutOfReach) deps.log.warn({ err: errorForLog(error) }, 'sessions cannot be checked');
      isOutOfReach = true;
    },
  );

  return {
    start: () => {
      nudges.on('session-ended', () => void look());
      const cancelSignal = deps.signals.on('session-ended', () => {
        void look();
        nudges.send('session-ended');
      });
      cancels.push(
        cancelSignal,
        timers.every(LOOK_EVERY_MS, () => void look()),
      );
    },
    stop: async () => {
      isStopped = true;
      cancels.splice(0).forEach((cancel) => cancel());
      await look();
    },
  };
}

/** @param now what is in force for the session; undefined when it lives no more */
function apply(board: BoardSession, now: RolesInForce | undefined): void {
  const roles = now?.roles ?? [];
  const mayStay = isAllowed(roles, 'report.read') || now?.withheld?.reason === 'off_shift';
  if (!mayStay) board.close('sessionEnded');
  else if (rolesKey(roles) !== board.rolesKey) board.changeRoles(roles);
}
