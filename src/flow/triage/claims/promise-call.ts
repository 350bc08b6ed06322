// A reporter is promised a call, and the call is made: until then it stands in the handover.
import type { Deps } from '../../../deps.ts';
import type { CallOutcome } from '../../../contract/claims.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import { promiseCallBack, settleCallBack } from '../../../records/call-back/call-back-store.ts';
import { changeReport, lockReport } from '../../../records/report/report-store.ts';
import type { TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { findVisible, ownInTx } from '../own-report.ts';

/** Promising is acting: a free report is taken by it. @throws AppError not_found, already_claimed, report_closed, no_phone */
export async function promiseCall(
  deps: TransactDeps & Pick<Deps, 'ids'>,
  viewer: Viewer,
  reportId: string,
  dueInMinutes: number,
): Promise<void> {
  await transact(deps, async (tx) => {
    await lockReport(tx.db, reportId);
    const report = await ownInTx(tx, deps, viewer, reportId);
    if (!report.phone) throw new AppError('no_phone', 'This reporter left no phone.');
    await promiseCallBack(tx.db, {
      id: deps.ids.uuid(),
      reportId,
      askedById: viewer.account.id,
      askedAt: tx.at,
      dueAt: new Date(tx.at.getTime() + dueInMinutes * 60_000),
    });
    await changeReport(tx.db, reportId, { ownerActedAt: tx.at });
    const subject = { kind: 'report' as const, id: reportId };
    tx.audit({ actor: actorOf(viewer), action: 'report.call_promised', subject });
    tx.announce({ kind: 'report.changed', subjectId: reportId });
  });
}

/** Whoever called says so, owner or not. @throws AppError not_found, wrong_state when none is open */
export async function settleCall(
  deps: TransactDeps,
  viewer: Viewer,
  reportId: string,
  outcome: CallOutcome,
): Promise<void> {
  await transact(deps, async (tx) => {
    await lockReport(tx.db, reportId);
    await findVisible(tx.db, deps, viewer, reportId);
    const done = { doneAt: tx.at, doneById: viewer.account.id, outcome };
    if (!(await settleCallBack(tx.db, reportId, done))) {
      throw new AppError('wrong_state', 'No call is promised.');
    }
    await changeReport(tx.db, reportId, outcome === 'reached' ? { personDueAt: null } : {});
    const subject = { kind: 'report' as const, id: reportId };
    const detail = { outcome };
    tx.audit({ actor: actorOf(viewer), action: 'report.call_made', subject, detail });
    tx.announce({ kind: 'report.changed', subjectId: reportId });
  });
}
