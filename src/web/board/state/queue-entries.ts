// Pure. The queue's rows: each open report, and each open incident with the reports linked to it folded
// into its one row.
import type { IncidentView } from '../../../contract/incident.ts';
import type { ReportView } from '../../../contract/report.ts';
import { PRIORITIES, type Priority } from '../../../contract/statuses.ts';
import { isOpenReport, type BoardState } from './board-state.ts';
import { foldText, isSlow, type QueueView } from './report-order.ts';

export type QueueEntry =
  | { kind: 'report'; id: string; report: ReportView }
  | { kind: 'incident'; id: string; incident: IncidentView; reports: readonly ReportView[] };

type World = Pick<BoardState, 'reports' | 'incidents'>;

export function queueOf(world: World, view: QueueView): QueueEntry[] {
  return allEntries(world)
    .filter((entry) => passes(entry, view))
    .sort(compareEntries);
}

function allEntries({ reports, incidents }: World): QueueEntry[] {
  const entries: QueueEntry[] = [];
  const folded = new Set<string>();
  for (const incident of incidents.values()) {
    if (incident.closedAt !== null) continue;
    for (const { id } of incident.reports) folded.add(id);
    entries.push(entryOfIncident(incident, reports));
  }
  for (const report of reports.values()) {
    if (!isOpenReport(report) || folded.has(report.id)) continue;
    entries.push({ kind: 'report', id: report.id, report });
  }
  return entries;
}

/** The row of an id as it is known now, also of what was just closed; undefined: nothing is known. */
export function entryOf(world: World, id: string): QueueEntry | undefined {
  const report = world.reports.get(id);
  if (report !== undefined) return { kind: 'report', id, report };
  const incident = world.incidents.get(id);
  return incident && entryOfIncident(incident, world.reports);
}

function entryOfIncident(incident: IncidentView, reports: World['reports']): QueueEntry {
  const linked = incident.reports
    .map(({ id }) => reports.get(id))
    .filter((each) => each !== undefined);
  return { kind: 'incident', id: incident.id, incident, reports: linked.filter(isOpenReport) };
}

/**
 * What waits in the slow lane comes last, readable. Then priority; within it what nobody holds,
 * oldest first; then what somebody holds.
 */
export function compareEntries(a: QueueEntry, b: QueueEntry): number {
  return (
    Number(isSlowEntry(a)) - Number(isSlowEntry(b)) ||
    PRIORITIES.indexOf(priorityOf(a)) - PRIORITIES.indexOf(priorityOf(b)) ||
    Number(isHeld(a)) - Number(isHeld(b)) ||
    waitingSince(a).localeCompare(waitingSince(b)) ||
    a.id.localeCompare(b.id)
  );
}

export function priorityOf(entry: QueueEntry): Priority {
  return entry.kind === 'report' ? entry.report.priority : entry.incident.priority;
}

/** Somebody has it in hand; of an incident, one of its reports. */
export function isHeld(entry: QueueEntry): boolean {
  return entry.kind === 'report'
    ? entry.report.claimedBy !== null
    : entry.reports.some(({ claimedBy }) => claimedBy !== null);
}

/** When the first word of it came. */
export function waitingSince(entry: QueueEntry): string {
  if (entry.kind === 'report') return entry.report.receivedAt;
  return entry.incident.reports.reduce(
    (first, { receivedAt }) => (receivedAt < first ? receivedAt : first),
    entry.incident.openedAt,
  );
}

export function isSlowEntry(entry: QueueEntry): boolean {
  return entry.kind === 'report' && isSlow(entry.report);
}

function passes(entry: QueueEntry, view: QueueView): boolean {
  const reports = entry.kind === 'report' ? [entry.report] : entry.reports;
  const isMine = reports.some(({ claimedBy }) => claimedBy?.id === view.accountId);
  if (view.filter === 'mine' && !isMine) return false;
  if (view.filter === 'unclaimed' && isHeld(entry)) return false;
  if (view.filter === 'slow' && !isSlowEntry(entry)) return false;
  const query = foldText(view.query.trim());
  return query === '' || foldText(searchedText(entry)).includes(query);
}

/** Places and codes only, never words or phones. */
function searchedText(entry: QueueEntry): string {
  if (entry.kind === 'report') return `${entry.report.code} ${entry.report.locationText ?? ''}`;
  const { code, placeText, title, city, reports } = entry.incident;
  const codes = reports.map((report) => report.code);
  const places = entry.reports.map(({ locationText }) => locationText);
  return [code, placeText, title, city, ...codes, ...places].join(' ');
}

/** The row to take after `currentId`, from the top when there is none below. */
export function nextUnclaimed(
  queue: readonly QueueEntry[],
  currentId: string | null,
): QueueEntry | undefined {
  const from = queue.findIndex(({ id }) => id === currentId) + 1;
  const turned = [...queue.slice(from), ...queue.slice(0, from)];
  return turned.find((entry) => !isHeld(entry) && entry.id !== currentId);
}

const OUT = new Set(['accepted', 'en_route', 'on_scene', 'reported']);

/** How many people are out for it now. */
export function peopleOut({ callOuts }: Pick<IncidentView, 'callOuts'>): number {
  return callOuts.reduce(
    (sum, { people }) => sum + people.filter(({ status }) => OUT.has(status)).length,
    0,
  );
}
