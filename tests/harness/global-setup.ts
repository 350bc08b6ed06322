// One Postgres server for the whole run, with one migrated template that test files clone. With
// DATABASE_URL it is that server, of which only databases made here are touched.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { urlOfDatabase } from './test-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: { url: string; template: string };
  }
}

/** A crash of the server loses the run's data, and nobody minds. */
const FORGETFUL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: '300',
};

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const template = `testigo_template_${process.pid}_${Date.now()}`;
  try {
    await makeTemplate(server.url, template);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('databaseServer', { url: server.url, template });
  return async () => {
    await asAdmin(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function makeTemplate(serverUrl: string, template: string): Promise<void> {
  await asAdmin(serverUrl, `create database ${template}`);
  // In a process of its own: the migration engine is found by import.meta.resolve, which the test
  // runner does not offer in its setup. It ends at once, not when the engine's connections are tired.
  const script = `import { migrate } from './src/platform/migrations.ts';
    await migrate(process.argv[1]);
    process.exit(0);`;
  const url = urlOfDatabase(serverUrl, template);
  const flags = ['--input-type=module-typescript', '--eval', script, url];
  await promisify(execFile)(process.execPath, flags, {
    cwd: path.resolve(import.meta.dirname, '../..'),
  });
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}

async function findServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'testigo-test-'));
  // The server runs as another user than root, who must be able to walk in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, { settings: FORGETFUL });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
