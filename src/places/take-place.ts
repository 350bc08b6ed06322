// Whether a place is taken or asked about: sure enough, and well ahead of what else it may be. Two that
// are alike stay two. Pure.
import type { PlaceCandidate } from './place-types.ts';

const TAKEN_FROM = 0.8;
const AHEAD_BY = 0.2;
const SHOWN_MOST = 5;
/** Scores are hundredths. */
const ROUNDING = 1e-9;

export type PlaceChoice = {
  /** Null: the board shows what it may be, and question 1 is asked. */
  taken: PlaceCandidate | null;
  /** The likeliest first. */
  shown: PlaceCandidate[];
};

/** @param candidates the likeliest first */
export function takePlace(candidates: readonly PlaceCandidate[]): PlaceChoice {
  const [first, second] = candidates;
  const shown = candidates.slice(0, SHOWN_MOST);
  if (!first || first.needsConfirmation || first.score < TAKEN_FROM) return { taken: null, shown };
  const isAhead = first.score - (second?.score ?? 0) >= AHEAD_BY - ROUNDING;
  return { taken: isAhead ? first : null, shown };
}
