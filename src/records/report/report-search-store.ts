// Looking for reports by what stands in the open of them. What is sealed cannot be looked for: the
// database does not have it.
import type { Priority, ReportChannel, ReportKind, ReportStatus } from '../../contract/statuses.ts';
import type { Db } from '../../platform/db.ts';

export type ReportFilter = {
  /** Those that the viewer may know of. */
  kinds: readonly ReportKind[];
  statuses: readonly ReportStatus[];
  number?: number;
  priorities?: readonly Priority[];
  channels?: readonly ReportChannel[];
  /** All of these. */
  flags?: readonly string[];
  /** How its name begins, small letters. */
  city?: string;
  zip?: string;
  zoneId?: string;
  /** A day by the network's clock, `2026-03-02`. */
  day?: string;
  receivedFrom?: Date;
  receivedTo?: Date;
  timeZone: string;
  limit: number;
};

/** Newest first; `isCut` when there are more than `limit`. No lock. */
export async function searchReportIds(
  db: Pick<Db, 'pool'>,
  filter: ReportFilter,
): Promise<{ ids: string[]; isCut: boolean }> {
  const found = await db.pool.query<{ id: string }>({
    name: 'search_reports',
    text: `select id from report
      where kind = any($1::text[]) and status = any($2::text[])
        and ($3::int is null or number = $3)
        and ($4::text[] is null or priority = any($4))
        and ($5::text[] is null or channel = any($5))
        and ($6::text[] is null or flags @> $6)
        and ($7::text is null or starts_with(lower(place_city), $7))
        and ($8::text is null or place_zip = $8)
        and ($9::text is null or $9 = any(zone_ids))
        and ($10::date is null or (received_at at time zone $11)::date = $10)
        and ($12::timestamptz is null or received_at >= $12)
        and ($13::timestamptz is null or received_at <= $13)
      order by number desc limit $14`,
    values: [
      filter.kinds,
      filter.statuses,
      filter.number ?? null,
      filter.priorities ?? null,
      filter.channels ?? null,
      filter.flags ?? null,
      filter.city ?? null,
      filter.zip ?? null,
      filter.zoneId ?? null,
      filter.day ?? null,
      filter.timeZone,
      filter.receivedFrom ?? null,
      filter.receivedTo ?? null,
      filter.limit + 1,
    ],
  });
  const ids = found.rows.map((row) => row.id);
  return { ids: ids.slice(0, filter.limit), isCut: ids.length > filter.limit };
}
