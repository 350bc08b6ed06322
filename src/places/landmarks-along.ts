// A chain's branch on a street: "home depot de la wilshire" is the one that stands along Wilshire. Pure.
import { boxHolds, growBox } from './distance.ts';
import type { LandmarkFound } from './find-landmarks.ts';
import type { PlaceIndex, StretchRecord } from './place-types.ts';
import type { StreetSpan } from './read-place-words.ts';
import type { Found } from './score-place.ts';
import { roundScore } from './score-place.ts';
import { overlaps } from './split-words.ts';

const ALONG_METRES = 400;
const WORTH_OF_A_STREET = 0.1;
const COST_OF_ELSEWHERE = 0.3;
const READINGS_MOST = 12;

/** Those not along the street named cost what a wrong city does; with no street nothing changes. */
export async function preferAlong(
  landmarks: readonly LandmarkFound[],
  streets: readonly StreetSpan[],
  index: PlaceIndex,
): Promise<Found[]> {
  const beside = streets.filter(
    (street) => !landmarks.some(({ used }) => used.some((span) => overlaps(span, street))),
  );
  const ids = [...new Set(beside.map((each) => each.street.id))].slice(0, READINGS_MOST);
  if (landmarks.length === 0 || ids.length === 0) return [...landmarks];
  const stretches = await index.stretchesOf(ids);
  const along = new Set(landmarks.filter((each) => isAlong(each, stretches)));
  if (along.size === 0) return [...landmarks];
  return landmarks.map((each) => ({
    ...each,
    candidate: along.has(each)
      ? {
          ...each.candidate,
          score: roundScore(each.candidate.score + WORTH_OF_A_STREET),
          reasons: [...each.candidate.reasons, 'landmark_near_streets'],
        }
      : { ...each.candidate, score: roundScore(each.candidate.score - COST_OF_ELSEWHERE) },
  }));
}

function isAlong({ record }: LandmarkFound, stretches: readonly StretchRecord[]): boolean {
  return stretches.some(({ box }) => boxHolds(growBox(box, ALONG_METRES), record));
}
