// What came from a sender, read; and what of it may be kept. Pure.
import type { ReportFacts } from '../../contract/report-facts.ts';
import type { Priority, ReportChannel, ReportKind } from '../../contract/statuses.ts';
import type { PrivateSpan } from '../../records/message/private-spans.ts';
import {
  holdsPrivate,
  toPrivateSpans,
  withoutPrivate,
} from '../../records/message/private-spans.ts';
import { eraseDueOf } from '../../records/report/withheld-words.ts';

export type NewWords = {
  inboundId: string;
  channel: ReportChannel;
  kind: ReportKind;
  priority: Priority;
  language: string;
  locationText: string | null;
  body: string;
  flags: readonly string[];
  /** As read from these words alone. */
  facts: ReportFacts;
  priorityReasons: readonly string[];
  /** Where in the body something stands that nobody asked for. */
  privateSpans: readonly FoundSpan[];
  mediaCount: number;
  /** Null: hidden or not a phone. Such words never join another thread. */
  phone: string | null;
  receiptIndex: Uint8Array | null;
  receivedAt: Date;
};

type FoundSpan = Pick<PrivateSpan, 'start' | 'end' | 'what'>;

export type KeepableWords = NewWords & {
  spans: PrivateSpan[];
  /** What the queue may show; null: withheld. */
  latestText: string | null;
  eraseDueAt: Date | null;
};

/**
 * Of a denunciation nothing is kept but the words, withheld, until they are erased; private words
 * stand nowhere but in the message itself.
 */
export function keepable(words: NewWords): KeepableWords {
  const spans = toPrivateSpans(words.body, words.privateSpans);
  const eraseDueAt = eraseDueOf(words.flags, words.receivedAt);
  if (eraseDueAt) {
    const nothing = { locationText: null, facts: {}, priorityReasons: [], latestText: null };
    return { ...words, ...nothing, spans, eraseDueAt };
  }
  const place = words.locationText;
  const isPlaceSafe = place === null || !holdsPrivate(place, words.body, spans);
  return {
    ...words,
    locationText: isPlaceSafe ? place : null,
    spans,
    latestText: withoutPrivate(words.body, spans),
    eraseDueAt,
  };
}
