// What a match is worth, in one table: how much each doubt costs, and which city it lies in. 0.8 is
// taken if nothing else comes within 0.2, so one doubt may pass and two may not. Pure.
import { metresBetween } from './distance.ts';
import { nameKey } from './fold-name.ts';
import type {
  CitySource,
  GazetteerRecord,
  PlaceKind,
  PlacePrecision,
  PlaceReason,
  Point,
} from './place-types.ts';
import type { PlaceCandidate } from './place-types.ts';
import type { PlaceReading, StreetSpan } from './read-place-words.ts';
import { overlaps } from './split-words.ts';
import type { Span } from './split-words.ts';
import { streetKey } from './street-key.ts';

export const RADIUS_METRES = {
  exact: 25,
  intersection: 30,
  block: 120,
  landmark: 250,
  zip: 3_000,
  city: 5_000,
} as const satisfies Partial<Record<PlacePrecision, number>>;

export const SCORES = {
  cityMatches: 1,
  cityNear: 0.95,
  cityUnsaid: 0.9,
  cityDiffers: 0.55,
} as const;
const COST = { edit: 0.05, suffix: 0.2, direction: 0.1, weakJoin: 0.05, weakGuess: 0.2 } as const;
const NEAR_METRES = 5_000;

/** A candidate with what the words spent on it. */
export type Found = { candidate: PlaceCandidate; used: Span[] };

export function candidateWith(
  kind: PlaceKind,
  words: string,
  precision: PlacePrecision,
  more: Partial<PlaceCandidate>,
): PlaceCandidate {
  const radiusMetres = precision === 'unknown' ? undefined : RADIUS_METRES[precision];
  return {
    kind,
    words,
    precision,
    ...(radiusMetres === undefined ? {} : { radiusMetres }),
    score: 0,
    reasons: [],
    isOutOfArea: false,
    isHomeLike: false,
    ...more,
  };
}

export type CityVerdict = {
  score: number;
  reasons: PlaceReason[];
  city?: string;
  citySource?: CitySource;
};

/** Which city a point lies in, by the text before the tables. */
export function judgeCity(
  reading: PlaceReading,
  used: readonly Span[],
  at: Point & { city: string | null; citySource?: CitySource | null },
): CityVerdict {
  const records = citiesBeside(reading, used);
  const same = records.find((record) => isIn(at, record));
  if (same)
    return {
      score: SCORES.cityMatches,
      reasons: ['city_in_text'],
      city: same.name,
      citySource: 'text',
    };
  const near = records.find((record) => metresBetween(at, record) <= NEAR_METRES);
  if (near) {
    const isSure = near.kind === 'neighbourhood' || at.citySource !== 'polygon';
    const score = isSure ? SCORES.cityNear : SCORES.cityUnsaid - 0.1;
    return { score, reasons: ['city_in_text'], city: near.name, citySource: 'text' };
  }
  // Told by the file that knows the crossing, not by the sender.
  const source = at.citySource === 'text' ? 'inferred' : at.citySource;
  const known = at.city === null ? {} : { city: at.city, citySource: source ?? 'inferred' };
  return records.length > 0
    ? { score: SCORES.cityDiffers, reasons: ['city_differs'], ...known }
    : { score: SCORES.cityUnsaid, reasons: ['city_inferred'], ...known };
}

/** The cities named by words that were not spent on streets. */
export function citiesBeside(reading: PlaceReading, used: readonly Span[]): GazetteerRecord[] {
  const beside = reading.cities.filter((city) => !used.some((span) => overlaps(span, city)));
  const elsewhere = reading.cityElsewhere;
  return (beside.length > 0 || !elsewhere ? beside : [elsewhere]).flatMap((city) => city.records);
}

const SAME_CITY_METRES = 40_000;

function isIn(at: Point & { city: string | null }, record: GazetteerRecord): boolean {
  return (
    at.city !== null &&
    nameKey(at.city) === record.key &&
    metresBetween(at, record) <= SAME_CITY_METRES
  );
}

export type Doubts = { cost: number; reasons: PlaceReason[] };

/** What speaks against these words meaning this street. */
export function doubtsAbout(span: StreetSpan): Doubts {
  const real = streetKey(span.street.name);
  const { suffix, direction } = span.key;
  const reasons: PlaceReason[] = [span.rank === 0 ? 'full_key' : 'bare_key'];
  let cost = span.edits * COST.edit;
  if (span.edits > 0) reasons[0] = 'spelling';
  if (suffix && real.suffix && suffix !== real.suffix) {
    cost += COST.suffix;
    reasons.push('suffix_differs');
  }
  if (direction && real.direction && direction !== real.direction) {
    cost += COST.direction;
    reasons.push('direction_differs');
  }
  return { cost, reasons };
}

export function doubtsAboutJoin(isWeak: boolean, edits: number): Doubts {
  if (!isWeak) return { cost: 0, reasons: [] };
  return { cost: edits > 0 ? COST.weakGuess : COST.weakJoin, reasons: ['weak_join'] };
}

export function roundScore(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
}
