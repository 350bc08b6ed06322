// Sign-ins, each with the device it came from. The database holds hashes of tokens only.
import type { Role } from '../../contract/statuses.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { RolesInForce, Standing } from '../../security/standing.ts';
import { rolesInForce } from '../../security/standing.ts';
import { accountName } from '../account/account-name.ts';

export type SessionRow = {
  id: string;
  /** Its roles as they are in force now. */
  account: { id: string; username: string; name: string; isOnShift: boolean } & RolesInForce;
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
    deviceName?: string;
    deviceIndex?: Uint8Array;
    isNewDevice?: boolean;
  },
): Promise<void> {
  const { deviceIndex, ...plain } = session;
  await db.session.create({
    data: {
      ...plain,
      ...(deviceIndex ? { deviceIndex: new Uint8Array(deviceIndex) } : {}),
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
  const { id, username, nameSealed, isOnShift } = stored.account;
  const name = accountName(keyring, { id, nameSealed });
  const inForce = rolesInForce(standingOf(stored.account), now);
  return { ...stored, account: { id, username, name, isOnShift, ...inForce } };
}

const STANDING = {
  roles: true,
  isSeeded: true,
  isOnShift: true,
  secondFactorDueAt: true,
  secondFactor: { select: { confirmedAt: true } },
} as const;

function standingOf(stored: {
  roles: string[];
  isSeeded: boolean;
  isOnShift: boolean;
  secondFactorDueAt: Date | null;
  secondFactor: { confirmedAt: Date | null } | null;
}): Standing {
  const { roles, secondFactor, ...plain } = stored;
  const hasSecondFactor = secondFactor?.confirmedAt != null;
  return { ...plain, roles: roles as Role[], hasSecondFactor };
}

/** Of these sessions, those that still live, with the roles in force. */
export async function liveSessionIds(
  db: DbClient,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, RolesInForce>> {
  const rows = await db.session.findMany({
    where: {
      id: { in: [...ids] },
      endedAt: null,
      expiresAt: { gt: now },
      account: { disabledAt: null },
    },
    select: { id: true, account: { select: STANDING } },
  });
  return new Map(rows.map((row) => [row.id, rolesInForce(standingOf(row.account), now)]));
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

/**
 * Whether an account that was used before never was with this device.
 * Of the sessions that are still known; the first device of all is nobody's surprise.
 */
export async function isDeviceNew(
  db: DbClient,
  accountId: string,
  deviceIndex: Uint8Array,
): Promise<boolean> {
  const before = { accountId, deviceIndex: { not: null } };
  const same = { accountId, deviceIndex: new Uint8Array(deviceIndex) };
  if ((await db.session.count({ where: same })) > 0) return false;
  return (await db.session.count({ where: before })) > 0;
}

export type OwnSession = {
  id: string;
  deviceName: string;
  isNewDevice: boolean;
  createdAt: Date;
  lastSeenAt: Date;
};

/** That live, the latest used first. */
export async function listSessionsOf(
  db: DbClient,
  accountId: string,
  usedSince: Date,
  now: Date,
): Promise<OwnSession[]> {
  return db.session.findMany({
    where: { accountId, endedAt: null, expiresAt: { gt: now }, lastSeenAt: { gte: usedSince } },
    select: { id: true, deviceName: true, isNewDevice: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
  });
}

/** Ids of an account's sessions that have neither ended nor run out. */
export async function openSessionsOf(
  db: TxClient,
  accountId: string,
  now: Date,
): Promise<string[]> {
  const rows = await db.session.findMany({
    where: { accountId, endedAt: null, expiresAt: { gt: now } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => row.id);
}

/** @returns false for a session that is not theirs, or whose device is not new */
export async function acceptDeviceOf(
  db: TxClient,
  accountId: string,
  id: string,
): Promise<boolean> {
  const where = { id, accountId, isNewDevice: true };
  return (await db.session.updateMany({ where, data: { isNewDevice: false } })).count === 1;
}
