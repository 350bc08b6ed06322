// The page where an applicant types the code that we texted: found by the keyed hash of its token, and
// the same for a phone that was known already, for which no code is right.
import type { DbClient, TxClient } from '../../platform/db.ts';

export type PhoneCheckRow = {
  id: string;
  phoneIndex: Uint8Array;
  volunteerId: string | null;
  codeIndex: Uint8Array | null;
  tries: number;
  sentAt: Date;
  expiresAt: Date;
  verifiedAt: Date | null;
};

const SELECT = {
  id: true,
  phoneIndex: true,
  volunteerId: true,
  codeIndex: true,
  tries: true,
  sentAt: true,
  expiresAt: true,
  verifiedAt: true,
} as const;

export type NewPhoneCheck = {
  id: string;
  tokenIndex: Uint8Array;
  phoneIndex: Uint8Array;
  volunteerId: string | null;
  codeIndex: Uint8Array | null;
  sentAt: Date;
  expiresAt: Date;
};

/** @returns false when this page was sent before: of two posts of one page one makes the check */
export async function insertPhoneCheck(db: DbClient, check: NewPhoneCheck): Promise<boolean> {
  const { tokenIndex, phoneIndex, codeIndex, ...plain } = check;
  const bytes = {
    tokenIndex: new Uint8Array(tokenIndex),
    phoneIndex: new Uint8Array(phoneIndex),
    codeIndex: codeIndex && new Uint8Array(codeIndex),
  };
  const made = await db.phoneCheck.createMany({
    data: [{ ...plain, ...bytes }],
    skipDuplicates: true,
  });
  return made.count === 1;
}

export async function findPhoneCheck(
  db: DbClient,
  tokenIndex: Uint8Array,
): Promise<PhoneCheckRow | null> {
  return db.phoneCheck.findUnique({
    where: { tokenIndex: new Uint8Array(tokenIndex) },
    select: SELECT,
  });
}

/** Lock: the row, until the transaction ends, so that tries are counted one after the other. */
export async function lockPhoneCheck(
  db: TxClient,
  tokenIndex: Uint8Array,
): Promise<PhoneCheckRow | null> {
  await db.sql('lock_phone_check', 'select id from phone_check where token_index = $1 for update', [
    tokenIndex,
  ]);
  return findPhoneCheck(db, tokenIndex);
}

export async function countTry(db: DbClient, id: string): Promise<void> {
  const data = { tries: { increment: 1 } };
  await db.phoneCheck.update({ where: { id }, data, select: { id: true } });
}

export async function markVerified(db: DbClient, id: string, at: Date): Promise<void> {
  await db.phoneCheck.update({ where: { id }, data: { verifiedAt: at }, select: { id: true } });
}

/** How many texts of this kind went out since: to this phone, and to anybody. */
export async function countPhoneChecks(
  db: DbClient,
  phoneIndex: Uint8Array,
  since: Date,
): Promise<{ toPhone: number; toAnybody: number }> {
  const sentAt = { gte: since };
  const key = new Uint8Array(phoneIndex);
  return {
    toPhone: await db.phoneCheck.count({ where: { phoneIndex: key, sentAt } }),
    toAnybody: await db.phoneCheck.count({ where: { sentAt } }),
  };
}

export async function deletePhoneChecksBefore(db: DbClient, before: Date): Promise<void> {
  await db.phoneCheck.deleteMany({ where: { sentAt: { lt: before } } });
}

/** Of applications that are forgotten whole. */
export async function deletePhoneChecksOf(
  db: DbClient,
  volunteerIds: readonly string[],
): Promise<void> {
  await db.phoneCheck.deleteMany({ where: { volunteerId: { in: [...volunteerIds] } } });
}

/** Codes sent for words that have since been replaced prove nothing. */
export async function expireChecksOf(db: DbClient, volunteerId: string, at: Date): Promise<void> {
  await db.phoneCheck.updateMany({
    where: { volunteerId, verifiedAt: null, expiresAt: { gt: at } },
    data: { expiresAt: at },
  });
}
