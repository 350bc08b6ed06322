// Promise: the counts a text gives, in figures or words of both languages, as ranges: `5 o 6`,
// `at least 30`, `half a dozen`, `6-8`. Streets, clocks, ages and addresses are none. Pure.
import { NUMBER_WORDS } from '../lexicon/number-words.ts';
import type { Word } from './cut-words.ts';

export type Quantity = {
  /** Absent: open at that end. */
  min?: number;
  max?: number;
  /** Indexes into the words, end excluded; `from` includes `at least`, not `like` or `como`. */
  from: number;
  to: number;
  /** `a`, `un`: one only where a thing is counted. */
  isArticle: boolean;
};

/** Spanish `a`: to somebody, not one of something. */
const NOT_ONE = new Set(
  'la las el los un una mi mis su sus mucha muchos varias varios todos lot few bunch ton couple que donde quien lado'.split(
    ' ',
  ),
);
const RANGE = /^(\d{1,3})-(\d{1,3})$/;
const MOST = 2_000;
const OR = new Set(['or', 'o', 'to', 'a', 'u', '-']);
const AT_LEAST = new Set(['least', 'menos', 'over', 'mas de', 'more than', 'minimum', 'minimo']);
const AT_MOST = new Set(['hasta', 'up to', 'maximo', 'at most']);
const ARTICLES = new Set(['a', 'an', 'un', 'una', 'otro', 'otra', 'another']);

export function readQuantities(words: readonly Word[]): Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const one = quantityAt(words, at);
    if (!one) continue;
    found.push(one);
    at = one.to - 1;
  }
  return found;
}

function quantityAt(words: readonly Word[], at: number): Quantity | null {
  const word = words[at]?.word ?? '';
  if (!mayCount(word)) return null;
  const dozen = MULTIPLES.has(word) ? dozenAt(words, at) : null;
  if (dozen) return { ...dozen, from: at, isArticle: false };
  const range = RANGE.exec(word);
  if (range) return rangeOf(Number(range[1]), Number(range[2]), at, at + 1);
  const value = valueOf(word);
  if (value === null) {
    return ARTICLES.has(word) &&
      valueOf(words[at + 1]?.word ?? '') === null &&
      !NOT_ONE.has(words[at + 1]?.word ?? '')
      ? { min: 1, max: 1, from: at, to: at + 1, isArticle: true }
      : null;
  }
  const second = OR.has(words[at + 1]?.word ?? '') ? valueOf(words[at + 2]?.word ?? '') : null;
  if (second !== null && second > value) return rangeOf(value, second, at, at + 3);
  return bounded(words, at, value);
}

const MULTIPLES = new Set(['half', 'media', 'a', 'una', 'un']);

function mayCount(word: string): boolean {
  const isDigit = word >= '0' && word < ':';
  return isDigit || NUMBER_WORDS.has(word) || ARTICLES.has(word) || MULTIPLES.has(word);
}

function rangeOf(min: number, max: number, from: number, to: number): Quantity | null {
  return min < max && max <= min * 4 + 4 ? { min, max, from, to, isArticle: false } : null;
}

/** `at least 30`, `mas de 10`, `30+`, `20 o mas`, `up to 8`. */
function bounded(words: readonly Word[], at: number, value: number): Quantity {
  const before = words[at - 1]?.word ?? '';
  const two = `${words[at - 2]?.word ?? ''} ${before}`;
  const next = words[at + 1]?.word ?? '';
  const third = words[at + 2]?.word ?? '';
  const isOpen = (next === 'or' && third === 'more') || (next === 'o' && third === 'mas');
  if (isOpen) return { min: value, from: at, to: at + 3, isArticle: false };
  if (next === '+' || next === 'plus')
    return { min: value, from: at, to: at + 2, isArticle: false };
  if (AT_LEAST.has(before) || AT_LEAST.has(two)) {
    return { min: value, from: at, to: at + 1, isArticle: false };
  }
  if (AT_MOST.has(before) || AT_MOST.has(two)) {
    return { max: value, from: at, to: at + 1, isArticle: false };
  }
  return { min: value, max: value, from: at, to: at + 1, isArticle: false };
}

function dozenAt(
  words: readonly Word[],
  at: number,
): { min: number; max: number; to: number } | null {
  const [one, two, three] = [0, 1, 2].map((step) => words[at + step]?.word ?? '');
  if (one === 'half' && two === 'a' && three === 'dozen') return { min: 6, max: 6, to: at + 3 };
  if (one === 'half' && two === 'dozen') return { min: 6, max: 6, to: at + 2 };
  if (one === 'media' && two === 'docena') return { min: 6, max: 6, to: at + 2 };
  if ((one === 'a' || one === 'una') && /^(?:dozen|docena)$/.test(two ?? '')) {
    return { min: 12, max: 12, to: at + 2 };
  }
  if ((one === 'a' || one === 'un') && /^(?:couple|pair|par)$/.test(two ?? '')) {
    return { min: 2, max: 2, to: at + 2 };
  }
  return null;
}

/** A count in figures or words; null for a clock, an ordinal, an address or a year. */
function valueOf(word: string): number | null {
  const known = NUMBER_WORDS.get(word);
  if (known !== undefined) return known;
  if (!/^\d{1,4}$/.test(word) || (word.length > 1 && word.startsWith('0'))) return null;
  const value = Number(word);
  return value <= MOST ? value : null;
}
