// The log every board follows. Its sequence has no gaps and rises in commit order: the database
// itself numbers the entries inside the commit (a deferred trigger on the one row of feed_head).
import type { TxClient, Db } from './db.ts';
import type { RunSql } from './transaction.ts';

export const FEED_KINDS = [
  'report.received',
  'report.changed',
  'report.withdrawn',
  'incident.opened',
  'incident.changed',
  'alarm.changed',
] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

export type Announcement = { kind: FeedKind; subjectId: string };
export type FeedEntry = { seq: number; kind: FeedKind; subjectId: string; at: Date };

/** Appends in one statement; the number comes with the commit. Lock: feed_head, during the commit. */
export function appendToFeed(
  tx: Pick<TxClient, 'write'>,
  entries: readonly Announcement[],
  at: Date,
): void {
  if (entries.length === 0) return;
  const kinds = entries.map((entry) => entry.kind);
  const subjects = entries.map((entry) => entry.subjectId);
  tx.write(
    'append_to_feed',
    `insert into feed_event (seq, kind, subject_id, at)
     select -nextval('log_draft'), entry.kind, entry.subject, $3::timestamptz
     from unnest($1::text[], $2::uuid[]) as entry(kind, subject)`,
    [kinds, subjects, at],
  );
}

export type FeedReading = {
  entries: FeedEntry[];
  /** Resolves when they are on disk: no board ever sees what a power cut could undo. */
  onDisk: Promise<void>;
};

/** Entries after `seq`, oldest first, at most `limit`. No lock. */
export async function readFeed(
  db: Pick<Db, 'flush'>,
  sql: RunSql,
  afterSeq: number,
  limit: number,
): Promise<FeedReading> {
  const rows = await sql<FeedRow>(
    'read_feed',
    `select seq, kind, subject_id, at,
       pg_current_wal_flush_lsn() >= pg_current_wal_insert_lsn() as is_on_disk
     from feed_event where seq > $1 order by seq limit $2`,
    [afterSeq, limit],
  );
  const onDisk = rows.some((row) => !row.is_on_disk) ? db.flush() : Promise.resolve();
  // Whoever reads on before waiting for it still hears of its failure.
  onDisk.catch(() => undefined);
  const entries = rows.map((row) => ({
    seq: Number(row.seq),
    kind: row.kind,
    subjectId: row.subject_id,
    at: row.at,
  }));
  return { entries, onDisk };
}

type FeedRow = { seq: string; kind: FeedKind; subject_id: string; at: Date; is_on_disk: boolean };

/** The sequence number of the last committed entry. No lock. */
export async function feedHead(db: DbReader): Promise<number> {
  const rows = await db.$queryRaw<{ seq: bigint }[]>`select seq from feed_head where id = 1`;
  return Number(rows[0]?.seq ?? 0n);
}

type DbReader = Pick<TxClient, '$queryRaw'>;
