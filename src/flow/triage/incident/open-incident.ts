// A person sees that something is happening somewhere: one or several reports become about it.
import type { Deps } from '../../../deps.ts';
import type { OpenIncident } from '../../../contract/incident.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { addToTimeline } from '../../../records/incident/incident-event-store.ts';
import { findCurrentLinks } from '../../../records/incident/incident-link-store.ts';
import type { IncidentRow } from '../../../records/incident/incident-row.ts';
import { findIncident, insertIncident } from '../../../records/incident/incident-store.ts';
import { lockReport } from '../../../records/report/report-store.ts';
import type { Tx, TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { giveCode } from './give-code.ts';
import { linkTaken, summarise, takeReports } from './link-reports.ts';

export type IncidentDeps = TransactDeps & Pick<Deps, 'ids'>;

/**
 * @returns its id, and whether it is new: asked twice by one person it is opened once
 * @throws AppError not_found, already_linked, already_claimed, report_closed
 */
export async function openIncident(
  deps: IncidentDeps,
  viewer: Viewer,
  input: OpenIncident,
): Promise<{ id: string; isNew: boolean }> {
  return transact(deps, async (tx) => {
    for (const reportId of input.reportIds) await lockReport(tx.db, reportId);
    const known = await openedBefore(tx, deps, viewer, input.reportIds);
    if (known) return { id: known.id, isNew: false };
    const taken = await takeReports(tx, deps, viewer, input.reportIds, null);
    const id = deps.ids.uuid();
    const by = { openedAt: tx.at, openedById: viewer.account.id };
    await insertIncident(tx.db, deps.keyring, {
      ...(await summarise(tx, taken.reports)),
      ...by,
      id,
      code: await giveCode(tx),
      title: input.title ?? null,
    });
    await linkTaken(tx, deps, viewer, id, taken);
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId: id,
      kind: 'opened',
      at: tx.at,
      byId: viewer.account.id,
      reportIds: input.reportIds,
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'incident.opened',
      subject: { kind: 'incident', id },
      detail: { reports: input.reportIds.length },
    });
    tx.announce({ kind: 'incident.opened', subjectId: id });
    return { id, isNew: true };
  });
}

/** The incident that this very person has opened from exactly these reports. */
async function openedBefore(
  tx: Tx,
  deps: IncidentDeps,
  viewer: Viewer,
  reportIds: readonly string[],
): Promise<IncidentRow | null> {
  const links = await findCurrentLinks(tx.db, deps.keyring, reportIds);
  const [first] = links;
  if (!first || links.length !== reportIds.length) return null;
  if (links.some((link) => link.incident.id !== first.incident.id)) return null;
  const incident = await findIncident(tx.db, deps.keyring, first.incident.id);
  const isTheSame =
    incident?.openedBy.id === viewer.account.id && incident.reports.length === reportIds.length;
  return isTheSame ? incident : null;
}
