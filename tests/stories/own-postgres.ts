// A Postgres server that a story may stop and start, always at the same address.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { EmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { freePort } from '../harness/test-app.ts';

export type OwnPostgres = {
  /** Of a migrated database. */
  url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
};

const SETTINGS = { fsync: 'off', shared_buffers: '32MB' };

export async function createOwnPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'testigo-own-postgres-'));
  // The server runs as another user than root, who must be able to walk in.
  await chmod(folder, 0o755);
  const port = await freePort();
  const start = () => startEmbeddedPostgres(folder, { port, settings: SETTINGS });
  let server: EmbeddedPostgres | null = await start();
  const { url } = server;
  await migrateApart(url);
  const stop = async () => {
    await server?.stop();
    server = null;
  };
  return {
    url,
    stop,
    start: async () => {
      server ??= await start();
    },
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The migration engine is found by a way that the test runner does not offer. */
async function migrateApart(url: string): Promise<void> {
  const script = `import { migrate } from './src/platform/migrations.ts';
    await migrate(process.argv[1]);`;
  const flags = ['--input-type=module-typescript', '--eval', script, url];
  await promisify(execFile)(process.execPath, flags, {
    cwd: path.resolve(import.meta.dirname, '../..'),
  });
}
