// Promise: folded text as words and marks in their order. A number with its marks is one word
// (`8:15am`, `7-11`, `1/2`), `20min` is two, `check-in` is two, and scripts do not run together. Pure.
export type Word = {
  word: string;
  /** Offsets in the folded text, end excluded. */
  start: number;
  end: number;
  isMark: boolean;
};

const PIECE =
  /\d+(?:[-:/.,]\d+)+[a-z]*|\d{1,4}(?=[a-z]{3})|[a-z0-9]+|(?:(?![a-z0-9])[\p{L}\p{N}])+|[^\s]/gu;
const GLUED_HYPHEN = /[a-z0-9]-[a-z0-9]/;
const MARK = /^[^a-z0-9\p{L}\p{N}]$/u;

/** @param folded from `foldText` */
export function cutWords(folded: string): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of folded.matchAll(PIECE)) {
    const isHyphen = word === '-' && GLUED_HYPHEN.test(folded.slice(index - 1, index + 2));
    if (isHyphen) continue;
    const isMark = word.length <= 2 && MARK.test(word);
    words.push({ word, start: index, end: index + word.length, isMark });
  }
  return words;
}
