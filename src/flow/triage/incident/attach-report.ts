// One more report turns out to be about an incident that is open.
import type { Viewer } from '../../../contract/viewer.ts';
import { addToTimeline } from '../../../records/incident/incident-event-store.ts';
import { changeIncident } from '../../../records/incident/incident-store.ts';
import { transact } from '../../../records/transact.ts';
import { findOpenIncident } from './find-open-incident.ts';
import { linkTaken, mostUrgent, summarise, takeReports } from './link-reports.ts';
import type { IncidentDeps } from './open-incident.ts';

/**
 * Attaching what is attached is no error.
 * @throws AppError not_found, incident_closed, already_merged, already_linked, already_claimed,
 *   report_closed
 */
export async function attachReport(
  deps: IncidentDeps,
  viewer: Viewer,
  id: string,
  reportId: string,
): Promise<void> {
  await transact(deps, async (tx) => {
    const incident = await findOpenIncident(tx, deps, viewer, id);
    const taken = await takeReports(tx, deps, viewer, [reportId], id);
    const isLinked = taken.linked.has(reportId);
    if (isLinked && taken.reports.every((report) => report.status === 'linked')) return;
    await linkTaken(tx, deps, viewer, id, taken);
    if (isLinked) return;
    const told = await summarise(tx, taken.reports);
    await changeIncident(tx.db, deps.keyring, id, {
      priority: mostUrgent([incident.priority, told.priority]),
      ...(incident.placeText === null ? { placeText: told.placeText } : {}),
      ...(incident.city === null && incident.zip === null
        ? { city: told.city, zip: told.zip, zoneIds: told.zoneIds }
        : {}),
    });
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId: id,
      kind: 'attached',
      at: tx.at,
      byId: viewer.account.id,
      reportIds: [reportId],
    });
    tx.announce({ kind: 'incident.changed', subjectId: id });
  });
}
