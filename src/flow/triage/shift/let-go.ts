// A report whose owner goes waits for anybody again.
import type { Actor } from '../../../contract/audit-event.ts';
import type { HeldReport } from '../../../records/report/held-report-store.ts';
import { moveReport } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';

/** The caller holds the report's lock. */
export async function letGoInTx(
  tx: Tx,
  actor: Actor,
  ownerId: string,
  { id }: HeldReport,
): Promise<void> {
  const change = { claimedById: null, claimedAt: null, ownerActedAt: null };
  await moveReport(tx.db, id, 'release', change, { claimedById: ownerId });
  tx.audit({
    actor,
    action: 'report.released',
    subject: { kind: 'report', id },
    detail: { from: 'in_review', to: 'new', reason: 'shift_ended' },
  });
  tx.announce({ kind: 'report.changed', subjectId: id });
}
