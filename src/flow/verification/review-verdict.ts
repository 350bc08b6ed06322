// Another coordinator than the one who asked has looked at an override. What he makes of it is a verdict
// of its own.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { raiseVersions } from '../../records/incident/incident-store.ts';
import { transact } from '../../records/transact.ts';
import {
  findIncidentOfVerdict,
  listVerdicts,
  markReviewed,
} from '../../records/verdict/verdict-store.ts';
import { lockIncident } from './lock-incident.ts';
import type { VerdictDeps } from './take-effect.ts';

/**
 * Twice is no error.
 * @returns the incident that it is about
 * @throws AppError not_found, forbidden for who asked for it
 */
export async function reviewVerdict(
  deps: VerdictDeps,
  viewer: Viewer,
  id: string,
): Promise<string> {
  return transact(deps, async (tx) => {
    const incidentId = await findIncidentOfVerdict(tx.db, id);
    if (incidentId === null) throw notFound();
    await lockIncident(tx, deps, viewer, incidentId);
    const all = await listVerdicts(tx.db, deps.keyring, incidentId);
    const verdict = all.find((each) => each.id === id);
    if (!verdict?.needsReview) throw notFound();
    if (verdict.decidedBy.id === viewer.account.id) {
      throw new AppError('forbidden', 'Somebody else than who asked for it looks at it.');
    }
    const by = { at: tx.at, byId: viewer.account.id };
    if (!(await markReviewed(tx.db, id, by))) return incidentId;
    await raiseVersions(tx.db, [incidentId]);
    tx.audit({
      actor: actorOf(viewer),
      action: 'verdict.reviewed',
      subject: { kind: 'verdict', id },
      detail: { incident: incidentId },
    });
    tx.announce({ kind: 'incident.changed', subjectId: incidentId });
    return incidentId;
  });
}
