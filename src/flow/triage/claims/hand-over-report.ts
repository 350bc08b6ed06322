// The owner gives a report to a colleague by name: nobody else can take it in between.
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Receiver } from '../../../records/account/receiver-store.ts';
import { findReceiver } from '../../../records/account/receiver-store.ts';
import type { ReportRow } from '../../../records/report/report-row.ts';
import { changeReport, lockReport } from '../../../records/report/report-store.ts';
import type { Tx, TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { isAllowed, reportSight } from '../../../security/permissions.ts';
import { findVisible, isOwner } from '../own-report.ts';

/**
 * Giving it to whom it belongs already is no error.
 * @throws AppError not_found, not_claimed with `details.claimedBy`, receiver_unfit
 */
export async function handOverReport(
  deps: TransactDeps,
  viewer: Viewer,
  id: string,
  to: string,
): Promise<void> {
  await transact(deps, async (tx) => {
    await lockReport(tx.db, id);
    const report = await findVisible(tx.db, deps, viewer, id);
    if (!isOwner(report, viewer)) {
      const details = { claimedBy: report.claimedBy };
      throw new AppError('not_claimed', 'This report is not yours to hand over.', { details });
    }
    const receiver = await findFitReceiver(tx, deps, to);
    if (!mayTake(receiver, report)) throw unfit();
    await giveInTx(tx, viewer, report, receiver);
  });
}

/** @throws AppError receiver_unfit for somebody who cannot work on reports now */
export async function findFitReceiver(
  tx: Tx,
  deps: Pick<TransactDeps, 'keyring'>,
  to: string,
): Promise<Receiver> {
  const receiver = await findReceiver(tx.db, deps.keyring, to);
  if (!receiver || !isAllowed(receiver.roles, 'report.claim')) throw unfit();
  return receiver;
}

export function mayTake(receiver: Receiver, report: ReportRow): boolean {
  return reportSight(receiver.roles, report.kind) === 'full';
}

/** The caller holds the report's lock, and knows that the viewer owns it. */
export async function giveInTx(
  tx: Tx,
  viewer: Viewer,
  report: ReportRow,
  receiver: Receiver,
): Promise<void> {
  if (receiver.person.id === viewer.account.id) return;
  const change = { claimedById: receiver.person.id, claimedAt: tx.at, ownerActedAt: null };
  await changeReport(tx.db, report.id, change);
  tx.audit({
    actor: actorOf(viewer),
    action: 'report.handed_over',
    subject: { kind: 'report', id: report.id },
    detail: { to: receiver.person.id },
  });
  tx.announce({ kind: 'report.changed', subjectId: report.id });
}

function unfit(): AppError {
  return new AppError('receiver_unfit', 'This person cannot take it.');
}
