// The city or ZIP alone, where nothing finer was found; and a place without a point, which is a
// complete answer too. Pure.
import { metresBetween } from './distance.ts';
import { notedLandmark } from './find-landmarks.ts';
import type { GazetteerRecord, PlaceCandidate, ZipRecord } from './place-types.ts';
import type { PlaceReading } from './read-place-words.ts';
import { candidateWith } from './score-place.ts';
import type { Found } from './score-place.ts';

const SCORE = {
  rightmost: 0.9,
  further: 0.6,
  elsewhere: 0.6,
  zip: 0.9,
  zipWithCity: 0.6,
  unknown: 0.2,
} as const;
const NEIGHBOURHOOD_RADIUS_METRES = 3_000;
/** Nearer than this a city and the neighbourhood of its name are one answer. */
const ONE_AREA_METRES = 8_000;

export function findAreas(reading: PlaceReading): Found[] {
  const landmark = notedLandmark(reading, []);
  const noted: Partial<PlaceCandidate> = landmark ? { landmark } : {};
  const named = reading.cities.length > 0 ? reading.cities : [reading.cityElsewhere];
  const cities = named.flatMap((city, place) =>
    city
      ? distinct(city.records).map((record) =>
          cityOf(
            record,
            noted,
            place === 0 ? scoreOf(record, city.records, reading) : SCORE.further,
          ),
        )
      : [],
  );
  const zips = reading.zips.map(({ zip }) => zipOf(zip, cities.length > 0, noted));
  return [...cities, ...zips].map((candidate) => ({ candidate, used: [] }));
}

export function unknownPlace(reading: PlaceReading): Found {
  const landmark = notedLandmark(reading, []);
  const candidate = candidateWith(landmark ? 'landmark' : 'unknown', landmark ?? '', 'unknown', {
    ...(landmark ? { landmark } : {}),
    score: SCORE.unknown,
    reasons: landmark ? ['landmark_noted', 'no_city'] : ['no_city'],
  });
  return { candidate, used: [] };
}

function distinct(records: readonly GazetteerRecord[]): GazetteerRecord[] {
  return records
    .filter(
      (record, place) =>
        !records.slice(0, place).some((other) => metresBetween(other, record) <= ONE_AREA_METRES),
    )
    .slice(0, 2);
}

/** Of two of a name the network's own is meant; one of another state is asked about. */
function scoreOf(
  { countyFips }: GazetteerRecord,
  all: readonly GazetteerRecord[],
  { context: { counties } }: PlaceReading,
): number {
  const isOwn = (fips: string | null) => fips !== null && counties.includes(fips);
  if (counties.length === 0 || isOwn(countyFips)) return SCORE.rightmost;
  const isOwnState = counties.some((fips) => fips.slice(0, 2) === countyFips?.slice(0, 2));
  const isOtherOwn = all.some((record) => isOwn(record.countyFips));
  return isOwnState && !isOtherOwn ? SCORE.rightmost : SCORE.elsewhere;
}

function cityOf(
  { name, kind, lat, lng, countyFips }: GazetteerRecord,
  noted: Partial<PlaceCandidate>,
  score: number,
): PlaceCandidate {
  return candidateWith(kind, name, 'city', {
    ...noted,
    ...(kind === 'neighbourhood' ? { radiusMetres: NEIGHBOURHOOD_RADIUS_METRES } : {}),
    ...(countyFips === null ? {} : { countyFips }),
    city: name,
    citySource: 'text',
    lat,
    lng,
    score,
    reasons: ['city_in_text', ...(noted.landmark ? (['landmark_noted'] as const) : [])],
  });
}

/** A ZIP without an area is post-office boxes: its city, and nothing finer. */
function zipOf(
  { code, postalCity, countyFips, hasArea, lat, lng }: ZipRecord,
  isCityNamed: boolean,
  noted: Partial<PlaceCandidate>,
): PlaceCandidate {
  const where = { ...noted, city: postalCity, citySource: 'zip' as const, countyFips };
  const score = isCityNamed ? SCORE.zipWithCity : SCORE.zip;
  if (!hasArea) return candidateWith('city', postalCity, 'city', { ...where, lat, lng, score });
  const zip = { zip: code, zipSource: 'text' as const };
  return candidateWith('zip', code, 'zip', { ...where, ...zip, lat, lng, score });
}
