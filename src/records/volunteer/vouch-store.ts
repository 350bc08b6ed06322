// Who vouched for whom: notes sealed, rows ended and never removed.
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { Person } from '../../contract/account.ts';
import type { VolunteerStatus } from '../../contract/volunteer.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';

export type VouchRow = {
  id: string;
  volunteerId: string;
  voucher:
    | {
        kind: 'volunteer';
        id: string;
        name: string | null;
        status: VolunteerStatus;
        isSuspended: boolean;
        trainingExpiresAt: Date | null;
      }
    | { kind: 'account'; id: string; name: string; isDisabled: boolean };
  recordedBy: Person;
  at: Date;
  note: string | null;
  withdrawnAt: Date | null;
  flaggedAt: Date | null;
};

const SELECT = {
  id: true,
  volunteerId: true,
  at: true,
  noteSealed: true,
  withdrawnAt: true,
  flaggedAt: true,
  recordedBy: { select: PERSON_COLUMNS },
  voucher: {
    select: {
      id: true,
      nameSealed: true,
      status: true,
      suspendedAt: true,
      trainingExpiresAt: true,
    },
  },
  voucherAccount: { select: { ...PERSON_COLUMNS, disabledAt: true } },
} as const satisfies Prisma.VouchSelect;

type Stored = Prisma.VouchGetPayload<{ select: typeof SELECT }>;

function toRow(keyring: Keyring, stored: Stored): VouchRow {
  const { noteSealed, voucher, voucherAccount, recordedBy, ...plain } = stored;
  return {
    ...plain,
    note: noteSealed && keyring.openText('vouch.note', stored.id, noteSealed),
    recordedBy: personOf(keyring, recordedBy),
    voucher: voucher
      ? volunteerVoucher(keyring, voucher)
      : accountVoucher(keyring, voucherAccount!),
  };
}

function volunteerVoucher(keyring: Keyring, voucher: NonNullable<Stored['voucher']>) {
  const { nameSealed, status, suspendedAt, ...plain } = voucher;
  return {
    ...plain,
    kind: 'volunteer' as const,
    name: nameSealed && keyring.openText('volunteer.name', voucher.id, nameSealed),
    status: status as VolunteerStatus,
    isSuspended: suspendedAt !== null,
  };
}

function accountVoucher(keyring: Keyring, account: NonNullable<Stored['voucherAccount']>) {
  const { id, name } = personOf(keyring, account);
  return { kind: 'account' as const, id, name, isDisabled: account.disabledAt !== null };
}

export type NewVouch = {
  id: string;
  volunteerId: string;
  voucherId: string | null;
  voucherAccountId: string | null;
  recordedById: string;
  at: Date;
  note: string | null;
};

/** @returns false when this voucher has vouched for them before, whatever became of it */
export async function insertVouch(
  db: DbClient,
  keyring: Keyring,
  vouch: NewVouch,
): Promise<boolean> {
  const { note, ...plain } = vouch;
  const made = await db.vouch.createMany({
    data: [
      { ...plain, noteSealed: note === null ? null : keyring.seal('vouch.note', vouch.id, note) },
    ],
    skipDuplicates: true,
  });
  return made.count === 1;
}

/** Oldest first, of all these volunteers, ended ones included. */
export async function listVouchesFor(
  db: DbClient,
  keyring: Keyring,
  volunteerIds: readonly string[],
): Promise<VouchRow[]> {
  const stored = await db.vouch.findMany({
    where: { volunteerId: { in: [...volunteerIds] } },
    orderBy: { at: 'asc' },
    select: SELECT,
  });
  return stored.map((each) => toRow(keyring, each));
}

export async function listFlaggedVouches(
  db: DbClient,
  keyring: Keyring,
  limit: number,
): Promise<VouchRow[]> {
  const stored = await db.vouch.findMany({
    where: {
      flaggedAt: { not: null },
      withdrawnAt: null,
      volunteer: { status: { notIn: ['removed', 'rejected'] } },
    },
    orderBy: { flaggedAt: 'asc' },
    take: limit,
    select: SELECT,
  });
  return stored.map((each) => toRow(keyring, each));
}

export type Voucher = { voucherId: string } | { voucherAccountId: string };

/** How often somebody has vouched since, for anybody; withdrawn ones count as well. */
export async function countVouchesBy(db: DbClient, voucher: Voucher, since: Date): Promise<number> {
  return db.vouch.count({ where: { ...voucher, at: { gte: since } } });
}

/** Everybody who stands, directly or through others, on a vouch of `volunteerId`. No lock. */
export async function listVouchedDownstream(
  db: TxClient,
  volunteerId: string,
): Promise<Set<string>> {
  const rows = await db.sql<{ id: string }>(
    'list_vouched_downstream',
    `with recursive stands (id) as (
       select volunteer_id from vouch where voucher_id = $1 and withdrawn_at is null
       union
       select vouch.volunteer_id from vouch join stands on vouch.voucher_id = stands.id
       where vouch.withdrawn_at is null
     ) select id from stands`,
    [volunteerId],
  );
  return new Set(rows.map((row) => row.id));
}

/** @returns the volunteers whose vouch was flagged */
export async function flagVouchesBy(db: TxClient, voucher: Voucher, at: Date): Promise<string[]> {
  const open = { ...voucher, withdrawnAt: null, flaggedAt: null };
  const rows = await db.vouch.findMany({ where: open, select: { volunteerId: true } });
  await db.vouch.updateMany({ where: open, data: { flaggedAt: at } });
  return rows.map((row) => row.volunteerId);
}

/** @returns false when it was not there, or ended before */
export async function withdrawVouch(
  db: DbClient,
  key: { id: string; volunteerId: string },
  at: Date,
): Promise<boolean> {
  const ended = await db.vouch.updateMany({
    where: { ...key, withdrawnAt: null },
    data: { withdrawnAt: at },
  });
  return ended.count === 1;
}
