// Reports go from one incident to another: as two become one, as one becomes two, and back.
import type { Viewer } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import { endLinks, insertLinks } from '../../../records/incident/incident-link-store.ts';
import { lockReport } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import type { IncidentDeps } from './open-incident.ts';

/** The caller holds the lock of both incidents. @throws AppError not_linked unless all were linked */
export async function moveLinks(
  tx: Tx,
  deps: Pick<IncidentDeps, 'ids'>,
  viewer: Viewer,
  move: { from: string; to: string; reportIds: readonly string[] },
): Promise<void> {
  const byId = viewer.account.id;
  for (const id of move.reportIds.toSorted()) await lockReport(tx.db, id);
  const ended = await endLinks(tx.db, move.from, move.reportIds, { at: tx.at, byId });
  if (ended !== move.reportIds.length) {
    throw new AppError('not_linked', 'A report is not linked to this incident.');
  }
  await insertLinks(
    tx.db,
    move.reportIds.map((reportId) => ({
      id: deps.ids.uuid(),
      incidentId: move.to,
      reportId,
      linkedAt: tx.at,
      linkedById: byId,
    })),
  );
}
