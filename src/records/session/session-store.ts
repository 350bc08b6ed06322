// Sign-ins: sessions, the one-time link of the first administrator, and the brake on guessing.
// The database holds hashes of tokens only.
import type { Role } from '../../contract/statuses.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { RolesInForce, Standing } from '../../security/standing.ts';
import { rolesInForce } from '../../security/standing.ts';
import { accountName } from '../account/account-name.ts';

export type SessionRow = {
  id: string;
  /** Its roles as they are in force now. */
  account: { id: string; username: string; name: string } & RolesInForce;
  lastSeenAt: Date;
  expiresAt: Date;
};

export async function insertSession(
  db: TxClient,
  session: {
    id: string;
    tokenHash: Uint8Array;
    accountId: string;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await db.session.create({
    data: {
      ...session,
      tokenHash: new Uint8Array(session.tokenHash),
      lastSeenAt: session.createdAt,
    },
    select: { id: true },
  });
}

/** A session that is neither ended nor over, of an account that is not disabled. */
export async function findLiveSession(
  db: DbClient,
  keyring: Keyring,
  where: { tokenHash: Uint8Array } | { id: string },
  now: Date,
): Promise<SessionRow | null> {
  const key = 'id' in where ? where : { tokenHash: new Uint8Array(where.tokenHash) };
  const stored = await db.session.findFirst({
    where: { ...key, endedAt: null, expiresAt: { gt: now }, account: { disabledAt: null } },
    select: {
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      account: { select: { id: true, username: true, nameSealed: true, ...STANDING } },
    },
  });
  if (!stored) return null;
  const { id, username, nameSealed } = stored.account;
  const name = accountName(keyring, { id, nameSealed });
  const inForce = rolesInForce(standingOf(stored.account), now);
  return { ...stored, account: { id, username, name, ...inForce } };
}

const STANDING = {
  roles: true,
  isSeeded: true,
  secondFactorDueAt: true,
  secondFactor: { select: { confirmedAt: true } },
} as const;

function standingOf(stored: {
  roles: string[];
  isSeeded: boolean;
  secondFactorDueAt: Date | null;
  secondFactor: { confirmedAt: Date | null } | null;
}): Standing {
  const { roles, isSeeded, secondFactorDueAt, secondFactor } = stored;
  const hasSecondFactor = secondFactor?.confirmedAt != null;
  return { roles: roles as Role[], isSeeded, secondFactorDueAt, hasSecondFactor };
}

/** Of these sessions, those that still live, with the roles in force. */
export async function liveSessionIds(
  db: DbClient,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  const rows = await db.session.findMany({
    where: {
      id: { in: [...ids] },
      endedAt: null,
      expiresAt: { gt: now },
      account: { disabledAt: null },
    },
    select: { id: true, account: { select: STANDING } },
  });
  const rolesOf = (row: (typeof rows)[number]) => rolesInForce(standingOf(row.account), now).roles;
  return new Map(rows.map((row) => [row.id, rolesOf(row).toSorted().join(',')]));
}

export async function touchSession(db: DbClient, id: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { id, lastSeenAt: { lt: at } }, data: { lastSeenAt: at } });
}

export async function endSession(db: TxClient, id: string, at: Date): Promise<boolean> {
  const ended = await db.session.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: at },
  });
  return ended.count === 1;
}

/** Every session of an account. @returns how many ended */
export async function endSessionsOf(db: TxClient, accountId: string, at: Date): Promise<number> {
  const ended = await db.session.updateMany({
    where: { accountId, endedAt: null },
    data: { endedAt: at },
  });
  return ended.count;
}

export async function insertSetupLink(
  db: DbClient,
  link: { id: string; tokenHash: Uint8Array; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.setupLink.create({
    data: { ...link, tokenHash: new Uint8Array(link.tokenHash) },
    select: { id: true },
  });
}

export async function isSetupLinkOpen(
  db: DbClient,
  tokenHash: Uint8Array,
  now: Date,
): Promise<boolean> {
  const found = await db.setupLink.findFirst({
    where: { tokenHash: new Uint8Array(tokenHash), spentAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Takes the link. Lock: the table, against other takers, until the transaction ends: each start of
 * a node makes a link, and of two that are used at once one must find the other's account.
 * @returns false when it was spent, is over or never was
 */
export async function spendSetupLink(
  db: TxClient,
  tokenHash: Uint8Array,
  now: Date,
): Promise<boolean> {
  await db.$executeRaw`lock table setup_link in share row exclusive mode`;
  const spent = await db.setupLink.updateMany({
    where: { tokenHash: new Uint8Array(tokenHash), spentAt: null, expiresAt: { gt: now } },
    data: { spentAt: now },
  });
  return spent.count === 1;
}

/** Tries of one name that did not end in a sign-in. Lock: this name's row, so that tries queue up. */
export async function lockThrottle(
  db: TxClient,
  usernameIndex: Uint8Array,
  at: Date,
): Promise<{ failures: number; blockedUntilAt: Date }> {
  const key = new Uint8Array(usernameIndex);
  return db.signInThrottle.upsert({
    where: { usernameIndex: key },
    create: { usernameIndex: key, failures: 0, blockedUntilAt: at, updatedAt: at },
    update: { updatedAt: at },
    select: { failures: true, blockedUntilAt: true },
  });
}

export async function saveThrottle(
  db: TxClient,
  usernameIndex: Uint8Array,
  throttle: { failures: number; blockedUntilAt: Date },
): Promise<void> {
  await db.signInThrottle.update({
    where: { usernameIndex: new Uint8Array(usernameIndex) },
    data: throttle,
    select: { failures: true },
  });
}

export async function clearThrottle(db: DbClient, usernameIndex: Uint8Array): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { usernameIndex: new Uint8Array(usernameIndex) } });
}
