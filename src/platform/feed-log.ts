// The log every board follows. Its sequence has no gaps and rises in commit order, because the one
// row of feed_head is updated, and so locked, from the append until the commit.
import type { TxClient, Db } from './db.ts';

export const FEED_KINDS = ['report.received', 'report.changed'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

export type Announcement = { kind: FeedKind; subjectId: string };
export type FeedEntry = { seq: number; kind: FeedKind; subjectId: string; at: Date };

/**
 * Appends in one statement. Lock: the row of feed_head, until the transaction ends; so this is the
 * last thing a transaction does.
 */
export async function appendToFeed(
  tx: TxClient,
  entries: readonly Announcement[],
  at: Date,
): Promise<void> {
  if (entries.length === 0) return;
  const kinds = entries.map((entry) => entry.kind);
  const subjects = entries.map((entry) => entry.subjectId);
  await tx.sql(
    'append_to_feed',
    `with head as (
       update feed_head set seq = seq + $1::int where id = 1 returning seq
     )
     insert into feed_event (seq, kind, subject_id, at)
     select head.seq - $1::int + entry.position, entry.kind, entry.subject, $4::timestamptz
     from head, unnest($2::text[], $3::uuid[]) with ordinality as entry(kind, subject, position)`,
    [entries.length, kinds, subjects, at],
  );
}

/** Entries after `seq`, oldest first, at most `limit`. No lock. */
export async function readFeed(db: Db, afterSeq: number, limit: number): Promise<FeedEntry[]> {
  const found = await db.pool.query<{ seq: string; kind: FeedKind; subject_id: string; at: Date }>({
    name: 'read_feed',
    text: 'select seq, kind, subject_id, at from feed_event where seq > $1 order by seq limit $2',
    values: [afterSeq, limit],
  });
  return found.rows.map((row) => ({
    seq: Number(row.seq),
    kind: row.kind,
    subjectId: row.subject_id,
    at: row.at,
  }));
}

/** The sequence number of the last committed entry. No lock. */
export async function feedHead(db: DbReader): Promise<number> {
  const rows = await db.$queryRaw<{ seq: bigint }[]>`select seq from feed_head where id = 1`;
  return Number(rows[0]?.seq ?? 0n);
}

type DbReader = Pick<TxClient, '$queryRaw'>;
