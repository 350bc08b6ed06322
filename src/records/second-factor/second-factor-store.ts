// The code app and the recovery codes of an account.
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { codeIndexOf } from '../../security/one-time-code.ts';

export type SecondFactorRow = { secret: string; lastStep: number; confirmedAt: Date | null };

export async function findSecondFactor(
  db: DbClient,
  keyring: Keyring,
  accountId: string,
): Promise<SecondFactorRow | null> {
  const stored = await db.secondFactor.findUnique({
    where: { accountId },
    select: { secretSealed: true, lastStep: true, confirmedAt: true },
  });
  if (!stored) return null;
  const { secretSealed, ...plain } = stored;
  return { ...plain, secret: keyring.openText('second_factor.secret', accountId, secretSealed) };
}

/** In place of one that was begun and never confirmed. @returns false where one is confirmed */
export async function beginSecondFactor(
  db: TxClient,
  keyring: Keyring,
  accountId: string,
  secret: string,
  at: Date,
): Promise<boolean> {
  const secretSealed = keyring.seal('second_factor.secret', accountId, secret);
  await db.secondFactor.deleteMany({ where: { accountId, confirmedAt: null } });
  const data = { accountId, secretSealed, createdAt: at };
  const made = await db.secondFactor.createMany({ data, skipDuplicates: true });
  return made.count === 1;
}

/** @returns false where it was confirmed before, or the code's step is taken */
export async function confirmSecondFactor(
  db: TxClient,
  accountId: string,
  step: number,
  at: Date,
): Promise<boolean> {
  const where = { accountId, confirmedAt: null, lastStep: { lt: step } };
  const data = { confirmedAt: at, lastStep: step };
  return (await db.secondFactor.updateMany({ where, data })).count === 1;
}

/** Takes a code's time step: of two that come at once one gets it. */
export async function takeStep(db: TxClient, accountId: string, step: number): Promise<boolean> {
  const where = { accountId, confirmedAt: { not: null }, lastStep: { lt: step } };
  return (await db.secondFactor.updateMany({ where, data: { lastStep: step } })).count === 1;
}

/** With its recovery codes. */
export async function deleteSecondFactor(db: TxClient, accountId: string): Promise<boolean> {
  await db.recoveryCode.deleteMany({ where: { accountId } });
  return (await db.secondFactor.deleteMany({ where: { accountId } })).count === 1;
}

/** In place of those before. */
export async function replaceRecoveryCodes(
  db: TxClient,
  keyring: Keyring,
  accountId: string,
  codes: readonly { id: string; code: string }[],
  at: Date,
): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { accountId } });
  await db.recoveryCode.createMany({
    data: codes.map(({ id, code }) => ({
      id,
      accountId,
      codeIndex: codeIndexOf(keyring, accountId, code),
      createdAt: at,
    })),
  });
}

/** @returns false when it is none of this account's, or was spent */
export async function spendRecoveryCode(
  db: TxClient,
  keyring: Keyring,
  accountId: string,
  code: string,
  at: Date,
): Promise<boolean> {
  const where = { accountId, codeIndex: codeIndexOf(keyring, accountId, code), spentAt: null };
  return (await db.recoveryCode.updateMany({ where, data: { spentAt: at } })).count === 1;
}

export async function countRecoveryCodes(db: DbClient, accountId: string): Promise<number> {
  return db.recoveryCode.count({ where: { accountId, spentAt: null } });
}
