// The owner ends a report and says how it ended.
import type { CloseReport } from '../../contract/report.ts';
import { AppError } from '../../platform/errors.ts';
import { moveReport } from '../../records/report/report-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { ownInTx } from './own-report.ts';

/** @throws AppError not_found, already_claimed, report_closed */
export async function closeReport(
  deps: TransactDeps,
  viewer: Viewer,
  id: string,
  input: CloseReport,
): Promise<void> {
  await transact(deps, async (tx) => {
    const report = await ownInTx(tx, deps, viewer, id);
    const change = { closedAt: tx.at, resolution: input.resolution };
    const isMoved = await moveReport(tx.db, id, 'close', change, { claimedById: viewer.account.id });
    if (!isMoved) throw new AppError('report_closed', 'This report is closed.');
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.closed',
      subject: { kind: 'report', id },
      detail: { from: report.status, to: 'closed', resolution: input.resolution },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}
