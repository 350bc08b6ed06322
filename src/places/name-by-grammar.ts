// A street's name found by where it stands and what it is called, without a map, and written as people
// write it: `la 26` is 26th, `la hoover` Hoover. Pure.
import type { PlaceReading } from './read-place-words.ts';
import { isConnective } from './split-joins.ts';
import type { Join } from './split-joins.ts';
import { isSign, keyOf, rangeOf, rawOf } from './split-words.ts';
import type { Span, Word } from './split-words.ts';
import { isStreetLead, isStreetSuffix, streetKey } from './street-key.ts';

export type GrammarName = Span & { key: string; words: string };

const BEGINS_A_NAME = new Set(
  'the la las los el san santa sta st saint van de n s e w north south east west'.split(' '),
);
const OF = new Set(['de', 'del', 'of']);
/** Also words of their own: a court, a place. */
const DOUBTFUL_SUFFIXES = new Set(
  'court place square alley trail circle terrace way plaza'.split(' '),
);
const LONGEST_AFTER = 3;

export function namesAround(
  join: Join,
  { words }: PlaceReading,
): [GrammarName, GrammarName] | null {
  const left = named(words, nameBefore(words, join.from));
  const right = named(words, nameAfter(words, join.to));
  if (!left || !right || left.key === right.key) return null;
  // A weak join joins two that both say they are streets: Carson St at Main St.
  const areStreets = [left, right].every((name) =>
    rangeOf(name).some((at) => isStreetSuffix(words[at]?.key)),
  );
  return join.isWeak && !areStreets ? null : [left, right];
}

/** `Wing st`, `la calle Edison`: the first that says it is a street. */
export function nameAlone({ words, cities }: PlaceReading): GrammarName | null {
  const isCity = (at: number) => cities.some((city) => rangeOf(city).includes(at));
  for (const [at, { key }] of words.entries()) {
    const isSuffix = isStreetSuffix(key) && !DOUBTFUL_SUFFIXES.has(key) && !isCity(at - 1);
    const span = isSuffix && at > 0 ? nameBefore(words, at + 1) : null;
    const led = isStreetLead(key) && !isCity(at + 1) ? nameAfter(words, at) : null;
    const name = named(words, span ?? led);
    if (name && name.to - name.from > 1) return name;
  }
  return null;
}

function nameBefore(words: readonly Word[], end: number): Span | null {
  let from = end - 1;
  if (isStreetSuffix(words[from]?.key) && end > 1) from -= 1;
  if (isNothing(words[from])) return null;
  while (BEGINS_A_NAME.has(words[from - 1]?.key ?? '') || isStreetLead(words[from - 1]?.key))
    from -= 1;
  while (OF.has(words[from]?.key ?? '') && from < end - 1) from += 1;
  return { from, to: end };
}

function nameAfter(words: readonly Word[], start: number): Span | null {
  let to = start;
  while (BEGINS_A_NAME.has(words[to]?.key ?? '') || isStreetLead(words[to]?.key)) to += 1;
  if (isNothing(words[to])) return null;
  to += 1;
  // As far as the word that says what it is: Centre City Pkwy.
  for (let end = to; end < to + LONGEST_AFTER; end += 1) {
    if (isStreetSuffix(words[end]?.key)) return { from: start, to: end + 1 };
    if (isNothing(words[end]) && words[end]?.key !== 'city') break;
  }
  return { from: start, to };
}

function isNothing(word: Word | undefined): boolean {
  return word === undefined || isSign(word) || isConnective(word.key);
}

function named(words: readonly Word[], span: Span | null): GrammarName | null {
  if (!span) return null;
  const { keys, number, leadType, suffix } = streetKey(rawOf(words, span));
  const key = keys.at(-1);
  if (key === undefined || isConnective(key)) return null;
  const kind = suffix ? ` ${capital(suffix)}` : '';
  if (number !== undefined && (leadType === undefined || leadType === 'calle'))
    return { ...span, key, words: `${ordinal(number)}${kind}` };
  if (leadType === 'fwy') return { ...span, key, words: `${number} Fwy` };
  // `la brea` and `la hoover` look alike; who writes La Brea means the name.
  const isWrittenLarge = /^\p{Lu}/u.test(words[span.from]?.raw ?? '');
  const name = isWrittenLarge || /^(?:los|las|el) /.test(keyOf(words, span)) ? keys[0] : key;
  return { ...span, key, words: `${(name ?? key).split(' ').map(capital).join(' ')}${kind}` };
}

function capital(word: string): string {
  return `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
}

function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
