// When somebody works at the board: planned, on, handed over, ended. That somebody is on stands with
// their account; here is since when, and until when.
import type { ShiftState } from '../../contract/claims.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';

export type ShiftRow = {
  id: string;
  accountId: string;
  state: ShiftState;
  startsAt: Date;
  endsAt: Date;
};

const COLUMNS = { id: true, accountId: true, state: true, startsAt: true, endsAt: true } as const;
const RUNNING = ['on', 'handed_over'];

/** The one that is on, or handed over and not left yet. */
export async function findRunningShift(db: DbClient, accountId: string): Promise<ShiftRow | null> {
  const where = { accountId, state: { in: RUNNING } };
  const stored = await db.shift.findFirst({
    where,
    select: COLUMNS,
    orderBy: { startsAt: 'desc' },
  });
  return stored && toShift(stored);
}

/** The planned one that begins before `until` and is not over at `now`, the earliest. */
export async function findPlannedShift(
  db: DbClient,
  accountId: string,
  now: Date,
  until: Date,
): Promise<ShiftRow | null> {
  const where = { accountId, state: 'planned', startsAt: { lte: until }, endsAt: { gt: now } };
  const stored = await db.shift.findFirst({ where, select: COLUMNS, orderBy: { startsAt: 'asc' } });
  return stored && toShift(stored);
}

export async function insertShift(db: TxClient, shift: ShiftRow): Promise<void> {
  await db.shift.create({ data: shift, select: { id: true } });
}

/** @returns false when it is in none of the states `from` */
export async function moveShift(
  db: TxClient,
  id: string,
  from: readonly ShiftState[],
  change: { state: ShiftState; startsAt?: Date; endedAt?: Date },
): Promise<boolean> {
  const where = { id, state: { in: [...from] } };
  return (await db.shift.updateMany({ where, data: change })).count === 1;
}

/** Whose shift ran out before `now`, and who was not seen since `quietSince`, or it ran out before `last`. */
export async function findOverShifts(
  db: DbClient,
  times: { now: Date; quietSince: Date; last: Date },
): Promise<{ id: string; accountId: string }[]> {
  return db.$queryRaw<{ id: string; accountId: string }[]>`
    select shift.id, shift.account_id as "accountId" from shift
    where state in ('on', 'handed_over') and ends_at <= ${times.now}
      and (ends_at <= ${times.last} or not exists (select 1 from session
        where session.account_id = shift.account_id and session.ended_at is null
          and session.last_seen_at > ${times.quietSince}))
    order by shift.id`;
}

function toShift(stored: Omit<ShiftRow, 'state'> & { state: string }): ShiftRow {
  return { ...stored, state: stored.state as ShiftState };
}
