// Removing somebody: one coordinator or administrator stops them at once, wholly; a second, of the
// other office, makes it final. Until then either can give it back.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { RemoveVolunteer } from '../../contract/volunteer-acts.ts';
import { AppError } from '../../platform/errors.ts';
import { enableAccount, findRolesOfAccount } from '../../records/account/account-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { VolunteerRow } from '../../records/volunteer/volunteer-row.ts';
import { changeVolunteer } from '../../records/volunteer/volunteer-store.ts';
import { isFullRemoval } from './judge-removal.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { moveInTx, openForDecision } from './open-volunteer.ts';
import { stopInTx } from './stop-volunteer.ts';

/**
 * The first of the two stops them, the second removes them.
 * @throws AppError forbidden, not_found, wrong_state for somebody removed already
 */
export async function removeVolunteer(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
  { reason }: RemoveVolunteer,
): Promise<void> {
  await transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'volunteer.remove', id);
    if (row.status === 'removed') {
      throw new AppError('wrong_state', 'They are removed already.', {
        details: { status: row.status },
      });
    }
    await stopInTx(tx, viewer, row);
    if (await hasSecond(tx, viewer, row)) {
      await moveInTx(tx, deps, viewer, row, 'remove', { onDutyUntilAt: null, suspendedAt: tx.at });
      return;
    }
    await suspend(tx, deps, viewer, row, reason);
  });
  deps.signals.emit('session-ended');
}

async function hasSecond(tx: Tx, viewer: Viewer, row: VolunteerRow): Promise<boolean> {
  const first = row.removalAskedBy;
  if (!row.suspendedAt || !first) return false;
  const firstRoles = await findRolesOfAccount(tx.db, first.id);
  const { id, roles } = viewer.account;
  return isFullRemoval({ id: first.id, roles: firstRoles }, { id, roles });
}

/** Asked again by the same one: nothing more happens. */
async function suspend(
  tx: Tx,
  deps: LadderDeps,
  viewer: Viewer,
  row: VolunteerRow,
  reason: string,
): Promise<void> {
  if (row.suspendedAt) return;
  const change = { suspendedAt: tx.at, removalAskedById: viewer.account.id, removalReason: reason };
  const isActive = row.status === 'active';
  if (isActive)
    await moveInTx(tx, deps, viewer, row, 'suspend', { ...change, onDutyUntilAt: null });
  else await changeVolunteer(tx.db, deps.keyring, row.id, { ...change, onDutyUntilAt: null });
  const subject = { kind: 'volunteer' as const, id: row.id };
  tx.audit({ actor: actorOf(viewer), action: 'volunteer.suspended', subject });
}

/**
 * They may work again; vouches that were flagged stay so until somebody looks, and who was active
 * stays paused until a coordinator resumes them.
 * @throws AppError forbidden, not_found, wrong_state
 */
export async function restoreVolunteer(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
): Promise<void> {
  await transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'volunteer.remove', id);
    if (!row.suspendedAt || row.status === 'removed') {
      throw new AppError('wrong_state', 'They are not stopped.', {
        details: { status: row.status },
      });
    }
    const nothing = { suspendedAt: null, removalAskedById: null, removalReason: null };
    await changeVolunteer(tx.db, deps.keyring, id, nothing);
    const subject = { kind: 'volunteer' as const, id };
    tx.audit({ actor: actorOf(viewer), action: 'volunteer.restored', subject });
    if (!row.accountId || !(await enableAccount(tx.db, row.accountId, row.suspendedAt))) return;
    const account = { kind: 'account' as const, id: row.accountId };
    tx.audit({ actor: actorOf(viewer), action: 'account.enabled', subject: account });
  });
}
