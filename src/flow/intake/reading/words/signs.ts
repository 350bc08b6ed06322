// Promise: everything the lexicon knows in one text, found once and asked for by name. Pure.
import type { Word } from './cut-words.ts';
import type { Hit, Hits, PhraseTable } from './phrases.ts';
import { bindPhrases, findPhrases } from './phrases.ts';
import { ACTIVITY_WORDS } from '../lexicon/activity-words.ts';
import { FLAG_WORDS } from '../lexicon/flag-words.ts';
import { HELD_WORDS } from '../lexicon/held-words.ts';
import { AGENCY_WORDS, EQUIPMENT_WORDS, MASK_WORDS } from '../lexicon/look-words.ts';
import { NEEDS_WORDS, TAKING_WORDS } from '../lexicon/people-words.ts';
import { PLACE_TYPE_WORDS } from '../lexicon/place-type-words.ts';
import { TIME_WORDS } from '../lexicon/time-words.ts';

const TABLES: PhraseTable[] = [
  ACTIVITY_WORDS,
  AGENCY_WORDS,
  EQUIPMENT_WORDS,
  FLAG_WORDS,
  HELD_WORDS,
  MASK_WORDS,
  NEEDS_WORDS,
  PLACE_TYPE_WORDS,
  TAKING_WORDS,
  TIME_WORDS,
];
const BOOK = bindPhrases(...TABLES);
const NONE: readonly Hit[] = [];

/** So many words before a phrase may deny it. */
const DENIAL_REACH = 2;
const DENIALS = new Set(
  (
    'no not dont didnt doesnt isnt arent wasnt werent without sin nadie nobody none never nunca ni ' +
    'aint cant havent hasnt wont ningun ninguno ninguna noone tampoco neither'
  ).split(' '),
);

/** `wont stop circling`, `no dejan de tocar`: it goes on. */
const KEEPS_ON = new Set(['stop', 'dejan', 'deja', 'paran', 'quit', 'only', 'solo', 'se']);

export type Signs = { words: readonly Word[]; hits: Hits };

export function readSigns(words: readonly Word[]): Signs {
  return { words, hits: findPhrases(BOOK, words) };
}

export function allOf(signs: Signs, tag: string): readonly Hit[] {
  return signs.hits.get(tag) ?? NONE;
}

export function has(signs: Signs, tag: string): boolean {
  return signs.hits.has(tag);
}

/** Said, and not denied where it is said. */
export function stands(signs: Signs, tag: string): Hit | undefined {
  return allOf(signs, tag).find((hit) => !isDenied(signs.words, hit.from));
}

/** `no`, `sin`, `nobody` and their like stand just before, in the same clause. */
export function isDenied(words: readonly Word[], at: number): boolean {
  for (let step = 1; step <= DENIAL_REACH; step += 1) {
    const before = words[at - step];
    if (!before || before.isMark) return false;
    if (DENIALS.has(before.word)) return !KEEPS_ON.has(words[at - step + 1]?.word ?? '');
  }
  return false;
}
