// One for each process: follows the log and hands on each entry once, in order, with no gap. Woken
// by a commit here, by a nudge from another node, and by a slow poll that alone would be enough.
import type { Deps } from '../deps.ts';
import type { FeedEntry } from '../platform/feed-log.ts';
import { feedHead } from '../platform/feed-log.ts';
import { errorForLog } from '../platform/log.ts';
import type { FeedItem } from './feed-item.ts';
import { loadFeedItems } from './feed-item.ts';
import type { Nudges } from './nudges.ts';
import { readLog } from './read-log.ts';
import { rerunWhenAsked } from './rerun-when-asked.ts';
import type { Cancel, Timers } from './timers.ts';

export type FeedListener = {
  /** Rising by exactly one from the last call, or from `head()`. */
  onItems(items: readonly FeedItem[]): void;
  /** The log is not what it was (an older copy of the database): nothing known still counts. */
  onReset(): void;
};

export type FeedTail = {
  /** Reads where the log stands now; what is older is not handed on. */
  start(): Promise<void>;
  /** Resolves when nothing is being read any more. */
  stop(): Promise<void>;
  subscribe(listener: FeedListener): Cancel;
  /** Sequence number of the last entry handed on. */
  head(): number;
};

const POLL_EVERY_MS = 1_000;
const BATCH_MAX = 500;
/** A gap cannot be; one that outlasts this many readings is a log that was replaced. */
const GAP_READINGS_MAX = 3;

export type TailDeps = Pick<Deps, 'db' | 'keyring' | 'signals' | 'log' | 'metrics'>;

export function createFeedTail(deps: TailDeps, nudges: Nudges, timers: Timers): FeedTail {
  const listeners = new Set<FeedListener>();
  const cancels: Cancel[] = [];
  let seq = 0;
  let gapReadings = 0;
  let isPollDue = false;
  let isOutOfReach = false;
  let isStopped = false;

  const pull = rerunWhenAsked(readOn, (error) => {
    if (!isOutOfReach) deps.log.warn({ err: errorForLog(error) }, 'the feed cannot be read');
    isOutOfReach = true;
  });

  async function readOn(): Promise<void> {
    if (isStopped) return;
    const { entries, reports, onDisk } = await readLog(deps, seq, BATCH_MAX);
    isOutOfReach = false;
    if (entries.length === 0) return isPollDue ? lookForOlderCopy() : undefined;
    const next = withoutGap(entries, seq);
    if (next.length === 0) return readAgain(entries);
    gapReadings = 0;
    const [items] = await Promise.all([loadFeedItems(deps, next, reports), onDisk]);
    seq += items.length;
    deps.metrics.feedEvents.inc(items.length);
    for (const listener of listeners) listener.onItems(items);
    if (entries.length === BATCH_MAX || next.length < entries.length) void pull();
  }

  async function readAgain(entries: readonly FeedEntry[]): Promise<void> {
    gapReadings += 1;
    deps.log.error({ seq, found: entries[0]?.seq }, 'a gap in the feed');
    if (gapReadings < GAP_READINGS_MAX) return void pull();
    gapReadings = 0;
    await reset();
  }

  async function lookForOlderCopy(): Promise<void> {
    isPollDue = false;
    const found = await feedHead(deps.db.prisma);
    if (found >= seq) return;
    deps.log.error({ seq, found }, 'the feed went back: an older copy of the database');
    await reset();
  }

  async function reset(): Promise<void> {
    seq = await feedHead(deps.db.prisma);
    for (const listener of listeners) listener.onReset();
  }

  function poll(): void {
    isPollDue = true;
    void pull();
  }

  return {
    start: async () => {
      seq = await feedHead(deps.db.prisma);
      nudges.on('feed', () => void pull());
      const cancelSignal = deps.signals.on('feed', () => {
        void pull();
        nudges.send('feed');
      });
      cancels.push(cancelSignal, timers.every(POLL_EVERY_MS, poll));
    },
    stop: async () => {
      isStopped = true;
      cancels.splice(0).forEach((cancel) => cancel());
      await pull();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    head: () => seq,
  };
}

/** The entries that follow `seq` one by one. Pure. */
export function withoutGap(entries: readonly FeedEntry[], seq: number): FeedEntry[] {
  const end = entries.findIndex((entry, position) => entry.seq !== seq + 1 + position);
  return end === -1 ? [...entries] : entries.slice(0, end);
}
