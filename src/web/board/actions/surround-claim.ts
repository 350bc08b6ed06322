// What surrounds a claim: notes for colleagues, a promised call, passing a report on.
import type { CallOutcome } from '../../../contract/claims.ts';
import type { ReportView } from '../../../contract/report.ts';
import { addNote, handOverReport, promiseCall, settleCall } from '../api/claim-api.ts';
import { applyReport } from '../state/board-state.ts';
import { useBoard } from '../state/board-store.ts';
import { notify } from '../state/notices.ts';
import { loadReportDetail } from '../state/report-detail.ts';
import { ask } from './change-incident.ts';

export async function writeNote(report: ReportView, text: string): Promise<boolean> {
  const asked = { key: `note:${report.id}`, reportId: report.id };
  const note = await ask(asked, () => addNote(report.id, text));
  if (note === null) return false;
  notify('ok', { word: 'note.added', params: { code: report.code } });
  await loadReportDetail(report.id);
  return true;
}

export async function promise(report: ReportView, dueInMinutes: number): Promise<void> {
  const asked = { key: `call-back:${report.id}`, reportId: report.id };
  if ((await ask(asked, () => promiseCall(report.id, dueInMinutes))) === null) return;
  notify('ok', { word: 'callBack.promised', params: { code: report.code } });
  await loadReportDetail(report.id);
}

export async function settlePromise(report: ReportView, outcome: CallOutcome): Promise<void> {
  const asked = { key: `call-back:${report.id}`, reportId: report.id };
  if ((await ask(asked, () => settleCall(report.id, { outcome }))) === null) return;
  notify('ok', { word: 'callBack.done', params: { code: report.code } });
  await loadReportDetail(report.id);
}

export async function handOver(
  report: ReportView,
  to: { id: string; name: string },
): Promise<boolean> {
  const asked = { key: `hand-over:${report.id}`, reportId: report.id };
  const now = await ask(asked, () => handOverReport(report.id, to.id));
  if (now === null) return false;
  const { board } = useBoard.getState();
  useBoard.setState({ board: applyReport(board, now) });
  notify('ok', { word: 'handOver.done', params: { name: to.name, code: report.code } });
  return true;
}
