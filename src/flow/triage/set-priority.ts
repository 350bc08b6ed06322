// A person may see better than the rules what is urgent. Ownership is not needed: urgency is
// everybody's business, and it is written down who said so.
import type { SetPriority } from '../../contract/report.ts';
import { AppError } from '../../platform/errors.ts';
import { changeReport } from '../../records/report/report-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { findVisible } from './own-report.ts';

/** @throws AppError not_found, report_closed */
export async function setPriority(
  deps: TransactDeps,
  viewer: Viewer,
  id: string,
  input: SetPriority,
): Promise<void> {
  await transact(deps, async (tx) => {
    const report = await findVisible(tx.db, deps, viewer, id);
    if (report.status === 'closed' || report.status === 'purged') {
      throw new AppError('report_closed', 'This report is closed.');
    }
    if (report.priority === input.priority) return;
    await changeReport(tx.db, id, { priority: input.priority });
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.prioritised',
      subject: { kind: 'report', id },
      detail: { from: report.priority, to: input.priority },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}
