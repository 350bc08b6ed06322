// A database of one's own and a folder for small real files to import.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Db } from '../../../src/platform/db.ts';
import { createDb } from '../../../src/platform/db.ts';
import { sqlOf } from '../../../src/platform/run-sql.ts';
import type { RunSql } from '../../../src/platform/transaction.ts';
import type { Imported } from '../../../src/places/import/import-source.ts';
import { importPlaces } from '../../../src/places/import/import-places.ts';
import { createTableIndex } from '../../../src/places/table-index.ts';
import type { IntersectionRecord, PlaceIndex } from '../../../src/places/place-types.ts';
import { createTestDatabase } from '../../harness/test-database.ts';

export const NOW = new Date('2026-11-24T12:00:00.000Z');

export type ImportFixture = {
  db: Db;
  deps: { db: Db; clock: { now(): Date } };
  sql: RunSql;
  index: PlaceIndex;
  file(name: string): string;
  write(name: string, text: string): Promise<string>;
  import(file: string, counties?: string[]): Promise<Imported>;
  /** Where streets of these keys cross. */
  corner(one: string, other: string): Promise<IntersectionRecord[]>;
  count(table: string): Promise<number>;
  close(): Promise<void>;
};

export async function openImportFixture(): Promise<ImportFixture> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'testigo-places-'));
  const db = createDb(database.url);
  const deps = { db, clock: { now: () => NOW } };
  const index = createTableIndex(sqlOf(db));
  const file = (name: string) => path.join(folder, name);
  return {
    db,
    deps,
    sql: sqlOf(db),
    index,
    file,
    write: async (name, text) => {
      await writeFile(file(name), text);
      return file(name);
    },
    import: (name, counties) => importPlaces(deps, name, counties),
    corner: async (one, other) => {
      const ids = async (key: string) =>
        (await index.streetsByKey([key])).map((street) => street.id);
      const [left, right] = [await ids(one), await ids(other)];
      return index.intersectionsOf(left.flatMap((a) => right.map((b) => [a, b] as const)));
    },
    count: async (table) => {
      const found = await db.pool.query<{ count: number }>(
        `select count(*)::int as count from ${table}`,
      );
      return found.rows[0]?.count ?? 0;
    },
    close: async () => {
      await db.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
