// Streets by their keys: full, bare, or spelt alike.
import type { RunSql } from '../../platform/transaction.ts';

export type StreetRow = {
  id: number;
  name: string;
  fullKey: string;
  bareKey: string;
  number: number | null;
  leadType: string | null;
};

/** The first id that nobody has; hold the lock of place data from here on. */
export async function nextStreetId(sql: RunSql): Promise<number> {
  const [row] = await sql<{ next: number }>(
    'next_street_id',
    'select coalesce(max(id), 0) + 1 as next from street',
    [],
  );
  return row?.next ?? 1;
}

export async function insertStreets(
  sql: RunSql,
  sourceId: string,
  rows: readonly StreetRow[],
): Promise<void> {
  await sql(
    'insert_streets',
    `insert into street (source_id, id, name, full_key, bare_key, number, lead_type)
     select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[])`,
    [
      sourceId,
      rows.map((row) => row.id),
      rows.map((row) => row.name),
      rows.map((row) => row.fullKey),
      rows.map((row) => row.bareKey),
      rows.map((row) => row.number),
      rows.map((row) => row.leadType),
    ],
  );
}

const COLUMNS = `id, name, full_key as "fullKey", bare_key as "bareKey", number, lead_type as "leadType"`;

export async function findStreets(sql: RunSql, keys: readonly string[]): Promise<StreetRow[]> {
  return sql<StreetRow>(
    'find_streets',
    `select ${COLUMNS} from street where full_key = any($1)
     union select ${COLUMNS} from street where bare_key = any($1)`,
    [keys],
  );
}

/** Whether this database has the extension that finds misspelt names by an index. */
export async function hasTrigrams(sql: RunSql): Promise<boolean> {
  const [row] = await sql<{ found: boolean }>(
    'has_trigrams',
    `select exists (select 1 from pg_extension where extname = 'pg_trgm') as found`,
    [],
  );
  return row?.found ?? false;
}

/** By trigrams, at a similarity of 0.3 and above. Needs the extension. */
export async function findStreetsAlike(
  sql: RunSql,
  bareKeys: readonly string[],
): Promise<StreetRow[]> {
  return sql<StreetRow>(
    'find_streets_alike',
    `select distinct ${COLUMNS} from unnest($1::text[]) as asked join street on bare_key % asked`,
    [bareKeys],
  );
}

/** All of about this length, for a database without the extension: the caller compares them. */
export async function findStreetsOfLength(
  sql: RunSql,
  bareKeys: readonly string[],
): Promise<StreetRow[]> {
  return sql<StreetRow>(
    'find_streets_of_length',
    `select ${COLUMNS} from street where exists (
       select 1 from unnest($1::text[]) as asked
       where abs(length(asked) - length(bare_key)) <= 2
         and (left(asked, 1) = left(bare_key, 1) or right(asked, 2) = right(bare_key, 2)))`,
    [bareKeys],
  );
}
