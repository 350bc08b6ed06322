// The next entries of the log with the reports they are about, in one trip to the database: each
// change waits here on its way to every board.
import type { Deps } from '../deps.ts';
import type { FeedReading } from '../platform/feed-log.ts';
import { readFeed } from '../platform/feed-log.ts';
import { together } from '../platform/run-sql.ts';
import type { ReportSubject } from '../records/report/report-feed-store.ts';
import { findReportsAfter } from '../records/report/report-feed-store.ts';

export type LogReading = FeedReading & {
  /** Each at least as new as the entries about it. */
  reports: ReportSubject[];
};

export async function readLog(
  { db, keyring }: Pick<Deps, 'db' | 'keyring'>,
  afterSeq: number,
  limit: number,
): Promise<LogReading> {
  const [feed, reports] = await together(db, (sql) =>
    Promise.all([
      readFeed(db, sql, afterSeq, limit),
      findReportsAfter(sql, keyring, afterSeq, limit),
    ]),
  );
  return { ...feed, reports };
}
