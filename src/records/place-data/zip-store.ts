// ZIP codes: the postal city, the county, and a point inside.
import type { RunSql } from '../../platform/transaction.ts';

export type ZipRow = {
  code: string;
  /** The post's city, which need not be the town. */
  postalCity: string;
  /** Five digits: state and county. */
  countyFips: string;
  state: string;
  lat: number;
  lng: number;
  /** False: post office boxes and the like. */
  hasArea: boolean;
};

/** Takes the place of all that were there. */
export async function replaceZips(sql: RunSql, rows: readonly ZipRow[]): Promise<void> {
  await sql('delete_zips', 'delete from zip', []);
  await sql(
    'insert_zips',
    `insert into zip (code, postal_city, county_fips, state, lat, lng, has_area)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::bool[])`,
    [
      rows.map((row) => row.code),
      rows.map((row) => row.postalCity),
      rows.map((row) => row.countyFips),
      rows.map((row) => row.state),
      rows.map((row) => row.lat),
      rows.map((row) => row.lng),
      rows.map((row) => row.hasArea),
    ],
  );
}

const COLUMNS = `code, postal_city as "postalCity", county_fips as "countyFips", state, lat, lng,
  has_area as "hasArea"`;

export async function findZips(sql: RunSql, codes: readonly string[]): Promise<ZipRow[]> {
  return sql<ZipRow>('find_zips', `select ${COLUMNS} from zip where code = any($1)`, [codes]);
}

export async function listZipsWithArea(sql: RunSql): Promise<ZipRow[]> {
  return sql<ZipRow>('list_zips_with_area', `select ${COLUMNS} from zip where has_area`, []);
}

/** The ZIP with an area whose point is nearest to each, with the position of what was asked. */
export async function nearestZips(
  sql: RunSql,
  points: readonly { lat: number; lng: number }[],
): Promise<(ZipRow & { position: number })[]> {
  return sql<ZipRow & { position: number }>(
    'nearest_zips',
    `select near.*, asked.position::int from
       unnest($1::float8[], $2::float8[]) with ordinality as asked (asked_lat, asked_lng, position)
     cross join lateral (
       select ${COLUMNS} from (
         select * from zip where has_area
         order by point(lng, lat) <-> point(asked_lng, asked_lat) limit 8
       ) as around
       order by power(lat - asked_lat, 2) + power((lng - asked_lng) * cosd(asked_lat), 2) limit 1
     ) as near`,
    [points.map((point) => point.lat), points.map((point) => point.lng)],
  );
}
