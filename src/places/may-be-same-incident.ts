// Whether two reports may tell of one event. Only ever a suggestion: a person links. Two that know no
// more than their city never match by distance, and nobody corroborates themselves. Pure.
import { metresBetween } from './distance.ts';
import { nameKey } from './fold-name.ts';
import type { PlaceCandidate } from './place-types.ts';

export type SameIncidentReason = 'near' | 'shared_street';

export type Told = {
  kind: string;
  /** When it was seen, or told where nobody said when. */
  at: Date;
  /** The keyed hash of who told it; null where that is not known, which nobody can be told from. */
  sender: string | null;
  place: Pick<PlaceCandidate, 'precision' | 'lat' | 'lng' | 'radiusMetres' | 'streets' | 'city'>;
};

const WITHIN_MS = 60 * 60_000;
const WITHIN_METRES = 500;
const RADIUS_MOST_METRES = 250;

/** Empty: nothing says so. */
export function mayBeSameIncident(one: Told, other: Told): SameIncidentReason[] {
  const isOtherSender = one.sender !== null && other.sender !== null && one.sender !== other.sender;
  if (!isOtherSender || one.kind !== other.kind) return [];
  if (Math.abs(one.at.getTime() - other.at.getTime()) > WITHIN_MS) return [];
  return [
    ...(areNear(one.place, other.place) ? (['near'] as const) : []),
    ...(shareStreet(one.place, other.place) ? (['shared_street'] as const) : []),
  ];
}

function areNear(one: Told['place'], other: Told['place']): boolean {
  const [first, second] = [pointOf(one), pointOf(other)];
  return first !== null && second !== null && metresBetween(first, second) <= WITHIN_METRES;
}

function pointOf({ precision, radiusMetres, lat, lng }: Told['place']) {
  if (precision === 'city' || precision === 'zip' || precision === 'unknown') return null;
  if (radiusMetres === undefined || radiusMetres > RADIUS_MOST_METRES) return null;
  return lat === undefined || lng === undefined ? null : { lat, lng };
}

function shareStreet(one: Told['place'], other: Told['place']): boolean {
  if (one.city === undefined || other.city === undefined) return false;
  if (nameKey(one.city) !== nameKey(other.city)) return false;
  return (one.streets ?? []).some((street) => other.streets?.includes(street));
}
