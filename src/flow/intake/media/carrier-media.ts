// Photos that came with a text: what the carrier keeps is noted, sealed, for the fetcher; an address
// that is not the carrier's is never called.
import type { Config } from '../../../config.ts';
import type { Deps } from '../../../deps.ts';
import type { SignedParams } from '../../../messaging/carrier-signature.ts';
import type { MediaKind } from '../../../records/media/media-store.ts';
import { insertMedia } from '../../../records/media/media-store.ts';
import type { Tx } from '../../../records/transact.ts';
import type { Accepted } from '../accept-report.ts';
import { firstValue } from '../../../messaging/carrier-form.ts';

export type CarrierMedia = {
  url: string;
  claimedType: string;
  state: 'pending' | 'refused' | 'failed';
  reason: string | null;
};

const FETCHED_MAX = 10;
const LISTED_MAX = 20;
const CARRIER_HOST = 'api.twilio.com';

/** Counted by the addresses themselves; the claimed number only tells that some are missing. Pure. */
export function listCarrierMedia(
  config: Pick<Config, 'TWILIO_API_BASE_URL'>,
  params: SignedParams,
): CarrierMedia[] {
  const media: CarrierMedia[] = [];
  for (let n = 0; n < LISTED_MAX; n += 1) {
    const url = firstValue(params, `MediaUrl${n}`);
    if (url === undefined) continue;
    const claimedType = plainType(firstValue(params, `MediaContentType${n}`));
    const isTooMany = media.length >= FETCHED_MAX;
    const reason = isTooMany ? 'too_many' : isCarrierUrl(config, url) ? null : 'refused_host';
    media.push({ url, claimedType, state: reason ? 'refused' : 'pending', reason });
  }
  const claimed = Math.min(Number(firstValue(params, 'NumMedia')) || 0, FETCHED_MAX);
  while (media.length < claimed) {
    media.push({ url: '', claimedType: '', state: 'failed', reason: 'media_missing' });
  }
  return media;
}

/** As a type is written; anything else in it (NUL, say, which no text column holds) is left out. */
function plainType(claimed: string | undefined): string {
  return (claimed ?? '').replace(/[^\w!#$&^.+/;= -]/g, '').slice(0, 100);
}

/** Exactly the carrier's host over https (or the configured base), without user or port tricks. */
export function isCarrierUrl(config: Pick<Config, 'TWILIO_API_BASE_URL'>, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  if (parsed.username !== '' || parsed.password !== '') return false;
  const base = config.TWILIO_API_BASE_URL ? new URL(config.TWILIO_API_BASE_URL) : null;
  if (base) return parsed.origin === base.origin;
  return parsed.protocol === 'https:' && parsed.host === CARRIER_HOST;
}

export async function keepCarrierMedia(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'keyring'>,
  accepted: Accepted,
  media: readonly CarrierMedia[],
): Promise<void> {
  for (const [position, each] of media.entries()) {
    await insertMedia(tx.db, deps.keyring, {
      id: deps.ids.uuid(),
      reportId: accepted.reportId,
      messageId: accepted.messageId,
      draftIndex: null,
      position,
      kind: kindOfType(each.claimedType),
      state: each.state,
      reason: each.reason,
      claimedType: each.claimedType,
      foundType: null,
      sizeBytes: 0,
      sha256: null,
      original: null,
      shown: null,
      sourceUrl: each.url === '' ? null : each.url,
      createdAt: tx.at,
    });
  }
}

export function kindOfType(type: string): MediaKind {
  const kind = type.split('/')[0] ?? '';
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'other';
}
