// Cities and neighbourhoods, by name and by where they are.
import type { RunSql } from '../../platform/transaction.ts';

export type GazetteerRow = {
  id: number;
  name: string;
  /** The name in normal form. */
  key: string;
  kind: 'city' | 'neighbourhood';
  countyFips: string | null;
  lat: number;
  lng: number;
  population: number;
};

/** Takes the place of all that were there. */
export async function replaceGazetteer(sql: RunSql, rows: readonly GazetteerRow[]): Promise<void> {
  await sql('delete_gazetteer', 'delete from gazetteer', []);
  await sql(
    'insert_gazetteer',
    `insert into gazetteer (id, name, key, kind, county_fips, lat, lng, population)
     select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::float8[], $8::int[])`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.name),
      rows.map((row) => row.key),
      rows.map((row) => row.kind),
      rows.map((row) => row.countyFips),
      rows.map((row) => row.lat),
      rows.map((row) => row.lng),
      rows.map((row) => row.population),
    ],
  );
}

const COLUMNS = `id, name, key, kind, county_fips as "countyFips", lat, lng, population`;

export async function findGazetteer(sql: RunSql, keys: readonly string[]): Promise<GazetteerRow[]> {
  return sql<GazetteerRow>(
    'find_gazetteer',
    `select ${COLUMNS} from gazetteer where key = any($1) order by population desc, id`,
    [keys],
  );
}

export async function listCities(sql: RunSql): Promise<GazetteerRow[]> {
  return sql<GazetteerRow>(
    'list_cities',
    `select ${COLUMNS} from gazetteer where kind = 'city'`,
    [],
  );
}

/** The city whose point is nearest to each, with the position of what was asked. */
export async function nearestCities(
  sql: RunSql,
  points: readonly { lat: number; lng: number }[],
): Promise<(GazetteerRow & { position: number })[]> {
  return sql<GazetteerRow & { position: number }>(
    'nearest_cities',
    `select near.*, asked.position::int from
       unnest($1::float8[], $2::float8[]) with ordinality as asked (asked_lat, asked_lng, position)
     cross join lateral (
       select ${COLUMNS} from (
         select * from gazetteer where kind = 'city'
         order by point(lng, lat) <-> point(asked_lng, asked_lat) limit 8
       ) as around
       order by power(lat - asked_lat, 2) + power((lng - asked_lng) * cosd(asked_lat), 2) limit 1
     ) as near`,
    [points.map((point) => point.lat), points.map((point) => point.lng)],
  );
}
