// Two streets that meet. At each join the words before it and after it are read as every street they
// may be, and the map says which of the pairs exist: by the name, and only then by spelling. Pure.
import { metresBetween, middleOf } from './distance.ts';
import type { IntersectionRecord, PlaceIndex, StreetRecord } from './place-types.ts';
import type { NameSpan, PlaceReading, StreetSpan } from './read-place-words.ts';
import {
  candidateWith,
  doubtsAbout,
  doubtsAboutJoin,
  judgeCity,
  roundScore,
} from './score-place.ts';
import type { Found } from './score-place.ts';
import { spellStreets } from './spell-streets.ts';
import type { Join } from './split-joins.ts';

export type Crossing = Found & { join: Join; tier: number; length: number };
type Pair = { join: Join; left: StreetSpan; right: StreetSpan };

const PAIRS_MOST = 600;
/** One corner: the two halves of a dual carriageway, a street that is offset. */
const ONE_CORNER_METRES = 100;
const COST_OF_A_SHORTER_NAME = 0.2;

export async function findCrossings(reading: PlaceReading, index: PlaceIndex): Promise<Crossing[]> {
  const exact = await meet(pairsAt(reading.joins, reading.streets), reading, index);
  if (exact.length > 0) return exact;
  const spelled = await spellStreets(namesAtJoins(reading), index);
  if (spelled.length === 0) return [];
  const pairs = pairsAt(reading.joins, [...reading.streets, ...spelled]);
  return meet(
    pairs.filter(({ left, right }) => left.edits + right.edits > 0),
    reading,
    index,
  );
}

export function namesAtJoins({ joins, names }: PlaceReading): NameSpan[] {
  const ends = new Set(joins.map((join) => join.from));
  const starts = new Set(joins.map((join) => join.to));
  return names.filter((name) => ends.has(name.to) || starts.has(name.from));
}

function pairsAt(joins: readonly Join[], streets: readonly StreetSpan[]): Pair[] {
  const ending = Map.groupBy(streets, (street) => street.to);
  const starting = Map.groupBy(streets, (street) => street.from);
  return joins
    .flatMap((join) =>
      (ending.get(join.from) ?? []).flatMap((left) =>
        (starting.get(join.to) ?? []).map((right) => ({ join, left, right })),
      ),
    )
    .filter(({ left, right }) => left.street.id !== right.street.id)
    .slice(0, PAIRS_MOST);
}

async function meet(
  pairs: readonly Pair[],
  reading: PlaceReading,
  index: PlaceIndex,
): Promise<Crossing[]> {
  if (pairs.length === 0) return [];
  const asked = pairs.map(({ left, right }) => [left.street.id, right.street.id] as const);
  const byPair = Map.groupBy(await index.intersectionsOf(asked), (each) =>
    pairKey(each.streetAId, each.streetBId),
  );
  const crossings = pairs.flatMap((pair) =>
    (byPair.get(pairKey(pair.left.street.id, pair.right.street.id)) ?? []).map((intersection) =>
      crossingOf(pair, intersection, reading),
    ),
  );
  return preferFuller(mergeCorners(crossings));
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function crossingOf(
  { join, left, right }: Pair,
  { lat, lng, city, citySource, zip, zipSource }: IntersectionRecord,
  reading: PlaceReading,
): Crossing {
  const used = [
    { from: left.from, to: left.to },
    { from: right.from, to: right.to },
  ];
  const edits = left.edits + right.edits;
  const verdict = judgeCity(reading, used, { lat, lng, city, citySource });
  const doubts = [doubtsAbout(left), doubtsAbout(right), doubtsAboutJoin(join.isWeak, edits)];
  const words = namesTogether(left.street, right.street);
  const candidate = candidateWith('intersection', words, 'intersection', {
    lat,
    lng,
    streets: [left.street.fullKey, right.street.fullKey].toSorted(),
    crossStreet: words,
    ...(verdict.city === undefined ? {} : { city: verdict.city, citySource: verdict.citySource }),
    ...(zip === null ? {} : { zip, zipSource: zipSource ?? 'inferred' }),
    score: roundScore(verdict.score - doubts.reduce((sum, doubt) => sum + doubt.cost, 0)),
    reasons: [...new Set([...doubts.flatMap((doubt) => doubt.reasons), ...verdict.reasons])],
  });
  return {
    candidate,
    used,
    join,
    tier: left.rank + right.rank + 10 * edits,
    length: left.to - left.from + right.to - right.from,
  };
}

/** In one order, however they were said: `4th St & Main St`. */
export function namesTogether(one: StreetRecord, other: StreetRecord): string {
  return [one, other]
    .toSorted((a, b) => (a.fullKey < b.fullKey ? -1 : 1))
    .map((street) => street.name)
    .join(' & ');
}

/** Of a corner's readings the longest: in `Main Ave` the `Ave` was said too. */
function mergeCorners(crossings: readonly Crossing[]): Crossing[] {
  const merged: Crossing[] = [];
  const best = crossings.toSorted(
    (one, other) =>
      other.length - one.length ||
      one.tier - other.tier ||
      other.candidate.score - one.candidate.score,
  );
  for (const crossing of best) {
    const same = merged.find((each) => isOneCorner(each, crossing));
    if (!same) merged.push(crossing);
    else if (same.candidate.words === crossing.candidate.words)
      Object.assign(same.candidate, middleOf(pointOf(same), pointOf(crossing)));
  }
  return merged;
}

function isOneCorner(one: Crossing, other: Crossing): boolean {
  const streets = ({ candidate }: Crossing) => candidate.streets?.join(' ');
  return (
    streets(one) === streets(other) &&
    metresBetween(pointOf(one), pointOf(other)) <= ONE_CORNER_METRES
  );
}

function pointOf({ candidate: { lat = 0, lng = 0 } }: Crossing) {
  return { lat, lng };
}

/** At one join a full name beats a bare one, and a longer name the shorter one within it. */
function preferFuller(crossings: readonly Crossing[]): Crossing[] {
  return crossings.map((crossing) => {
    const isBeaten = crossings.some(
      (other) =>
        other.join === crossing.join &&
        other.candidate.score >= crossing.candidate.score &&
        (other.length > crossing.length ||
          (other.length === crossing.length && other.tier < crossing.tier)),
    );
    if (!isBeaten) return crossing;
    const score = roundScore(crossing.candidate.score - COST_OF_A_SHORTER_NAME);
    return { ...crossing, candidate: { ...crossing.candidate, score } };
  });
}
