// Two incidents are the same thing: one goes on with the reports of both. Of two who merge at once one
// wins; the other is told who, and which incident goes on.
import { AppError, assertNever } from '../../../platform/errors.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { moveCallOuts } from '../../../records/call-out/call-out-store.ts';
import { addToTimeline } from '../../../records/incident/incident-event-store.ts';
import type { IncidentRow } from '../../../records/incident/incident-row.ts';
import { judgeMerge } from '../../../records/incident/incident-status.ts';
import { changeIncident } from '../../../records/incident/incident-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { lockAndFind, requireOpen } from './find-open-incident.ts';
import { mostUrgent } from './link-reports.ts';
import { moveLinks } from './move-links.ts';
import type { IncidentDeps } from './open-incident.ts';

/**
 * The same merge again, by the same person, is no error.
 * @returns the id of the incident that goes on
 * @throws AppError not_found, already_merged with `details.mergedBy` and `details.survivor`,
 *   incident_closed, verdict_would_be_lost, wrong_state for one with itself
 */
export async function mergeIncidents(
  deps: IncidentDeps,
  viewer: Viewer,
  id: string,
  into: string,
): Promise<string> {
  return transact(deps, async (tx) => {
    const found = await lockAndFind(tx, deps, [id, into]);
    const known = found.get(id);
    if (known?.mergedInto?.id === into && known.closedBy?.id === viewer.account.id) return into;
    const absorbed = await requireOpen(tx, viewer, known);
    const survivor = await requireOpen(tx, viewer, found.get(into));
    refuseMerge(absorbed, survivor);
    await absorb(tx, deps, viewer, absorbed, survivor);
    return into;
  });
}

function refuseMerge(absorbed: IncidentRow, survivor: IncidentRow): void {
  const judged = judgeMerge(absorbed, survivor);
  switch (judged.verdict) {
    case 'allowed':
      return;
    case 'same_incident':
      throw new AppError('wrong_state', 'An incident cannot be merged into itself.');
    case 'verdict_would_be_lost': {
      const message = `${absorbed.code} has a verdict. Merge ${survivor.code} into it instead.`;
      const details = { verification: absorbed.verification };
      throw new AppError('verdict_would_be_lost', message, { details });
    }
    default:
      assertNever(judged);
  }
}

async function absorb(
  tx: Tx,
  deps: IncidentDeps,
  viewer: Viewer,
  absorbed: IncidentRow,
  survivor: IncidentRow,
): Promise<void> {
  const reportIds = absorbed.reports.map((report) => report.id);
  await moveLinks(tx, deps, viewer, { from: absorbed.id, to: survivor.id, reportIds });
  await moveCallOuts(tx.db, absorbed.id, survivor.id);
  await changeIncident(tx.db, deps.keyring, absorbed.id, {
    closedAt: tx.at,
    closedAs: 'merged',
    closedById: viewer.account.id,
    mergedIntoId: survivor.id,
  });
  await changeIncident(tx.db, deps.keyring, survivor.id, gained(absorbed, survivor));
  await addToTimeline(tx.db, {
    id: deps.ids.uuid(),
    incidentId: absorbed.id,
    kind: 'merged_into',
    at: tx.at,
    byId: viewer.account.id,
    otherId: survivor.id,
    reportIds,
    before: standOf(survivor),
  });
  tx.audit({
    actor: actorOf(viewer),
    action: 'incident.merged',
    subject: { kind: 'incident', id: absorbed.id },
    detail: { into: survivor.id, reports: reportIds.length },
  });
  tx.announce({ kind: 'incident.changed', subjectId: absorbed.id });
  tx.announce({ kind: 'incident.changed', subjectId: survivor.id });
}

/** What the survivor did not know or did not hold for so urgent; its verdict stays its own. */
function gained(absorbed: IncidentRow, survivor: IncidentRow) {
  const hasArea = survivor.city !== null || survivor.zip !== null;
  return {
    priority: mostUrgent([absorbed.priority, survivor.priority]),
    ...(survivor.activity === 'unknown' ? { activity: absorbed.activity } : {}),
    ...(survivor.placeText === null ? { placeText: absorbed.placeText } : {}),
    ...(hasArea ? {} : { city: absorbed.city, zip: absorbed.zip, zoneIds: absorbed.zoneIds }),
  };
}

/** What a merge may change of the survivor: enough to give it back. */
function standOf({ priority, activity, verification, placeText, city, zip }: IncidentRow) {
  const hadPlace = placeText !== null;
  return { priority, activity, verification, hadPlace, hadArea: city !== null || zip !== null };
}
