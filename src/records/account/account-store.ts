// Those who work at the board.
import type { Person } from '../../contract/account.ts';
import type { Role } from '../../contract/statuses.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { accountName } from './account-name.ts';
import { PERSON_COLUMNS, personOf } from './person-of.ts';

export type AccountRow = {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  passwordHash: string;
  isSeeded: boolean;
  isOnShift: boolean;
  secondFactorDueAt: Date | null;
  disabledAt: Date | null;
};

const SELECT = {
  id: true,
  username: true,
  nameSealed: true,
  roles: true,
  passwordHash: true,
  isSeeded: true,
  isOnShift: true,
  secondFactorDueAt: true,
  disabledAt: true,
} as const;

export async function findAccountByUsername(
  db: DbClient,
  keyring: Keyring,
  username: string,
): Promise<AccountRow | null> {
  const stored = await db.account.findUnique({ where: { username }, select: SELECT });
  if (!stored) return null;
  const { nameSealed, ...plain } = stored;
  const name = accountName(keyring, { id: stored.id, nameSealed });
  return { ...plain, name, roles: plain.roles as Role[] };
}

export async function findPerson(
  db: DbClient,
  keyring: Keyring,
  id: string,
): Promise<Person | null> {
  const stored = await db.account.findUnique({ where: { id }, select: PERSON_COLUMNS });
  return stored && personOf(keyring, stored);
}

export async function insertAccount(
  db: DbClient,
  keyring: Keyring,
  account: {
    id: string;
    username: string;
    name: string;
    roles: readonly Role[];
    passwordHash: string;
    isSeeded: boolean;
    /** Absent: a role that needs a second factor is not in force before there is one. */
    secondFactorDueAt?: Date;
    isOnShift?: boolean;
    createdAt: Date;
  },
): Promise<void> {
  const { name, roles, ...plain } = account;
  await db.account.create({
    data: {
      ...plain,
      roles: [...roles],
      nameSealed: keyring.seal('account.name', account.id, name),
    },
    select: { id: true },
  });
}

/** Empty for an account that does not exist. */
export async function rolesOfAccount(db: DbClient, id: string): Promise<Role[]> {
  const stored = await db.account.findUnique({ where: { id }, select: { roles: true } });
  return (stored?.roles ?? []) as Role[];
}

/** Whether anybody who takes reports is on duty now. By hand: the path of a text at night. */
export async function isAnybodyOnShift(db: TxClient): Promise<boolean> {
  const rows = await db.sql(
    'is_anybody_on_shift',
    `select 1 from account where is_on_shift and disabled_at is null
       and roles && array['dispatcher', 'coordinator'] limit 1`,
    [],
  );
  return rows.length > 0;
}

export async function countAccounts(db: DbClient): Promise<number> {
  return db.account.count();
}

/** Disabled, an account opens no door. @returns false when it was so before */
export async function disableAccount(db: DbClient, id: string, at: Date): Promise<boolean> {
  const where = { id, disabledAt: null };
  const data = { disabledAt: at, isOnShift: false };
  return (await db.account.updateMany({ where, data })).count === 1;
}

/** Gives back what was disabled at that instant, and nothing else. @returns false when it was not */
export async function enableAccount(db: DbClient, id: string, disabledAt: Date): Promise<boolean> {
  const where = { id, disabledAt };
  return (await db.account.updateMany({ where, data: { disabledAt: null } })).count === 1;
}

/** Lock: the account's row, until the transaction ends. */
export async function lockAccount(db: TxClient, id: string): Promise<void> {
  await db.sql('lock_account', 'select id from account where id = $1 for update', [id]);
}

/** Of an account that may still act: none for a disabled one. */
export async function findRolesOfAccount(db: DbClient, id: string): Promise<Role[]> {
  const stored = await db.account.findFirst({
    where: { id, disabledAt: null },
    select: { roles: true },
  });
  return (stored?.roles ?? []) as Role[];
}

export async function isOnShift(db: DbClient, id: string): Promise<boolean> {
  const where = { id, isOnShift: true, disabledAt: null };
  return (await db.account.count({ where })) === 1;
}

/** @returns false when it was so before */
export async function setOnShift(db: DbClient, id: string, isOnShift: boolean): Promise<boolean> {
  const where = { id, isOnShift: !isOnShift, disabledAt: null };
  return (await db.account.updateMany({ where, data: { isOnShift } })).count === 1;
}

export async function mayStillAct(db: DbClient, id: string): Promise<boolean> {
  return (await db.account.count({ where: { id, disabledAt: null } })) === 1;
}

export async function setRoles(db: TxClient, id: string, roles: readonly Role[]): Promise<void> {
  await db.account.update({ where: { id }, data: { roles: [...roles] }, select: { id: true } });
}

/** Since when the network has accounts, and how many administrators may act. */
export async function networkStanding(db: DbClient): Promise<{ beganAt: Date; admins: number }> {
  const first = await db.account.aggregate({ _min: { createdAt: true } });
  const admins = await db.account.count({ where: { roles: { has: 'admin' }, disabledAt: null } });
  return { beganAt: first._min.createdAt ?? new Date(0), admins };
}

export type ListedAccount = Pick<
  AccountRow,
  'id' | 'username' | 'name' | 'roles' | 'isOnShift' | 'disabledAt'
> & { hasSecondFactor: boolean };

export async function listAccounts(db: DbClient, keyring: Keyring): Promise<ListedAccount[]> {
  const rows = await db.account.findMany({
    select: {
      id: true,
      username: true,
      nameSealed: true,
      roles: true,
      isOnShift: true,
      disabledAt: true,
      secondFactor: { select: { confirmedAt: true } },
    },
    orderBy: { username: 'asc' },
  });
  return rows.map(({ nameSealed, secondFactor, roles, ...plain }) => ({
    ...plain,
    roles: roles as Role[],
    name: accountName(keyring, { id: plain.id, nameSealed }),
    hasSecondFactor: secondFactor?.confirmedAt != null,
  }));
}
