// Promise: a message is accepted only when it is durable, in Postgres or, when that does not
// answer, on disk. The key decides duplicates, however often and by whichever way it comes.
import type { Deps } from '../../deps.ts';
import { isDatabaseGone } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { createGather } from '../../platform/gather.ts';
import { errorForLog } from '../../platform/log.ts';
import type { NewInbound } from '../../records/inbound/inbound-store.ts';
import {
  findInboundByKeys,
  insertInbound,
  recordInboundConflict,
} from '../../records/inbound/inbound-store.ts';
import { transact } from '../../records/transact.ts';
import type { Spool } from './spool.ts';

export type Appended = 'stored' | 'known' | 'conflict' | 'spooled';

export type Journal = {
  /**
   * Resolves once `entry` is durable.
   * @throws AppError unavailable when neither Postgres nor the disk takes it
   */
  append(entry: NewInbound): Promise<Appended>;
  /** True while messages go to disk because Postgres does not answer. */
  isSpooling(): boolean;
  /** A message of this process that is on disk and not yet in Postgres. */
  isSpooled(sourceKey: string): boolean;
  /** Messages waiting for the disk or the database. */
  depth(): number;
  /** Moves everything on disk into Postgres. @returns how many, or null when it cannot be reached */
  replay(): Promise<number | null>;
};

export type JournalDeps = Pick<Deps, 'db' | 'clock' | 'ids' | 'keyring' | 'signals' | 'log' | 'metrics'>;

/** The carrier waits 15 s in all and may try twice; after this long the disk takes over. */
export const POSTGRES_PATIENCE_MS = 4_000;
const BATCH_ROWS = 500;

export function createJournal(deps: JournalDeps, spool: Spool): Journal {
  let spooling = false;
  const spooledKeys = new Set<string>();
  const rows = createGather<NewInbound, Appended>((batch) => insertBatch(deps, batch), BATCH_ROWS);

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

  async function append(entry: NewInbound): Promise<Appended> {
    if (spooling) return toDisk(entry);
    try {
      const result = await withPatience(rows.add(entry));
      if (result === 'stored') deps.signals.emit('journal');
      return result;
    } catch (cause) {
      if (!spooling) deps.log.error({ err: errorForLog(cause) }, 'Postgres does not take messages');
      spooling = true;
      return toDisk(entry);
    }
  }

  async function replay(): Promise<number | null> {
    let moved = 0;
    for (;;) {
      await spool.closeSegment();
      const files = await spool.listSegments();
      if (files.length === 0) break;
      for (const file of files) {
        const count = await replaySegment(deps, spool, file);
        if (count === null) return null;
        moved += count;
      }
    }
    if (!(await answers(deps))) return null;
    spooling = false;
    spooledKeys.clear();
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

async function insertBatch(deps: JournalDeps, batch: readonly NewInbound[]): Promise<Appended[]> {
  const isNew = await insertInbound(deps.db, batch);
  if (isNew.size === batch.length) return batch.map(() => 'stored');
  const known = new Map(
    (await findInboundByKeys(deps.db, batch.map((entry) => entry.sourceKey))).map((row) => [
      row.sourceKey,
      row,
    ]),
  );
  const results: Appended[] = [];
  for (const entry of batch) {
    const first = known.get(entry.sourceKey);
    if (isNew.has(entry.sourceKey) && isNew.delete(entry.sourceKey)) results.push('stored');
    else if (!first || isSame(first.digest, entry.digest)) results.push('known');
    else results.push(await keepConflict(deps, first.id, entry));
  }
  return results;
}

/** The first stays what it is; the other is kept beside it and somebody is told. */
async function keepConflict(deps: JournalDeps, inboundId: string, entry: NewInbound): Promise<Appended> {
  await transact(deps, async (tx) => {
    const isNew = await recordInboundConflict(tx.db, {
      id: entry.id,
      inboundId,
      digest: entry.digest,
      rawSealed: entry.rawSealed,
      receivedAt: entry.receivedAt,
    });
    if (!isNew) return;
    const subject = { kind: 'inbound' as const, id: inboundId };
    tx.audit({ actor: { kind: 'carrier' }, action: 'inbound.conflict', subject });
  });
  deps.metrics.conflicts.inc();
  deps.log.warn({ inboundId }, 'the same message came again with other content');
  return 'conflict';
}

async function replaySegment(deps: JournalDeps, spool: Spool, file: string): Promise<number | null> {
  const segment = await spool.readSegment(file);
  if (segment.unreadable > 0) {
    deps.log.warn({ lines: segment.unreadable }, 'lines of the spool that were cut off are left out');
  }
  for (let start = 0; start < segment.entries.length; start += BATCH_ROWS) {
    const batch = segment.entries.slice(start, start + BATCH_ROWS);
    const isDone = await replayBatch(deps, spool, batch);
    if (!isDone) return null;
  }
  await spool.removeSegment(file);
  deps.metrics.replayed.inc(segment.entries.length);
  return segment.entries.length;
}

/** A batch that the database refuses is tried line by line, so that one bad line harms only itself. */
async function replayBatch(deps: JournalDeps, spool: Spool, batch: readonly NewInbound[]): Promise<boolean> {
  try {
    await insertBatch(deps, batch);
    return true;
  } catch (error) {
    if (isDatabaseGone(error) || !(await answers(deps))) return false;
    if (batch.length > 1) {
      for (const entry of batch) if (!(await replayBatch(deps, spool, [entry]))) return false;
      return true;
    }
    deps.log.error({ err: errorForLog(error), inboundId: batch[0]?.id }, 'a spooled message is set aside');
    await spool.setAside(batch);
    return true;
  }
}

async function answers(deps: Pick<Deps, 'db'>): Promise<boolean> {
  return withPatience(deps.db.pool.query('select 1')).then(
    () => true,
    () => false,
  );
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Postgres did not answer in time')), POSTGRES_PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}
