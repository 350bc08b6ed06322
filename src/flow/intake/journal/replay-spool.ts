// Moves what waits on disk into the journal. A segment is removed only when every line of it is in
// Postgres, or set aside for a person to look at.
import { isDatabaseGone } from '../../../platform/db.ts';
import { errorForLog } from '../../../platform/log.ts';
import type { NewInbound } from '../../../records/inbound/inbound-row.ts';
import type { EntryDeps } from './journal-entries.ts';
import { insertEntries } from './journal-entries.ts';
import { toLine } from './spool-lines.ts';
import type { Spool } from './spool.ts';

/** Nobody waits for the disk to be emptied. */
const PATIENCE_MS = 60_000;
const BATCH_ROWS = 500;

/** Everything that stands in closed segments now. @returns null when Postgres is out of reach */
export async function replaySpool(deps: EntryDeps, spool: Spool): Promise<number | null> {
  await spool.closeSegment();
  let moved = 0;
  for (const file of await spool.listSegments()) {
    const count = await replaySegment(deps, spool, file);
    if (count === null) return null;
    moved += count;
  }
  return moved;
}

async function replaySegment(deps: EntryDeps, spool: Spool, file: string): Promise<number | null> {
  const segment = await spool.readSegment(file);
  for (let start = 0; start < segment.entries.length; start += BATCH_ROWS) {
    const batch = segment.entries.slice(start, start + BATCH_ROWS);
    const isDone = await replayBatch(deps, spool, batch);
    if (!isDone) return null;
  }
  if (segment.isTorn) deps.log.warn('the last line of a spool segment was cut off by a crash');
  if (segment.unreadable.length > 0) {
    deps.log.error(
      { lines: segment.unreadable.length },
      'unreadable lines of the spool are set aside',
    );
    await spool.setAside(segment.unreadable);
  }
  await spool.removeSegment(file);
  deps.metrics.replayed.inc(segment.entries.length);
  return segment.entries.length;
}

/** A batch that the database refuses is tried line by line, so that one bad line harms only itself. */
async function replayBatch(
  deps: EntryDeps,
  spool: Spool,
  batch: readonly NewInbound[],
): Promise<boolean> {
  try {
    await insertEntries(deps, batch, PATIENCE_MS);
    return true;
  } catch (error) {
    if (!isRefused(error)) {
      if (!isDatabaseGone(error))
        deps.log.error({ err: errorForLog(error) }, 'the spool cannot be moved now');
      return false;
    }
    if (batch.length > 1) {
      for (const entry of batch) if (!(await replayBatch(deps, spool, [entry]))) return false;
      return true;
    }
    deps.log.error(
      { err: errorForLog(error), inboundId: batch[0]?.id },
      'a spooled message is set aside',
    );
    await spool.setAside(batch.map(toLine));
    return true;
  }
}

/** Postgres says that these very values can never be stored; anything else may pass. */
function isRefused(error: unknown): boolean {
  return /^(?:22|23|54)...$/.test(String((error as { code?: unknown })?.code ?? ''));
}
