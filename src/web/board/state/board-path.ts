// The board's addresses: /board is the queue, /board/reports/:id a report. Ids only, never words.
import { navigate } from 'wouter/use-browser-location';

export const REPORT_ROUTE = '/board/reports/:id';
const REPORT_PATH = /^\/board\/reports\/([0-9a-f-]{36})$/;

/** The id in this page's address, null at the queue. */
export function openReportId(): string | null {
  return REPORT_PATH.exec(window.location.pathname)?.[1] ?? null;
}

export function goToReport(id: string, options: { replace?: boolean } = {}): void {
  if (openReportId() !== id) navigate(`/board/reports/${id}`, options);
}

export function goToQueue(): void {
  if (openReportId() !== null) navigate('/board');
}
