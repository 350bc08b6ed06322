// An incident that people are to be sent to: there, seen by the viewer, locked, and still open.
import type { Viewer } from '../../contract/viewer.ts';
import type { Deps } from '../../deps.ts';
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
 * @throws AppError not_found for one that may not be seen either; incident_closed with
 *   `details.closedBy`; already_merged with `details.survivor`
 */
export async function lockOpenIncident(
  tx: Tx,
  deps: Pick<Deps, 'keyring'>,
  viewer: Viewer,
  id: string,
): Promise<IncidentRow> {
  await lockIncidents(tx.db, [id]);
  const incident = await findIncident(tx.db, deps.keyring, id);
  if (!incident || incidentSight(viewer.account.roles) !== 'full') throw notFound();
  if (incident.closedAt === null) return incident;
  const { code, closedBy } = incident;
  if (incident.mergedInto === null) {
    throw new AppError('incident_closed', `${code} is closed.`, { details: { closedBy } });
  }
  const survivor = (await findSurvivor(tx.db, id)) ?? incident.mergedInto;
  const message = `${code} was merged into ${survivor.code}.`;
  throw new AppError('already_merged', message, { details: { mergedBy: closedBy, survivor } });
}
