// Reports in the database: seals on write, opens on read, and moves by guarded transitions only.
import type { ReportKind, ReportStatus } from '../../contract/statuses.ts';
import { OPEN_REPORT_STATUSES } from '../../contract/statuses.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { ReportMove } from './report-status.ts';
import { REPORT_MOVES } from './report-status.ts';
import type { AddedWords, NewReport, ReportRow } from './report-row.ts';
import { REPORT_COLUMNS, toReportRow } from './report-row.ts';

/** By hand: each first text passes here. */
export async function insertReport(
  db: TxClient,
  keyring: Keyring,
  report: NewReport,
): Promise<void> {
  const { id, phone, locationText } = report;
  db.write(
    'insert_report',
    `insert into report (id, kind, channel, status, priority, language, flags, phone_sealed,
       phone_index, location_sealed, latest_sealed, receipt_index, media_count, received_at,
       last_message_at, message_count, facts, priority_reasons, erase_due_at, read_priority, place_state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, 1, $15, $16, $17, $5,
       case when $10::bytea is null then 'none' else 'pending' end)`,
    [
      id,
      report.kind,
      report.channel,
      report.status,
      report.priority,
      report.language,
      report.flags,
      phone === null ? null : keyring.seal('report.phone', id, phone),
      report.phoneIndex,
      locationText === null ? null : keyring.seal('report.location', id, locationText),
      report.latestText === null ? null : keyring.seal('report.latest', id, report.latestText),
      report.receiptIndex,
      report.mediaCount,
      report.receivedAt,
      JSON.stringify(report.facts),
      report.priorityReasons,
      report.eraseDueAt,
    ],
  );
}

export async function findReport(
  db: DbClient,
  keyring: Keyring,
  id: string,
): Promise<ReportRow | null> {
  const stored = await db.report.findUnique({ where: { id }, select: REPORT_COLUMNS });
  return stored ? toReportRow(keyring, stored) : null;
}

export async function listOpenReports(db: DbClient, keyring: Keyring): Promise<ReportRow[]> {
  const stored = await db.report.findMany({
    where: { status: { in: [...OPEN_REPORT_STATUSES] } },
    orderBy: { number: 'asc' },
    select: REPORT_COLUMNS,
  });
  return stored.map((each) => toReportRow(keyring, each));
}

/** Newest first, below `beforeNumber` where given. */
export async function pageOfReports(
  db: DbClient,
  keyring: Keyring,
  query: {
    statuses: readonly ReportStatus[];
    kinds?: readonly ReportKind[];
    beforeNumber?: number;
    limit: number;
  },
): Promise<ReportRow[]> {
  const stored = await db.report.findMany({
    where: {
      status: { in: [...query.statuses] },
      ...(query.kinds ? { kind: { in: [...query.kinds] } } : {}),
      ...(query.beforeNumber === undefined ? {} : { number: { lt: query.beforeNumber } }),
    },
    orderBy: { number: 'desc' },
    take: query.limit,
    select: REPORT_COLUMNS,
  });
  return stored.map((each) => toReportRow(keyring, each));
}

/** Lock: the row, until the transaction ends; those who change one report come one after the other. */
export async function lockReport(db: TxClient, id: string): Promise<void> {
  await db.sql('lock_report', 'select 1 from report where id = $1 for update', [id]);
}

export async function findReportByReceipt(
  db: DbClient,
  receiptIndex: Uint8Array,
): Promise<{
  id: string;
  status: ReportStatus;
  resolution: string | null;
  receivedAt: Date;
  messageCount: number;
} | null> {
  const stored = await db.report.findUnique({
    where: { receiptIndex: new Uint8Array(receiptIndex) },
    select: { id: true, status: true, resolution: true, receivedAt: true, messageCount: true },
  });
  return stored ? { ...stored, status: stored.status as ReportStatus } : null;
}

type Change = Omit<Prisma.ReportUncheckedUpdateManyInput, 'id' | 'status' | 'version'>;

/**
 * Moves one report if it stands where the move may start (and `guard` holds), else changes nothing.
 * @returns false when the race was lost or the state does not allow it
 */
export async function moveReport(
  db: TxClient,
  id: string,
  move: ReportMove,
  change: Change,
  guard: Prisma.ReportWhereInput = {},
): Promise<boolean> {
  const rule = REPORT_MOVES[move];
  const moved = await db.report.updateMany({
    where: { AND: [{ id, status: { in: [...rule.from] } }, guard] },
    data: { ...change, status: rule.to, version: { increment: 1 } },
  });
  return moved.count === 1;
}

/** Adds to the row that the queue shows; words found late do not cover newer ones. By hand. */
export async function addToReport(
  db: TxClient,
  keyring: Keyring,
  id: string,
  added: AddedWords,
): Promise<void> {
  const { latestText, locationText } = added;
  db.write(
    'add_to_report',
    `update report set kind = coalesce($2, kind), priority = coalesce($3, priority), flags = $7,
       language = coalesce($4, language), location_sealed = coalesce($6, location_sealed),
       latest_sealed = coalesce(case when $8 >= last_message_at then $5::bytea end, latest_sealed),
       last_message_at = greatest(last_message_at, $8), message_count = message_count + 1,
       media_count = media_count + $9, version = version + 1, facts = $10, read_priority = $11,
       priority_reasons = $12, erase_due_at = coalesce(erase_due_at, $13),
       place_state = case when $14 or place_state <> 'none' then 'pending' else 'none' end
     where id = $1`,
    [
      id,
      added.kind ?? null,
      added.priority ?? null,
      added.language ?? null,
      latestText === undefined ? null : keyring.seal('report.latest', id, latestText),
      locationText === undefined ? null : keyring.seal('report.location', id, locationText),
      added.flags,
      added.at,
      added.mediaCount,
      JSON.stringify(added.facts),
      added.readPriority,
      added.priorityReasons,
      added.eraseDueAt,
      added.namesPlace,
    ],
  );
}

/**
 * Writes down what the words were found to mean, unless others came or a person spoke meanwhile.
 * @param read the report as it was read; @returns whether it was written
 */
export async function settlePlace(
  db: DbClient,
  read: { id: string; messageCount: number; locationSealed: Uint8Array | null },
  change: Change & Pick<Prisma.ReportUncheckedUpdateManyInput, 'version'>,
): Promise<boolean> {
  const { id, messageCount } = read;
  const locationSealed = read.locationSealed && new Uint8Array(read.locationSealed);
  const settled = await db.report.updateMany({
    where: { id, placeState: 'pending', messageCount, locationSealed },
    data: { ...change, placeState: 'done' },
  });
  return settled.count === 1;
}

/** A person must have answered by then; an earlier promise stands. By hand: on the path of a text. */
export async function setPersonDue(db: TxClient, id: string, dueAt: Date): Promise<void> {
  db.write(
    'set_person_due',
    'update report set person_due_at = least(coalesce(person_due_at, $2), $2) where id = $1',
    [id, dueAt],
  );
}

/** The owner works at it: a draft grows. Says nothing to the boards. @returns false when it is another's */
export async function markOwnerActive(
  db: DbClient,
  id: string,
  ownerId: string,
  at: Date,
): Promise<boolean> {
  const marked = await db.report.updateMany({
    where: { id, claimedById: ownerId, status: { in: ['in_review', 'linked'] } },
    data: { ownerActedAt: at },
  });
  return marked.count === 1;
}

export async function changeReport(db: TxClient, id: string, change: Change): Promise<void> {
  await db.report.update({
    where: { id },
    data: { ...change, version: { increment: 1 } },
    select: { id: true },
  });
}

/** Forgets everything personal; the row stays as a number in the counts. */
export async function purgeReportContent(db: TxClient, id: string): Promise<boolean> {
  return moveReport(db, id, 'purge', {
    phoneSealed: null,
    phoneIndex: null,
    locationSealed: null,
    latestSealed: null,
    receiptIndex: null,
    eraseDueAt: null,
    placeState: 'none',
    placeSealed: null,
  });
}
