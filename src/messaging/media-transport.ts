// How photos, voice notes and recordings come from the carrier, seen from inside.
import type { MediaFailure } from '../contract/media-reasons.ts';
import type { CarrierResource } from './carrier-resource.ts';

export type FetchOutcome =
  | { outcome: 'fetched'; bytes: Buffer }
  /** Ours to refuse: asking again gives the same. `host` is where a redirect led. */
  | { outcome: 'refused'; reason: 'too_large' | 'refused_redirect'; host?: string }
  | { outcome: 'failed'; reason: MediaFailure; retryAfterMs?: number };

export type DeleteOutcome = { outcome: 'deleted' } | { outcome: 'failed'; code: number | string };

export type MediaTransport = {
  /** Never throws. The bytes are whole, as the carrier has them, and whatever they are. */
  fetch(
    resource: Exclude<CarrierResource, { kind: 'media_of' }>,
    stop?: AbortSignal,
  ): Promise<FetchOutcome>;
  /** The media of a message, by the carrier's names. @throws CarrierError */
  list(messageSid: string): Promise<string[]>;
  /** Never throws. What is gone already counts as deleted; `media_of` deletes all of the message's. */
  remove(resource: CarrierResource): Promise<DeleteOutcome>;
};
