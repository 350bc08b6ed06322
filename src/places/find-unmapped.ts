// Streets that the map does not have, or no crossing of them: kept by name, so that a second report of
// the same corner is seen to be one, with the city's point at best. Pure.
import { namesTogether } from './find-crossings.ts';
import type { PlaceCandidate, PlaceReason } from './place-types.ts';
import type { PlaceReading, StreetSpan } from './read-place-words.ts';
import { candidateWith, citiesBeside } from './score-place.ts';
import type { Found } from './score-place.ts';
import { notedLandmark } from './find-landmarks.ts';
import { nameAlone, namesAround } from './name-by-grammar.ts';
import type { Join } from './split-joins.ts';
import type { Span } from './split-words.ts';

/** With a city it is that city, and no more: sure enough. Streets that never meet are a doubt. */
const SCORE = { inCity: 0.85, noCity: 0.5, neverCrossing: 0.5 } as const;

/** @param isElsewhere they cross, but nowhere near the city named */
export function findUnmapped(reading: PlaceReading, isElsewhere = false): Found[] {
  const reason = isElsewhere ? 'not_on_map' : 'streets_never_cross';
  const known = reading.joins.flatMap((join) => ofTheTables(join, reason, reading));
  if (known[0]) return known.slice(0, 1);
  return reading.joins.flatMap((join) => byGrammar(join, reading)).slice(0, 1);
}

/** One street that says it is one and is on no map. */
export function findUnmappedStreet(reading: PlaceReading): Found[] {
  const name = nameAlone(reading);
  if (!name) return [];
  const { candidate, used } = placeOf(name.words, [name.key], [name], 'not_on_map', reading);
  return [{ candidate: { ...candidate, kind: 'street' }, used }];
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
  const names = namesAround(join, reading)?.toSorted((one, other) =>
    one.key < other.key ? -1 : 1,
  );
  if (!names) return [];
  const together = names.map((name) => name.words).join(' & ');
  const streets = names.map((name) => name.key);
  return [placeOf(together, streets, names, 'not_on_map', reading)];
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
  const landmark = notedLandmark(reading, used);
  const candidate = candidateWith('intersection', words, city ? 'city' : 'unknown', {
    ...where,
    ...(landmark === null ? {} : { landmark }),
    streets: streets.toSorted(),
    crossStreet: words,
    score:
      reason === 'streets_never_cross' ? SCORE.neverCrossing : city ? SCORE.inCity : SCORE.noCity,
    reasons: [
      reason,
      city ? 'city_in_text' : 'no_city',
      ...(landmark === null ? [] : (['landmark_noted'] as const)),
    ],
  });
  return { candidate, used };
}
