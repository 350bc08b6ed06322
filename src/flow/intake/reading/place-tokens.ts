// Promise: cuts a text into words and marks that remember where they stood, so that a place can be
// given back verbatim; names of several words (`home depot`, `santa ana`) are one token.
import { foldText } from './fold-text.ts';
import {
  CITIES,
  CONNECTIVES,
  JOINTS,
  LANDMARKS,
  LOOSE_LANDMARKS,
  STOPPERS,
  STREET_WORDS,
  isOrdinal,
} from './place-words.ts';

export type PlaceToken = {
  start: number;
  end: number;
  word: string;
  kind:
    | 'ordinal'
    | 'street'
    | 'landmark'
    | 'loose'
    | 'city'
    | 'name'
    | 'number'
    | 'word'
    | 'joint'
    | 'link'
    | 'comma'
    | 'stop';
};

const TOKEN = /[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}\p{Cf}]|['’-](?=[\p{L}\p{N}]))*|\n|[^\s]/gu;
const LONGEST_NAME = 4;
const COLOURS = new Set(['white', 'black', 'green', 'gray', 'grey']);
const CLAUSE_END = new Set(['.', '!', '?', ';', '\n', '(', ')', ':', '"']);

export function placeTokens(text: string): PlaceToken[] {
  const spans = [...text.matchAll(TOKEN)].map(({ 0: raw, index }) => ({
    start: index,
    end: index + raw.length,
    raw,
    word: raw === '\n' ? raw : foldText(raw),
  }));
  const isShouted = !/\p{Ll}{3}/u.test(text);
  const tokens: PlaceToken[] = [];
  for (let index = 0; index < spans.length; index += 1) {
    const size = nameSize(spans, index);
    const first = spans[index]!;
    const last = spans[index + size - 1]!;
    const word = spans
      .slice(index, index + size)
      .map((span) => span.word)
      .join(' ');
    const isCapital = !isShouted && /^\p{Lu}/u.test(first.raw);
    const kind = isCapital && isNamedColour(word, tokens.at(-1)) ? 'name' : kindOf(word, isCapital);
    tokens.push({ start: first.start, end: last.end, word, kind });
    index += size - 1;
  }
  return tokens;
}

/** `White Memorial` inside a sentence is a name; at its start it may be a white van. */
function isNamedColour(word: string, before: PlaceToken | undefined): boolean {
  return COLOURS.has(word) && (before?.kind === 'joint' || before?.kind === 'link');
}

/** How many words from here make one known name. */
function nameSize(spans: readonly { word: string }[], index: number): number {
  let name = '';
  let size = 1;
  for (let count = 1; count <= LONGEST_NAME && index + count <= spans.length; count += 1) {
    name = count === 1 ? spans[index]!.word : `${name} ${spans[index + count - 1]!.word}`;
    if (count > 1 && (LANDMARKS.has(name) || CITIES.has(name))) size = count;
  }
  return size;
}

function kindOf(word: string, isCapital: boolean): PlaceToken['kind'] {
  if (word === ',') return 'comma';
  if (CLAUSE_END.has(word)) return 'stop';
  if (CITIES.has(word)) return 'city';
  if (LANDMARKS.has(word)) return 'landmark';
  if (LOOSE_LANDMARKS.has(word)) return 'loose';
  if (isOrdinal(word)) return 'ordinal';
  if (STREET_WORDS.has(word)) return 'street';
  if (JOINTS.has(word)) return 'joint';
  if (CONNECTIVES.has(word)) return 'link';
  if (/^\d{1,5}$/.test(word)) return 'number';
  if (STOPPERS.has(word) || !/[\p{L}\p{N}]/u.test(word)) return 'stop';
  return isCapital ? 'name' : 'word';
}
