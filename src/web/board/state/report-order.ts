// Pure. The order of single reports, and steps through a list of ids.
import type { ReportView } from '../../../contract/report.ts';
import { PRIORITIES } from '../../../contract/statuses.ts';

export type QueueFilter = 'all' | 'mine' | 'unclaimed' | 'slow';
export const QUEUE_FILTERS: readonly QueueFilter[] = ['all', 'mine', 'unclaimed', 'slow'];

export interface QueueView {
  filter: QueueFilter;
  /** Matched against place and code only, never against words or phones. */
  query: string;
  accountId: string;
}

/**
 * What waits in the slow lane comes last, readable. Then priority; within it what nobody holds,
 * oldest first; then what somebody holds.
 */
export function compareReports(a: ReportView, b: ReportView): number {
  return (
    Number(isSlow(a)) - Number(isSlow(b)) ||
    PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
    Number(a.claimedBy !== null) - Number(b.claimedBy !== null) ||
    a.receivedAt.localeCompare(b.receivedAt) ||
    a.id.localeCompare(b.id)
  );
}

/** In somebody's hands it is slow no more. */
export function isSlow(report: ReportView): boolean {
  return report.claimedBy === null && report.flags.includes('slow_lane');
}

/** Case and accents put aside, so that `union` finds `Unión`. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** The id one step down (+1) or up (-1) a list; the ends hold; the top when nothing is chosen. */
export function stepInList(
  ids: readonly string[],
  currentId: string | null,
  step: 1 | -1,
): string | undefined {
  const at = currentId === null ? -1 : ids.indexOf(currentId);
  if (at === -1) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}
