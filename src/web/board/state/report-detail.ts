// The one open report with its thread, read whenever the log says that it changed.
import { create } from 'zustand';
import type { ReportDetail } from '../../../contract/report.ts';
import { readReport } from '../api/board-api.ts';

export interface OpenDetail {
  id: string | null;
  detail: ReportDetail | null;
  /** `failed`: what is shown, if anything, may be old. */
  phase: 'loading' | 'ready' | 'missing' | 'failed';
}

const NOTHING: OpenDetail = { id: null, detail: null, phase: 'loading' };

export const useReportDetail = create<OpenDetail>(() => NOTHING);

let lastAsk = 0;

/** Reads a report; an answer that a later question has overtaken is dropped. */
export async function loadReportDetail(id: string): Promise<void> {
  lastAsk += 1;
  const ask = lastAsk;
  if (useReportDetail.getState().id !== id) useReportDetail.setState({ ...NOTHING, id });
  const answer = await readReport(id);
  if (ask !== lastAsk) return;
  if (answer.kind === 'ok') {
    useReportDetail.setState({ detail: answer.value, phase: 'ready' });
    return;
  }
  const isMissing =
    answer.kind === 'refused' &&
    (answer.error.code === 'not_found' || answer.error.code === 'forbidden');
  useReportDetail.setState(isMissing ? { detail: null, phase: 'missing' } : { phase: 'failed' });
}

/** Takes the thread off the page. */
export function forgetReportDetail(): void {
  lastAsk += 1;
  useReportDetail.setState(NOTHING);
}

/** The messages this page has seen of a report. */
export function knownMessageIds(reportId: string): ReadonlySet<string> {
  const { id, detail } = useReportDetail.getState();
  return new Set(id === reportId ? detail?.messages.map((message) => message.id) : []);
}
