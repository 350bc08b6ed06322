// A report turns out to be about something else: its owner has it in hand again.
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import { addToTimeline } from '../../../records/incident/incident-event-store.ts';
import { endLinks } from '../../../records/incident/incident-link-store.ts';
import { raiseVersions } from '../../../records/incident/incident-store.ts';
import { findReport, lockReport, moveReport } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { findOpenIncident } from './find-open-incident.ts';
import type { IncidentDeps } from './open-incident.ts';

/** @throws AppError not_found, not_linked, incident_closed, already_merged */
export async function detachReport(
  deps: IncidentDeps,
  viewer: Viewer,
  id: string,
  reportId: string,
): Promise<void> {
  await transact(deps, async (tx) => {
    await findOpenIncident(tx, deps, viewer, id);
    const status = await unlinkInTx(tx, deps, viewer, id, reportId);
    await raiseVersions(tx.db, [id]);
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId: id,
      kind: 'detached',
      at: tx.at,
      byId: viewer.account.id,
      reportIds: [reportId],
      before: { status },
    });
    tx.announce({ kind: 'incident.changed', subjectId: id });
  });
}

/**
 * Ends the link; a report that was in no hands but the incident's comes back to its owner. Lock: the
 * report; the caller holds the incident's.
 * @returns the state that the report had
 */
export async function unlinkInTx(
  tx: Tx,
  deps: Pick<IncidentDeps, 'keyring'>,
  viewer: Viewer,
  incidentId: string,
  reportId: string,
): Promise<string> {
  await lockReport(tx.db, reportId);
  const report = await findReport(tx.db, deps.keyring, reportId);
  if (!report) throw notFound();
  const ended = await endLinks(tx.db, incidentId, [reportId], {
    at: tx.at,
    byId: viewer.account.id,
  });
  if (ended === 0) throw new AppError('not_linked', 'This report is not linked to this incident.');
  const isMoved = await moveReport(
    tx.db,
    reportId,
    'reopen',
    { claimedAt: tx.at },
    { status: 'linked' },
  );
  tx.audit({
    actor: actorOf(viewer),
    action: 'report.unlinked',
    subject: { kind: 'report', id: reportId },
    detail: {
      incident: incidentId,
      from: report.status,
      to: isMoved ? 'in_review' : report.status,
    },
  });
  tx.announce({ kind: 'report.changed', subjectId: reportId });
  return report.status;
}
