// Pure. What is open: an incident shows one of its reports beside it, and a report the incident that
// it is about.
import type { IncidentView } from '../../../contract/incident.ts';
import type { Address } from './board-path.ts';
import { isOpenReport, type BoardState } from './board-state.ts';

export interface OpenSubject {
  reportId: string | null;
  incidentId: string | null;
}

const NOTHING: OpenSubject = { reportId: null, incidentId: null };

export function openSubject(address: Address | null, board: BoardState): OpenSubject {
  if (address === null) return NOTHING;
  if (address.kind === 'report') {
    return { reportId: address.id, incidentId: incidentOf(board, address.id)?.id ?? null };
  }
  const incident = board.incidents.get(address.id);
  const reportId = incident === undefined ? null : threadOf(incident, board);
  return { reportId, incidentId: address.id };
}

/** The open incident that a report is about. */
export function incidentOf(
  board: Pick<BoardState, 'incidents'>,
  reportId: string,
): IncidentView | undefined {
  for (const incident of board.incidents.values()) {
    if (incident.closedAt !== null) continue;
    if (incident.reports.some(({ id }) => id === reportId)) return incident;
  }
  return undefined;
}

/** The report whose thread stands for an incident: the first that was linked and is still open. */
export function threadOf(
  incident: IncidentView,
  board: Pick<BoardState, 'reports'>,
): string | null {
  const linked = [...incident.reports].sort(
    (a, b) => a.linkedAt.localeCompare(b.linkedAt) || a.id.localeCompare(b.id),
  );
  const isOpen = (id: string) => {
    const report = board.reports.get(id);
    return report !== undefined && isOpenReport(report);
  };
  return (linked.find(({ id }) => isOpen(id)) ?? linked[0])?.id ?? null;
}
