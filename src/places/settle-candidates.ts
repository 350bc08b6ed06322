// What is true of every candidate, however it was found: its city, ZIP and county from what surrounds
// it, whether it lies outside the network's counties, and that a home is kept no finer than its block. Pure.
import { metresBetween } from './distance.ts';
import { nameKey } from './fold-name.ts';
import type {
  PlaceCandidate,
  PlaceContext,
  PlaceIndex,
  PlaceReason,
  Point,
  Surroundings,
} from './place-types.ts';
import { RADIUS_METRES, roundScore } from './score-place.ts';

const CANDIDATES_MOST = 12;
const THREAD_METRES = 3_000;
const COST = { outOfArea: 0.15, farFromThread: 0.2 } as const;
const COARSE = new Set(['zip', 'city', 'unknown']);

export async function settleCandidates(
  candidates: readonly PlaceCandidate[],
  context: PlaceContext,
  isHome: boolean,
  index: PlaceIndex,
): Promise<PlaceCandidate[]> {
  const likely = byScore(candidates).slice(0, CANDIDATES_MOST);
  const placed = likely.filter(hasPoint);
  const around = placed.length > 0 ? await index.surroundings(placed) : [];
  const about = new Map(placed.map((candidate, at) => [candidate as PlaceCandidate, around[at]]));
  const settled = likely
    .map((candidate) => surround(candidate, about.get(candidate), context))
    .map((candidate) => (isHome ? keepHome(candidate) : candidate));
  return byScore(weigh(settled, context));
}

function byScore(candidates: readonly PlaceCandidate[]): PlaceCandidate[] {
  return candidates.toSorted((one, other) => other.score - one.score);
}

function hasPoint(candidate: PlaceCandidate): candidate is PlaceCandidate & Point {
  return candidate.lat !== undefined && candidate.lng !== undefined;
}

function surround(
  candidate: PlaceCandidate,
  around: Surroundings | undefined,
  { counties }: PlaceContext,
): PlaceCandidate {
  if (!around) return flagged(candidate, candidate.countyFips ?? null, counties);
  const { city, zip } = around;
  const full = { ...candidate };
  if (full.city === undefined && city)
    Object.assign(full, { city: city.name, citySource: 'gazetteer' });
  if (full.city === undefined && zip)
    Object.assign(full, { city: zip.postalCity, citySource: 'zip' });
  // The ZIP at a city's middle says nothing of a place somewhere in the city.
  if (full.zip === undefined && zip && !COARSE.has(full.precision))
    Object.assign(full, { zip: zip.code, zipSource: 'inferred' });
  const isSameCity = city !== null && nameKey(full.city ?? '') === city.key;
  const county = (isSameCity ? city.countyFips : null) ?? zip?.countyFips ?? city?.countyFips;
  return flagged(full, full.countyFips ?? county ?? null, counties);
}

function flagged(
  candidate: PlaceCandidate,
  countyFips: string | null,
  counties: readonly string[],
): PlaceCandidate {
  if (countyFips === null) return candidate;
  const isOutOfArea = counties.length > 0 && !counties.includes(countyFips);
  const reasons: PlaceReason[] = isOutOfArea
    ? [...candidate.reasons, 'out_of_area']
    : candidate.reasons;
  return { ...candidate, countyFips, isOutOfArea, reasons };
}

/** Of a home: known to its block at best, whatever was said. */
export function keepHome(candidate: PlaceCandidate): PlaceCandidate {
  const home: PlaceCandidate = {
    ...candidate,
    isHomeLike: true,
    reasons: [...candidate.reasons, 'home_like'],
  };
  if (candidate.precision !== 'exact' && candidate.precision !== 'intersection') return home;
  return {
    ...home,
    kind: candidate.kind === 'address' ? 'block' : candidate.kind,
    precision: 'block',
    radiusMetres: Math.max(RADIUS_METRES.block, candidate.radiusMetres ?? 0),
  };
}

/** Where the text names no city, the network's own counties and this thread's place come first. */
function weigh(
  candidates: readonly PlaceCandidate[],
  { threadPlace, counties }: PlaceContext,
): PlaceCandidate[] {
  const isGuess = (each: PlaceCandidate) => each.reasons.includes('city_inferred');
  const isNear = (each: PlaceCandidate) =>
    threadPlace !== undefined &&
    hasPoint(threadPlace) &&
    hasPoint(each) &&
    metresBetween(threadPlace, each) <= THREAD_METRES;
  const isSomeNear = candidates.some((each) => isGuess(each) && isNear(each));
  const isSomeInArea =
    counties.length > 0 && candidates.some((each) => isGuess(each) && !each.isOutOfArea);
  return candidates.map((each) => {
    if (!isGuess(each)) return each;
    const near: PlaceReason[] = isSomeNear && isNear(each) ? ['near_thread_place'] : [];
    const cost =
      (isSomeNear && !isNear(each) ? COST.farFromThread : 0) +
      (isSomeInArea && each.isOutOfArea ? COST.outOfArea : 0);
    return { ...each, score: roundScore(each.score - cost), reasons: [...each.reasons, ...near] };
  });
}
