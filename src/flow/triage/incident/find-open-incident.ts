// An incident that somebody wants to change: there, seen by the viewer, locked, and still open. Who is
// too late is told what became of it, and by whom.
import type { Deps } from '../../../deps.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { IncidentRow } from '../../../records/incident/incident-row.ts';
import {
  findIncidents,
  findSurvivor,
  lockIncidents,
} from '../../../records/incident/incident-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { incidentSight } from '../../../security/permissions.ts';

type FindDeps = Pick<Deps, 'keyring'>;

/** Lock: these incidents, in the order of their ids. Those that do not exist are left out. */
export async function lockAndFind(
  tx: Tx,
  deps: FindDeps,
  ids: readonly string[],
): Promise<Map<string, IncidentRow>> {
  await lockIncidents(tx.db, ids);
  const rows = await findIncidents(tx.db, deps.keyring, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

/** @throws AppError not_found, incident_closed, already_merged */
export async function findOpenIncident(
  tx: Tx,
  deps: FindDeps,
  viewer: Viewer,
  id: string,
): Promise<IncidentRow> {
  const found = await lockAndFind(tx, deps, [id]);
  return requireOpen(tx, viewer, found.get(id));
}

/**
 * @throws AppError not_found for one that may not be seen either; incident_closed with
 *   `details.closedBy`; already_merged with `details.mergedBy` and `details.survivor`
 */
export async function requireOpen(
  tx: Tx,
  viewer: Viewer,
  incident: IncidentRow | undefined,
): Promise<IncidentRow> {
  if (!incident || incidentSight(viewer.account.roles) !== 'full') throw notFound();
  if (incident.closedAt === null) return incident;
  const { code, closedBy } = incident;
  const who = closedBy?.name ?? 'Somebody';
  if (incident.mergedInto === null) {
    throw new AppError('incident_closed', `${who} closed ${code}.`, { details: { closedBy } });
  }
  const survivor = (await findSurvivor(tx.db, incident.id)) ?? incident.mergedInto;
  throw new AppError('already_merged', `${who} merged ${code} into ${survivor.code}.`, {
    details: { mergedBy: closedBy, survivor },
  });
}
