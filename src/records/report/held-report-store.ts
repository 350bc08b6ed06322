// What one person has in hand, locked for whoever is about to pass all of it on.
import type { ReportStatus } from '../../contract/statuses.ts';
import type { TxClient } from '../../platform/db.ts';

export type HeldReport = { id: string; number: number; status: ReportStatus };

/** Lock: these reports, in the order of their ids, until the transaction ends. */
export async function lockHeldReports(db: TxClient, ownerId: string): Promise<HeldReport[]> {
  return db.sql(
    'lock_held_reports',
    `select id, number, status from report
     where claimed_by_id = $1 and status in ('in_review', 'linked') order by id for update`,
    [ownerId],
  );
}
