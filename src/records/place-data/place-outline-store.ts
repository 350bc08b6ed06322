// Outlines of cities and ZIP codes.
import type { RunSql } from '../../platform/transaction.ts';

/** GeoJSON's coordinates: longitude first. */
export type OutlineShape =
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] };

export type PlaceOutlineRow = {
  id: number;
  kind: 'city' | 'zip';
  /** The city's name, the ZIP code. */
  name: string;
  polygon: OutlineShape;
  /** south, west, north, east */
  bbox: number[];
};

/** The first id that nobody has; hold the lock of place data from here on. */
export async function nextOutlineId(sql: RunSql): Promise<number> {
  const [row] = await sql<{ next: number }>(
    'next_outline_id',
    'select coalesce(max(id), 0) + 1 as next from place_outline',
    [],
  );
  return row?.next ?? 1;
}

export async function insertOutline(
  sql: RunSql,
  sourceId: string,
  row: PlaceOutlineRow,
): Promise<void> {
  await sql(
    'insert_outline',
    `insert into place_outline (id, kind, name, polygon, bbox, source_id) values ($1, $2, $3, $4, $5, $6)`,
    [row.id, row.kind, row.name, JSON.stringify(row.polygon), row.bbox, sourceId],
  );
}

export async function listOutlines(sql: RunSql): Promise<PlaceOutlineRow[]> {
  return sql<PlaceOutlineRow>(
    'list_outlines',
    'select id, kind, name, polygon, bbox from place_outline order by id',
    [],
  );
}
