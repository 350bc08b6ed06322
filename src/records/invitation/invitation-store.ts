// Links to an account: of each a hash, for whom it is, and whether it was used.
import type { Role } from '../../contract/statuses.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';

export type InvitationRow = { id: string; volunteerId: string; roles: Role[]; invitedById: string };

export async function insertInvitation(
  db: TxClient,
  invitation: InvitationRow & { tokenHash: Uint8Array; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const tokenHash = new Uint8Array(invitation.tokenHash);
  await db.invitation.create({ data: { ...invitation, tokenHash }, select: { id: true } });
}

/** Those before it that nobody used. */
export async function revokeInvitationsOf(
  db: TxClient,
  volunteerId: string,
  at: Date,
): Promise<void> {
  const where = { volunteerId, spentAt: null, revokedAt: null };
  await db.invitation.updateMany({ where, data: { revokedAt: at } });
}

/** Of an inviter who may still act; null for one that is spent, revoked, over or never was. */
export async function findOpenInvitation(
  db: DbClient,
  tokenHash: Uint8Array,
  now: Date,
): Promise<InvitationRow | null> {
  const stored = await db.invitation.findFirst({
    where: {
      tokenHash: new Uint8Array(tokenHash),
      spentAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
      invitedBy: { disabledAt: null },
    },
    select: { id: true, volunteerId: true, roles: true, invitedById: true },
  });
  return stored && { ...stored, roles: stored.roles as Role[] };
}

/** @returns false when somebody was quicker */
export async function spendInvitation(
  db: TxClient,
  id: string,
  accountId: string,
  at: Date,
): Promise<boolean> {
  const where = { id, spentAt: null, revokedAt: null };
  return (await db.invitation.updateMany({ where, data: { spentAt: at, accountId } })).count === 1;
}
