// The parts of the network's area, by ZIP codes and outlines.
import type { RunSql } from '../../platform/transaction.ts';
import type { OutlineShape } from './place-outline-store.ts';

export type ZoneRow = {
  id: string;
  name: string;
  zips: string[];
  polygon: OutlineShape | null;
  /** Of the outline: south, west, north, east; empty without one. */
  bbox: number[];
};

/** A zone of this id that another source brought is replaced; what ships replaces no zone of the network's. */
export async function putZones(
  sql: RunSql,
  sourceId: string,
  rows: readonly ZoneRow[],
): Promise<void> {
  for (const row of rows) {
    await sql(
      'put_zone',
      `insert into zone (id, name, zips, polygon, bbox, source_id) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set name = excluded.name, zips = excluded.zips,
         polygon = excluded.polygon, bbox = excluded.bbox, source_id = excluded.source_id
       where excluded.source_id <> 'shipped'`,
      [row.id, row.name, row.zips, row.polygon && JSON.stringify(row.polygon), row.bbox, sourceId],
    );
  }
}

export async function listZones(sql: RunSql): Promise<ZoneRow[]> {
  return sql<ZoneRow>(
    'list_zones',
    'select id, name, zips, polygon, bbox from zone order by id',
    [],
  );
}
