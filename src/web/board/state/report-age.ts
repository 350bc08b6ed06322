// Pure. How old a report is, in the one short form the board uses, and whether it has waited too long.
import type { ReportView } from '../../../contract/report.ts';
import type { Priority } from '../../../contract/statuses.ts';
import { isOpenReport } from './board-state.ts';
import { isSlow } from './report-order.ts';

const MINUTE_MS = 60_000;

/** Goals for a first human answer; P3 and P4 have none. */
const GOAL_MS: Readonly<Partial<Record<Priority, number>>> = {
  P1: 2 * MINUTE_MS,
  P2: 5 * MINUTE_MS,
};

/** `<1m 4m 2h 3d`. A clock that runs ahead never gives a negative age. */
export function ageText(at: string, nowMs: number): string {
  const minutes = Math.floor((nowMs - Date.parse(at)) / MINUTE_MS);
  if (minutes < 1) return '<1m';
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h`;
  return `${Math.floor(minutes / (24 * 60))}d`;
}

/** Unclaimed for longer than its priority's goal. The slow lane waits and alarms nobody. */
export function isOverdue(report: ReportView, nowMs: number): boolean {
  const goalMs = GOAL_MS[report.priority];
  if (goalMs === undefined || report.claimedBy !== null || !isOpenReport(report)) return false;
  if (isSlow(report)) return false;
  return nowMs - Date.parse(report.receivedAt) > goalMs;
}

/** Every open P1 nobody holds, oldest first. */
export function waitingP1(reports: Iterable<ReportView>): ReportView[] {
  return [...reports]
    .filter((report) => report.priority === 'P1' && report.claimedBy === null)
    .filter((report) => isOpenReport(report) && !isSlow(report))
    .sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
}
