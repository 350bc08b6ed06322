// Which files the public facts about places came from; forgetting a file forgets what it brought.
import type { RunSql } from '../../platform/transaction.ts';

export type PlaceSourceRow = {
  /** `shipped`, or the file's name as a slug. */
  id: string;
  fileName: string;
  sha256: Uint8Array;
  kind: string;
  licence: string;
  recordCount: number;
  skippedCount: number;
  importedAt: Date;
};

/** Lock: all who load place data, until the transaction ends; ids are given out under it. */
export async function lockPlaceData(sql: RunSql): Promise<void> {
  await sql('lock_place_data', `select pg_advisory_xact_lock(hashtext('place data'))`, []);
}

export async function insertPlaceSource(sql: RunSql, row: PlaceSourceRow): Promise<void> {
  await sql(
    'insert_place_source',
    `insert into place_source (id, file_name, sha256, kind, licence, record_count, skipped_count, imported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      row.id,
      row.fileName,
      row.sha256,
      row.kind,
      row.licence,
      row.recordCount,
      row.skippedCount,
      row.importedAt,
    ],
  );
}

export async function setSourceCounts(
  sql: RunSql,
  id: string,
  counts: Pick<PlaceSourceRow, 'recordCount' | 'skippedCount'>,
): Promise<void> {
  await sql(
    'set_source_counts',
    'update place_source set record_count = $2, skipped_count = $3 where id = $1',
    [id, counts.recordCount, counts.skippedCount],
  );
}

/** With everything that came from it. @returns whether there was one */
export async function deletePlaceSource(sql: RunSql, id: string): Promise<boolean> {
  const gone = await sql(
    'delete_place_source',
    'delete from place_source where id = $1 returning id',
    [id],
  );
  return gone.length > 0;
}

export async function findPlaceSource(sql: RunSql, id: string): Promise<PlaceSourceRow | null> {
  return (await list(sql, id))[0] ?? null;
}

/** In the order of their ids. */
export async function listPlaceSources(sql: RunSql): Promise<PlaceSourceRow[]> {
  return list(sql, null);
}

async function list(sql: RunSql, id: string | null): Promise<PlaceSourceRow[]> {
  return sql<PlaceSourceRow>(
    'list_place_sources',
    `select id, file_name as "fileName", sha256, kind, licence, record_count as "recordCount",
       skipped_count as "skippedCount", imported_at as "importedAt"
     from place_source where $1::text is null or id = $1 order by id`,
    [id],
  );
}
