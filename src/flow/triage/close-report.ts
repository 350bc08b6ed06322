// The owner ends a report and says how it ended. Words that may not be kept are erased with it.
import type { CloseReport } from '../../contract/report.ts';
import { AppError } from '../../platform/errors.ts';
import type { Resolution } from '../../contract/statuses.ts';
import { eraseWordsDue } from '../../records/erase-words.ts';
import { scheduleErasure } from '../../records/message/message-store.ts';
import type { ReportRow } from '../../records/report/report-row.ts';
import { changeReport, lockReport, moveReport } from '../../records/report/report-store.ts';
import { erasureAtClose } from '../../records/report/withheld-words.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
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
    await lockReport(tx.db, id);
    const report = await ownInTx(tx, deps, viewer, id);
    const change = { closedAt: tx.at, resolution: input.resolution };
    const isMoved = await moveReport(tx.db, id, 'close', change, {
      claimedById: viewer.account.id,
    });
    if (!isMoved) throw new AppError('report_closed', 'This report is closed.');
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.closed',
      subject: { kind: 'report', id },
      detail: { from: report.status, to: 'closed', resolution: input.resolution },
    });
    await eraseAtClose(tx, report, input.resolution);
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}

const NEVER = new Date('9999-12-31T00:00:00Z');

/** What is withheld goes now, whatever the report was; what a slip may have closed goes a little later. */
export async function eraseAtClose(tx: Tx, report: ReportRow, resolution: Resolution): Promise<void> {
  const { id } = report;
  if (report.eraseDueAt) await eraseWordsDue(tx, id, { dueBy: NEVER, reason: 'closed' });
  const erasure = erasureAtClose(report, resolution, tx.at);
  if (erasure.scope === 'withheld') return;
  await scheduleErasure(tx.db, id, erasure.dueAt);
  await changeReport(tx.db, id, { eraseDueAt: erasure.dueAt });
  await eraseWordsDue(tx, id, { dueBy: tx.at, reason: 'closed' });
}
