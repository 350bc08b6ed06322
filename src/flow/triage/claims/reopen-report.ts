// A closed report turns out not to be over: within a day anybody at the board opens it again, and has
// it in hand then. Words that were erased as it was closed stay erased.
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import { scheduleErasure } from '../../../records/message/message-store.ts';
import type { ReportRow } from '../../../records/report/report-row.ts';
import { changeReport, lockReport, moveReport } from '../../../records/report/report-store.ts';
import { eraseDueOf } from '../../../records/report/withheld-words.ts';
import type { Tx, TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { findVisible } from '../own-report.ts';

export const REOPEN_BY_HAND_MS = 24 * 60 * 60 * 1000;

/** @throws AppError not_found, wrong_state unless it was closed within the last 24 hours */
export async function reopenReport(deps: TransactDeps, viewer: Viewer, id: string): Promise<void> {
  await transact(deps, async (tx) => {
    await lockReport(tx.db, id);
    const report = await findVisible(tx.db, deps, viewer, id);
    const closedAfter = new Date(tx.at.getTime() - REOPEN_BY_HAND_MS);
    const change = {
      claimedById: viewer.account.id,
      claimedAt: tx.at,
      closedAt: null,
      resolution: null,
    };
    const guard = { status: 'closed', closedAt: { gt: closedAfter } };
    if (!(await moveReport(tx.db, id, 'reopen', change, guard))) throw refusal(report);
    await keepWordsOfSlip(tx, report);
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.reopened',
      subject: { kind: 'report', id },
      detail: { from: report.status, to: 'in_review' },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}

/** What was to be erased only because the report was closed is kept; what is withheld is not. */
async function keepWordsOfSlip(tx: Tx, report: ReportRow): Promise<void> {
  if (report.eraseDueAt === null || eraseDueOf(report.flags, report.receivedAt) !== null) return;
  await scheduleErasure(tx.db, report.id, null);
  await changeReport(tx.db, report.id, { eraseDueAt: null });
}

function refusal({ status, closedAt }: ReportRow): AppError {
  const message = status === 'closed' ? 'It was closed too long ago.' : 'It is not closed.';
  const details = { status, closedAt: closedAt && closedAt.toISOString() };
  return new AppError('wrong_state', message, { details });
}
