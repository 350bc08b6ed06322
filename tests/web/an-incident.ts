// A fictional incident as the board is sent it; a test changes what it is about.
import type { IncidentView, LinkedReport } from '../../src/contract/incident.ts';
import type { ReportView } from '../../src/contract/report.ts';
import { ANA } from './a-report.ts';

let made = 0;

export function anIncident(
  reports: readonly ReportView[],
  changes: Partial<IncidentView> = {},
): IncidentView {
  made += 1;
  return {
    id: `00000000-0000-4000-9000-${String(made).padStart(12, '0')}`,
    code: `K${made}`,
    verification: 'unverified',
    activity: 'unknown',
    verifyAgainAt: null,
    mayHaveEndedAt: null,
    basis: [],
    actual: null,
    agencyConfirmed: null,
    placeType: null,
    priority: 'P3',
    title: null,
    placeText: '6th & Alvarado',
    city: 'Los Angeles',
    zip: null,
    zoneIds: [],
    openedAt: '2026-03-02T13:05:00.000Z',
    openedBy: ANA,
    closedAt: null,
    closedAs: null,
    closedBy: null,
    mergedInto: null,
    reports: reports.map(linkOf),
    reportCount: reports.length,
    callOuts: [],
    version: 1,
    ...changes,
  };
}

function linkOf({ id, code, kind, status, priority, receivedAt }: ReportView): LinkedReport {
  return { id, code, kind, status, priority, receivedAt, linkedAt: receivedAt };
}
