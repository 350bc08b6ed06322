// Somebody comes to work or goes: nobody goes with reports in hand, unless he lets go of them.
import type { Deps } from '../../../deps.ts';
import type { SetShift } from '../../../contract/claims.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import { lockAccount, setOnShift } from '../../../records/account/account-store.ts';
import type { HeldReport } from '../../../records/report/held-report-store.ts';
import { lockHeldReports } from '../../../records/report/held-report-store.ts';
import { moveReport } from '../../../records/report/report-store.ts';
import type { Tx, TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';

/** @throws AppError claims_open with `details.reports` */
export async function setShift(
  deps: TransactDeps & Pick<Deps, 'clock'>,
  viewer: Viewer,
  input: SetShift,
): Promise<void> {
  const { id } = viewer.account;
  await transact(deps, async (tx) => {
    await lockAccount(tx.db, id);
    if (!input.isOn) await leaveNothing(tx, viewer, input);
    if (!(await setOnShift(tx.db, id, input.isOn))) return;
    tx.audit({
      actor: actorOf(viewer),
      action: input.isOn ? 'shift.started' : 'shift.ended',
      subject: { kind: 'account', id },
    });
  });
}

async function leaveNothing(tx: Tx, viewer: Viewer, input: SetShift): Promise<void> {
  const held = await lockHeldReports(tx.db, viewer.account.id);
  const mayRelease = input.releaseClaims && held.every((report) => report.status === 'in_review');
  if (held.length > 0 && !mayRelease) {
    const reports = held.map(({ id, number, status }) => ({ id, code: `R-${number}`, status }));
    throw new AppError('claims_open', 'You still have reports in hand.', { details: { reports } });
  }
  for (const report of held) await letGo(tx, viewer, report);
}

async function letGo(tx: Tx, viewer: Viewer, { id }: HeldReport): Promise<void> {
  const change = { claimedById: null, claimedAt: null, ownerActedAt: null };
  await moveReport(tx.db, id, 'release', change, { claimedById: viewer.account.id });
  tx.audit({
    actor: actorOf(viewer),
    action: 'report.released',
    subject: { kind: 'report', id },
    detail: { from: 'in_review', to: 'new', reason: 'shift_ended' },
  });
  tx.announce({ kind: 'report.changed', subjectId: id });
}
