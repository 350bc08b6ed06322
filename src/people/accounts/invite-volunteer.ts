// An account begins with a volunteer whom others trust: a coordinator or administrator invites them by
// a link that works once, and only they choose the password.
import type { CreateFirstAdmin } from '../../contract/account.ts';
import type { InvitationView, InviteVolunteer } from '../../contract/account-acts.ts';
import type { Role } from '../../contract/statuses.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { VOLUNTEER_ROLES } from '../../contract/volunteer.ts';
import { AppError } from '../../platform/errors.ts';
import { findAccountByUsername, insertAccount } from '../../records/account/account-store.ts';
import {
  findOpenInvitation,
  insertInvitation,
  revokeInvitationsOf,
  spendInvitation,
} from '../../records/invitation/invitation-store.ts';
import { transact } from '../../records/transact.ts';
import type { VolunteerRow } from '../../records/volunteer/volunteer-row.ts';
import { changeVolunteer, lockVolunteer } from '../../records/volunteer/volunteer-store.ts';
import { hashToken } from '../../security/keyring.ts';
import { hashPassword } from '../../security/passwords.ts';
import type { LadderDeps } from '../volunteers/open-volunteer.ts';
import { openForDecision } from '../volunteers/open-volunteer.ts';
import { mayGive } from './judge-grant.ts';

const INVITATION_LIFE_MS = 72 * 60 * 60 * 1_000;

/**
 * An earlier link of theirs opens nothing any more.
 * @throws AppError forbidden for a role that is not the viewer's to give, or for oneself; not_found;
 *   wrong_state unless they are active, without an account, and trusted with the role
 */
export async function inviteVolunteer(
  deps: LadderDeps,
  viewer: Viewer,
  volunteerId: string,
  { roles }: InviteVolunteer,
): Promise<InvitationView> {
  if (!roles.every((role) => mayGive(viewer.account.roles, role))) {
    throw new AppError('forbidden', 'This role is not yours to give.');
  }
  const [id, token] = [deps.ids.uuid(), deps.ids.token()];
  return transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'account.invite', volunteerId);
    if (!mayHaveAccount(row, roles)) throw unfit(row);
    await revokeInvitationsOf(tx.db, volunteerId, tx.at);
    const expiresAt = new Date(tx.at.getTime() + INVITATION_LIFE_MS);
    await insertInvitation(tx.db, {
      id,
      volunteerId,
      roles: [...new Set(roles)],
      invitedById: viewer.account.id,
      tokenHash: hashToken(token),
      createdAt: tx.at,
      expiresAt,
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'account.invited',
      subject: { kind: 'volunteer', id: volunteerId },
      detail: { roles: roles.join(',') },
    });
    const link = `${deps.config.PUBLIC_URL}/invite/${token}`;
    return { id, volunteerId, roles, link, expiresAt: expiresAt.toISOString() };
  });
}

/** Looking spends nothing: link previews may open it. */
export async function mayUseInvitation(deps: LadderDeps, token: string): Promise<boolean> {
  const { prisma } = deps.db;
  return (await findOpenInvitation(prisma, hashToken(token), deps.clock.now())) !== null;
}

/**
 * Spends the link and makes the account, or does neither. A role that needs a second factor is not in
 * force before there is one.
 * @throws AppError link_spent; wrong_state with `details.field` for a name that is taken
 */
export async function acceptInvitation(
  deps: LadderDeps,
  token: string,
  input: CreateFirstAdmin,
): Promise<void> {
  if (!(await mayUseInvitation(deps, token))) throw spent();
  const passwordHash = await hashPassword(input.password);
  const { username, name } = input;
  const id = deps.ids.uuid();
  await transact(deps, async (tx) => {
    const invitation = await findOpenInvitation(tx.db, hashToken(token), tx.at);
    const row = invitation && (await lockVolunteer(tx.db, deps.keyring, invitation.volunteerId));
    if (!row || !mayHaveAccount(row, invitation.roles)) throw spent();
    if (await findAccountByUsername(tx.db, deps.keyring, username)) throw taken();
    const { roles } = invitation;
    const account = { id, username, name, roles, passwordHash, isSeeded: false };
    await insertAccount(tx.db, deps.keyring, { ...account, createdAt: tx.at });
    if (!(await spendInvitation(tx.db, invitation.id, id, tx.at))) throw spent();
    await changeVolunteer(tx.db, deps.keyring, row.id, { accountId: id });
    const detail = { roles: roles.join(','), invitedBy: invitation.invitedById };
    const actor = { kind: 'volunteer' as const, id: row.id };
    tx.audit({ actor, action: 'account.created', subject: { kind: 'account', id }, detail });
  });
}

/** What the ladder says of somebody is asked again at each step: an invitation outlives no trust. */
function mayHaveAccount(row: VolunteerRow, roles: readonly Role[]): boolean {
  const ladder: readonly Role[] = VOLUNTEER_ROLES;
  const trusted: readonly Role[] = row.grantedRoles;
  const isTrusted = roles.every((role) => !ladder.includes(role) || trusted.includes(role));
  return row.status === 'active' && !row.suspendedAt && row.accountId === null && isTrusted;
}

function unfit(row: VolunteerRow): AppError {
  const details = {
    status: row.status,
    roles: row.grantedRoles,
    hasAccount: row.accountId !== null,
  };
  const message = 'Only an active volunteer without an account, trusted with the role, is invited.';
  return new AppError('wrong_state', message, { details });
}

function spent(): AppError {
  return new AppError('link_spent', 'This link was used or is over. Ask for a new one.');
}

function taken(): AppError {
  const details = { field: 'username' };
  return new AppError('wrong_state', 'Somebody has this name already.', { details });
}
