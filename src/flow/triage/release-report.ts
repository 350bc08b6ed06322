// The owner lets go; the report waits for anybody again.
import { AppError } from '../../platform/errors.ts';
import { moveReport } from '../../records/report/report-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { findVisible } from './own-report.ts';

/** @throws AppError not_found, not_claimed with `details.claimedBy` when it is not the viewer's */
export async function releaseReport(deps: TransactDeps, viewer: Viewer, id: string): Promise<void> {
  await transact(deps, async (tx) => {
    const report = await findVisible(tx.db, deps, viewer, id);
    const change = { claimedById: null, claimedAt: null };
    const isMoved = await moveReport(tx.db, id, 'release', change, { claimedById: viewer.account.id });
    if (!isMoved) {
      const details = { claimedBy: report.claimedBy };
      throw new AppError('not_claimed', 'This report is not yours to release.', { details });
    }
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.released',
      subject: { kind: 'report', id },
      detail: { from: report.status, to: 'new' },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}
