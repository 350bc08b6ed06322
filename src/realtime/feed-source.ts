// What a joining board needs: a snapshot, or the events it missed. Boards that ask for the same at
// the same time, as all do after a restart, share one reading.
import type { Deps } from '../deps.ts';
import { feedHead } from '../platform/feed-log.ts';
import type { FeedItem } from './feed-item.ts';
import { loadFeedItems } from './feed-item.ts';
import { withoutGap } from './feed-tail.ts';
import { readLog } from './read-log.ts';
import type { BoardSnapshot } from './take-snapshot.ts';
import { takeSnapshot } from './take-snapshot.ts';

export type FeedSource = {
  /** The last entry that live boards have got. */
  head(): number;
  snapshot(): Promise<BoardSnapshot>;
  /** The next entries after `seq`, some hundreds at most; empty when the log holds no next one. */
  itemsAfter(seq: number): Promise<readonly FeedItem[]>;
  /** Whether the events after `seq` can be sent one by one: all still there, and not too many. */
  canResume(seq: number): Promise<boolean>;
};

/** Beyond this many missed events a snapshot is the shorter answer. */
export const RESUME_EVENTS_MAX = 2_000;
const BATCH_MAX = 500;

export function createFeedSource(
  deps: Pick<Deps, 'db' | 'keyring'>,
  tail: { head(): number },
): FeedSource {
  const underWay = new Map<number, Promise<readonly FeedItem[]>>();
  let snapshot: Promise<BoardSnapshot> | null = null;

  async function readAfter(seq: number): Promise<readonly FeedItem[]> {
    const { entries, reports, onDisk } = await readLog(deps, seq, BATCH_MAX);
    const next = withoutGap(entries, seq);
    if (next.length === 0) return [];
    const [items] = await Promise.all([loadFeedItems(deps, next, reports), onDisk]);
    return items;
  }

  function itemsAfter(seq: number): Promise<readonly FeedItem[]> {
    const shared = underWay.get(seq);
    if (shared) return shared;
    const reading = readAfter(seq).finally(() => underWay.delete(seq));
    underWay.set(seq, reading);
    return reading;
  }

  return {
    head: tail.head,
    snapshot: () => {
      snapshot ??= takeSnapshot(deps).finally(() => {
        snapshot = null;
      });
      return snapshot;
    },
    itemsAfter,
    canResume: async (seq) => {
      // Another node may have sent this board more than this one has read so far.
      const head = seq > tail.head() ? await feedHead(deps.db.prisma) : tail.head();
      if (seq > head || head - seq > RESUME_EVENTS_MAX) return false;
      return seq === head || (await itemsAfter(seq)).length > 0;
    },
  };
}
