// The board's addresses: /board is the queue, /board/reports/:id a report, /board/incidents/:id an
// incident. Ids only, never words.
import { navigate } from 'wouter/use-browser-location';

export const REPORT_ROUTE = '/board/reports/:id';
export const INCIDENT_ROUTE = '/board/incidents/:id';
const PATH = /^\/board\/(reports|incidents)\/([0-9a-f-]{36})$/;

export interface Address {
  kind: 'report' | 'incident';
  id: string;
}

/** What this page's address names, null at the queue. */
export function openAddress(): Address | null {
  const found = PATH.exec(window.location.pathname);
  if (found?.[2] === undefined) return null;
  return { kind: found[1] === 'reports' ? 'report' : 'incident', id: found[2] };
}

export function goToReport(id: string, options: { replace?: boolean } = {}): void {
  go({ kind: 'report', id }, options);
}

export function goToIncident(id: string, options: { replace?: boolean } = {}): void {
  go({ kind: 'incident', id }, options);
}

export function goToQueue(): void {
  if (window.location.pathname !== '/board') navigate('/board');
}

function go({ kind, id }: Address, options: { replace?: boolean }): void {
  const path = `/board/${kind}s/${id}`;
  if (window.location.pathname !== path) navigate(path, options);
}
