// Pure. Those who are out for an incident: in danger first, then who is silent, then who is there.
import type { AssignmentView, CallOutView } from '../../../contract/call-out.ts';

const OUT_ORDER = ['on_scene', 'reported', 'en_route', 'accepted', 'stood_down'] as const;
const IS_OUT: ReadonlySet<string> = new Set(OUT_ORDER);

/** Also who was stood down and has not said that they are home. */
export function peopleInOrder({ people }: Pick<CallOutView, 'people'>): AssignmentView[] {
  return people
    .filter(({ status }) => IS_OUT.has(status))
    .sort(
      (a, b) =>
        Number(b.sosAt !== null) - Number(a.sosAt !== null) ||
        Number(b.overdueAt !== null) - Number(a.overdueAt !== null) ||
        orderOf(a) - orderOf(b) ||
        a.id.localeCompare(b.id),
    );
}

function orderOf({ status }: AssignmentView): number {
  return OUT_ORDER.findIndex((each) => each === status);
}

/** `<1m 4m 2h` between two instants, either way round. */
export function spanText(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 1) return '<1m';
  return minutes < 60 ? `${minutes}m` : `${Math.floor(minutes / 60)}h`;
}

/** Metres as people say them. */
export function distanceText(metres: number): string {
  return metres < 1_000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1_000).toFixed(1)} km`;
}
