// One source's records take the place of what it brought before, within the caller's transaction: all
// of it or nothing, and nothing where too much of it cannot be used.
import type { Deps } from '../../deps.ts';
import type { RunSql } from '../../platform/transaction.ts';
import {
  deletePlaceSource,
  insertPlaceSource,
  lockPlaceData,
  setSourceCounts,
} from '../../records/place-data/place-source-store.ts';
import type { PlaceReader, PlaceRecord } from './place-records.ts';
import { BAD_SHARE_MAX, SHOWN_PROBLEMS_MAX } from './place-records.ts';
import type { Written } from './place-writer.ts';
import { createPlaceWriter } from './place-writer.ts';
import { loadLocator, settleAgain } from './settle-surroundings.ts';

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

/** @throws Error for a source that is empty, or of which more than 5 % is unusable */
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
