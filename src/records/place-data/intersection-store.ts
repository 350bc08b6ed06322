// Where streets cross, and what is known of each crossing's city and ZIP code.
import type { RunSql } from '../../platform/transaction.ts';

export type KnownBy = 'text' | 'polygon' | 'gazetteer' | 'zip' | 'inferred';
export type ZipKnownBy = 'text' | 'polygon' | 'inferred';

export type IntersectionRow = {
  id: number;
  streetA: number;
  streetB: number;
  city: string | null;
  citySource: KnownBy | null;
  zip: string | null;
  zipSource: ZipKnownBy | null;
  lat: number;
  lng: number;
};

/** The first id that nobody has; hold the lock of place data from here on. */
export async function nextIntersectionId(sql: RunSql): Promise<number> {
  const [row] = await sql<{ next: number }>(
    'next_intersection_id',
    'select coalesce(max(id), 0) + 1 as next from intersection',
    [],
  );
  return row?.next ?? 1;
}

export async function insertIntersections(
  sql: RunSql,
  sourceId: string,
  rows: readonly IntersectionRow[],
): Promise<void> {
  await sql(
    'insert_intersections',
    `insert into intersection (source_id, id, street_a, street_b, city, city_source, zip, zip_source, lat, lng)
     select $1, * from unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::float8[], $10::float8[])`,
    [
      sourceId,
      rows.map((row) => row.id),
      rows.map((row) => Math.min(row.streetA, row.streetB)),
      rows.map((row) => Math.max(row.streetA, row.streetB)),
      rows.map((row) => row.city),
      rows.map((row) => row.citySource),
      rows.map((row) => row.zip),
      rows.map((row) => row.zipSource),
      rows.map((row) => row.lat),
      rows.map((row) => row.lng),
    ],
  );
}

const COLUMNS = `id, street_a as "streetA", street_b as "streetB", city, city_source as "citySource",
  zip, zip_source as "zipSource", lat, lng`;

/** Of each pair of streets, in whichever order. */
export async function findIntersections(
  sql: RunSql,
  pairs: readonly (readonly [number, number])[],
): Promise<IntersectionRow[]> {
  return sql<IntersectionRow>(
    'find_intersections',
    `select ${COLUMNS} from unnest($1::int[], $2::int[]) as asked (a, b)
     join intersection on street_a = a and street_b = b`,
    [pairs.map((pair) => Math.min(...pair)), pairs.map((pair) => Math.max(...pair))],
  );
}

export type Stretch = {
  streetId: number;
  city: string | null;
  lat: number;
  lng: number;
  south: number;
  west: number;
  north: number;
  east: number;
};

/** All crossings of one street inside one city, drawn together. */
export async function findStretches(sql: RunSql, streetIds: readonly number[]): Promise<Stretch[]> {
  return sql<Stretch>(
    'find_stretches',
    `select "streetId", city, avg(lat) as lat, avg(lng) as lng, min(lat) as south, min(lng) as west,
       max(lat) as north, max(lng) as east
     from (
       select street_a as "streetId", city, lat, lng from intersection where street_a = any($1)
       union all
       select street_b, city, lat, lng from intersection where street_b = any($1)
     ) as crossing
     group by "streetId", city`,
    [streetIds],
  );
}

/** In order of their ids; `afterId` 0 begins. Only those whose city or ZIP nobody wrote down. */
export async function pageOfUntoldIntersections(
  sql: RunSql,
  afterId: number,
  limit: number,
): Promise<IntersectionRow[]> {
  return sql<IntersectionRow>(
    'page_of_untold_intersections',
    `select ${COLUMNS} from intersection
     where id > $1 and (city_source is distinct from 'text' or zip_source is distinct from 'text')
     order by id limit $2`,
    [afterId, limit],
  );
}

type Told = Pick<IntersectionRow, 'id' | 'city' | 'citySource' | 'zip' | 'zipSource'>;

export async function tellIntersections(sql: RunSql, rows: readonly Told[]): Promise<void> {
  await sql(
    'tell_intersections',
    `update intersection set city = told.city, city_source = told.city_source, zip = told.zip,
       zip_source = told.zip_source
     from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[])
       as told (id, city, city_source, zip, zip_source)
     where intersection.id = told.id`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.city),
      rows.map((row) => row.citySource),
      rows.map((row) => row.zip),
      rows.map((row) => row.zipSource),
    ],
  );
}

type Box = { south: number; west: number; north: number; east: number };

/** In no order. */
export async function listIntersectionsIn(
  sql: RunSql,
  box: Box,
): Promise<{ id: number; name: string; city: string | null; lat: number; lng: number }[]> {
  return sql(
    'list_intersections_in',
    `select intersection.id, one.name || ' & ' || other.name as name, city, lat, lng
     from intersection join street as one on one.id = street_a join street as other on other.id = street_b
     where point(lng, lat) <@ box(point($2, $1), point($4, $3))`,
    [box.south, box.west, box.north, box.east],
  );
}
