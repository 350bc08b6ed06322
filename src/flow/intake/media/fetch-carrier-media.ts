// What the carrier keeps is fetched, identified by its bytes and sealed, with its hash and the time; only
// then is the carrier's copy to be deleted. Taken in a committed step first, and written down in one
// after, so that of two nodes one fetches, and what a killed process left is taken by the next.
import type { Deps } from '../../../deps.ts';
import type { CarrierResource } from '../../../messaging/carrier-resource.ts';
import { readCarrierAddress } from '../../../messaging/carrier-resource.ts';
import { backoffMs } from '../../../messaging/error-codes.ts';
import type { FetchOutcome } from '../../../messaging/media-transport.ts';
import { CarrierError } from '../../../messaging/sms-transport.ts';
import { identifyMedia } from '../../../platform/media/identify-media.ts';
import type { MediaToFetch } from '../../../records/media/media-row.ts';
import { putOffMedia, storeFetchedMedia } from '../../../records/media/media-store.ts';
import { changeReport } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { sha256 } from '../../../security/keyring.ts';
import { findMissingMedium } from './find-missing-medium.ts';

export type FetchDeps = Pick<
  Deps,
  'config' | 'db' | 'clock' | 'keyring' | 'signals' | 'metrics' | 'log' | 'carrierMedia'
>;

/** With the pauses between them about twenty minutes; then a person decides. */
export const FETCH_TRIES = 10;
const FIRST_PAUSE_MS = 5_000;

/** One medium that was taken: fetched and stored, put off, or given up with a reason that is shown. */
export async function fetchMedium(
  deps: FetchDeps,
  medium: MediaToFetch,
  stop?: AbortSignal,
): Promise<void> {
  if (medium.attempts > FETCH_TRIES) {
    // Taken again and again and never settled: whatever it does to us, it does no more.
    return giveUp(deps, medium, { outcome: 'failed', reason: 'interrupted' });
  }
  const outcome = await askCarrier(deps, medium, stop);
  if (outcome.outcome === 'fetched') return store(deps, medium, outcome.bytes);
  if (outcome.outcome === 'failed' && medium.attempts < FETCH_TRIES) {
    const pauseMs = backoffMs(FIRST_PAUSE_MS, medium.attempts, Math.random());
    return putOff(deps, medium, outcome.reason, Math.max(pauseMs, outcome.retryAfterMs ?? 0));
  }
  return giveUp(deps, medium, outcome);
}

async function askCarrier(
  deps: FetchDeps,
  medium: MediaToFetch,
  stop?: AbortSignal,
): Promise<FetchOutcome | { outcome: 'refused'; reason: 'refused_host' | 'refused_address' }> {
  const address = readCarrierAddress(deps.config, medium.sourceUrl);
  if (address.kind === 'refused_host' || address.kind === 'refused_address') {
    return { outcome: 'refused', reason: address.kind };
  }
  const resource = await resolve(deps, medium, address);
  if (resource === 'media_missing' || resource === 'unreachable') {
    return { outcome: 'failed', reason: resource };
  }
  return deps.carrierMedia.fetch(resource, stop);
}

async function resolve(
  deps: FetchDeps,
  medium: MediaToFetch,
  address: CarrierResource,
): Promise<Exclude<CarrierResource, { kind: 'media_of' }> | 'media_missing' | 'unreachable'> {
  if (address.kind !== 'media_of') return address;
  try {
    return (await findMissingMedium(deps, medium, address.messageSid)) ?? 'media_missing';
  } catch (error) {
    if (error instanceof CarrierError) return 'unreachable';
    throw error;
  }
}

async function store(deps: FetchDeps, medium: MediaToFetch, bytes: Buffer): Promise<void> {
  const found = await identifyMedia(bytes);
  const isStored = await transact(deps, async (tx) => {
    const isOurs = await storeFetchedMedia(tx.db, deps.keyring, medium, {
      kind: found?.kind ?? 'other',
      foundType: found?.type ?? null,
      bytes,
      sha256: sha256(bytes),
      at: tx.at,
    });
    if (isOurs) await announce(tx, medium);
    return isOurs;
  });
  deps.metrics.mediaFetched.inc({ outcome: isStored ? 'fetched' : 'overtaken' });
}

async function putOff(
  deps: FetchDeps,
  medium: MediaToFetch,
  reason: string,
  pauseMs: number,
): Promise<void> {
  const { id: mediaId, attempts } = medium;
  deps.log.warn({ mediaId, reason, attempts }, 'a photo or voice note did not come yet');
  deps.metrics.mediaFetched.inc({ outcome: 'put_off' });
  await transact(deps, async (tx) => {
    const dueAt = new Date(tx.at.getTime() + pauseMs);
    const isOurs = await putOffMedia(tx.db, medium, { state: 'pending', reason, dueAt });
    if (isOurs) await announce(tx, medium);
  });
}

async function giveUp(
  deps: FetchDeps,
  medium: MediaToFetch,
  outcome: { outcome: 'failed' | 'refused'; reason: string; host?: string },
): Promise<void> {
  const { outcome: state, reason, host } = outcome;
  const told = { mediaId: medium.id, reason, ...(host === undefined ? {} : { host }) };
  deps.log.error(told, 'a photo or voice note was not fetched: a person must decide');
  deps.metrics.mediaFetched.inc({ outcome: state });
  await transact(deps, async (tx) => {
    const isOurs = await putOffMedia(tx.db, medium, { state, reason, dueAt: null });
    if (isOurs) await announce(tx, medium);
  });
}

async function announce(tx: Tx, medium: MediaToFetch): Promise<void> {
  await changeReport(tx.db, medium.reportId, {});
  tx.announce({ kind: 'report.changed', subjectId: medium.reportId });
}
