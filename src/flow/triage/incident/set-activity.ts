// Whether it still goes on: an observation, which may turn out wrong either way.
import type { IncidentActivity } from '../../../contract/incident-statuses.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { addToTimeline } from '../../../records/incident/incident-event-store.ts';
import { changeIncident } from '../../../records/incident/incident-store.ts';
import { transact } from '../../../records/transact.ts';
import { askAgainAt } from '../../verification/ask-again-at.ts';
import { findOpenIncident } from './find-open-incident.ts';
import type { IncidentDeps } from './open-incident.ts';

/** @throws AppError not_found, incident_closed, already_merged */
export async function setActivity(
  deps: IncidentDeps,
  viewer: Viewer,
  id: string,
  activity: IncidentActivity,
): Promise<void> {
  await transact(deps, async (tx) => {
    const incident = await findOpenIncident(tx, deps, viewer, id);
    // Said again it answers whoever asked: no change is a word too.
    const isAsked = incident.mayHaveEndedAt !== null || isDue(incident.verifyAgainAt, tx.at);
    if (incident.activity === activity && !isAsked) return;
    await changeIncident(tx.db, deps.keyring, id, {
      activity,
      mayHaveEndedAt: null,
      verifyAgainAt: askAgainAt(incident.verification, activity, tx.at),
    });
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId: id,
      kind: 'activity',
      at: tx.at,
      byId: viewer.account.id,
      codes: [incident.activity, activity],
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'incident.activity_changed',
      subject: { kind: 'incident', id },
      detail: { from: incident.activity, to: activity },
    });
    tx.announce({ kind: 'incident.changed', subjectId: id });
  });
}

function isDue(at: Date | null, now: Date): boolean {
  return at !== null && at <= now;
}
