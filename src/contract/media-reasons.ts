// Why a photo or voice note is not shown, or not yet; and when a person may have it fetched again. Pure.
import type { MediaView } from './report.ts';

/** Why the bytes did not come this time; asking again may help. */
export const MEDIA_FAILURES = [
  'unreachable',
  'timed_out',
  'truncated',
  'empty_file',
  'not_allowed',
  'gone',
  'carrier_error',
  'media_missing',
] as const;
export type MediaFailure = (typeof MEDIA_FAILURES)[number];

/** Each has a sentence on the board. */
export const MEDIA_REASONS = [
  // Not yet, or not at all: the carrier did not give it.
  ...MEDIA_FAILURES,
  'interrupted',
  // Refused by us.
  'refused_host',
  'refused_address',
  'refused_redirect',
  'too_large',
  'too_large_in_all',
  'too_many',
  'empty',
  'busy',
  'erased',
  // Kept, but nothing to show.
  'not_media',
  'too_many_pixels',
  'unreadable',
  'metadata_not_removable',
  'not_prepared',
] as const;
export type MediaReason = (typeof MEDIA_REASONS)[number];

export function isMediaReason(reason: string | null): reason is MediaReason {
  return (MEDIA_REASONS as readonly (string | null)[]).includes(reason);
}

/** What the carrier still has: a redirect that we refused may lead to a new place of its own. */
export function mayRetryMedia({ state, reason }: Pick<MediaView, 'state' | 'reason'>): boolean {
  return state === 'failed' || (state === 'refused' && reason === 'refused_redirect');
}
