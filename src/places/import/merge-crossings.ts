// A road of two carriageways crosses another twice within a few steps: people name one corner. Pure.
import { metresBetween } from '../distance.ts';

export type Crossing = { lat: number; lng: number; city: string | null; zip: string | null };

export const SAME_CORNER_METRES = 40;

/** @param crossings of one pair of streets; @returns one for each corner, at the middle of its own */
export function mergeCrossings(crossings: readonly Crossing[]): Crossing[] {
  const corners: Crossing[][] = [];
  for (const crossing of crossings) {
    const near = corners.filter((corner) =>
      corner.some((each) => metresBetween(each, crossing) <= SAME_CORNER_METRES),
    );
    for (const other of near.slice(1)) corners.splice(corners.indexOf(other), 1);
    if (near[0]) near[0].push(crossing, ...near.slice(1).flat());
    else corners.push([crossing]);
  }
  return corners.map(middleOf);
}

function middleOf(corner: readonly Crossing[]): Crossing {
  const mean = (pick: (each: Crossing) => number) =>
    corner.reduce((sum, each) => sum + pick(each), 0) / corner.length;
  return {
    lat: mean((each) => each.lat),
    lng: mean((each) => each.lng),
    city: corner.find((each) => each.city !== null)?.city ?? null,
    zip: corner.find((each) => each.zip !== null)?.zip ?? null,
  };
}
