// Moving through the queue: the cursor, what is open, and what to take next.
import type { ReportView } from '../../../contract/report.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { goToQueue, goToReport, openReportId } from '../state/board-path.ts';
import { notify } from '../state/notices.ts';
import { waitingP1 } from '../state/report-age.ts';
import { nextUnclaimed, queueOf, stepInList } from '../state/report-order.ts';

/** The ids as the list shows them now, held or not; the list keeps this true. */
let shownIds: readonly string[] = [];

export function noteShownIds(ids: readonly string[]): void {
  shownIds = ids;
}

/** The report that keys and commands act on: the open one, else the one under the cursor. */
export function currentReport(): ReportView | undefined {
  const { board, cursorId } = useBoard.getState();
  const id = openReportId() ?? cursorId;
  return id === null ? undefined : board.reports.get(id);
}

/** One row down or up; an open report gives way to the next, so the two never differ. */
export function moveCursor(step: 1 | -1): void {
  const { cursorId } = useBoard.getState();
  const openId = openReportId();
  const next = stepInList(shownIds, openId ?? cursorId, step);
  if (next === undefined) return;
  useBoard.setState({ cursorId: next });
  if (openId !== null) goToReport(next, { replace: true });
}

export function goToNextUnclaimed(): void {
  const state = useBoard.getState();
  const queue = queueOf(state.board.reports.values(), {
    filter: 'all',
    query: '',
    accountId: accountIdOf(state),
  });
  const next = nextUnclaimed(queue, currentReport()?.id ?? null);
  if (next === undefined) notify('ok', { word: 'action.noNext' });
  else openReport(next.id);
}

export function goToAlarm(): void {
  const first = waitingP1(useBoard.getState().board.reports.values())[0];
  if (first !== undefined) openReport(first.id);
}

/** Opens a report, with the keyboard at its head. */
export function openReport(id: string): void {
  useBoard.setState({ cursorId: id });
  goToReport(id);
  requestAnimationFrame(() => document.getElementById('thread-title')?.focus());
}

/** Back to the list, with the keyboard in it. */
export function leaveReport(): void {
  goToQueue();
  requestAnimationFrame(() => document.getElementById('queue-grid')?.focus());
}
