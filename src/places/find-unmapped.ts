// Two streets joined by words where the map has no crossing of them: kept by name, so that a second
// report of the same corner is seen to be one, with the city's point at best. Pure.
import { namesTogether } from './find-crossings.ts';
import type { PlaceCandidate, PlaceReason } from './place-types.ts';
import type { PlaceReading, StreetSpan } from './read-place-words.ts';
import { candidateWith, citiesBeside } from './score-place.ts';
import type { Found } from './score-place.ts';
import { isConnective } from './split-joins.ts';
import type { Join } from './split-joins.ts';
import { isSign, rawOf } from './split-words.ts';
import type { Span, Word } from './split-words.ts';
import { isStreetKind, streetKey } from './street-key.ts';

/** With a city it is that city, and no more: sure enough. Streets that never meet are a doubt. */
const SCORE = { inCity: 0.85, noCity: 0.5, neverCrossing: 0.5 } as const;
const BEGINS_A_NAME = new Set(
  'la las los el san santa sta st saint del de n s e w north south east west'.split(' '),
);

/** @param isElsewhere they cross, but nowhere near the city named */
export function findUnmapped(reading: PlaceReading, isElsewhere = false): Found[] {
  const reason = isElsewhere ? 'not_on_map' : 'streets_never_cross';
  const known = reading.joins.flatMap((join) => ofTheTables(join, reason, reading));
  if (known[0]) return known.slice(0, 1);
  return reading.joins
    .filter((join) => !join.isWeak)
    .flatMap((join) => byGrammar(join, reading))
    .slice(0, 1);
}

function ofTheTables(join: Join, reason: PlaceReason, reading: PlaceReading): Found[] {
  if (join.isWeak) return [];
  const left = fullest(reading.streets.filter((street) => street.to === join.from));
  const right = fullest(reading.streets.filter((street) => street.from === join.to));
  if (!left || !right || left.street.id === right.street.id) return [];
  const words = namesTogether(left.street, right.street);
  const streets = [left.street.fullKey, right.street.fullKey];
  return [placeOf(words, streets, [left, right], reason, reading)];
}

function fullest(spans: readonly StreetSpan[]): StreetSpan | undefined {
  return spans.toSorted(
    (one, other) => one.rank - other.rank || other.to - other.from - (one.to - one.from),
  )[0];
}

function byGrammar(join: Join, reading: PlaceReading): Found[] {
  const { words } = reading;
  const left = nameBefore(words, join.from);
  const right = nameAfter(words, join.to);
  if (!left || !right) return [];
  const spans = [left, right];
  const names = spans.map((span) => rawOf(words, span));
  const streets = names.map((name) => streetKey(name).keys.at(-1) ?? '');
  if (streets.includes('') || streets[0] === streets[1]) return [];
  const inOrder = streets[0] !== undefined && streets[0] < (streets[1] ?? '');
  const together = (inOrder ? names : names.toReversed()).join(' & ');
  return [placeOf(together, streets, spans, 'not_on_map', reading)];
}

function nameBefore(words: readonly Word[], end: number): Span | null {
  let from = end - 1;
  if (isStreetKind(words[from]?.key) && end > 1) from -= 1;
  if (isNothing(words[from])) return null;
  while (BEGINS_A_NAME.has(words[from - 1]?.key ?? '') || isStreetKind(words[from - 1]?.key))
    from -= 1;
  return { from, to: end };
}

function nameAfter(words: readonly Word[], start: number): Span | null {
  let to = start;
  while (BEGINS_A_NAME.has(words[to]?.key ?? '') || isStreetKind(words[to]?.key)) to += 1;
  if (isNothing(words[to])) return null;
  to += 1;
  return { from: start, to: isStreetKind(words[to]?.key) ? to + 1 : to };
}

function isNothing(word: Word | undefined): boolean {
  return word === undefined || isSign(word) || isConnective(word.key);
}

function placeOf(
  words: string,
  streets: string[],
  spans: readonly Span[],
  reason: PlaceReason,
  reading: PlaceReading,
): Found {
  const used = spans.map(({ from, to }) => ({ from, to }));
  const [city] = citiesBeside(reading, used);
  const where: Partial<PlaceCandidate> = city
    ? { city: city.name, citySource: 'text', lat: city.lat, lng: city.lng }
    : {};
  const candidate = candidateWith('intersection', words, city ? 'city' : 'unknown', {
    ...where,
    streets: streets.toSorted(),
    crossStreet: words,
    score:
      reason === 'streets_never_cross' ? SCORE.neverCrossing : city ? SCORE.inCity : SCORE.noCity,
    reasons: [reason, city ? 'city_in_text' : 'no_city'],
  });
  return { candidate, used };
}
