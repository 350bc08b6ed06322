// How much each phone has written lately, by its keyed hash: counts and instants, never words.
import type { Db, TxClient } from '../../platform/db.ts';

export type Tally = {
  textsThisMinute: number;
  textsToday: number;
  isKnown: boolean;
  isBlocked: boolean;
  newcomers: number;
  sameWordsFrom: number;
  campaign: string;
  /** The day's automatic texts are spent. */
  isSpent: boolean;
};

/** Enough to know a campaign by; nobody needs the exact number of a thousand. */
const NEWCOMERS_COUNTED = 500;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SAME_WORDS_WITHIN_MS = 30 * MINUTE_MS;

/**
 * Counts one text of this phone and answers where it stands, in one statement, since every text
 * passes here. Lock: the phone's own row, until the transaction ends.
 * @param mark of the words, null when they are too few to compare
 */
export async function countText(
  db: TxClient,
  text: { phoneIndex: Uint8Array; mark: Uint8Array | null; at: Date },
): Promise<Tally> {
  const atMs = text.at.getTime();
  const rows = await db.sql<Tally>('count_text', COUNT_TEXT, [
    text.phoneIndex,
    text.at,
    new Date(atMs - MINUTE_MS),
    new Date(atMs - DAY_MS),
    text.mark,
    new Date(atMs - SAME_WORDS_WITHIN_MS),
  ]);
  return rows[0]!;
}

/** Texts found late are of their own minute and day, not of one that began after them. */
const IS_MINUTE = `(known.minute_start_at > $3 and known.minute_start_at < $2 + interval '1 minute')`;
const IS_DAY = `(known.day_start_at > $4 and known.day_start_at < $2 + interval '1 day')`;

const COUNT_TEXT = `with tally as (
    insert into sender_tally as known
      (phone_index, first_seen_at, minute_start_at, minute_count, day_start_at, day_count)
    values ($1, $2, $2, 1, $2, 1)
    on conflict (phone_index) do update set
      minute_count = case when ${IS_MINUTE} then known.minute_count + 1 else 1 end,
      minute_start_at = case when ${IS_MINUTE} then known.minute_start_at else $2 end,
      day_count = case when ${IS_DAY} then known.day_count + 1 else 1 end,
      day_start_at = case when ${IS_DAY} then known.day_start_at else $2 end
    returning minute_count, day_count, is_known, first_seen_at
  ), words as (
    insert into recent_words (mark, phone_index, at)
    select $5::bytea, $1, $2 where $5::bytea is not null
    on conflict (mark, phone_index) do update set at = excluded.at
  )
  select minute_count as "textsThisMinute", day_count as "textsToday",
    (is_known or first_seen_at < $4) as "isKnown",
    exists (
      select 1 from blocked_sender where phone_index = $1 and expires_at > $2
    ) as "isBlocked",
    (select count(*)::int from (
      select 1 from sender_tally where first_seen_at > $3 and first_seen_at <= $2 and not is_known
      limit ${NEWCOMERS_COUNTED}
    ) as lately) as newcomers,
    (select count(*)::int from (
      select 1 from recent_words where mark = $5::bytea and phone_index <> $1 and at > $6 limit 10
    ) as alike) as "sameWordsFrom",
    mode.campaign, coalesce(mode.spent_until_at > $2, false) as "isSpent"
  from tally cross join intake_mode as mode`;

/** A person answered: this phone is no newcomer any more, whatever else comes in. */
export function markSenderKnown(db: TxClient, phoneIndex: Uint8Array, at: Date): void {
  db.write(
    'mark_sender_known',
    `insert into sender_tally
       (phone_index, first_seen_at, is_known, minute_start_at, minute_count, day_start_at, day_count)
     values ($1, $2, true, $2, 0, $2, 0)
     on conflict (phone_index) do update set is_known = true`,
    [phoneIndex, at],
  );
}

/** Phones that nobody knew, first seen in the minute before `now`. No lock. */
export async function countNewcomers(db: Pick<Db, 'pool'>, now: Date): Promise<number> {
  const found = await db.pool.query<{ count: number }>({
    name: 'count_newcomers',
    text: `select count(*)::int as count from sender_tally
      where first_seen_at > $1 and first_seen_at <= $2 and not is_known`,
    values: [new Date(now.getTime() - MINUTE_MS), now],
  });
  return found.rows[0]?.count ?? 0;
}

/** Forgets phones not heard of since `quietSince`, and words sent before `wordsBefore`. */
export async function forgetOldTallies(
  db: Pick<Db, 'pool'>,
  quietSince: Date,
  wordsBefore: Date,
): Promise<void> {
  await db.pool.query('delete from sender_tally where day_start_at < $1', [quietSince]);
  await db.pool.query('delete from recent_words where at < $1', [wordsBefore]);
}

export type NewcomerReport = { id: string; isRepeated: boolean };

/**
 * Open reports that nobody holds, from phones that nobody knew, received since `since` and not in
 * the slow lane yet; and whether as many other phones sent the same words. No lock.
 */
export async function newcomerReportsSince(
  db: Pick<Db, 'pool'>,
  since: Date,
  sameWordsFrom: number,
): Promise<NewcomerReport[]> {
  const found = await db.pool.query<NewcomerReport>({
    name: 'newcomer_reports',
    text: `select report.id, exists (
        select 1 from recent_words as own
        where own.phone_index = report.phone_index and $2 <= (
          select count(*) from recent_words as other
          where other.mark = own.mark and other.phone_index <> own.phone_index
        )
      ) as "isRepeated"
      from report join sender_tally as tally on tally.phone_index = report.phone_index
      where report.status in ('new', 'collecting') and report.received_at > $1
        and tally.first_seen_at > $1 and not tally.is_known
        and not 'slow_lane' = any(report.flags)`,
    values: [since, sameWordsFrom],
  });
  return found.rows;
}
