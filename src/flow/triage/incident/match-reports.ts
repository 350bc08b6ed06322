// Why two reports may tell of one event, in words a dispatcher can check. Pure.
import type { MatchReason } from '../../../contract/match.ts';
import { metresBetween } from '../../../places/distance.ts';
import type { SameIncidentReason, Told } from '../../../places/may-be-same-incident.ts';
import { mayBeSameIncident } from '../../../places/may-be-same-incident.ts';

export type Match = {
  reasons: MatchReason[];
  minutesApart: number;
  metresApart: number | null;
  streets: string[];
};

/** @returns null where nothing says so */
export function matchReports(one: Told, other: Told): Match | null {
  const found: SameIncidentReason[] = mayBeSameIncident(one, other);
  if (found.length === 0) return null;
  return {
    reasons: ['same_kind', 'close_in_time', ...found],
    minutesApart: Math.round(Math.abs(one.at.getTime() - other.at.getTime()) / 60_000),
    metresApart: metresApart(one.place, other.place),
    streets: (one.place.streets ?? []).filter((street) => other.place.streets?.includes(street)),
  };
}

function metresApart(one: Told['place'], other: Told['place']): number | null {
  const { lat, lng } = one;
  if (lat === undefined || lng === undefined) return null;
  if (other.lat === undefined || other.lng === undefined) return null;
  return Math.round(metresBetween({ lat, lng }, { lat: other.lat, lng: other.lng }));
}
