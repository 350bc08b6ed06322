// Photos and voice notes that came with a text: where the carrier keeps them is noted, sealed, for the
// fetcher; an address that is not the carrier's is never called.
import type { Config } from '../../../config.ts';
import type { Deps } from '../../../deps.ts';
import { firstValue } from '../../../messaging/carrier-form.ts';
import { carrierAddress, readCarrierAddress } from '../../../messaging/carrier-resource.ts';
import type { SignedParams } from '../../../messaging/carrier-signature.ts';
import type { MediaKind } from '../../../records/media/media-row.ts';
import { insertMedia } from '../../../records/media/media-store.ts';
import type { Tx } from '../../../records/transact.ts';
import type { Accepted } from '../accept-report.ts';

export type CarrierMedia = {
  /** Null for what is never asked for. */
  url: string | null;
  claimedType: string;
  state: 'pending' | 'refused' | 'failed';
  reason: string | null;
};

const FETCHED_MAX = 10;
const LISTED_MAX = 20;

type CarrierConfig = Pick<Config, 'TWILIO_ACCOUNT_SID' | 'TWILIO_API_BASE_URL'>;

/**
 * Counted by the addresses themselves; the claimed number only tells that some are missing, and those
 * are looked up in the carrier's list: a message that was found late comes without any address. Pure.
 */
export function listCarrierMedia(config: CarrierConfig, params: SignedParams): CarrierMedia[] {
  const media: CarrierMedia[] = [];
  for (let n = 0; n < LISTED_MAX; n += 1) {
    const address = firstValue(params, `MediaUrl${n}`);
    if (address === undefined) continue;
    const claimedType = plainType(firstValue(params, `MediaContentType${n}`));
    media.push({ claimedType, ...judge(config, address, media.length >= FETCHED_MAX) });
  }
  const claimed = Math.min(Number(firstValue(params, 'NumMedia')) || 0, FETCHED_MAX);
  const messageSid = firstValue(params, 'MessageSid') ?? '';
  while (media.length < claimed) media.push({ claimedType: '', ...missing(config, messageSid) });
  return media;
}

type Judged = Omit<CarrierMedia, 'claimedType'>;

function judge(config: CarrierConfig, address: string, isTooMany: boolean): Judged {
  const { kind } = readCarrierAddress(config, address);
  if (kind === 'refused_host' || kind === 'refused_address') {
    return { url: null, state: 'refused', reason: kind };
  }
  if (isTooMany) return { url: address, state: 'refused', reason: 'too_many' };
  return { url: address, state: 'pending', reason: null };
}

function missing(config: CarrierConfig, messageSid: string): Judged {
  const url = carrierAddress(config, { kind: 'media_of', messageSid });
  const isKnown = readCarrierAddress(config, url).kind === 'media_of';
  const reason = 'media_missing';
  return isKnown ? { url, state: 'pending', reason } : { url: null, state: 'failed', reason };
}

/** As a type is written; anything else in it (NUL, say, which no text column holds) is left out. */
function plainType(claimed: string | undefined): string {
  return (claimed ?? '').replace(/[^\w!#$&^.+/;= -]/g, '').slice(0, 100);
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
      sourceUrl: each.url,
      createdAt: tx.at,
    });
  }
}

export function kindOfType(type: string): MediaKind {
  const kind = type.split('/')[0] ?? '';
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'other';
}
