// One person's part in a call-out, in the database: moves guarded by the status they come from, and the
// timers of those who are silent.
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { AssignmentStatus } from '../../contract/call-out.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { RunSql } from '../../platform/transaction.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { AssignmentMove } from './assignment-status.ts';
import { ASSIGNMENT_MOVES, OUT_STATUSES, UNCLEARED_STATUSES } from './assignment-status.ts';
import type { AssignmentRow } from './call-out-row.ts';
import { ASSIGNMENT_COLUMNS, toAssignmentRow } from './call-out-row.ts';

export type NewOffer = {
  id: string;
  callOutId: string;
  volunteerId: string;
  wave: number;
  distanceMetres: number | null;
  offeredAt: Date;
};

/** Nobody is asked twice for one call-out: the database holds it. */
export async function insertOffers(db: TxClient, offers: readonly NewOffer[]): Promise<void> {
  await db.assignment.createMany({ data: offers.map((each) => ({ ...each, status: 'offered' })) });
}

export type AssignmentChange = Omit<
  Prisma.AssignmentUncheckedUpdateManyInput,
  'id' | 'status' | 'version' | 'callOutId' | 'volunteerId'
>;

/** @returns false when it is not where the move begins */
export async function moveAssignment(
  db: TxClient,
  id: string,
  move: AssignmentMove,
  change: AssignmentChange,
): Promise<boolean> {
  const { from, to } = ASSIGNMENT_MOVES[move];
  const moved = await db.assignment.updateMany({
    where: { id, status: { in: [...from] } },
    data: { ...change, status: to, version: { increment: 1 } },
  });
  return moved.count === 1;
}

/** All offers of a call-out that nobody has answered. */
export async function moveOffers(
  db: TxClient,
  callOutId: string,
  move: 'expire' | 'cover',
): Promise<void> {
  await db.assignment.updateMany({
    where: { callOutId, status: 'offered' },
    data: { status: ASSIGNMENT_MOVES[move].to, version: { increment: 1 } },
  });
}

export async function changeAssignment(
  db: TxClient,
  id: string,
  change: AssignmentChange,
): Promise<void> {
  await db.assignment.updateMany({
    where: { id },
    data: { ...change, version: { increment: 1 } },
  });
}

export async function findAssignment(
  db: DbClient,
  keyring: Keyring,
  id: string,
): Promise<AssignmentRow | null> {
  const stored = await db.assignment.findUnique({ where: { id }, select: ASSIGNMENT_COLUMNS });
  return stored && toAssignmentRow(keyring, stored);
}

/** What somebody may be answering, the newest offer first. */
export type OpenPart = {
  id: string;
  callOutId: string;
  incidentId: string;
  code: string;
  status: AssignmentStatus;
  callOutStatus: string;
  offeredAt: Date;
  isBriefed: boolean;
};

/** Of the last `since`: nobody answers what is older. */
export async function findPartsOf(
  db: TxClient,
  volunteerId: string,
  since: Date,
): Promise<OpenPart[]> {
  return db.sql(
    'find_parts_of',
    `select assignment.id, call_out_id as "callOutId", incident_id as "incidentId", code,
       assignment.status, call_out.status as "callOutStatus", offered_at as "offeredAt",
       briefed_at is not null as "isBriefed"
     from assignment join call_out on call_out.id = assignment.call_out_id
     where volunteer_id = $1 and (offered_at >= $2 or assignment.status = any($3))
     order by offered_at desc, assignment.id desc limit 20`,
    [volunteerId, since, UNCLEARED_STATUSES],
  );
}

export type Burden = { volunteerId: string; isOut: boolean; offers: number };

/** Who is out now, and who was asked how often since. */
export async function findBurdens(sql: RunSql, since: Date): Promise<Map<string, Burden>> {
  const text = `select volunteer_id as "volunteerId", bool_or(status = any($2)) as "isOut",
      (count(*) filter (where offered_at >= $1))::int as offers
    from assignment where offered_at >= $1 or status = any($2) group by volunteer_id`;
  const values = [since, [...OUT_STATUSES]];
  const rows = await sql<Burden>('find_burdens', text, values);
  return new Map(rows.map((row) => [row.volunteerId, row]));
}

/** Those who are silent past their time. No lock: whoever takes one looks again. */
export async function findDueChecks(
  db: DbClient,
  now: Date,
  limit: number,
): Promise<{ id: string; callOutId: string }[]> {
  return db.assignment.findMany({
    where: { nextCheckAt: { lte: now } },
    orderBy: { nextCheckAt: 'asc' },
    take: limit,
    select: { id: true, callOutId: true },
  });
}

/** Whether somebody is not known to be safe at home. */
export async function hasUncleared(db: DbClient, incidentId: string): Promise<boolean> {
  const found = await db.assignment.findFirst({
    where: { callOut: { incidentId }, status: { in: [...UNCLEARED_STATUSES] } },
    select: { id: true },
  });
  return found !== null;
}

/** Another call-out that this person is out for. */
export async function findOutElsewhere(
  db: DbClient,
  volunteerId: string,
  callOutId: string,
): Promise<{ code: string } | null> {
  const found = await db.assignment.findFirst({
    where: { volunteerId, callOutId: { not: callOutId }, status: { in: [...OUT_STATUSES] } },
    select: { callOut: { select: { code: true } } },
  });
  return found && found.callOut;
}

/** Whether somebody has agreed to the rules since, on whichever call-out. */
export async function hasReadRules(
  db: DbClient,
  volunteerId: string,
  since: Date,
): Promise<boolean> {
  const found = await db.assignment.findFirst({
    where: { volunteerId, rulesReadAt: { gte: since } },
    select: { id: true },
  });
  return found !== null;
}

/** Parts of people who were stopped or removed meanwhile. No lock: whoever takes one looks again. */
export async function findPartsOfStopped(
  sql: RunSql,
  limit: number,
): Promise<{ id: string; callOutId: string }[]> {
  return sql(
    'find_parts_of_stopped',
    `select assignment.id, call_out_id as "callOutId"
     from volunteer join assignment on assignment.volunteer_id = volunteer.id
     where suspended_at is not null and assignment.status = any($1) order by offered_at limit $2`,
    [['offered', ...OUT_STATUSES], limit],
  );
}
