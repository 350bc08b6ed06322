// A file's places take the place of those its last version brought, all at once or not at all: whoever
// looks something up meanwhile sees the old ones, and so does everybody when the file is no good.
import path from 'node:path';
import type { Deps } from '../../deps.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { sha256OfFiles } from '../../security/hash-file.ts';
import type { Imported } from './import-source.ts';
import { importSource } from './import-source.ts';
import { openReader } from './open-reader.ts';
import { slugOf } from './slug.ts';

export type ImportDeps = Pick<Deps, 'db' | 'clock'>;

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
