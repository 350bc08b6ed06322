// From the words of a text to what they may mean on the ground, the likeliest first, each with its
// reasons. The map decides, not grammar; nothing is answered more surely than it is known. Pure.
import { correctPlace, correctedWords } from './correct-place.ts';
import { findAddresses } from './find-addresses.ts';
import { findAliases } from './find-aliases.ts';
import { findAreas, unknownPlace } from './find-areas.ts';
import { findBlocks } from './find-blocks.ts';
import { findCrossings } from './find-crossings.ts';
import { findExits } from './find-exits.ts';
import { findLandmarks, landmarkNear } from './find-landmarks.ts';
import { findStretches } from './find-stretches.ts';
import { findUnmapped, findUnmappedStreet } from './find-unmapped.ts';
import { preferAlong } from './landmarks-along.ts';
import type { PlaceCandidate, PlaceContext, PlaceIndex } from './place-types.ts';
import { readPlaceWords } from './read-place-words.ts';
import type { PlaceReading } from './read-place-words.ts';
import type { Found } from './score-place.ts';
import { settleCandidates } from './settle-candidates.ts';
import { spellStreets } from './spell-streets.ts';
import { overlaps } from './split-words.ts';

const SURE = 0.8;
const DOUBTFUL_AREA = 0.6;
/** Crossings whose landmark is looked for. */
const LANDMARKS_FOR = 3;

/**
 * @param words the place as the sender wrote it, or a dispatcher did; in an answer to an earlier place
 * the whole text, so that "its 17th not 7th" is understood
 * @returns at least one candidate; `takePlace` says whether the first is sure enough
 */
export async function findPlace(
  words: string,
  context: PlaceContext,
  index: PlaceIndex,
): Promise<PlaceCandidate[]> {
  const { threadPlace } = context;
  const correction = correctPlace(words, threadPlace);
  if (!correction || !threadPlace) return lookUp(words, context, index);
  const cityNamed = context.cityNamed ?? threadPlace.city;
  const text = correctedWords(correction, threadPlace);
  const candidates = await lookUp(text, { ...context, cityNamed }, index);
  return candidates.map((candidate) => ({
    ...candidate,
    reasons: [...candidate.reasons, 'replaced_in_thread'],
    needsConfirmation: true,
  }));
}

async function lookUp(
  words: string,
  context: PlaceContext,
  index: PlaceIndex,
): Promise<PlaceCandidate[]> {
  const reading = await readPlaceWords(words, context, index);
  const aliases = findAliases(reading);
  const isTaught = aliases.some(({ candidate }) => candidate.score >= 0.9);
  const found = isTaught ? aliases : [...aliases, ...(await findByMap(reading, index))];
  const areas = best(found) < SURE ? areasBeside(found, reading) : [];
  const all = [...found, ...areas];
  const candidates = (all.length > 0 ? all : [unknownPlace(reading)]).map((each) => each.candidate);
  return settleCandidates(candidates, context, reading.isHomeLike, index);
}

async function findByMap(reading: PlaceReading, index: PlaceIndex): Promise<Found[]> {
  const [crossings, blocks, addresses, exits] = await Promise.all([
    findCrossings(reading, index),
    findBlocks(reading, index),
    findAddresses(reading, index),
    findExits(reading, index),
  ]);
  if (exits.length > 0) return exits;
  const corners = [...blocks, ...outside(crossings, blocks)];
  const isElsewhere = corners.every(({ candidate }) => candidate.reasons.includes('city_differs'));
  if (corners.length > 0)
    return [
      ...(await withLandmarks(corners, reading, index)),
      ...(isElsewhere ? findUnmapped(reading, isElsewhere) : []),
    ];
  const [landmarks, stretches] = await Promise.all([
    findLandmarks(reading, index),
    findSingleStreets(reading, addresses, index),
  ]);
  const together = findUnmapped(reading);
  // `38th and Central` is no Central Justice Center.
  const named = landmarks.filter(
    (landmark) => landmark.isWhole || !together.some((corner) => shareWords(corner, landmark)),
  );
  const standing = await preferAlong(named, reading.streets, index);
  const apart = stretches.filter(
    (street) => !together.some((corner) => shareWords(corner, street)),
  );
  const alone = together.length + apart.length === 0 ? findUnmappedStreet(reading) : [];
  const streets = [...together, ...apart, ...alone].filter(
    (street) => !standing.some((landmark) => explains(landmark, street)),
  );
  return [...standing, ...streets];
}

async function findSingleStreets(
  reading: PlaceReading,
  addresses: Found[],
  index: PlaceIndex,
): Promise<Found[]> {
  if (addresses.length > 0) return addresses;
  const exact = await findStretches(reading, reading.streets, index);
  if (exact.length > 0) return exact;
  const spelled = await spellStreets(reading.names, index);
  // A misspelled street alone has nothing to prove it but the city it runs through.
  return (await findStretches(reading, spelled, index)).filter(
    ({ candidate }) => candidate.precision === 'landmark',
  );
}

async function withLandmarks(
  corners: readonly Found[],
  reading: PlaceReading,
  index: PlaceIndex,
): Promise<Found[]> {
  const sorted = corners.toSorted((one, other) => other.candidate.score - one.candidate.score);
  const first = await Promise.all(
    sorted.slice(0, LANDMARKS_FOR).map(async (corner) => ({
      ...corner,
      candidate: await landmarkNear(corner, reading, index),
    })),
  );
  return [...first, ...sorted.slice(LANDMARKS_FOR)];
}

function outside(crossings: readonly Found[], blocks: readonly Found[]): Found[] {
  return crossings.filter((crossing) => !blocks.some((block) => shareWords(block, crossing)));
}

/** A landmark along the street, or one whose name the street's words are, says all that the street does. */
function explains(landmark: Found, street: Found): boolean {
  if (landmark.candidate.score < SURE) return false;
  return (
    landmark.candidate.reasons.includes('landmark_near_streets') || shareWords(landmark, street)
  );
}

function shareWords(one: Found, other: Found): boolean {
  return one.used.some((span) => other.used.some((each) => overlaps(span, each)));
}

/** Two streets that never meet are a doubt, which the city's name does not settle. */
function areasBeside(found: readonly Found[], reading: PlaceReading): Found[] {
  const isDoubtful = found.some((each) => each.candidate.reasons.includes('streets_never_cross'));
  const areas = findAreas(reading);
  if (!isDoubtful) return areas;
  return areas.map((area) => ({
    ...area,
    candidate: { ...area.candidate, score: Math.min(area.candidate.score, DOUBTFUL_AREA) },
  }));
}

function best(found: readonly Found[]): number {
  return Math.max(0, ...found.map((each) => each.candidate.score));
}
