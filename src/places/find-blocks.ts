// A street between two others: "entre la 6 y la 7 por alvarado" is the stretch from one crossing to
// the next, its middle, half its length. Pure.
import { metresBetween, middleOf } from './distance.ts';
import type { IntersectionRecord, PlaceIndex } from './place-types.ts';
import type { PlaceReading, StreetSpan } from './read-place-words.ts';
import { RADIUS_METRES, candidateWith, doubtsAbout, judgeCity, roundScore } from './score-place.ts';
import type { Found } from './score-place.ts';
import { splitBetween } from './split-joins.ts';
import type { Between } from './split-joins.ts';

/** From A to B along C. */
type Trio = { a: StreetSpan; b: StreetSpan; c: StreetSpan };
const LONGEST_BLOCK_METRES = 3_000;
const TRIOS_MOST = 200;

export async function findBlocks(reading: PlaceReading, index: PlaceIndex): Promise<Found[]> {
  const trios = splitBetween(reading.words, reading.joins)
    .flatMap((between) => triosOf(between, reading))
    .slice(0, TRIOS_MOST);
  if (trios.length === 0) return [];
  const asked = trios.flatMap(({ a, b, c }) => [
    [c.street.id, a.street.id] as const,
    [c.street.id, b.street.id] as const,
  ]);
  const met = await index.intersectionsOf(asked);
  return onceEach(trios.flatMap((trio) => blocksOf(trio, met, reading)));
}

/** One block, however many readings of the words lead to it. */
function onceEach(blocks: readonly Found[]): Found[] {
  const best = blocks.toSorted((one, other) => other.candidate.score - one.candidate.score);
  const name = ({ candidate: { words, lat, lng } }: Found) => `${words} ${lat} ${lng}`;
  return [...Map.groupBy(best, name).values()].flatMap((group) => group.slice(0, 1));
}

function triosOf({ opener, join }: Between, { streets, joins }: PlaceReading): Trio[] {
  const before = streets.filter((street) => street.to === join.from && street.from >= opener.to);
  const after = streets.filter((street) => street.from === join.to);
  return before.flatMap((a) =>
    after.flatMap((b) => {
      const next = joins.find((each) => each.from === b.to);
      const along = streets.filter(
        (street) => street.to === opener.from || (next && street.from === next.to),
      );
      return along.map((c) => ({ a, b, c }));
    }),
  );
}

function blocksOf(trio: Trio, met: readonly IntersectionRecord[], reading: PlaceReading): Found[] {
  const { a, b, c } = trio;
  const ends = met.filter((each) => doMeet(each, c, a));
  const others = met.filter((each) => doMeet(each, c, b));
  return ends.flatMap((from) => {
    const to = others.toSorted(
      (one, two) => metresBetween(from, one) - metresBetween(from, two),
    )[0];
    if (!to || metresBetween(from, to) > LONGEST_BLOCK_METRES) return [];
    return [blockOf(trio, from, to, reading)];
  });
}

function doMeet(
  { streetAId, streetBId }: IntersectionRecord,
  one: StreetSpan,
  other: StreetSpan,
): boolean {
  const ids = [streetAId, streetBId];
  return (
    one.street.id !== other.street.id &&
    ids.includes(one.street.id) &&
    ids.includes(other.street.id)
  );
}

function blockOf(
  { a, b, c }: Trio,
  from: IntersectionRecord,
  to: IntersectionRecord,
  reading: PlaceReading,
): Found {
  const used = [a, b, c].map((span) => ({ from: span.from, to: span.to }));
  const point = middleOf(from, to);
  const verdict = judgeCity(reading, used, {
    ...point,
    city: from.city,
    citySource: from.citySource,
  });
  const doubts = [a, b, c].map(doubtsAbout);
  const words = `${c.street.name} from ${a.street.name} to ${b.street.name}`;
  const candidate = candidateWith('block', words, 'block', {
    ...point,
    radiusMetres: Math.max(RADIUS_METRES.block, Math.ceil(metresBetween(from, to) / 2)),
    streets: [a, b, c].map((span) => span.street.fullKey).toSorted(),
    crossStreet: words,
    ...(verdict.city === undefined ? {} : { city: verdict.city, citySource: verdict.citySource }),
    ...(from.zip === null ? {} : { zip: from.zip, zipSource: from.zipSource ?? 'inferred' }),
    score: roundScore(verdict.score - doubts.reduce((sum, doubt) => sum + doubt.cost, 0)),
    reasons: [...new Set([...doubts.flatMap((doubt) => doubt.reasons), ...verdict.reasons])],
  });
  return { candidate, used };
}
