// What was found turns out to be wrong, or to be somebody else's. It stays readable, and counts no more.
// A verdict that stood on it stands: taking that back is a decision of its own.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { notFound } from '../../platform/errors.ts';
import { findFinding, withdrawFinding } from '../../records/finding/finding-store.ts';
import { addToTimeline } from '../../records/incident/incident-event-store.ts';
import { findSurvivor, raiseVersions } from '../../records/incident/incident-store.ts';
import { transact } from '../../records/transact.ts';
import { lockIncident } from './lock-incident.ts';
import type { VerdictDeps } from './take-effect.ts';

/**
 * Withdrawing twice is no error.
 * @returns the incident that it was about
 * @throws AppError not_found
 */
export async function takeFindingBack(
  deps: VerdictDeps,
  viewer: Viewer,
  id: string,
): Promise<string> {
  return transact(deps, async (tx) => {
    const finding = await findFinding(tx.db, deps.keyring, id);
    if (!finding) throw notFound();
    const incidentId = (await findSurvivor(tx.db, finding.incidentId))?.id ?? finding.incidentId;
    await lockIncident(tx, deps, viewer, incidentId);
    const by = { at: tx.at, byId: viewer.account.id };
    if (!(await withdrawFinding(tx.db, id, by))) return incidentId;
    await raiseVersions(tx.db, [incidentId]);
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId,
      kind: 'finding_withdrawn',
      at: tx.at,
      byId: viewer.account.id,
      codes: [finding.basis, finding.says],
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'finding.withdrawn',
      subject: { kind: 'finding', id },
      detail: { incident: incidentId, basis: finding.basis },
    });
    tx.announce({ kind: 'incident.changed', subjectId: incidentId });
    return incidentId;
  });
}
