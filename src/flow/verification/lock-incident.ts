// The incident that somebody finds something out about or decides: locked, so that whatever is weighed
// holds until it is written down.
import type { Deps } from '../../deps.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { IncidentRow } from '../../records/incident/incident-row.ts';
import {
  findIncident,
  findSurvivor,
  lockIncidents,
} from '../../records/incident/incident-store.ts';
import type { Tx } from '../../records/transact.ts';
import { incidentSight } from '../../security/permissions.ts';

/**
 * One that has ended may still turn out to have been something else; one that became part of another,
 * or was never one, has no verdict.
 * @throws AppError not_found, incident_closed, already_merged with `details.survivor`
 */
export async function lockIncident(
  tx: Tx,
  deps: Pick<Deps, 'keyring'>,
  viewer: Viewer,
  id: string,
): Promise<IncidentRow> {
  await lockIncidents(tx.db, [id]);
  const incident = await findIncident(tx.db, deps.keyring, id);
  if (!incident || incidentSight(viewer.account.roles) !== 'full') throw notFound();
  if (incident.mergedInto !== null) {
    const survivor = (await findSurvivor(tx.db, id)) ?? incident.mergedInto;
    const message = `${incident.code} became part of ${survivor.code}.`;
    throw new AppError('already_merged', message, { details: { survivor } });
  }
  if (incident.closedAs === 'withdrawn') {
    const { closedBy } = incident;
    const message = `${closedBy?.name ?? 'Somebody'} took ${incident.code} back.`;
    throw new AppError('incident_closed', message, { details: { closedBy } });
  }
  return incident;
}
