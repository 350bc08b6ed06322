// What can be taken back, for how long, and when the world has moved on too far. Pure.
import { z } from 'zod';
import { IncidentActivity, Verification } from '../../../contract/incident-statuses.ts';
import type { TimelineKind } from '../../../contract/incident.ts';
import { Priority } from '../../../contract/statuses.ts';
import type { IncidentRow } from '../../../records/incident/incident-row.ts';

export const UNDO_WITHIN_MS = 10 * 60 * 1000;

export const UNDOABLE = [
  'opened',
  'attached',
  'detached',
  'merged_into',
  'split_off',
  'closed',
] as const satisfies readonly TimelineKind[];
export type UndoableKind = (typeof UNDOABLE)[number];

export function isUndoable(kind: TimelineKind): kind is UndoableKind {
  return (UNDOABLE as readonly TimelineKind[]).includes(kind);
}

export function undoUntil(at: Date): Date {
  return new Date(at.getTime() + UNDO_WITHIN_MS);
}

/** What a merge wrote down of the survivor before it. */
export const StandBefore = z.object({
  priority: Priority,
  activity: IncidentActivity,
  verification: Verification,
  hadPlace: z.boolean(),
  hadArea: z.boolean(),
});
export type StandBefore = z.infer<typeof StandBefore>;

export const StatusBefore = z.object({ status: z.string() });

/** Codes of what happened since, that an undo would tread on; empty: nothing. */
export type Overtaken = 'closed' | 'reports' | 'verdict' | 'ties' | 'report_moved';

/** The opened incident must be as it was opened. */
export function overtakenSinceOpened(
  incident: IncidentRow,
  reportIds: readonly string[],
  ties: readonly string[],
): Overtaken[] {
  return [
    ...(incident.closedAt === null ? [] : (['closed'] as const)),
    ...(hasExactly(incident, reportIds) ? [] : (['reports'] as const)),
    ...(incident.verification === 'unverified' ? [] : (['verdict'] as const)),
    ...(ties.length === 0 ? [] : (['ties'] as const)),
  ];
}

/** The survivor must still have what it got, and stand by no verdict that came of both. */
export function overtakenSinceMerged(
  survivor: IncidentRow,
  reportIds: readonly string[],
  before: StandBefore,
): Overtaken[] {
  const linked = new Set(survivor.reports.map((report) => report.id));
  return [
    ...(survivor.closedAt === null ? [] : (['closed'] as const)),
    ...(reportIds.every((id) => linked.has(id)) ? [] : (['reports'] as const)),
    ...(survivor.verification === before.verification ? [] : (['verdict'] as const)),
  ];
}

function hasExactly(incident: IncidentRow, reportIds: readonly string[]): boolean {
  const linked = new Set(incident.reports.map((report) => report.id));
  return linked.size === reportIds.length && reportIds.every((id) => linked.has(id));
}
