// At the end of a shift all that somebody has in hand goes to one colleague, in one decision.
import type { HandedOver } from '../../../contract/claims.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { lockHeldReports } from '../../../records/report/held-report-store.ts';
import { findReport } from '../../../records/report/report-store.ts';
import { findRunningShift, moveShift } from '../../../records/shift/shift-store.ts';
import type { TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { findFitReceiver, giveInTx, mayTake } from '../claims/hand-over-report.ts';

/** What the receiver may not read stays where it is, and is named. @throws AppError receiver_unfit */
export async function handOverClaims(
  deps: TransactDeps,
  viewer: Viewer,
  to: string,
): Promise<HandedOver> {
  return transact(deps, async (tx) => {
    const receiver = await findFitReceiver(tx, deps, to);
    const answer: HandedOver = { to: receiver.person, moved: [], kept: [] };
    for (const { id, number } of await lockHeldReports(tx.db, viewer.account.id)) {
      const report = await findReport(tx.db, deps.keyring, id);
      if (!report) continue;
      const isFit = mayTake(receiver, report);
      if (isFit) await giveInTx(tx, viewer, report, receiver);
      (isFit ? answer.moved : answer.kept).push({ id, code: `R-${number}` });
    }
    const shift = await findRunningShift(tx.db, viewer.account.id);
    if (shift && answer.kept.length === 0) {
      await moveShift(tx.db, shift.id, ['on'], { state: 'handed_over' });
    }
    return answer;
  });
}
