// A medium whose address did not come with its message: the carrier's list has it. Of several that are
// missing each gets another one.
import type { Deps } from '../../../deps.ts';
import type { CarrierResource } from '../../../messaging/carrier-resource.ts';
import { carrierAddress, readCarrierAddress } from '../../../messaging/carrier-resource.ts';
import { lockSourcesOf } from '../../../records/media/media-list-store.ts';
import type { MediaToFetch } from '../../../records/media/media-row.ts';
import { setMediaSource } from '../../../records/media/media-store.ts';
import { transact } from '../../../records/transact.ts';

type FindDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'keyring' | 'signals' | 'carrierMedia'>;
type Medium = Extract<CarrierResource, { kind: 'media' }>;

/**
 * @returns null while the carrier's list has no medium that is not ours already
 * @throws CarrierError when the list cannot be read
 */
export async function findMissingMedium(
  deps: FindDeps,
  { id, messageId }: MediaToFetch,
  messageSid: string,
): Promise<Medium | null> {
  const listed = await deps.carrierMedia.list(messageSid);
  if (listed.length === 0 || messageId === null) return null;
  return transact(deps, async (tx) => {
    const sources = await lockSourcesOf(tx.db, deps.keyring, messageId);
    const taken = new Set<string>();
    for (const source of sources) {
      const known = readCarrierAddress(deps.config, source.sourceUrl);
      if (known.kind !== 'media') continue;
      if (source.id === id) return known;
      taken.add(known.mediaSid);
    }
    const mediaSid = listed.find((sid) => !taken.has(sid));
    if (mediaSid === undefined) return null;
    const medium = { kind: 'media' as const, messageSid, mediaSid };
    await setMediaSource(tx.db, deps.keyring, id, carrierAddress(deps.config, medium));
    return medium;
  });
}
