// Says which account at the board is a volunteer's, so that what stops the one stops the other.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { LinkAccount } from '../../contract/volunteer-acts.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { findAccountByUsername } from '../../records/account/account-store.ts';
import { transact } from '../../records/transact.ts';
import {
  changeVolunteer,
  findVolunteerOfAccount,
} from '../../records/volunteer/volunteer-store.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { openForDecision } from './open-volunteer.ts';

/** @throws AppError forbidden, not_found, wrong_state where either is linked already */
export async function linkAccount(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
  { username }: LinkAccount,
): Promise<void> {
  await transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'volunteer.manage', id);
    const name = username.trim().toLowerCase();
    const account = await findAccountByUsername(tx.db, deps.keyring, name);
    if (!account) throw notFound();
    if (account.id === viewer.account.id) {
      throw new AppError('forbidden', 'Somebody else decides about you.');
    }
    const other = await findVolunteerOfAccount(tx.db, deps.keyring, account.id);
    if (row.accountId !== null || other) {
      throw new AppError('wrong_state', 'One of the two is linked already.');
    }
    await changeVolunteer(tx.db, deps.keyring, id, { accountId: account.id });
    tx.audit({
      actor: actorOf(viewer),
      action: 'volunteer.account_linked',
      subject: { kind: 'volunteer', id },
      detail: { accountId: account.id },
    });
  });
}
