// Everything that somebody could still do, ended in the caller's transaction: sessions and boards, the
// account, reports in hand, the duty, and the word they gave for others.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError } from '../../platform/errors.ts';
import { disableAccount, findRolesOfAccount } from '../../records/account/account-store.ts';
import { listReportsHeldBy } from '../../records/report/report-holdings-store.ts';
import { moveReport } from '../../records/report/report-store.ts';
import { endSessionsOf } from '../../records/session/session-store.ts';
import type { Tx } from '../../records/transact.ts';
import type { VolunteerRow } from '../../records/volunteer/volunteer-row.ts';
import { flagVouchesBy } from '../../records/volunteer/vouch-store.ts';

/**
 * @throws AppError forbidden, for an administrator's account by somebody who is none
 * The caller tells the boards, by the signal `session-ended`, once it is committed.
 */
export async function stopInTx(tx: Tx, viewer: Viewer, row: VolunteerRow): Promise<void> {
  if (row.accountId !== null) await requireOffice(tx, viewer, row.accountId);
  await flagVouches(tx, viewer, row);
  if (row.accountId === null) return;
  await endSessionsOf(tx.db, row.accountId, tx.at);
  if (await disableAccount(tx.db, row.accountId, tx.at)) {
    const subject = { kind: 'account' as const, id: row.accountId };
    tx.audit({ actor: actorOf(viewer), action: 'account.disabled', subject });
  }
  await letGoOfReports(tx, viewer, row.accountId);
}

/** Else one coordinator alone could leave the network without an administrator. */
async function requireOffice(tx: Tx, viewer: Viewer, accountId: string): Promise<void> {
  const roles = await findRolesOfAccount(tx.db, accountId);
  if (!roles.includes('admin') || viewer.account.roles.includes('admin')) return;
  throw new AppError('forbidden', 'Only an administrator stops an administrator.');
}

async function flagVouches(tx: Tx, viewer: Viewer, row: VolunteerRow): Promise<void> {
  const flagged = await flagVouchesBy(tx.db, { voucherId: row.id }, tx.at);
  for (const id of flagged) {
    tx.audit({
      actor: actorOf(viewer),
      action: 'volunteer.vouch_flagged',
      subject: { kind: 'volunteer', id },
      detail: { by: row.id },
    });
  }
}

async function letGoOfReports(tx: Tx, viewer: Viewer, accountId: string): Promise<void> {
  const change = { claimedById: null, claimedAt: null };
  for (const id of await listReportsHeldBy(tx.db, accountId)) {
    if (!(await moveReport(tx.db, id, 'release', change, { claimedById: accountId }))) continue;
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.released',
      subject: { kind: 'report', id },
      detail: { from: 'in_review', to: 'new', reason: 'holder_stopped' },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  }
}
