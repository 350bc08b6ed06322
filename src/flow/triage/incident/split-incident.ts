// One incident turns out to be two: some of its reports become about another one.
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import { addToTimeline } from '../../../records/incident/incident-event-store.ts';
import type { IncidentRow } from '../../../records/incident/incident-row.ts';
import { insertIncident, raiseVersions } from '../../../records/incident/incident-store.ts';
import type { ReportRow } from '../../../records/report/report-row.ts';
import { findReport } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { findOpenIncident } from './find-open-incident.ts';
import { giveCode } from './give-code.ts';
import { summarise } from './link-reports.ts';
import { moveLinks } from './move-links.ts';
import type { IncidentDeps } from './open-incident.ts';

/**
 * The new one begins unverified: what was found out was found out about the other.
 * @returns the id of the new incident
 * @throws AppError not_found, not_linked, incident_closed, already_merged, wrong_state when nothing
 *   would stay behind
 */
export async function splitIncident(
  deps: IncidentDeps,
  viewer: Viewer,
  id: string,
  reportIds: readonly string[],
): Promise<string> {
  return transact(deps, async (tx) => {
    const incident = await findOpenIncident(tx, deps, viewer, id);
    refuseSplit(incident, reportIds);
    const newId = deps.ids.uuid();
    await insertIncident(tx.db, deps.keyring, {
      ...(await summarise(tx, await readReports(tx, deps, reportIds))),
      id: newId,
      title: null,
      openedAt: tx.at,
      openedById: viewer.account.id,
      code: await giveCode(tx),
    });
    await moveLinks(tx, deps, viewer, { from: id, to: newId, reportIds });
    await raiseVersions(tx.db, [id]);
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId: id,
      kind: 'split_off',
      at: tx.at,
      byId: viewer.account.id,
      otherId: newId,
      reportIds,
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'incident.split',
      subject: { kind: 'incident', id },
      detail: { into: newId, reports: reportIds.length },
    });
    tx.announce({ kind: 'incident.changed', subjectId: id });
    tx.announce({ kind: 'incident.opened', subjectId: newId });
    return newId;
  });
}

function refuseSplit(incident: IncidentRow, reportIds: readonly string[]): void {
  const linked = new Set(incident.reports.map((report) => report.id));
  const stranger = reportIds.find((reportId) => !linked.has(reportId));
  if (stranger !== undefined) {
    const details = { reportId: stranger };
    throw new AppError('not_linked', 'A report is not linked to this incident.', { details });
  }
  if (reportIds.length === linked.size) {
    throw new AppError('wrong_state', 'At least one report must stay with this incident.');
  }
}

async function readReports(
  tx: Tx,
  deps: IncidentDeps,
  ids: readonly string[],
): Promise<ReportRow[]> {
  const rows = await Promise.all(ids.map((id) => findReport(tx.db, deps.keyring, id)));
  return rows.filter((row) => row !== null);
}
