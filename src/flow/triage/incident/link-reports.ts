// A person says that reports are about an incident. Linking is acting on a report: one that nobody
// has is taken by it, one that a colleague has is not touched.
import type { Deps } from '../../../deps.ts';
import { PRIORITIES } from '../../../contract/statuses.ts';
import type { Priority } from '../../../contract/statuses.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CoarsePlace, CurrentLink } from '../../../records/incident/incident-link-store.ts';
import {
  findCoarsePlace,
  findCurrentLinks,
  insertLinks,
} from '../../../records/incident/incident-link-store.ts';
import type { ReportRow } from '../../../records/report/report-row.ts';
import { lockReport, moveReport } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { findVisible, ownInTx } from '../own-report.ts';

type LinkDeps = Pick<Deps, 'keyring' | 'ids'>;

/**
 * The reports, locked in the order given (their ids', so that two who want the same come one after
 * the other), owned by the viewer, and about no other open incident.
 * @throws AppError not_found, already_linked with `details.incident` and `details.linkedBy`,
 *   already_claimed, report_closed
 */
export async function takeReports(
  tx: Tx,
  deps: LinkDeps,
  viewer: Viewer,
  reportIds: readonly string[],
  incidentId: string | null,
): Promise<{ reports: ReportRow[]; linked: ReadonlySet<string> }> {
  for (const id of reportIds) await lockReport(tx.db, id);
  const links = await findCurrentLinks(tx.db, deps.keyring, reportIds);
  const reports: ReportRow[] = [];
  for (const id of reportIds) {
    await findVisible(tx.db, deps, viewer, id);
    const elsewhere = links.find((each) => each.reportId === id && each.incident.id !== incidentId);
    if (elsewhere) throw alreadyLinked(elsewhere);
    reports.push(await ownInTx(tx, deps, viewer, id));
  }
  return { reports, linked: new Set(links.map((link) => link.reportId)) };
}

function alreadyLinked({ incident, linkedBy, reportId }: CurrentLink): AppError {
  return new AppError('already_linked', `${linkedBy.name} linked this to ${incident.code}.`, {
    details: { reportId, incident, linkedBy },
  });
}

/** Reports that the viewer owns become linked; those that have a link already only change state. */
export async function linkTaken(
  tx: Tx,
  deps: LinkDeps,
  viewer: Viewer,
  incidentId: string,
  taken: { reports: readonly ReportRow[]; linked: ReadonlySet<string> },
): Promise<void> {
  const unlinked = taken.reports.filter((report) => !taken.linked.has(report.id));
  await insertLinks(
    tx.db,
    unlinked.map(({ id: reportId }) => ({
      id: deps.ids.uuid(),
      incidentId,
      reportId,
      linkedAt: tx.at,
      linkedById: viewer.account.id,
    })),
  );
  for (const report of taken.reports) {
    await moveReport(tx.db, report.id, 'link', {}, { claimedById: viewer.account.id });
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.linked',
      subject: { kind: 'report', id: report.id },
      detail: { incident: incidentId, from: report.status, to: 'linked' },
    });
    tx.announce({ kind: 'report.changed', subjectId: report.id });
  }
}

export type IncidentSummary = {
  priority: Priority;
  placeText: string | null;
} & CoarsePlace;

/** What reports tell an incident: the most urgent, and the first place that is known. */
export async function summarise(tx: Tx, reports: readonly ReportRow[]): Promise<IncidentSummary> {
  const placed = reports.find((report) => report.locationText !== null);
  const coarse = await findCoarsePlace(
    tx.db,
    reports.map((report) => report.id),
  );
  return {
    ...coarse,
    priority: mostUrgent(reports.map((report) => report.priority)),
    placeText: placed?.locationText ?? null,
  };
}

export function mostUrgent(priorities: readonly Priority[]): Priority {
  return PRIORITIES.find((priority) => priorities.includes(priority)) ?? 'P4';
}
