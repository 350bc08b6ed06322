// Puts entries into the journal's table: each key once, and the same key with other content beside
// the first, where somebody is told.
import type { Deps } from '../../../deps.ts';
import type { NewInbound, StoredInbound } from '../../../records/inbound/inbound-row.ts';
import {
  findInboundByKeys,
  insertInbound,
  recordInboundConflict,
} from '../../../records/inbound/inbound-store.ts';
import { transact } from '../../../records/transact.ts';

export type EntryDeps = Pick<Deps, 'db' | 'clock' | 'keyring' | 'signals' | 'log' | 'metrics'>;

export type Inserted = 'stored' | 'known' | 'conflict';

/** @returns what became of each, in their order */
export async function insertEntries(
  deps: EntryDeps,
  batch: readonly NewInbound[],
  patienceMs: number,
): Promise<Inserted[]> {
  // What is made of it begins at once; nobody is told that it was taken before the disk has it.
  const onCommitted = () => deps.signals.emit('journal');
  const isNew = await insertInbound(deps.db, batch, patienceMs, onCommitted);
  if (isNew.size === batch.length) return batch.map(() => 'stored');
  const known = new Map(
    (
      await findInboundByKeys(
        deps.db,
        batch.map((entry) => entry.sourceKey),
      )
    ).map((row) => [row.sourceKey, row]),
  );
  const results: Inserted[] = [];
  for (const entry of batch) {
    const first = known.get(entry.sourceKey);
    if (isNew.has(entry.sourceKey) && isNew.delete(entry.sourceKey)) results.push('stored');
    else if (!first || isSettled(first, entry)) results.push('known');
    else results.push(await keepConflict(deps, first.id, entry));
  }
  return results;
}

/** Nothing of an erased message comes back, whatever is said under its name. */
function isSettled(first: StoredInbound, entry: NewInbound): boolean {
  return first.state === 'erased' || Buffer.from(first.digest).equals(entry.digest);
}

/** The first stays what it is; the other is kept beside it and somebody is told. */
async function keepConflict(
  deps: EntryDeps,
  inboundId: string,
  entry: NewInbound,
): Promise<Inserted> {
  const isNew = await transact(deps, async (tx) => {
    const isKept = await recordInboundConflict(tx.db, {
      id: entry.id,
      inboundId,
      digest: entry.digest,
      rawSealed: entry.rawSealed,
      receivedAt: entry.receivedAt,
    });
    if (!isKept) return false;
    const subject = { kind: 'inbound' as const, id: inboundId };
    tx.audit({ actor: { kind: 'carrier' }, action: 'inbound.conflict', subject });
    return true;
  });
  if (isNew) {
    deps.metrics.conflicts.inc();
    deps.log.warn({ inboundId }, 'the same message came again with other content');
  }
  return 'conflict';
}
