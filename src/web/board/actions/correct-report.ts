// What people do to the words of a report: correct a fact, take private words out, keep what was
// withheld, open a drawer. Each is believed when the server says so.
import type { RevealedWords, RevealSealed } from '../../../contract/hidden-words.ts';
import type { CorrectableField, CorrectFact } from '../../../contract/report-corrections.ts';
import type { ReportView } from '../../../contract/report.ts';
import {
  correctFact,
  keepWords,
  revealSealed,
  takeOutPrivate,
  type PrivateVerb,
} from '../api/board-api.ts';
import type { ApiResult } from '../api/request.ts';
import { applyReport } from '../state/board-state.ts';
import { useBoard } from '../state/board-store.ts';
import { loadReportDetail } from '../state/report-detail.ts';
import { notify } from '../state/notices.ts';
import type { Said } from '../words/use-words.ts';
import { worldIsOpen } from './change-report.ts';
import { explainRefusal } from './explain-refusal.ts';

/** @returns whether it was accepted; where not, it has been said why */
export async function correct(report: ReportView, body: CorrectFact, done: Said): Promise<boolean> {
  const answer = await ask(report, () => correctFact(report.id, body));
  if (answer === null) return false;
  apply(answer);
  notify('ok', done);
  return true;
}

export async function takeOut(
  report: ReportView,
  key: { messageId: string; n: number },
  verb: PrivateVerb,
): Promise<void> {
  const answer = await ask(report, () => takeOutPrivate(report.id, key, verb));
  if (answer === null) return;
  notify('ok', { word: verb === 'seal' ? 'private.doneSealed' : 'private.doneErased' });
  await loadReportDetail(report.id);
}

export async function keep(report: ReportView): Promise<void> {
  const answer = await ask(report, () => keepWords(report.id));
  if (answer === null) return;
  apply(answer);
  notify('ok', { word: 'withheld.kept' });
  await loadReportDetail(report.id);
}

export function reveal(
  report: ReportView,
  sealedId: string,
  body: RevealSealed,
): Promise<RevealedWords | null> {
  return ask(report, () => revealSealed(report.id, sealedId, body));
}

async function ask<T>(report: ReportView, send: () => Promise<ApiResult<T>>): Promise<T | null> {
  if (!worldIsOpen()) return null;
  const answer = await send();
  if (answer.kind === 'ok') return answer.value;
  if (answer.kind === 'refused') explainRefusal(answer.error, { reportId: report.id });
  else notify('danger', { word: 'action.unknown' });
  return null;
}

function apply(report: ReportView): void {
  const { board } = useBoard.getState();
  useBoard.setState({ board: applyReport(board, report) });
}

/** Opens the window that corrects one field. */
export function editFact(field: CorrectableField): void {
  useBoard.setState({ dialog: { correct: field } });
}
