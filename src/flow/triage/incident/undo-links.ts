// Taking back what was said of single reports: that they belong, that they do not, that all is over.
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IncidentEventRow } from '../../../records/incident/incident-event-store.ts';
import {
  findCurrentLinks,
  insertLinks,
  unsettleLinks,
} from '../../../records/incident/incident-link-store.ts';
import type { IncidentRow } from '../../../records/incident/incident-row.ts';
import { changeIncident, raiseVersions } from '../../../records/incident/incident-store.ts';
import { lockReport, moveReport } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { unlinkInTx } from './detach-report.ts';
import { giveCode } from './give-code.ts';
import type { IncidentDeps } from './open-incident.ts';
import type { Overtaken } from './undo-rules.ts';
import { StatusBefore } from './undo-rules.ts';

export type Undoing = {
  tx: Tx;
  deps: IncidentDeps;
  viewer: Viewer;
  change: IncidentEventRow;
  /** Locked: the one that it happened in, and the other. */
  incidents: ReadonlyMap<string, IncidentRow>;
};

/** Gives back what the change took; throws undo_overtaken where the world has moved on. */
export type Inverse = (undoing: Undoing) => Promise<void>;

export async function undoAttached({
  tx,
  deps,
  viewer,
  change,
  incidents,
}: Undoing): Promise<void> {
  const incident = incidentOf(incidents, change.incidentId);
  const linked = new Set(incident.reports.map((report) => report.id));
  refuseOvertaken([
    ...(incident.closedAt === null ? [] : (['closed'] as const)),
    ...(change.reportIds.every((id) => linked.has(id)) ? [] : (['reports'] as const)),
  ]);
  for (const id of change.reportIds) await unlinkInTx(tx, deps, viewer, incident.id, id);
  await raiseVersions(tx.db, [incident.id]);
}

export async function undoDetached(undoing: Undoing): Promise<void> {
  const { tx, deps, viewer, change, incidents } = undoing;
  const incident = incidentOf(incidents, change.incidentId);
  refuseOvertaken(incident.closedAt === null ? [] : ['closed']);
  const wasLinked = StatusBefore.parse(change.before).status === 'linked';
  for (const reportId of change.reportIds) {
    await lockReport(tx.db, reportId);
    const current = await findCurrentLinks(tx.db, deps.keyring, [reportId]);
    refuseOvertaken(current.length === 0 ? [] : ['report_moved']);
    if (wasLinked && !(await moveReport(tx.db, reportId, 'link', {}))) {
      refuseOvertaken(['report_moved']);
    }
    await insertLinks(tx.db, [
      {
        id: deps.ids.uuid(),
        incidentId: incident.id,
        reportId,
        linkedAt: tx.at,
        linkedById: viewer.account.id,
      },
    ]);
    auditLink(undoing, reportId);
  }
  await raiseVersions(tx.db, [incident.id]);
}

export async function undoClosed(undoing: Undoing): Promise<void> {
  const { tx, deps, change, incidents } = undoing;
  const incident = incidentOf(incidents, change.incidentId);
  refuseOvertaken(incident.closedAs === 'ended' ? [] : ['closed']);
  const reportIds = incident.reports.map((report) => report.id).toSorted();
  for (const id of reportIds) await lockReport(tx.db, id);
  const current = await findCurrentLinks(tx.db, deps.keyring, reportIds);
  refuseOvertaken(current.length === 0 ? [] : ['report_moved']);
  for (const id of change.reportIds) await reopenLinked(undoing, id);
  await unsettleLinks(tx.db, incident.id);
  await changeIncident(tx.db, deps.keyring, incident.id, {
    code: await giveCode(tx, incident.code),
    closedAt: null,
    closedAs: null,
    closedById: null,
  });
}

/** One that has been opened again, or closed in another way, stays as it is. */
async function reopenLinked(undoing: Undoing, reportId: string): Promise<void> {
  const { tx, change } = undoing;
  const reopened = { closedAt: null, resolution: null };
  const asClosed = { status: 'closed', closedAt: change.at };
  if (!(await moveReport(tx.db, reportId, 'reopen', reopened, asClosed))) return;
  await moveReport(tx.db, reportId, 'link', {});
  auditLink(undoing, reportId);
}

function auditLink({ tx, viewer, change }: Undoing, reportId: string): void {
  tx.audit({
    actor: actorOf(viewer),
    action: 'report.linked',
    subject: { kind: 'report', id: reportId },
    detail: { incident: change.incidentId, undone: change.kind },
  });
  tx.announce({ kind: 'report.changed', subjectId: reportId });
}

export function incidentOf(
  incidents: ReadonlyMap<string, IncidentRow>,
  id: string | null,
): IncidentRow {
  const incident = id === null ? undefined : incidents.get(id);
  if (!incident) throw new Error('an entry of the timeline names no incident');
  return incident;
}

/** @throws AppError undo_overtaken unless nothing has happened since */
export function refuseOvertaken(since: readonly Overtaken[]): void {
  if (since.length === 0) return;
  throw new AppError('undo_overtaken', 'Too much has happened since to undo this.', {
    details: { since },
  });
}
