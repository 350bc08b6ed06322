// The database's shape: Prisma's own migration engine, as WebAssembly, over Prisma's own folder and
// history table, so that `prisma migrate deploy` by an operator and this code mean the same.
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type {
  DiffTarget,
  MigrationList,
  SchemaEngine,
} from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(PROJECT, 'prisma/migrations');
const SCHEMA = path.join(PROJECT, 'prisma/schema.prisma');
const NO_FILTER = { externalTables: [], externalEnums: [] };
/** Any fixed number: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_262_001;

/** Applies what is missing. @returns the names just applied. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  return withMigrationLock(databaseUrl, async (client) => {
    const migrations = await readMigrations();
    const wanted = migrations.migrationDirectories.map((directory) => directory.path);
    if (await isUpToDate(client, wanted)) return [];
    return withEngine(databaseUrl, async (engine) => {
      const done = await engine.applyMigrations({ migrationsList: migrations, filters: NO_FILTER });
      return done.appliedMigrationNames;
    });
  });
}

/**
 * The SQL that takes a database of one schema to another, both as the text of a schema file.
 * @param databaseUrl of any database that answers: the engine wants one, and does not look at it
 * @param from null: an empty database
 */
export async function diffSchemas(
  databaseUrl: string,
  from: string | null,
  to: string,
): Promise<string> {
  const target = (content: string): DiffTarget => ({
    tag: 'schemaDatamodel',
    files: [{ path: SCHEMA, content }],
  });
  return withEngine(databaseUrl, async (engine) => {
    const found = await engine.diff({
      from: from === null ? { tag: 'empty' } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return found.stdout ?? '';
  });
}

/** A start with nothing to apply, the usual one, need not load the engine. */
async function isUpToDate(client: pg.Client, wanted: string[]): Promise<boolean> {
  const table = await client.query(`select to_regclass('_prisma_migrations') is not null as found`);
  if (!table.rows[0].found) return false;
  const rows = await client.query(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Set(rows.rows.map((row: { migration_name: string }) => row.migration_name));
  return wanted.every((name) => applied.has(name));
}

async function readMigrations(): Promise<MigrationList> {
  const lockfile = path.join(FOLDER, 'migration_lock.toml');
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: FOLDER,
    lockfile: { path: 'migration_lock.toml', content: await readFile(lockfile, 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.toSorted().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(FOLDER, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}

type Engine = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

let engineLoading: Promise<Engine> | undefined;

/** Once for each process: its bindings know one instance only. */
async function loadEngine(): Promise<Engine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = await readFile(file.replace(/\.js$/, '.wasm'));
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  const glue = bindings as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return bindings;
}

async function withEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  engineLoading ??= loadEngine();
  const { SchemaEngine } = await engineLoading;
  const connections: { dispose(): Promise<void> }[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(databaseUrl, connections));
  const schema = await readFile(SCHEMA, 'utf8');
  const engine = await SchemaEngine.new(
    { datamodels: [[SCHEMA, schema]] },
    () => undefined,
    adapter,
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.all(connections.map((connection) => connection.dispose()));
  }
}

/** The adapter cuts a script at every semicolon, also inside a function's body; Postgres need not. */
function wholeScripts(databaseUrl: string, connections: { dispose(): Promise<void> }[]): PrismaPg {
  const factory = new PrismaPg({ connectionString: databaseUrl });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    connections.push(adapter);
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  };
  return factory;
}

async function withMigrationLock<T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}
