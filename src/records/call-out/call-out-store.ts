// Call-outs in the database: the words of the place sealed, moves guarded by the status they come
// from. Whoever changes one holds its incident's lock first, then its own.
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Place } from '../../contract/call-out.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { CallOutRow, CallOutRules, OfferedPlace } from './call-out-row.ts';
import { CALL_OUT_COLUMNS, toCallOutRow } from './call-out-row.ts';
import type { CallOutMove } from './call-out-status.ts';
import { CALL_OUT_MOVES } from './call-out-status.ts';

export type NewCallOut = {
  id: string;
  incidentId: string;
  code: string;
  places: readonly Place[];
  rules: CallOutRules;
  near: OfferedPlace;
  expiresAt: Date;
  requestedAt: Date;
  requestedById: string;
};

export async function insertCallOut(
  db: TxClient,
  keyring: Keyring,
  callOut: NewCallOut,
): Promise<void> {
  const { near, places, ...plain } = callOut;
  await db.callOut.create({
    data: {
      ...plain,
      places: [...places],
      status: 'sent',
      placeSealed: keyring.seal('call_out.place', callOut.id, JSON.stringify(near)),
    },
    select: { id: true },
  });
}

export async function findCallOut(
  db: DbClient,
  keyring: Keyring,
  id: string,
): Promise<CallOutRow | null> {
  const stored = await db.callOut.findUnique({ where: { id }, select: CALL_OUT_COLUMNS });
  return stored && toCallOutRow(keyring, stored);
}

export async function findIncidentOf(db: DbClient, callOutId: string): Promise<string | null> {
  const found = await db.callOut.findUnique({
    where: { id: callOutId },
    select: { incidentId: true },
  });
  return found?.incidentId ?? null;
}

export async function listCallOutsOf(
  db: DbClient,
  keyring: Keyring,
  incidentId: string,
): Promise<CallOutRow[]> {
  const stored = await db.callOut.findMany({
    where: { incidentId },
    orderBy: { requestedAt: 'asc' },
    select: CALL_OUT_COLUMNS,
  });
  return stored.map((each) => toCallOutRow(keyring, each));
}

/** Lock: the row, until the transaction ends, so that of two who want the last place one is first. */
export async function lockCallOut(
  db: TxClient,
  keyring: Keyring,
  id: string,
): Promise<CallOutRow | null> {
  await db.sql('lock_call_out', 'select 1 from call_out where id = $1 for update', [id]);
  return findCallOut(db, keyring, id);
}

export type CallOutChange = {
  wave?: number;
  waveClosesAt?: Date | null;
  expiresAt?: Date;
  endedAt?: Date | null;
};

/** @returns false when it is not where the move begins: somebody else was first */
export async function moveCallOut(
  db: TxClient,
  id: string,
  move: CallOutMove,
  change: CallOutChange = {},
): Promise<boolean> {
  const { from, to } = CALL_OUT_MOVES[move];
  const moved = await db.callOut.updateMany({
    where: { id, status: { in: [...from] } },
    data: { ...change, status: to, version: { increment: 1 } },
  });
  return moved.count === 1;
}

/** Changes a call-out whose lock the caller holds. */
export async function changeCallOut(
  db: TxClient,
  id: string,
  change: CallOutChange,
): Promise<void> {
  await db.callOut.update({
    where: { id },
    data: { ...change, version: { increment: 1 } },
    select: { id: true },
  });
}

/** Those whose wave has closed, the longest waiting first. No lock: whoever takes one looks again. */
export async function findDueWaves(
  db: DbClient,
  now: Date,
  limit: number,
): Promise<{ id: string; incidentId: string }[]> {
  return db.callOut.findMany({
    where: { waveClosesAt: { lte: now }, status: 'sent' },
    orderBy: { waveClosesAt: 'asc' },
    take: limit,
    select: { id: true, incidentId: true },
  });
}

/**
 * Where two incidents became one, who is out for the one is out for the other.
 * @param code only those that were asked for under it: back again, where the merge is undone
 */
export async function moveCallOuts(
  db: TxClient,
  fromId: string,
  toId: string,
  code?: string,
): Promise<void> {
  await db.callOut.updateMany({
    where: { incidentId: fromId, ...(code === undefined ? {} : { code }) },
    data: { incidentId: toId, version: { increment: 1 } },
  });
}

/** Whether offers are still open for it. */
export async function hasOpenCallOut(db: DbClient, incidentId: string): Promise<boolean> {
  const found = await db.callOut.findFirst({
    where: { incidentId, status: 'sent' },
    select: { id: true },
  });
  return found !== null;
}
