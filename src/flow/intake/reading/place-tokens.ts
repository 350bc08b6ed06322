// Promise: cuts a text into words and marks that remember where they stood, so that a place can be
// given back verbatim; names of several words (`home depot`, `santa ana`) are one token. Pure.
import { MORE_STOPPERS, looksLikeVerb } from './lexicon/place-stop-words.ts';
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
/** In lower case they are no names. */
const NAMES_TOO = new Set('casa senora linda soledad primera pastor bonnie baker'.split(' '));
const ARTICLES = new Set('the el la los las del'.split(' '));
/** Capitals of agencies, people and vehicles make no place. */
const ALWAYS_STOP = new Set(
  (
    'ice migra hsi cbp dhs fbi border patrol police policia sheriff agents agent national guard federal homeland tahoe tahoes ' +
    'suburban suburbans charger explorer durango expedition suv suvs van vans chevy ford dodge jeep monday tuesday wednesday ' +
    'thursday friday saturday sunday please help they there are and but omg now today yesterday security protective marshals'
  ).split(' '),
);
const LONGEST_NAME = 4;
const CLAUSE_END = new Set(['.', '!', '?', ';', '\n', '(', ')', ':', '"']);

type Piece = { start: number; end: number; raw: string; word: string };

export function placeTokens(text: string): PlaceToken[] {
  const pieces = [...text.matchAll(TOKEN)].map(({ 0: raw, index }) => ({
    start: index,
    end: index + raw.length,
    raw,
    word: foldPiece(raw),
  }));
  const isShouted = !/\p{Ll}{3}/u.test(text);
  const tokens: PlaceToken[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const size = nameSize(pieces, index);
    const first = pieces[index]!;
    const last = pieces[index + size - 1]!;
    const word = size === 1 ? first.word : joined(pieces, index, size);
    const isCapital = !isShouted && first.raw >= 'A' && /^\p{Lu}/u.test(first.raw);
    const kind = kindHere(pieces, index, size, tokens.at(-1), word, isCapital);
    tokens.push({ start: first.start, end: last.end, word, kind });
    index += size - 1;
  }
  return tokens;
}

const PLAIN_PIECE = /^[\x21-\x26\x28-\x7e]+$/;

function foldPiece(raw: string): string {
  if (PLAIN_PIECE.test(raw)) return raw.toLowerCase();
  return raw === '\n' ? raw : foldText(raw);
}

function joined(pieces: readonly Piece[], index: number, size: number): string {
  return pieces
    .slice(index, index + size)
    .map(({ word }) => word)
    .join(' ');
}

/** The kind of a word where it stands: what is before and after it may change it. */
function kindHere(
  pieces: readonly Piece[],
  index: number,
  size: number,
  before: PlaceToken | undefined,
  word: string,
  isCapital: boolean,
): PlaceToken['kind'] {
  const next = pieces[index + size];
  if (word.length === 1 && isCapital && next?.raw === ':') return 'stop';
  if (word === '.' && SHORTENED.test(before?.word ?? '') && isNamelike(next)) return 'link';
  if (isCapital && pieces[index]!.raw === 'LA') return 'city';
  if (isCapital && isNamedAnyway(word, before)) return 'name';
  const kind = kindOf(word, isCapital, isCapital && before !== undefined && before.kind !== 'stop');
  if (kind === 'city' && isAgencysName(pieces, index, next)) return 'stop';
  return kind;
}

/** `Mt. Vernon`, `St. Marks`: the stop ends no sentence. */
const SHORTENED = /^(?:mt|st|ft|sta|sto)$/;

function isNamelike(next: Piece | undefined): boolean {
  return next !== undefined && next.raw.length > 3 && /^\p{Lu}/u.test(next.raw);
}

const POLICE = /^(?:police|pd|policia|polis|sheriffs?|cops|swat)$/;

/** `la policia de anaheim`, `Santa Ana PD`: a name, not a place. */
function isAgencysName(pieces: readonly Piece[], index: number, next: Piece | undefined): boolean {
  if (next && POLICE.test(next.word)) return true;
  return pieces[index - 1]?.word === 'de' && POLICE.test(pieces[index - 2]?.word ?? '');
}

/** `White Memorial`, `the Baja Fresh` inside a sentence; at its start it may be a white van. */
function isNamedAnyway(word: string, before: PlaceToken | undefined): boolean {
  if (NAMES_TOO.has(word)) return true;
  if (!before || ALWAYS_STOP.has(word) || word.length < 3) return false;
  const isStop = STOPPERS.has(word) || MORE_STOPPERS.has(word) || looksLikeVerb(word);
  return isStop && (before.kind === 'joint' || before.kind === 'name' || ARTICLES.has(before.word));
}

/** First words of the names of several words. */
const NAME_STARTS: ReadonlySet<string> = new Set(
  [...LANDMARKS, ...CITIES, ...LOOSE_LANDMARKS]
    .filter((name) => name.includes(' '))
    .map((name) => name.split(' ')[0]!),
);

/** How many words from here make one known name. */
function nameSize(pieces: readonly Piece[], index: number): number {
  if (!NAME_STARTS.has(pieces[index]!.word)) return 1;
  let name = '';
  let size = 1;
  for (let count = 1; count <= LONGEST_NAME && index + count <= pieces.length; count += 1) {
    name = count === 1 ? pieces[index]!.word : `${name} ${pieces[index + count - 1]!.word}`;
    if (count > 1 && (LANDMARKS.has(name) || CITIES.has(name) || LOOSE_LANDMARKS.has(name)))
      size = count;
  }
  return size;
}

const EARLY: ReadonlySet<string> = new Set(['city', 'landmark', 'loose']);

/** Later lists give way to earlier ones. */
const KINDS: ReadonlyMap<string, PlaceToken['kind']> = new Map(
  (
    [
      ['stop', MORE_STOPPERS],
      ['stop', STOPPERS],
      ['link', CONNECTIVES],
      ['joint', JOINTS],
      ['street', STREET_WORDS],
      ['loose', LOOSE_LANDMARKS],
      ['landmark', LANDMARKS],
      ['city', CITIES],
      ['stop', CLAUSE_END],
      ['comma', new Set([','])],
    ] as const
  ).flatMap(([kind, words]) =>
    [...words]
      .filter((word) => EARLY.has(kind) || !isOrdinal(word))
      .map((word): [string, PlaceToken['kind']] => [word, kind]),
  ),
);
const WORDLESS = /^[^\p{L}\p{N}]*$/u;

function kindOf(word: string, isCapital: boolean, isInside: boolean): PlaceToken['kind'] {
  const known = KINDS.get(word);
  if (known && known !== 'street') return known;
  if (isOrdinal(word)) return 'ordinal';
  if (known) return known;
  if (word >= '0' && word < ':' && /^\d{1,5}$/.test(word)) return 'number';
  if (
    (!isInside && looksLikeVerb(word)) ||
    (word < '0' && WORDLESS.test(word)) ||
    (word > 'zz' && WORDLESS.test(word))
  ) {
    return 'stop';
  }
  return isCapital ? 'name' : 'word';
}
