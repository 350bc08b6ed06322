// Moving through the queue: the cursor, what is open, and what to take next.
import type { IncidentView } from '../../../contract/incident.ts';
import type { ReportView } from '../../../contract/report.ts';
import { sortAlarms } from '../state/alarm-order.ts';
import { goToIncident, goToQueue, goToReport, openAddress } from '../state/board-path.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { notify } from '../state/notices.ts';
import { incidentOf, openSubject, type OpenSubject } from '../state/open-subject.ts';
import { nextUnclaimed, queueOf, type QueueEntry } from '../state/queue-entries.ts';
import { waitingP1 } from '../state/report-age.ts';
import { stepInList } from '../state/report-order.ts';

/** The ids as the list shows them now, held or not; the list keeps this true. */
let shownIds: readonly string[] = [];

export function noteShownIds(ids: readonly string[]): void {
  shownIds = ids;
}

/** What keys and commands act on: what is open, else what is under the cursor. */
export function currentSubject(): OpenSubject {
  const { board, cursorId } = useBoard.getState();
  const address = openAddress();
  if (address !== null || cursorId === null) return openSubject(address, board);
  const kind = board.incidents.has(cursorId) ? 'incident' : 'report';
  return openSubject({ kind, id: cursorId }, board);
}

export function currentReport(): ReportView | undefined {
  const { reportId } = currentSubject();
  return reportId === null ? undefined : useBoard.getState().board.reports.get(reportId);
}

export function currentIncident(): IncidentView | undefined {
  const { incidentId } = currentSubject();
  return incidentId === null ? undefined : useBoard.getState().board.incidents.get(incidentId);
}

/** The row that stands for what is open; a linked report stands in its incident's. */
export function openRowId(): string | null {
  const address = openAddress();
  if (address === null) return null;
  if (address.kind === 'incident' || shownIds.includes(address.id)) return address.id;
  return incidentOf(useBoard.getState().board, address.id)?.id ?? address.id;
}

/** One row down or up; what is open gives way to the next, so the two never differ. */
export function moveCursor(step: 1 | -1): void {
  const { cursorId, board } = useBoard.getState();
  const openId = openRowId();
  const next = stepInList(shownIds, openId ?? cursorId, step);
  if (next === undefined) return;
  useBoard.setState({ cursorId: next });
  if (openId === null) return;
  if (board.incidents.has(next)) goToIncident(next, { replace: true });
  else goToReport(next, { replace: true });
}

export function goToNextUnclaimed(): void {
  const state = useBoard.getState();
  const queue = queueOf(state.board, { filter: 'all', query: '', accountId: accountIdOf(state) });
  const next = nextUnclaimed(queue, openRowId() ?? state.cursorId);
  if (next === undefined) notify('ok', { word: 'action.noNext' });
  else openEntry(next);
}

export function goToAlarm(): void {
  const { alarms, reports } = useBoard.getState().board;
  const { ringing, owned } = sortAlarms(alarms.values());
  const worst = ringing[0] ?? owned[0];
  if (worst?.subject.kind === 'incident') return openIncidentPane(worst.subject.id);
  const reportId = worst?.subject.id ?? waitingP1(reports.values())[0]?.id;
  if (reportId !== undefined) openReport(reportId);
}

export function openEntry(entry: Pick<QueueEntry, 'kind' | 'id'>): void {
  if (entry.kind === 'incident') openIncidentPane(entry.id);
  else openReport(entry.id);
}

/** What the row of an id is about, opened. */
export function openRow(id: string): void {
  if (useBoard.getState().board.incidents.has(id)) openIncidentPane(id);
  else openReport(id);
}

/** Opens a report, with the keyboard at its head. */
export function openReport(id: string): void {
  const cursorId = incidentOf(useBoard.getState().board, id)?.id ?? id;
  useBoard.setState({ cursorId, side: 'thread' });
  goToReport(id);
  focusSoon('thread-title');
}

/** Opens an incident beside its thread, with the keyboard at its head. */
export function openIncidentPane(id: string): void {
  useBoard.setState({ cursorId: id, side: 'incident' });
  goToIncident(id);
  focusSoon('incident-title');
}

/** Back to the list, with the keyboard in it. */
export function leaveReport(): void {
  goToQueue();
  focusSoon('queue-grid');
}

export function focusSoon(elementId: string): void {
  requestAnimationFrame(() => document.getElementById(elementId)?.focus());
}
