// Writes the next migration: the SQL that takes a database from the schema of the last commit to
// prisma/schema.prisma as it is now: `npx node scripts/new-migration.ts add-incident`. A schema and
// its migration are committed together; read what this writes before you do.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { diffSchemas } from '../src/platform/migrations.ts';

const PROJECT = path.resolve(import.meta.dirname, '..');
const SCHEMA = 'prisma/schema.prisma';
const FOLDER = path.join(PROJECT, 'prisma/migrations');

async function sqlSinceLastCommit(): Promise<string> {
  const before = execFileSync('git', ['show', `HEAD:./${SCHEMA}`], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  const after = await readFile(path.join(PROJECT, SCHEMA), 'utf8');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'testigo-migration-'));
  // The server runs as another user than root, who must be able to walk in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, { settings: { fsync: 'off' } });
  try {
    return await diffSchemas(server.url, before, after);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sorts after those before it: `20261124193000_add_incident`. */
function directoryName(name: string, now: Date): string {
  const instant = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${instant}_${name.replaceAll('-', '_')}`;
}

const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9_-]*$/.test(name)) {
  console.error('A migration needs a name in small letters, such as add-incident');
  process.exit(1);
}
const sql = await sqlSinceLastCommit();
if (/^\s*(?:-- This is an empty migration\.\s*)?$/.test(sql)) {
  console.log('The schema says what it said at the last commit.');
} else {
  const directory = path.join(FOLDER, directoryName(name, new Date()));
  await mkdir(directory);
  await writeFile(path.join(directory, 'migration.sql'), sql);
  console.log(path.relative(process.cwd(), path.join(directory, 'migration.sql')));
}
