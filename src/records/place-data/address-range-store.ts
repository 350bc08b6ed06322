// Which house numbers stand along which stretch of a street.
import type { RunSql } from '../../platform/transaction.ts';

export type AddressRangeRow = {
  id: number;
  streetId: number;
  low: number;
  high: number;
  side: 'left' | 'right';
  zip: string | null;
  lat: number;
  lng: number;
};

/** The first id that nobody has; hold the lock of place data from here on. */
export async function nextAddressRangeId(sql: RunSql): Promise<number> {
  const [row] = await sql<{ next: number }>(
    'next_address_range_id',
    'select coalesce(max(id), 0) + 1 as next from address_range',
    [],
  );
  return row?.next ?? 1;
}

export async function insertAddressRanges(
  sql: RunSql,
  sourceId: string,
  rows: readonly AddressRangeRow[],
): Promise<void> {
  await sql(
    'insert_address_ranges',
    `insert into address_range (source_id, id, street_id, low, high, side, zip, lat, lng)
     select $1, * from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[],
       $8::float8[], $9::float8[])`,
    [
      sourceId,
      rows.map((row) => row.id),
      rows.map((row) => row.streetId),
      rows.map((row) => row.low),
      rows.map((row) => row.high),
      rows.map((row) => row.side),
      rows.map((row) => row.zip),
      rows.map((row) => row.lat),
      rows.map((row) => row.lng),
    ],
  );
}

export async function findAddressRanges(
  sql: RunSql,
  streetIds: readonly number[],
  number: number,
): Promise<AddressRangeRow[]> {
  return sql<AddressRangeRow>(
    'find_address_ranges',
    `select id, street_id as "streetId", low, high, side, zip, lat, lng from address_range
     where street_id = any($1) and low <= $2 and high >= $2 order by high - low, id`,
    [streetIds, number],
  );
}
