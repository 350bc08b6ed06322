// Where in a message's words something private stands, and the words without it. What is sealed or
// erased is overwritten at its own length, so that the places of the others stay true. Pure.
import { z } from 'zod';
import type { MessageSegment } from '../../contract/hidden-words.ts';
import { HiddenState, PrivateKind, hiddenMark } from '../../contract/hidden-words.ts';

const PrivateSpan = z.object({
  /** UTF-16 offsets in the body; the end is excluded. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  what: PrivateKind,
  state: HiddenState,
});
export type PrivateSpan = z.infer<typeof PrivateSpan>;
export const PrivateSpans = z.array(PrivateSpan);

/** What stands where words were. */
const FILLER = '\u2588';

/** As found by a reader: in order, within the words, those that overlap made one. */
export function toPrivateSpans(
  body: string,
  found: readonly Pick<PrivateSpan, 'start' | 'end' | 'what'>[],
): PrivateSpan[] {
  const spans: PrivateSpan[] = [];
  for (const { start, end, what } of found.toSorted((one, other) => one.start - other.start)) {
    const last = spans.at(-1);
    const within = { start: Math.max(0, start), end: Math.min(body.length, end) };
    if (within.end <= within.start) continue;
    if (last && within.start < last.end) last.end = Math.max(last.end, within.end);
    else spans.push({ ...within, what, state: 'hidden' });
  }
  return spans;
}

/** The words with each private part as a part of its own, which carries none of it. */
export function segmentsOf(body: string, spans: readonly PrivateSpan[]): MessageSegment[] {
  const segments: MessageSegment[] = [];
  const addText = (text: string) => {
    if (text !== '') segments.push({ text });
  };
  let at = 0;
  spans.forEach(({ start, end, what, state }, n) => {
    addText(body.slice(at, start));
    segments.push({ hidden: what, n, state });
    at = end;
  });
  addText(body.slice(at));
  return segments;
}

/** As plain text: `my A-number is [hidden: A-number]`. */
export function withoutPrivate(body: string, spans: readonly PrivateSpan[]): string {
  return segmentsOf(body, spans)
    .map((segment) => ('text' in segment ? segment.text : hiddenMark(segment.hidden)))
    .join('');
}

/** The body with the words of one span overwritten. */
export function overwrite(body: string, { start, end }: PrivateSpan): string {
  return body.slice(0, start) + FILLER.repeat(end - start) + body.slice(end);
}

/** Fewer are a house number; as many are part of a number that is somebody's. */
const DIGITS_TELLING = 5;

/** Whether other words, such as those that name a place, hold any of it, or a part of it. */
export function holdsPrivate(
  words: string,
  body: string,
  spans: readonly Pick<PrivateSpan, 'start' | 'end'>[],
): boolean {
  const place = words.trim();
  return spans.some((span) => {
    const secret = body.slice(span.start, span.end).trim();
    if (secret === '' || place === '') return false;
    return (
      place.includes(secret) ||
      secret.includes(place) ||
      isWrittenOver(place, body, span) ||
      sharesDigits(place, secret)
    );
  });
}

/** Wherever the words stand in the body: they reach into the span. */
function isWrittenOver(
  words: string,
  body: string,
  { start, end }: Pick<PrivateSpan, 'start' | 'end'>,
): boolean {
  for (let at = body.indexOf(words); at !== -1; at = body.indexOf(words, at + 1)) {
    if (at < end && at + words.length > start) return true;
  }
  return false;
}

function sharesDigits(words: string, secret: string): boolean {
  const [inWords, inSecret] = [words, secret].map((text) => text.replace(/\D/g, ''));
  if (!inWords || !inSecret) return false;
  for (let at = 0; at + DIGITS_TELLING <= inSecret.length; at += 1) {
    if (inWords.includes(inSecret.slice(at, at + DIGITS_TELLING))) return true;
  }
  return false;
}
