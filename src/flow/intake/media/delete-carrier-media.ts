// What we have sealed, or erased, the carrier deletes too. It is asked until it has done so, however
// long that takes: what is still there is counted.
import type { Deps } from '../../../deps.ts';
import { readCarrierAddress } from '../../../messaging/carrier-resource.ts';
import { backoffMs } from '../../../messaging/error-codes.ts';
import type { DeleteOutcome } from '../../../messaging/media-transport.ts';
import { countUndeletedMedia } from '../../../records/media/media-list-store.ts';
import type { MediaToDelete } from '../../../records/media/media-row.ts';
import { settleDeletion, takeMediaToDelete } from '../../../records/media/media-store.ts';

type DeleteDeps = Pick<
  Deps,
  'config' | 'db' | 'clock' | 'keyring' | 'metrics' | 'log' | 'carrierMedia'
>;

const BATCH = 5;
/** Longer than the calls of a batch may take. */
const TAKEN_FOR_MS = 90_000;
/** Where delivery is not complete the carrier wants a minute; the pauses grow to an hour. */
const FIRST_PAUSE_MS = 60_000;
/** From here on a person should look why. */
const MANY_TRIES = 8;

/** @returns how many were asked for */
export async function deleteCarrierMedia(deps: DeleteDeps): Promise<number> {
  const now = deps.clock.now();
  const takenUntil = new Date(now.getTime() + TAKEN_FOR_MS);
  const taking = { now, takenUntil, limit: BATCH };
  const taken = await takeMediaToDelete(deps.db.prisma, deps.keyring, taking);
  for (const medium of taken) await deleteOne(deps, medium);
  if (taken.length > 0) {
    deps.metrics.mediaUndeleted.set(await countUndeletedMedia(deps.db.prisma));
  }
  return taken.length;
}

async function deleteOne(deps: DeleteDeps, medium: MediaToDelete): Promise<void> {
  const outcome = await askCarrier(deps, medium);
  deps.metrics.mediaDeleted.inc({ outcome: outcome.outcome });
  if (outcome.outcome === 'deleted') return settleDeletion(deps.db.prisma, medium.id, null);
  const told = { mediaId: medium.id, code: outcome.code, tries: medium.tries };
  if (medium.tries < MANY_TRIES) deps.log.warn(told, 'the carrier has not deleted a medium yet');
  else deps.log.error(told, 'the carrier still keeps a medium that it was told to delete');
  const pauseMs = backoffMs(FIRST_PAUSE_MS, medium.tries, Math.random());
  const dueAt = new Date(deps.clock.now().getTime() + pauseMs);
  return settleDeletion(deps.db.prisma, medium.id, dueAt);
}

function askCarrier(deps: DeleteDeps, medium: MediaToDelete): Promise<DeleteOutcome> {
  const address = readCarrierAddress(deps.config, medium.sourceUrl);
  if (address.kind === 'refused_host' || address.kind === 'refused_address') {
    // The account or the host has been changed since: this is not ours to ask any more.
    return Promise.resolve({ outcome: 'failed', code: address.kind });
  }
  return deps.carrierMedia.remove(address);
}
