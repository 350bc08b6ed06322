// Several media are fetched at once, each in its own time: one that drips holds up only itself.
import { errorForLog } from '../../../platform/log.ts';
import type { MediaToFetch } from '../../../records/media/media-row.ts';
import { takeMediaToFetch } from '../../../records/media/media-store.ts';
import type { FetchDeps } from './fetch-carrier-media.ts';
import { fetchMedium } from './fetch-carrier-media.ts';

/** Together they hold this many files in memory. */
const FETCHED_AT_ONCE = 4;
/** Longer than a download may take, with what is written down after it. */
const TAKEN_FOR_MS = 90_000;

export type MediaFetcher = {
  /** Takes what is due as far as there is room, and does not wait for it. @returns how many */
  round(): Promise<number>;
  /** Resolves when no download is under way. */
  idle(): Promise<void>;
  /** Ends the downloads under way; they are tried again later. */
  stop(): Promise<void>;
};

/** @param onRoom called when a download has ended */
export function createMediaFetcher(deps: FetchDeps, onRoom: () => void = () => {}): MediaFetcher {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  function start(medium: MediaToFetch): void {
    const fetching = fetchMedium(deps, medium, stopping.signal)
      .catch((error: unknown) => {
        const told = { err: errorForLog(error), mediaId: medium.id };
        deps.log.error(told, 'the end of a download is not written down');
      })
      .finally(() => {
        underWay.delete(fetching);
        onRoom();
      });
    underWay.add(fetching);
  }

  const idle = async () => {
    await Promise.all(underWay);
  };
  return {
    round: async () => {
      const limit = FETCHED_AT_ONCE - underWay.size;
      if (limit === 0 || stopping.signal.aborted) return 0;
      const now = deps.clock.now();
      const takenUntil = new Date(now.getTime() + TAKEN_FOR_MS);
      const taking = { now, takenUntil, limit };
      const taken = await takeMediaToFetch(deps.db.prisma, deps.keyring, taking);
      taken.forEach(start);
      return taken.length;
    },
    idle,
    stop: async () => {
      stopping.abort();
      await idle();
    },
  };
}
