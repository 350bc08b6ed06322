// Calls that reporters were promised: one open for a report at most, the database holds it.
import type { Person } from '../../contract/account.ts';
import type { CallOutcome } from '../../contract/claims.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';

export type CallBackRow = {
  id: string;
  reportId: string;
  askedBy: Person;
  askedAt: Date;
  dueAt: Date;
  doneBy: Person | null;
  doneAt: Date | null;
  outcome: CallOutcome | null;
};

const COLUMNS = {
  id: true,
  reportId: true,
  askedAt: true,
  dueAt: true,
  doneAt: true,
  outcome: true,
  askedBy: { select: PERSON_COLUMNS },
  doneBy: { select: PERSON_COLUMNS },
} as const;

/** The caller holds the report's lock. An open promise keeps its row, and the earlier instant. */
export async function promiseCallBack(
  db: TxClient,
  promise: { id: string; reportId: string; askedById: string; askedAt: Date; dueAt: Date },
): Promise<void> {
  const { reportId, dueAt } = promise;
  const open = await db.callBack.findFirst({
    where: { reportId, doneAt: null },
    select: { id: true, dueAt: true },
  });
  if (!open) {
    await db.callBack.create({ data: promise, select: { id: true } });
  } else if (dueAt < open.dueAt) {
    await db.callBack.update({ where: { id: open.id }, data: { dueAt }, select: { id: true } });
  }
}

/** @returns false when none is open */
export async function settleCallBack(
  db: TxClient,
  reportId: string,
  done: { doneAt: Date; doneById: string; outcome: CallOutcome },
): Promise<boolean> {
  const settled = await db.callBack.updateMany({ where: { reportId, doneAt: null }, data: done });
  return settled.count > 0;
}

/** The last one of a report, open or not. */
export async function findCallBack(
  db: DbClient,
  keyring: Keyring,
  reportId: string,
): Promise<CallBackRow | null> {
  const stored = await db.callBack.findFirst({
    where: { reportId },
    orderBy: { askedAt: 'desc' },
    select: COLUMNS,
  });
  if (!stored) return null;
  return {
    ...stored,
    outcome: stored.outcome as CallOutcome | null,
    askedBy: personOf(keyring, stored.askedBy),
    doneBy: stored.doneBy && personOf(keyring, stored.doneBy),
  };
}
