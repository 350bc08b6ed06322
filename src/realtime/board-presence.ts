// Says in the database how many boards of this node are watched by somebody who could take a report,
// so that any node knows whether anybody looks.
import type { Deps } from '../deps.ts';
import { errorForLog } from '../platform/log.ts';
import {
  PRESENCE_EVERY_MS,
  forgetPresence,
  sayPresence,
} from '../records/presence/presence-store.ts';
import { rerunWhenAsked } from './rerun-when-asked.ts';
import type { Cancel, Timers } from './timers.ts';

export type BoardPresence = {
  start(): void;
  /** One came or went. */
  changed(): void;
  /** Resolves when this node is forgotten. */
  stop(): Promise<void>;
};

export function createBoardPresence(
  deps: Pick<Deps, 'db' | 'ids' | 'log'>,
  countWatched: () => number,
  timers: Timers,
): BoardPresence {
  const nodeId = deps.ids.uuid();
  let cancel: Cancel | null = null;
  const say = rerunWhenAsked(
    async () => {
      if (cancel) await sayPresence(deps.db, nodeId, countWatched());
    },
    (error) => deps.log.warn({ err: errorForLog(error) }, 'open boards cannot be counted'),
  );
  return {
    start: () => {
      cancel = timers.every(PRESENCE_EVERY_MS, () => void say());
      void say();
    },
    changed: () => void say(),
    stop: async () => {
      cancel?.();
      cancel = null;
      await say();
      await forgetPresence(deps.db, nodeId).catch((error: unknown) =>
        deps.log.warn({ err: errorForLog(error) }, 'this node is not forgotten'),
      );
    },
  };
}
