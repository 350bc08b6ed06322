// It is over and everybody is safe: the incident ends, and with it the reports that only waited for
// that. One whose reporter is being talked with stays with its owner.
import type { CloseIncident } from '../../../contract/incident.ts';
import type { Resolution } from '../../../contract/statuses.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import { addToTimeline } from '../../../records/incident/incident-event-store.ts';
import { settleLinks } from '../../../records/incident/incident-link-store.ts';
import type { IncidentRow } from '../../../records/incident/incident-row.ts';
import { missingToClose } from '../../../records/incident/incident-status.ts';
import { changeIncident } from '../../../records/incident/incident-store.ts';
import { findReport, lockReport, moveReport } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { eraseAtClose } from '../close-report.ts';
import { findOpenIncident } from './find-open-incident.ts';
import { tiesOf } from './incident-ties.ts';
import type { IncidentDeps } from './open-incident.ts';

/**
 * @throws AppError not_found, incident_closed, already_merged, wrong_state with `details.missing`
 *   (`ended`, or what still hangs on it)
 */
export async function closeIncident(
  deps: IncidentDeps,
  viewer: Viewer,
  id: string,
  input: CloseIncident,
): Promise<void> {
  await transact(deps, async (tx) => {
    const incident = await findOpenIncident(tx, deps, viewer, id);
    const missing = missingToClose(incident.activity, await tiesOf(tx, id));
    if (missing.length > 0) {
      const message = `${incident.code} is not over yet.`;
      throw new AppError('wrong_state', message, { details: { missing } });
    }
    const reportIds = await closeLinked(tx, deps, viewer, incident, input.resolution);
    await settleLinks(tx.db, id, tx.at);
    await changeIncident(tx.db, deps.keyring, id, {
      closedAt: tx.at,
      closedAs: 'ended',
      closedById: viewer.account.id,
      // What its reports were found to be about later than they were linked.
      city: incident.city,
      zip: incident.zip,
      zoneIds: incident.zoneIds,
    });
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId: id,
      kind: 'closed',
      at: tx.at,
      byId: viewer.account.id,
      reportIds,
      codes: [input.resolution],
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'incident.closed',
      subject: { kind: 'incident', id },
      detail: { verification: incident.verification, reports: reportIds.length },
    });
    tx.announce({ kind: 'incident.changed', subjectId: id });
  });
}

/** @returns those that this closed */
async function closeLinked(
  tx: Tx,
  deps: IncidentDeps,
  viewer: Viewer,
  incident: IncidentRow,
  resolution: Resolution,
): Promise<string[]> {
  const closed: string[] = [];
  for (const { id } of incident.reports.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    await lockReport(tx.db, id);
    const report = await findReport(tx.db, deps.keyring, id);
    const change = { closedAt: tx.at, resolution };
    if (!report || !(await moveReport(tx.db, id, 'close', change, { status: 'linked' }))) continue;
    closed.push(id);
    await eraseAtClose(tx, report, resolution);
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.closed',
      subject: { kind: 'report', id },
      detail: { from: 'linked', to: 'closed', resolution, incident: incident.id },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  }
  return closed;
}
