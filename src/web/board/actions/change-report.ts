// What a person changes for everybody: asked for, shown as asked, and believed only when the server
// or the log says so. Off while the board is stale.
import type { ReportDetail, ReportView } from '../../../contract/report.ts';
import type { Priority, Resolution } from '../../../contract/statuses.ts';
import {
  claimReport,
  closeReport,
  releaseReport,
  reopenReport,
  setPriority,
} from '../api/board-api.ts';
import type { ApiResult } from '../api/request.ts';
import { applyReport } from '../state/board-state.ts';
import { accountIdOf, setPending, useBoard } from '../state/board-store.ts';
import { freshnessOf, mayChangeWorld } from '../state/freshness.ts';
import { dismissNotice, notify } from '../state/notices.ts';
import { notifyUndoable } from '../state/undo.ts';
import { sayIn, type Said } from '../words/use-words.ts';
import { useSettings } from '../state/settings.ts';
import { explainRefusal } from './explain-refusal.ts';
import { settle } from './settle.ts';

export type ChangeKind = 'claim' | 'release' | 'priority' | 'close' | 'reopen';

interface Change {
  kind: ChangeKind;
  report: ReportView;
  ask(): Promise<ApiResult<ReportView>>;
  worked(report: ReportView | ReportDetail): boolean;
  done: Said | null;
  /** Takes it back; absent where nothing does. */
  undo?: () => void;
}

export function claim(report: ReportView): Promise<boolean> {
  const me = accountIdOf(useBoard.getState());
  return change({
    kind: 'claim',
    report,
    ask: () => claimReport(report.id),
    worked: ({ claimedBy }) => claimedBy?.id === me,
    done: null,
  });
}

export function release(report: ReportView): Promise<boolean> {
  const me = accountIdOf(useBoard.getState());
  return change({
    kind: 'release',
    report,
    ask: () => releaseReport(report.id),
    worked: ({ claimedBy }) => claimedBy?.id !== me,
    done: { word: 'action.released', params: { code: report.code } },
    undo: () => void claim(report),
  });
}

export function prioritise(report: ReportView, priority: Priority): Promise<boolean> {
  return change({
    kind: 'priority',
    report,
    ask: () => setPriority(report.id, { priority }),
    worked: (now) => now.priority === priority,
    done: { word: 'action.prioritySet', params: { code: report.code, priority } },
    undo: () => void prioritise(report, report.priority),
  });
}

export function close(report: ReportView, resolution: Resolution): Promise<boolean> {
  const t = sayIn(useSettings.getState().language);
  return change({
    kind: 'close',
    report,
    ask: () => closeReport(report.id, { resolution }),
    worked: ({ status }) => status === 'closed',
    done: {
      word: 'action.closed',
      params: { code: report.code, resolution: t(`resolution.${resolution}`).toLowerCase() },
    },
    undo: () => void reopen(report),
  });
}

function reopen(report: ReportView): Promise<boolean> {
  return change({
    kind: 'reopen',
    report,
    ask: () => reopenReport(report.id),
    worked: ({ status }) => status !== 'closed',
    done: { word: 'action.reopened', params: { code: report.code } },
  });
}

export function pendingKey(kind: ChangeKind, reportId: string): string {
  return `${kind}:${reportId}`;
}

/** False, with a notice, while what others see may not be changed from here. */
export function worldIsOpen(): boolean {
  const isOpen = mayChangeWorld(freshnessOf(useBoard.getState().status, Date.now()));
  if (!isOpen) notify('danger', { word: 'connection.offReason' });
  return isOpen;
}

/** Resolves to whether it happened. One at a time for each report and kind. */
async function change(wanted: Change): Promise<boolean> {
  const key = pendingKey(wanted.kind, wanted.report.id);
  if (useBoard.getState().pending.has(key) || !worldIsOpen()) return false;
  setPending(key, true);
  try {
    const result = await wanted.ask();
    if (result.kind === 'refused') {
      explainRefusal(result.error, { reportId: wanted.report.id });
      return false;
    }
    if (result.kind === 'no_answer') return await settleChange(wanted);
    const { board } = useBoard.getState();
    useBoard.setState({ board: applyReport(board, result.value) });
    if (wanted.done !== null) tellDone(wanted.done, wanted.undo);
    return true;
  } finally {
    setPending(key, false);
  }
}

function tellDone(done: Said, undo: (() => void) | undefined): void {
  if (undo === undefined) notify('ok', done);
  else notifyUndoable(done, undo);
}

async function settleChange(wanted: Change): Promise<boolean> {
  const waiting = notify('wait', { word: 'action.noAnswer' });
  const settled = await settle(wanted.report.id, wanted.worked);
  if (useBoard.getState().session.phase !== 'signed_in') return false;
  if (settled === 'worked') {
    notify('ok', wanted.done ?? { word: 'action.itWorked' }, { replaces: waiting });
    return true;
  }
  dismissNotice(waiting);
  notify('danger', { word: settled === 'did_not' ? 'action.didNot' : 'action.unknown' });
  return false;
}
