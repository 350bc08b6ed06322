// A place's words one by one, each as it was written and as it is compared. As many as a place has;
// what goes on for longer is no place. Pure.
import { foldName } from './fold-name.ts';

/** Words beyond these are not looked at. */
export const WORDS_MOST = 64;
const PIECE = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)*|[&/@+,;|]/gu;

export type Word = {
  /** As written. */
  raw: string;
  /** Folded: one word, or a sign of `& / @ + ,`. */
  key: string;
};

export type Span = {
  /** Index of the first word, and one past the last. */
  from: number;
  to: number;
};

export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const [raw] of text.normalize('NFC').matchAll(PIECE)) {
    if (words.length === WORDS_MOST) break;
    const key = foldPiece(raw);
    if (key !== '') words.push({ raw, key });
  }
  return words;
}

function foldPiece(raw: string): string {
  if (/^[;|]$/.test(raw)) return ',';
  if (/^[&/@+,]$/.test(raw)) return raw;
  // A word of another script stands as a gap between the names beside it.
  return foldName(raw).replaceAll(' ', '') || ',';
}

export function keyOf(words: readonly Word[], { from, to }: Span): string {
  return words
    .slice(from, to)
    .map((word) => word.key)
    .join(' ');
}

export function rawOf(words: readonly Word[], { from, to }: Span): string {
  return words
    .slice(from, to)
    .map((word) => word.raw)
    .join(' ');
}

export function isSign(word: Word | undefined): boolean {
  return word !== undefined && /^[&/@+,]$/.test(word.key);
}

export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Every run of 1 to `longest` words without a sign in it. */
export function spansOf(words: readonly Word[], longest: number): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < words.length; from += 1)
    for (let to = from + 1; to <= Math.min(from + longest, words.length); to += 1) {
      if (isSign(words[to - 1])) break;
      spans.push({ from, to });
    }
  return spans;
}

export function rangeOf({ from, to }: Span): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
