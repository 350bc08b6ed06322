// A Postgres server that a story may stop and start, always at the same address.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { EmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { eventually, freePort } from '../harness/test-app.ts';

export type OwnPostgres = {
  /** Of a migrated database. */
  url: string;
  stop(): Promise<void>;
  /** As in a power cut: nothing is finished, whatever was not on disk is gone. */
  crash(): Promise<void>;
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
  const crash = async () => {
    const file = path.join(folder, 'postgres/cluster/postmaster.pid');
    const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
    server = null;
    process.kill(pid, 'SIGQUIT');
    await eventually(async () => !isRunning(pid), 10_000);
    await rm(file, { force: true });
  };
  return {
    url,
    stop,
    crash,
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

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
