// Places that people name: shops, schools, courts, stations.
import type { RunSql } from '../../platform/transaction.ts';

export type LandmarkRow = {
  id: number;
  name: string;
  /** The name in normal form. */
  key: string;
  kind: string;
  city: string | null;
  lat: number;
  lng: number;
};

/** The first id that nobody has; hold the lock of place data from here on. */
export async function nextLandmarkId(sql: RunSql): Promise<number> {
  const [row] = await sql<{ next: number }>(
    'next_landmark_id',
    'select coalesce(max(id), 0) + 1 as next from landmark',
    [],
  );
  return row?.next ?? 1;
}

export async function insertLandmarks(
  sql: RunSql,
  sourceId: string,
  rows: readonly LandmarkRow[],
): Promise<void> {
  await sql(
    'insert_landmarks',
    `insert into landmark (source_id, id, name, key, kind, city, lat, lng)
     select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::float8[])`,
    [
      sourceId,
      rows.map((row) => row.id),
      rows.map((row) => row.name),
      rows.map((row) => row.key),
      rows.map((row) => row.kind),
      rows.map((row) => row.city),
      rows.map((row) => row.lat),
      rows.map((row) => row.lng),
    ],
  );
}

const COLUMNS = 'id, name, key, kind, city, lat, lng';
const FOUND_MAX = 200;

/**
 * Those whose key is one of these, or begins with one and a space.
 * @param box absent: anywhere
 */
export async function findLandmarks(
  sql: RunSql,
  keys: readonly string[],
  box?: { south: number; west: number; north: number; east: number },
): Promise<LandmarkRow[]> {
  return sql<LandmarkRow>(
    'find_landmarks',
    `select distinct ${COLUMNS} from unnest($1::text[]) as asked
     join landmark on key = asked or (key >= asked || ' ' and key < asked || '!')
     where $2::float8 is null or point(lng, lat) <@ box(point($3, $2), point($5, $4))
     order by key, id limit ${FOUND_MAX}`,
    [keys, box?.south ?? null, box?.west ?? null, box?.north ?? null, box?.east ?? null],
  );
}

/** In no order. */
export async function listLandmarksIn(
  sql: RunSql,
  box: { south: number; west: number; north: number; east: number },
): Promise<{ id: number; name: string; city: string | null; lat: number; lng: number }[]> {
  return sql(
    'list_landmarks_in',
    `select id, name, city, lat, lng from landmark
     where point(lng, lat) <@ box(point($2, $1), point($4, $3))`,
    [box.south, box.west, box.north, box.east],
  );
}
