// An incident as one viewer may see it. Redaction lives here and nowhere else. Pure.
import type { IncidentView } from '../../contract/incident.ts';
import type { Role } from '../../contract/statuses.ts';
import { incidentSight, reportSight } from '../../security/permissions.ts';
import { viewCallOut } from '../call-out/call-out-view.ts';
import type { IncidentRow, LinkedReportRow } from './incident-row.ts';

/**
 * @param roles of the viewer; the best sight of them counts
 * @returns null where the viewer may not know that it exists
 */
export function viewIncident(row: IncidentRow, roles: readonly Role[]): IncidentView | null {
  const sight = incidentSight(roles);
  if (sight === 'none') return null;
  const isFull = sight === 'full';
  const { number: _, place: _place, reports, callOuts, openedAt, closedAt, ...plain } = row;
  const { verifyAgainAt, mayHaveEndedAt, ...rest } = plain;
  return {
    ...rest,
    verifyAgainAt: verifyAgainAt && verifyAgainAt.toISOString(),
    mayHaveEndedAt: mayHaveEndedAt && mayHaveEndedAt.toISOString(),
    placeText: isFull ? row.placeText : null,
    title: isFull ? row.title : null,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt && closedAt.toISOString(),
    reports: reports.filter((each) => reportSight(roles, each.kind) !== 'none').map(viewLinked),
    reportCount: reports.length,
    callOuts: callOuts.map((each) => viewCallOut(each, sight)),
  };
}

function viewLinked({ number, receivedAt, linkedAt, ...plain }: LinkedReportRow) {
  return {
    ...plain,
    code: `R-${number}`,
    receivedAt: receivedAt.toISOString(),
    linkedAt: linkedAt.toISOString(),
  };
}
