// Volunteers in the database: name, phone and own words sealed, moves guarded by the status they come
// from.
import type { VolunteerStatus } from '../../contract/volunteer.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { Application, VolunteerChange } from './volunteer-columns.ts';
import {
  VOLUNTEER_COLUMNS,
  applicationColumns,
  changeColumns,
  toVolunteer,
} from './volunteer-columns.ts';
import type { VolunteerRow } from './volunteer-row.ts';
import type { VolunteerMove } from './volunteer-status.ts';
import { VOLUNTEER_MOVES } from './volunteer-status.ts';

export type NewVolunteer = Application & {
  id: string;
  phone: string;
  phoneIndex: Uint8Array;
  at: Date;
};

export async function insertVolunteer(
  db: DbClient,
  keyring: Keyring,
  volunteer: NewVolunteer,
): Promise<void> {
  const { id, phone, phoneIndex, at } = volunteer;
  await db.volunteer.create({
    data: {
      id,
      ...applicationColumns(keyring, id, volunteer),
      phoneSealed: keyring.seal('volunteer.phone', id, phone),
      phoneIndex: new Uint8Array(phoneIndex),
      status: 'applied',
      statusAt: at,
      appliedAt: at,
      lastActiveAt: at,
    },
    select: { id: true },
  });
}

/** Said again before the phone was proven: the later words hold. */
export async function replaceApplication(
  db: DbClient,
  keyring: Keyring,
  id: string,
  application: Application,
): Promise<void> {
  await db.volunteer.update({
    where: { id },
    data: { ...applicationColumns(keyring, id, application), version: { increment: 1 } },
    select: { id: true },
  });
}

export async function findVolunteer(
  db: DbClient,
  keyring: Keyring,
  id: string,
): Promise<VolunteerRow | null> {
  const stored = await db.volunteer.findUnique({ where: { id }, select: VOLUNTEER_COLUMNS });
  return stored && toVolunteer(keyring, stored);
}

/** Lock: the row, until the transaction ends, so that each decision sees the one before. */
export async function lockVolunteer(
  db: TxClient,
  keyring: Keyring,
  id: string,
): Promise<VolunteerRow | null> {
  await db.sql('lock_volunteer', 'select id from volunteer where id = $1 for update', [id]);
  return findVolunteer(db, keyring, id);
}

/** Lock: the phone, until the transaction ends, also where no row has it yet. */
export async function lockPhone(db: TxClient, phoneIndex: Uint8Array): Promise<void> {
  const key = Buffer.from(phoneIndex).readBigInt64BE(0);
  await db.sql('lock_phone', 'select pg_advisory_xact_lock($1::bigint)', [key.toString()]);
}

/** Lock: the row, as above. */
export async function lockVolunteerOfPhone(
  db: TxClient,
  keyring: Keyring,
  phoneIndex: Uint8Array,
): Promise<VolunteerRow | null> {
  const rows = await db.sql<{ id: string }>(
    'lock_volunteer_of_phone',
    'select id from volunteer where phone_index = $1 for update',
    [phoneIndex],
  );
  return rows[0] ? findVolunteer(db, keyring, rows[0].id) : null;
}

export async function findVolunteerOfAccount(
  db: DbClient,
  keyring: Keyring,
  accountId: string,
): Promise<VolunteerRow | null> {
  const stored = await db.volunteer.findUnique({ where: { accountId }, select: VOLUNTEER_COLUMNS });
  return stored && toVolunteer(keyring, stored);
}

/** Longest in their status first; `after` is the last id of the page before. */
export async function listVolunteers(
  db: DbClient,
  keyring: Keyring,
  asked: { statuses?: readonly VolunteerStatus[]; after?: string; limit: number },
): Promise<VolunteerRow[]> {
  const stored = await db.volunteer.findMany({
    where: asked.statuses ? { status: { in: [...asked.statuses] } } : {},
    orderBy: [{ statusAt: 'asc' }, { id: 'asc' }],
    take: asked.limit,
    ...(asked.after ? { cursor: { id: asked.after }, skip: 1 } : {}),
    select: VOLUNTEER_COLUMNS,
  });
  return stored.map((each) => toVolunteer(keyring, each));
}

export async function changeVolunteer(
  db: DbClient,
  keyring: Keyring,
  id: string,
  change: VolunteerChange,
): Promise<void> {
  await db.volunteer.update({
    where: { id },
    data: changeColumns(keyring, id, change),
    select: { id: true },
  });
}

/** @returns false when the status was not one that this move starts from: somebody else was faster */
export async function moveVolunteer(
  db: DbClient,
  keyring: Keyring,
  id: string,
  move: VolunteerMove,
  change: VolunteerChange & { at: Date },
): Promise<boolean> {
  const { at, ...rest } = change;
  const rule = VOLUNTEER_MOVES[move];
  const moved = await db.volunteer.updateMany({
    where: { id, status: { in: [...rule.from] } },
    data: { ...changeColumns(keyring, id, rest), status: rule.to, statusAt: at },
  });
  return moved.count === 1;
}

/** Who has rested or gone untrained too long, and pauses that are over. No lock: each is asked again. */
export async function listOverdueVolunteers(
  db: DbClient,
  keyring: Keyring,
  due: { now: Date; quietSince: Date; limit: number },
): Promise<VolunteerRow[]> {
  const stored = await db.volunteer.findMany({
    where: {
      status: { in: ['active', 'paused'] },
      OR: [
        { lastActiveAt: { lte: due.quietSince } },
        { trainingExpiresAt: { lte: due.now } },
        { status: 'paused', pausedUntilAt: { lte: due.now }, suspendedAt: null },
      ],
    },
    orderBy: { id: 'asc' },
    take: due.limit,
    select: VOLUNTEER_COLUMNS,
  });
  return stored.map((each) => toVolunteer(keyring, each));
}

/** Applications whose phone nobody proved, and that nobody on our side has touched. No lock. */
export async function listUnproven(db: DbClient, before: Date, limit: number): Promise<string[]> {
  const where = { status: 'applied', phoneVerifiedAt: null, appliedAt: { lt: before } };
  const rows = await db.volunteer.findMany({
    where: { ...where, steps: { none: { byId: { not: null } } }, vouches: { none: {} } },
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** With its steps and checks gone before it. */
export async function deleteUnproven(db: DbClient, ids: readonly string[]): Promise<void> {
  await db.volunteer.deleteMany({ where: { id: { in: [...ids] }, phoneVerifiedAt: null } });
}

/** A sign of life: words by text, a call-out answered. */
export function touchVolunteer(db: TxClient, id: string, at: Date): void {
  db.write('touch_volunteer', 'update volunteer set last_active_at = $2 where id = $1', [id, at]);
}
