// The journal's rows. A row is never removed: when its content is erased it stays as the memory
// that this message has been seen.
import type { Db, TxClient } from '../../platform/db.ts';
import { FLUSH } from '../../platform/db.ts';
import { together } from '../../platform/run-sql.ts';
import type { RunSql } from '../../platform/transaction.ts';
import type {
  InboundChannel,
  InboundSource,
  NewInbound,
  StoredInbound,
  PendingInbound,
} from './inbound-row.ts';

/**
 * Inserts what is not known yet, in one statement. Resolves when it is on disk, and tells before that
 * it is committed: the write to the disk travels right behind it. No lock beyond the unique key: of
 * two racers one inserts. A connection that does not answer in `patienceMs` is given up.
 * @returns the keys that were new
 */
export async function insertInbound(
  db: Db,
  rows: readonly NewInbound[],
  patienceMs: number,
  onCommitted: () => void = () => undefined,
): Promise<Set<string>> {
  const text = `insert into inbound_message
        (id, channel, source_key, digest, sender_index, raw_sealed, source, state, reason,
         received_at, next_attempt_at)
      select id, channel, source_key, digest, sender_index, raw_sealed, source, state, reason,
        received_at, received_at
      from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[],
        $7::text[], $8::text[], $9::text[], $10::timestamptz[])
        as row(id, channel, source_key, digest, sender_index, raw_sealed, source, state, reason, received_at),
        set_config('synchronous_commit', 'off', true)
      on conflict (source_key) do nothing
      returning source_key`;
  const insertAndFlush = async (sql: RunSql) => {
    const inserting = sql<{ source_key: string }>('insert_inbound', text, columnsOf(rows));
    const flushing = sql(FLUSH.name, FLUSH.text, []);
    inserting.then(onCommitted, () => undefined);
    return (await Promise.all([inserting, flushing]))[0];
  };
  const inserted = await together(db, insertAndFlush, patienceMs);
  return new Set(inserted.map((row) => row.source_key));
}

function columnsOf(rows: readonly NewInbound[]): unknown[] {
  return [
    rows.map((row) => row.id),
    rows.map((row) => row.channel),
    rows.map((row) => row.sourceKey),
    rows.map((row) => asBuffer(row.digest)),
    rows.map((row) => (row.senderIndex ? asBuffer(row.senderIndex) : null)),
    rows.map((row) => asBuffer(row.rawSealed)),
    rows.map((row) => row.source),
    rows.map((row) => row.state),
    rows.map((row) => row.reason),
    rows.map((row) => row.receivedAt),
  ];
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export async function findInboundByKeys(
  db: Db,
  sourceKeys: readonly string[],
): Promise<StoredInbound[]> {
  const rows = await db.prisma.inboundMessage.findMany({
    where: { sourceKey: { in: [...sourceKeys] } },
    select: { id: true, sourceKey: true, digest: true, state: true },
  });
  return rows;
}

export async function findInboundByKey(
  db: Db,
  sourceKey: string,
): Promise<{ id: string; receivedAt: Date; state: string; reportId: string | null } | null> {
  return db.prisma.inboundMessage.findUnique({
    where: { sourceKey },
    select: { id: true, receivedAt: true, state: true, reportId: true },
  });
}

/** Kept beside the first; the same other content again changes nothing. @returns true when new. */
export async function recordInboundConflict(
  db: TxClient,
  row: {
    id: string;
    inboundId: string;
    digest: Uint8Array;
    rawSealed: Uint8Array;
    receivedAt: Date;
  },
): Promise<boolean> {
  const created = await db.inboundConflict.createMany({
    data: [
      {
        ...row,
        digest: new Uint8Array(row.digest),
        rawSealed: new Uint8Array(row.rawSealed),
      },
    ],
    skipDuplicates: true,
  });
  return created.count === 1;
}

/** Whether there is anything to take: cheaper than a transaction that finds nothing. No lock. */
export async function hasDueInbound(db: Db, now: Date): Promise<boolean> {
  const found = await db.pool.query({
    name: 'has_due_inbound',
    text: `select 1 from inbound_message where state = 'pending' and next_attempt_at <= $1 limit 1`,
    values: [now],
  });
  return found.rows.length > 0;
}

/**
 * Takes up to `limit` pending messages for this transaction, the oldest of each sender only, so
 * that one sender's words are read in their order. Lock: the rows taken, skipped by other takers,
 * until the transaction ends; a killed process lets go of them by dying.
 */
export async function takePendingInbound(
  db: TxClient,
  now: Date,
  limit: number,
): Promise<PendingInbound[]> {
  const rows = await db.sql<PendingRow>(
    'take_pending_inbound',
    `select id, channel, source_key, raw_sealed, sender_index, source, received_at, attempts
     from inbound_message as message
     where state = 'pending' and next_attempt_at <= $1::timestamptz
       and not exists (
         select 1 from inbound_message as older
         where older.state = 'pending' and older.sender_index = message.sender_index
           and older.seq < message.seq
       )
     order by seq
     limit $2::int
     for update skip locked`,
    [now, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    sourceKey: row.source_key,
    rawSealed: row.raw_sealed,
    senderIndex: row.sender_index,
    source: row.source,
    receivedAt: row.received_at,
    attempts: row.attempts,
  }));
}

type PendingRow = {
  id: string;
  channel: InboundChannel;
  source_key: string;
  raw_sealed: Buffer;
  sender_index: Buffer | null;
  source: InboundSource;
  received_at: Date;
  attempts: number;
};

export async function markInboundDone(
  db: TxClient,
  id: string,
  done: { at: Date; reportId: string | null; reason?: string; keepRaw: boolean },
): Promise<void> {
  db.write(
    'mark_inbound_done',
    `update inbound_message set state = 'done', processed_at = $2, report_id = $3, reason = $4,
       raw_sealed = case when $5::boolean then raw_sealed end
     where id = $1`,
    [id, done.at, done.reportId, done.reason ?? null, done.keepRaw],
  );
}

export async function markInboundQuarantined(
  db: TxClient,
  id: string,
  reason: string,
  at: Date,
): Promise<void> {
  await db.inboundMessage.update({
    where: { id },
    data: { state: 'quarantined', reason, processedAt: at },
    select: { id: true },
  });
}

export async function postponeInbound(
  db: TxClient,
  id: string,
  nextAttemptAt: Date,
): Promise<number> {
  const row = await db.inboundMessage.update({
    where: { id },
    data: { attempts: { increment: 1 }, nextAttemptAt },
    select: { attempts: true },
  });
  return row.attempts;
}

/** Erases what was received for a report; the keys stay known. */
export async function eraseInboundOfReport(db: TxClient, reportId: string): Promise<void> {
  const rows = await db.inboundMessage.findMany({ where: { reportId }, select: { id: true } });
  await eraseInbound(
    db,
    rows.map((row) => row.id),
  );
}

/** Erases what was received as it came; the keys stay known. */
export async function eraseInbound(db: TxClient, inboundIds: readonly string[]): Promise<void> {
  const ids = [...inboundIds];
  await db.inboundMessage.updateMany({
    where: { id: { in: ids } },
    data: { rawSealed: null, senderIndex: null, state: 'erased' },
  });
  await db.inboundConflict.updateMany({
    where: { inboundId: { in: ids } },
    data: { rawSealed: null },
  });
}

export async function countInboundByState(db: Db): Promise<Record<string, number>> {
  const rows = await db.prisma.inboundMessage.groupBy({ by: ['state'], _count: { _all: true } });
  return Object.fromEntries(rows.map((row) => [row.state, row._count._all]));
}

export async function listQuarantined(
  db: Db,
  limit: number,
): Promise<{ id: string; channel: string; reason: string | null; receivedAt: Date }[]> {
  return db.prisma.inboundMessage.findMany({
    where: { state: 'quarantined' },
    orderBy: { seq: 'desc' },
    take: limit,
    select: { id: true, channel: true, reason: true, receivedAt: true },
  });
}
