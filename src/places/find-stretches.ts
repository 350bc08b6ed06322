// One street without another. With a city it is its stretch there, as long as it is; without one it is
// known by name alone, has no point, and the sender is asked. Pure.
import { boxHolds, boxRadiusMetres, growBox } from './distance.ts';
import { notedLandmark } from './find-landmarks.ts';
import { nameKey } from './fold-name.ts';
import type {
  GazetteerRecord,
  PlaceCandidate,
  PlaceIndex,
  PlaceKind,
  PlaceReason,
  StretchRecord,
} from './place-types.ts';
import type { PlaceReading, StreetSpan } from './read-place-words.ts';
import {
  RADIUS_METRES,
  candidateWith,
  citiesBeside,
  doubtsAbout,
  roundScore,
} from './score-place.ts';
import type { Found } from './score-place.ts';
import { isConnective } from './split-joins.ts';
import type { Span } from './split-words.ts';
import { overlaps, rangeOf } from './split-words.ts';

/** What is known of the street before it is known where. */
export type Along = {
  kind: PlaceKind;
  span: StreetSpan;
  used: Span[];
  names: Partial<PlaceCandidate> & { words: string };
  reason: PlaceReason;
};

const SCORE = { inCity: 0.88, nearCity: 0.82, noCity: 0.5 } as const;
/** A longer one says no more than the city does. */
const LONG_STRETCH_METRES = 1_500;
const NEAR_CITY_METRES = 3_000;
const READINGS_MOST = 6;

export async function findStretches(
  reading: PlaceReading,
  streets: readonly StreetSpan[],
  index: PlaceIndex,
): Promise<Found[]> {
  const spans = likelyStreets(reading, streets);
  if (spans.length === 0) return [];
  const stretches = await index.stretchesOf([...new Set(spans.map((span) => span.street.id))]);
  const found = spans.map((span) => {
    const { name, fullKey } = span.street;
    const used = [{ from: span.from, to: span.to }];
    const landmark = notedLandmark(reading, used);
    const noted = landmark === null ? {} : { landmark };
    const names = { words: name, crossStreet: name, streets: [fullKey], ...noted };
    return alongStreet(
      { kind: 'street', span, used, names, reason: 'one_street' },
      stretches,
      reading,
    );
  });
  return onceEach(found);
}

/**
 * A word that happens to be some street's name is not one: it says so by its kind (Minnie St, la
 * calle Bush, la Wilshire), stands after a join, or is all there is.
 */
function likelyStreets(reading: PlaceReading, streets: readonly StreetSpan[]): StreetSpan[] {
  const { words, joins, cities } = reading;
  const free = streets.filter((span) => !cities.some((city) => overlaps(span, city)));
  const isAlone = (span: StreetSpan) =>
    words.every(
      ({ key }, at) =>
        rangeOf(span).includes(at) ||
        cities.some((city) => rangeOf(city).includes(at)) ||
        isConnective(key),
    );
  const likely = free.filter(
    (span) =>
      span.key.suffix !== undefined ||
      span.key.leadType !== undefined ||
      isAlone(span) ||
      ['la', 'the'].includes(words[span.from]?.key ?? '') ||
      joins.some((join) => join.to === span.from || join.from === span.to),
  );
  const isWithinLonger = (span: StreetSpan) =>
    likely.some(
      (other) =>
        overlaps(other, span) &&
        other.to - other.from > span.to - span.from &&
        other.rank <= span.rank,
    );
  return likely.filter((span) => !isWithinLonger(span)).slice(0, READINGS_MOST);
}

export function alongStreet(
  along: Along,
  stretches: readonly StretchRecord[],
  reading: PlaceReading,
): Found {
  const doubts = doubtsAbout(along.span);
  const [city] = citiesBeside(reading, along.used);
  const stretch = city && stretchIn(city, along.span, stretches);
  const score = stretch ? SCORE.inCity : city ? SCORE.nearCity : SCORE.noCity;
  const { words, ...names } = along.names;
  const candidate = candidateWith(along.kind, words, 'unknown', {
    ...names,
    ...whereIs(along.kind, city, stretch),
    score: roundScore(score - doubts.cost),
    reasons: [along.reason, ...doubts.reasons, city ? 'city_in_text' : 'no_city'],
  });
  return { candidate, used: along.used };
}

function whereIs(
  kind: PlaceKind,
  city: GazetteerRecord | undefined,
  stretch: StretchRecord | undefined,
): Partial<PlaceCandidate> {
  // The words say which block; where on the street that is, no table here says.
  const precision = kind === 'block' ? 'block' : stretch ? 'landmark' : 'city';
  if (!city) return kind === 'block' ? { precision } : {};
  const named = { city: city.name, citySource: 'text' as const, precision } as const;
  if (!stretch) return { ...named, lat: city.lat, lng: city.lng, radiusMetres: RADIUS_METRES.city };
  const radiusMetres = Math.max(RADIUS_METRES.landmark, Math.ceil(boxRadiusMetres(stretch.box)));
  const isLong = precision === 'landmark' && radiusMetres > LONG_STRETCH_METRES;
  return {
    ...named,
    ...(isLong ? { precision: 'city' } : {}),
    lat: stretch.lat,
    lng: stretch.lng,
    radiusMetres,
  };
}

function stretchIn(
  city: GazetteerRecord,
  { street }: StreetSpan,
  stretches: readonly StretchRecord[],
): StretchRecord | undefined {
  const here = stretches.filter((stretch) => stretch.streetId === street.id);
  const isNear = (stretch: StretchRecord) => boxHolds(growBox(stretch.box, NEAR_CITY_METRES), city);
  return (
    here.find((stretch) => stretch.city !== null && nameKey(stretch.city) === city.key) ??
    here.find(isNear)
  );
}

/** Main St and Main Ave of the tables are one answer while neither has a point. */
function onceEach(found: readonly Found[]): Found[] {
  const seen = new Map<string, Found>();
  for (const each of found) {
    const key = `${each.candidate.words} ${each.candidate.lat} ${each.candidate.lng}`;
    const before = seen.get(key);
    if (!before || before.candidate.score < each.candidate.score) seen.set(key, each);
  }
  return [...seen.values()];
}
