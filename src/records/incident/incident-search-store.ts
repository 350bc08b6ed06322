// Looking for incidents by what stands in the open of them, and counting them by place and day.
import type { HistoryAnswer } from '../../contract/search.ts';
import type { Verification } from '../../contract/incident-statuses.ts';
import type { Db } from '../../platform/db.ts';

export type IncidentFilter = {
  code?: string;
  isOpen?: boolean;
  verifications?: readonly Verification[];
  /** How its name begins, small letters. */
  city?: string;
  zip?: string;
  zoneId?: string;
  day?: string;
  timeZone: string;
  limit: number;
};

/** Where it is: its own word, else that of the first of its reports that knows. */
const AREA = `coalesce(incident.city, told.city) as city, coalesce(incident.zip, told.zip) as zip,
    case when incident.zone_ids = '{}' then coalesce(told.zone_ids, '{}')
      else incident.zone_ids end as zone_ids
  from incident left join lateral (
    select report.place_city as city, report.place_zip as zip, report.zone_ids
    from incident_report link join report on report.id = link.report_id
    where link.incident_id = incident.id and link.unlinked_at is null
      and (report.place_city is not null or report.place_zip is not null)
    order by report.number limit 1
  ) told on true`;

/** Newest first; `isCut` when there are more than `limit`. No lock. */
export async function searchIncidentIds(
  db: Pick<Db, 'pool'>,
  filter: IncidentFilter,
): Promise<{ ids: string[]; isCut: boolean }> {
  const found = await db.pool.query<{ id: string }>({
    name: 'search_incidents',
    text: `select id from (select incident.id, incident.number, incident.code, incident.closed_at,
          incident.verification, incident.opened_at, ${AREA}) as incident
      where ($1::text is null or code = $1)
        and ($2::boolean is null or (closed_at is null) = $2)
        and ($3::text[] is null or verification = any($3))
        and ($4::text is null or starts_with(lower(city), $4))
        and ($5::text is null or zip = $5)
        and ($6::text is null or $6 = any(zone_ids))
        and ($7::date is null or (opened_at at time zone $8)::date = $7)
      order by number desc limit $9`,
    values: [
      filter.code ?? null,
      filter.isOpen ?? null,
      filter.verifications ?? null,
      filter.city ?? null,
      filter.zip ?? null,
      filter.zoneId ?? null,
      filter.day ?? null,
      filter.timeZone,
      filter.limit + 1,
    ],
  });
  const ids = found.rows.map((row) => row.id);
  return { ids: ids.slice(0, filter.limit), isCut: ids.length > filter.limit };
}

export type HistorySpan = {
  by: 'city' | 'zip' | 'zone';
  from: string;
  to: string;
  place: string | null;
  timeZone: string;
};

const PLACES: Readonly<Record<HistorySpan['by'], { report: string; incident: string }>> = {
  city: { report: 'array[place_city]', incident: 'array[city]' },
  zip: { report: 'array[place_zip]', incident: 'array[zip]' },
  zone: {
    report: `case when zone_ids = '{}' then array[null::text] else zone_ids end`,
    incident: `case when zone_ids = '{}' then array[null::text] else zone_ids end`,
  },
};

/** A merged or withdrawn incident is none; what lies in two zones counts in both. */
export async function countByPlaceAndDay(
  db: Pick<Db, 'pool'>,
  span: HistorySpan,
): Promise<HistoryAnswer['items']> {
  const { report, incident } = PLACES[span.by];
  const found = await db.pool.query<HistoryAnswer['items'][number]>({
    name: `history_by_${span.by}`,
    text: `with happened as (
        select place, (received_at at time zone $3)::date as day, kind, null as verification
        from report cross join unnest(${report}) as place
        where status <> 'purged'
        union all
        select place, (opened_at at time zone $3)::date, 'incident', verification
        from (select incident.opened_at, incident.verification, incident.closed_as, ${AREA}) as incident
        cross join unnest(${incident}) as place
        where closed_as is null or closed_as = 'ended'
      )
      select place, to_char(day, 'YYYY-MM-DD') as day,
        (count(*) filter (where kind = 'sighting'))::int as sightings,
        (count(*) filter (where kind = 'arrest'))::int as arrests,
        (count(*) filter (where kind not in ('sighting', 'arrest', 'incident')))::int as "otherReports",
        (count(*) filter (where kind = 'incident'))::int as incidents,
        (count(*) filter (where verification = 'confirmed'))::int as confirmed,
        (count(*) filter (where verification = 'unfounded'))::int as unfounded
      from happened
      where day between $1::date and $2::date and ($4::text is null or lower(place) = lower($4))
      group by place, day order by day desc, place nulls last limit 2000`,
    values: [span.from, span.to, span.timeZone, span.place],
  });
  return found.rows;
}
