// What one person holds in hand: the reports that nobody works at once they are gone.
import type { TxClient } from '../../platform/db.ts';

/** Ids of the open reports that this account has claimed, oldest first. No lock. */
export async function listReportsHeldBy(db: TxClient, accountId: string): Promise<string[]> {
  const rows = await db.sql<{ id: string }>(
    'list_reports_held_by',
    `select id from report where claimed_by_id = $1 and status = 'in_review' order by received_at`,
    [accountId],
  );
  return rows.map((row) => row.id);
}
