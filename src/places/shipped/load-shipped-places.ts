// What every network knows without importing anything: ZIP codes and cities around it, some public
// facts, and zones to begin with. Loaded after the start, once for each version of the files, by
// whichever node comes first; a network that imports its own streets keeps to those.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { sqlOf } from '../../platform/run-sql.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { RunSql } from '../../platform/transaction.ts';
import { replaceGazetteer } from '../../records/place-data/gazetteer-store.ts';
import type { PlaceSourceRow } from '../../records/place-data/place-source-store.ts';
import {
  deletePlaceSource,
  insertPlaceSource,
  listPlaceSources,
  lockPlaceData,
} from '../../records/place-data/place-source-store.ts';
import { replaceZips } from '../../records/place-data/zip-store.ts';
import { sha256OfFiles } from '../../security/hash-file.ts';
import { importSource } from '../import/import-source.ts';
import type { PlaceRecord } from '../import/place-records.ts';
import { readCsv } from '../import/read-csv.ts';
import { GAZETTEER_FILE, ZIP_FILE, readCountryTables } from './read-country-tables.ts';

type ShippedDeps = Pick<Deps, 'db' | 'clock' | 'config'>;

const FOLDER = path.resolve(import.meta.dirname, '../data');
const FACTS = ['intersections.csv', 'landmarks.csv', 'zones.json'].map((name) =>
  path.join(FOLDER, name),
);
const ZONES_FILE = path.join(FOLDER, 'zones.json');

/** Its rows in `zip` and `gazetteer` bear no source. */
export const TABLES_SOURCE = 'country-tables';
export const SHIPPED_SOURCE = 'shipped';
const LOAD_MS = 60_000;

/** @returns whether anything was loaded; changes nothing where all is there */
export async function loadShippedPlaces(deps: ShippedDeps): Promise<boolean> {
  const wanted = await digests(deps.config.NETWORK_COUNTIES);
  if (missing(wanted, await listPlaceSources(sqlOf(deps.db))).length === 0) return false;
  return inTransaction(
    deps.db,
    async ({ sql }) => {
      await lockPlaceData(sql);
      const due = missing(wanted, await listPlaceSources(sql));
      if (due.includes(TABLES_SOURCE)) await loadTables(sql, deps, wanted[TABLES_SOURCE]);
      if (due.includes(SHIPPED_SOURCE)) await loadFacts(sql, deps, wanted[SHIPPED_SOURCE]);
      return due.length > 0;
    },
    LOAD_MS,
  );
}

type Digests = Record<typeof TABLES_SOURCE | typeof SHIPPED_SOURCE, Uint8Array>;

async function digests(counties: readonly string[]): Promise<Digests> {
  return {
    [TABLES_SOURCE]: await sha256OfFiles([ZIP_FILE, GAZETTEER_FILE], counties.join(',')),
    [SHIPPED_SOURCE]: await sha256OfFiles(FACTS.filter((file) => existsSync(file))),
  };
}

/** Whoever removed the shipped facts and has others does not get them again. */
function missing(wanted: Digests, known: readonly PlaceSourceRow[]): (keyof Digests)[] {
  const isCurrent = (id: keyof Digests) =>
    known.some((source) => source.id === id && Buffer.from(source.sha256).equals(wanted[id]));
  const has = (id: string) => known.some((source) => source.id === id);
  const hasOwn = known.some(
    (source) => source.id !== TABLES_SOURCE && source.id !== SHIPPED_SOURCE,
  );
  return ([TABLES_SOURCE, SHIPPED_SOURCE] as const).filter((id) => {
    if (isCurrent(id)) return false;
    return id === TABLES_SOURCE || has(SHIPPED_SOURCE) || !hasOwn;
  });
}

async function loadTables(sql: RunSql, deps: ShippedDeps, sha256: Uint8Array): Promise<void> {
  const { zips, gazetteer } = await readCountryTables(deps.config.NETWORK_COUNTIES);
  await replaceZips(sql, zips);
  await replaceGazetteer(sql, gazetteer);
  await deletePlaceSource(sql, TABLES_SOURCE);
  await insertPlaceSource(sql, {
    id: TABLES_SOURCE,
    fileName: 'zip.tsv.gz, gazetteer.tsv.gz',
    sha256,
    kind: 'table',
    licence: 'GeoNames, CC BY 4.0; US Census Bureau, public domain',
    recordCount: zips.length + gazetteer.length,
    skippedCount: 0,
    importedAt: deps.clock.now(),
  });
}

async function loadFacts(sql: RunSql, deps: ShippedDeps, sha256: Uint8Array): Promise<void> {
  await importSource(
    sql,
    deps,
    {
      id: SHIPPED_SOURCE,
      fileName: FACTS.map((file) => path.basename(file)).join(', '),
      sha256,
      kind: 'csv',
      licence: 'public facts, written by hand',
      records: readFacts(),
    },
    [],
  );
}

async function* readFacts(): AsyncGenerator<PlaceRecord> {
  for (const file of FACTS) {
    if (!existsSync(file)) continue;
    if (file === ZONES_FILE) yield* await readZones();
    else yield* readCsv(file);
  }
}

const Zones = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    zips: z.array(z.string().regex(/^\d{5}$/)).min(1),
  }),
);

async function readZones(): Promise<PlaceRecord[]> {
  const zones = Zones.parse(JSON.parse(await readFile(ZONES_FILE, 'utf8')));
  return zones.flatMap((zone) => [
    { type: 'zone' as const, ...zone, polygon: null },
    { type: 'read' as const },
  ]);
}
