// Texts on their way out. The table is the queue: rows are taken by a guarded update that is
// committed before the carrier is called, so that a text is never called for twice unawares.
import type { SmsState } from '../../contract/statuses.ts';
import type { Db, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { NewOutboundSms, SmsSummary, SmsToRepeat, TakenRow, TakenSms } from './sealed-sms.ts';
import { openSms, toTaken } from './sealed-sms.ts';
import { statesBelow } from './sms-status.ts';

export type SmsPurpose = 'ack' | 'reply' | 'consent' | 'help' | 'question' | 'outcome' | 'alarm' | 'volunteer';

/** By hand: each first text is answered here. */
export async function insertOutboundSms(
  db: TxClient,
  keyring: Keyring,
  sms: NewOutboundSms,
): Promise<void> {
  const { id } = sms;
  db.write(
    'insert_outbound_sms',
    `insert into outbound_sms (id, purpose, rank, report_id, to_sealed, to_index, from_number,
       body_sealed, segments, next_attempt_at, valid_until, idempotency_key, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      sms.purpose,
      sms.rank,
      sms.reportId,
      keyring.seal('outbound_sms.to', id, sms.to),
      sms.toIndex,
      sms.fromNumber,
      keyring.seal('outbound_sms.body', id, sms.body),
      sms.segments,
      sms.nextAttemptAt,
      sms.validUntil,
      sms.idempotencyKey,
      sms.createdAt,
    ],
  );
}

/**
 * Takes up to `limit` due texts to `sending`, the most urgent first. Lock: the rows taken, skipped
 * by other takers; committed when it returns.
 */
export async function takeDueSms(
  db: Db,
  keyring: Keyring,
  now: Date,
  limit: number,
): Promise<TakenSms[]> {
  const rows = await db.prisma.$queryRaw<TakenRow[]>`
    with due as (
      select id from outbound_sms
      where state = 'queued' and next_attempt_at <= ${now}::timestamptz
      order by rank, seq limit ${limit}::int
      for update skip locked
    )
    update outbound_sms as sms
    set state = 'sending', attempts = attempts + 1, attempted_at = ${now}::timestamptz
    from due where sms.id = due.id
    returning sms.id, purpose, report_id, to_sealed, to_index, from_number, body_sealed, attempts, segments,
      valid_until, created_at, rank, seq`;
  return rows
    .toSorted((a, b) => a.rank - b.rank || Number(a.seq - b.seq))
    .flatMap((row) => toTaken(keyring, row));
}

/** Moves up only. @returns whether anything changed */
export async function moveSms(
  db: TxClient,
  id: string,
  to: SmsState,
  errorCode: number | null,
): Promise<boolean> {
  const moved = await db.sql(
    'move_sms',
    `update outbound_sms set state = $2, error_code = coalesce($3::int, error_code)
     where id = $1 and state = any($4::text[]) returning 1`,
    [id, to, errorCode, statesBelow(to)],
  );
  return moved.length === 1;
}

/** The carrier's name for a text, learnt late or early; an adopted one is never replaced. */
export async function linkCarrierSid(db: TxClient, id: string, carrierSid: string): Promise<void> {
  db.write(
    'link_carrier_sid',
    'update outbound_sms set carrier_sid = $2 where id = $1 and carrier_sid is null',
    [id, carrierSid],
  );
}

/** Back to the queue: only from `sending`, and only when it is certain that nothing went out. */
export async function requeueSms(
  db: TxClient,
  id: string,
  nextAttemptAt: Date,
  errorCode: number | null,
): Promise<boolean> {
  const moved = await db.outboundSms.updateMany({
    where: { id, state: 'sending' },
    data: { state: 'queued', nextAttemptAt, errorCode },
  });
  return moved.count === 1;
}

/** The text that bears the carrier's name and the one that bears our id: one, two or none. */
export async function findSmsOfCallback(
  db: TxClient,
  named: { carrierSid: string; id: string | null },
): Promise<SmsSummary[]> {
  return db.sql<SmsSummary>(
    'find_sms_of_callback',
    `select id, state, purpose, report_id as "reportId", to_index as "toIndex",
       from_number as "fromNumber", carrier_sid as "carrierSid",
       idempotency_key as "idempotencyKey"
     from outbound_sms where carrier_sid = $1 or id = $2::uuid`,
    [named.carrierSid, named.id],
  );
}

/** Null when its content was erased. */
export async function findSmsToRepeat(
  db: TxClient,
  keyring: Keyring,
  id: string,
): Promise<SmsToRepeat | null> {
  const row = await db.outboundSms.findUnique({
    where: { id },
    select: {
      id: true,
      toSealed: true,
      bodySealed: true,
      validUntil: true,
      message: { select: { language: true } },
    },
  });
  const content = row && openSms(keyring, row);
  if (!content) return null;
  return { ...content, language: row.message?.language ?? 'und', validUntil: row.validUntil };
}

/** Only what has not left can be taken back. */
export async function cancelQueuedSms(db: TxClient, idempotencyKey: string): Promise<void> {
  await db.outboundSms.updateMany({
    where: { idempotencyKey, state: 'queued' },
    data: { state: 'canceled' },
  });
}

/**
 * No evidence yet: `unknown` from now on. With `settledAt` the search is over, and a person decides.
 * @returns true when something changed that a board shows
 */
export async function markUnsettled(
  db: TxClient,
  id: string,
  settledAt: Date | null,
): Promise<boolean> {
  const moved = await db.outboundSms.updateMany({
    where: { id, state: 'sending' },
    data: { state: 'unknown' },
  });
  if (settledAt) {
    await db.outboundSms.updateMany({ where: { id, state: 'unknown' }, data: { settledAt } });
  }
  return moved.count === 1;
}

/** How many texts of one purpose went to this phone since `since`: the brake on automatic answers. */
export async function countSmsTo(
  db: TxClient,
  toIndex: Uint8Array,
  purposes: readonly SmsPurpose[],
  since: Date,
): Promise<number> {
  const rows = await db.sql<{ count: string }>(
    'count_sms_to',
    `select count(*) from outbound_sms
     where to_index = $1 and purpose = any($2::text[]) and created_at > $3`,
    [toIndex, purposes, since],
  );
  return Number(rows[0]?.count ?? 0);
}

export async function countSmsByState(db: Db): Promise<Record<string, number>> {
  const rows = await db.prisma.outboundSms.groupBy({ by: ['state'], _count: { _all: true } });
  return Object.fromEntries(rows.map((row) => [row.state, row._count._all]));
}

/** Erases content; what is still queued never leaves. */
export async function purgeOutboundOf(db: TxClient, reportId: string): Promise<void> {
  await db.outboundSms.updateMany({
    where: { reportId, state: 'queued' },
    data: { state: 'canceled' },
  });
  await db.outboundSms.updateMany({
    where: { reportId },
    data: { toSealed: null, bodySealed: null },
  });
}

/** Segments of texts of these purposes that left, or wait to, since `since`. No lock. */
export async function countSegmentsSince(
  db: Pick<Db, 'pool'>,
  purposes: readonly SmsPurpose[],
  since: Date,
): Promise<number> {
  const found = await db.pool.query<{ segments: number }>({
    name: 'count_segments',
    text: `select coalesce(sum(segments), 0)::int as segments from outbound_sms
      where purpose = any($1::text[]) and created_at > $2 and state <> 'canceled'`,
    values: [purposes, since],
  });
  return found.rows[0]?.segments ?? 0;
}
