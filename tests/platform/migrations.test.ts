import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/platform/migrations.ts';
import type { TestDatabase } from '../harness/test-database.ts';
import { createTestDatabase } from '../harness/test-database.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

const COLUMNS = `
  select concat_ws(' ', table_name, column_name, udt_name, is_nullable, datetime_precision::text,
    coalesce(column_default, 'no default')) as line
  from information_schema.columns
  where table_schema = 'public' and table_name <> '_prisma_migrations'`;
const KEYS_AND_INDEXES = `
  select indexdef as line from pg_indexes
  where schemaname = 'public' and tablename <> '_prisma_migrations'
  union all
  select concat_ws(' ', conrelid::regclass::text, conname, pg_get_constraintdef(oid))
  from pg_constraint
  where contype in ('p', 'u', 'f') and conrelid::regclass::text <> '_prisma_migrations'`;

let migrated: TestDatabase;
let fromSchema: TestDatabase;

/** In a process of its own: the test runner has no import.meta.resolve, which finds the engine. */
async function sqlOfSchema(): Promise<string> {
  const script = `import { readFile } from 'node:fs/promises';
    import { diffSchemas } from './src/platform/migrations.ts';
    const schema = await readFile('prisma/schema.prisma', 'utf8');
    process.stdout.write(await diffSchemas(process.argv[1], null, schema));
    process.exit(0);`;
  const flags = ['--input-type=module-typescript', '--eval', script, migrated.url];
  const done = await promisify(execFile)(process.execPath, flags, { cwd: PROJECT });
  return done.stdout;
}

async function linesOf(database: TestDatabase, query: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const found = await client.query<{ line: string }>(query);
  await client.end();
  return found.rows.map((row) => row.line).toSorted();
}

describe('the migrations', () => {
  beforeAll(async () => {
    migrated = await createTestDatabase();
    fromSchema = await createTestDatabase();
    const client = new pg.Client({ connectionString: fromSchema.url });
    await client.connect();
    await client.query('drop schema public cascade');
    await client.query(await sqlOfSchema());
    await client.end();
  });
  afterAll(async () => {
    await migrated.drop();
    await fromSchema.drop();
  });

  it('make every column that the schema says, and no other', async () => {
    const wanted = await linesOf(fromSchema, COLUMNS);
    expect(wanted.length).toBeGreaterThan(50);
    expect(await linesOf(migrated, COLUMNS)).toEqual(wanted);
  });

  it('make every key and index that the schema says; more may be written by hand', async () => {
    const made = new Set(await linesOf(migrated, KEYS_AND_INDEXES));
    const wanted = await linesOf(fromSchema, KEYS_AND_INDEXES);
    expect(wanted.filter((line) => !made.has(line))).toEqual([]);
  });

  it('have an index under every foreign key', async () => {
    const bare = `
      select concat_ws(' ', conrelid::regclass::text, conname) as line from pg_constraint
      where contype = 'f' and not exists (
        select 1 from pg_index
        where indrelid = conrelid and indkey[0] = conkey[1] and indpred is null)`;
    expect(await linesOf(migrated, bare)).toEqual([]);
  });

  it('have nothing left to apply, however many nodes start at once', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(migrated.url)));
    expect(applied).toEqual([[], [], []]);
  });
});
