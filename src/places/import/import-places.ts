// A file's places take the place of those its last version brought, all at once or not at all: whoever
// looks something up meanwhile sees the old ones, and so does everybody when the file is no good.
import path from 'node:path';
import type { Deps } from '../../deps.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { RunSql } from '../../platform/transaction.ts';
import {
  deletePlaceSource,
  insertPlaceSource,
  lockPlaceData,
  setSourceCounts,
} from '../../records/place-data/place-source-store.ts';
import { sha256OfFiles } from '../../security/hash-file.ts';
import type { PlaceReader, PlaceRecord } from './place-records.ts';
import { BAD_SHARE_MAX, SHOWN_PROBLEMS_MAX } from './place-records.ts';
import type { Written } from './place-writer.ts';
import { createPlaceWriter } from './place-writer.ts';
import { openReader } from './open-reader.ts';
import { loadLocator, settleAgain } from './settle-surroundings.ts';
import { slugOf } from './slug.ts';

export type ImportDeps = Pick<Deps, 'db' | 'clock'>;

export type Imported = Written & {
  sourceId: string;
  kind: string;
  read: number;
  skipped: number;
  /** The first of what was skipped: `line 12: lat and lng are not degrees`. */
  problems: string[];
};

export type SourceToImport = Pick<PlaceReader, 'kind' | 'licence' | 'records'> & {
  id: string;
  fileName: string;
  sha256: Uint8Array;
};

const IMPORT_MS = 3_600_000;

/**
 * @param counties FIPS of those to keep; empty: everything in the file
 * @throws Error for a file that is not known, broken, empty, or of which more than 5 % is unusable
 */
export async function importPlaces(
  deps: ImportDeps,
  file: string,
  counties: readonly string[] = [],
): Promise<Imported> {
  const reader = openReader(file);
  const source = {
    ...reader,
    id: slugOf(path.basename(file)),
    fileName: path.basename(file),
    sha256: await sha256OfFiles([file]),
  };
  return inTransaction(deps.db, (tx) => importSource(tx.sql, deps, source, counties), IMPORT_MS);
}

/** Within the caller's transaction. */
export async function importSource(
  sql: RunSql,
  deps: Pick<Deps, 'clock'>,
  source: SourceToImport,
  counties: readonly string[],
): Promise<Imported> {
  await lockPlaceData(sql);
  await deletePlaceSource(sql, source.id);
  const { id, fileName, sha256, kind, licence } = source;
  const importedAt = deps.clock.now();
  await insertPlaceSource(sql, {
    id,
    fileName,
    sha256,
    kind,
    licence,
    importedAt,
    recordCount: 0,
    skippedCount: 0,
  });
  const locate = await loadLocator(sql);
  const writer = await createPlaceWriter(sql, { sourceId: id, locate, counties });
  const { read, problems, skipped } = await copy(source.records, (record) => writer.take(record));
  const written = await writer.finish();
  await setSourceCounts(sql, id, { recordCount: read, skippedCount: skipped });
  if (written.outlines > 0) await settleAgain(sql);
  return { sourceId: id, kind, read, skipped, problems, ...written };
}

async function copy(
  records: AsyncIterable<PlaceRecord>,
  take: (record: Exclude<PlaceRecord, { type: 'read' | 'bad' }>) => Promise<void>,
): Promise<Pick<Imported, 'read' | 'skipped' | 'problems'>> {
  const problems: string[] = [];
  let read = 0;
  let skipped = 0;
  for await (const record of records) {
    if (record.type === 'read') read += 1;
    else if (record.type === 'bad') {
      skipped += 1;
      if (problems.length < SHOWN_PROBLEMS_MAX) problems.push(`${record.at}: ${record.why}`);
    } else await take(record);
  }
  if (read + skipped === 0) throw new Error('the file holds nothing to import');
  if (skipped / (read + skipped) > BAD_SHARE_MAX) {
    const shown = problems.map((problem) => `\n  ${problem}`).join('');
    throw new Error(`${skipped} of ${read + skipped} records cannot be used, so none is:${shown}`);
  }
  return { read, skipped, problems };
}
