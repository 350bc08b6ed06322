// Promise: a message is accepted only when it is durable, in Postgres or, when that does not
// answer, on disk. The key decides duplicates, however often and by whichever way it comes.
import type { Deps } from '../../../deps.ts';
import { AppError } from '../../../platform/errors.ts';
import { createGather } from '../../../platform/gather.ts';
import { errorForLog } from '../../../platform/log.ts';
import type { NewInbound } from '../../../records/inbound/inbound-row.ts';
import type { EntryDeps, Inserted } from './journal-entries.ts';
import { insertEntries } from './journal-entries.ts';
import { replaySpool } from './replay-spool.ts';
import type { Spool } from './spool.ts';

export type Appended = Inserted | 'spooled';

export type Journal = {
  /**
   * Resolves once `entry` is durable.
   * @param patienceMs how long Postgres may take before the disk does; POSTGRES_PATIENCE_MS if absent
   * @throws AppError unavailable when neither Postgres nor the disk takes it
   */
  append(entry: NewInbound, patienceMs?: number): Promise<Appended>;
  /** True while messages go to disk because Postgres does not answer. */
  isSpooling(): boolean;
  /** A message of this process that is on disk and not yet in Postgres. */
  isSpooled(sourceKey: string): boolean;
  /** Messages waiting for the disk or the database. */
  depth(): number;
  /** Moves everything on disk into Postgres. @returns how many, or null when it cannot be reached */
  replay(): Promise<number | null>;
};

/** The carrier waits 15 s in all and may try twice; after this long the disk takes over. */
export const POSTGRES_PATIENCE_MS = 4_000;
const BATCH_ROWS = 500;
const SHORT_PASS_ROWS = 50;
const PASSES_MAX = 6;

export function createJournal(deps: EntryDeps, spool: Spool): Journal {
  let spooling = false;
  const spooledKeys = new Set<string>();
  // A batch that hangs is given up, so that the next finds another connection.
  const rows = createGather<NewInbound, Inserted>(
    (batch) => withPatience(insertEntries(deps, batch, POSTGRES_PATIENCE_MS)),
    BATCH_ROWS,
  );

  async function toDisk(entry: NewInbound): Promise<Appended> {
    try {
      await spool.append(entry);
    } catch (cause) {
      deps.log.error({ err: errorForLog(cause) }, 'neither Postgres nor the spool takes a message');
      throw new AppError('unavailable', 'Nothing can be stored now. Please try again.', { cause });
    }
    spooledKeys.add(entry.sourceKey);
    deps.metrics.spooled.inc();
    return 'spooled';
  }

  async function append(entry: NewInbound, patienceMs = POSTGRES_PATIENCE_MS): Promise<Appended> {
    if (spooling) return toDisk(entry);
    try {
      return await withPatience(rows.add(entry), patienceMs);
    } catch (cause) {
      const isOnlySlow = cause instanceof NoAnswerInTime && patienceMs < POSTGRES_PATIENCE_MS;
      if (!isOnlySlow && !spooling) {
        deps.log.error({ err: errorForLog(cause) }, 'Postgres does not take messages');
        spooling = true;
      }
      return toDisk(entry);
    }
  }

  async function replay(): Promise<number | null> {
    if (spooling && !(await answers(deps))) return null;
    let moved = 0;
    for (let passes = 1; ; passes += 1) {
      const isLast = !spooling;
      const count = await replaySpool(deps, spool);
      if (count === null) return null;
      moved += count;
      if (isLast) break;
      // Each pass is shorter, as moving is faster than arriving. Then the door turns back to
      // Postgres, and the last pass moves what was on its way to disk until this moment.
      if (count <= SHORT_PASS_ROWS || passes >= PASSES_MAX) spooling = false;
    }
    if (!spooling) spooledKeys.clear();
    if (moved > 0) deps.signals.emit('journal');
    return moved;
  }

  return {
    append,
    replay,
    isSpooling: () => spooling,
    isSpooled: (sourceKey) => spooledKeys.has(sourceKey),
    depth: () => rows.depth(),
  };
}

/** With a limit of its own, which also takes a connection that hangs out of the pool. */
const PING = { text: 'select 1', query_timeout: POSTGRES_PATIENCE_MS };

async function answers(deps: Pick<Deps, 'db'>): Promise<boolean> {
  return deps.db.pool.query(PING).then(
    () => true,
    () => false,
  );
}

class NoAnswerInTime extends Error {}

async function withPatience<T>(work: Promise<T>, patienceMs = POSTGRES_PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new NoAnswerInTime('Postgres did not answer in time')),
      patienceMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
