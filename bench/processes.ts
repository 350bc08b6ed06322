// The processes that are measured: Testigo as `npm start` runs it, and the reference.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { BENCH_ACCOUNT, BENCH_TOKEN } from './signed-texts.ts';

const PROJECT = path.resolve(import.meta.dirname, '..');

export type Usage = { cpuMicros: number; memoryBytes: number };

export type Measured = {
  port: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

export type TestigoEnvironment = Record<string, string>;

/** Keys, numbers and addresses of one bench run; the same for each start of the app. */
export function benchEnvironment(dataDir: string, carrierUrl: string): TestigoEnvironment {
  const key = () => randomBytes(32).toString('base64');
  return {
    DATA_DIR: dataDir,
    TWILIO_ACCOUNT_SID: BENCH_ACCOUNT,
    TWILIO_AUTH_TOKEN: BENCH_TOKEN,
    TWILIO_API_BASE_URL: carrierUrl,
    SEALING_KEYS: key(),
    INDEX_KEY: key(),
    LOG_LEVEL: 'error',
  };
}

export async function makeFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'testigo-bench-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Resolves with the seconds from the start of the process to its `ready` line. */
export async function startTestigo(
  env: TestigoEnvironment,
  port: number,
): Promise<Measured & { readySeconds: number }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [path.join(PROJECT, 'src/main.ts')], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilLine(child, 'ready http://');
  const readySeconds = (performance.now() - startedAt) / 1_000;
  return { port, readySeconds, usage: () => usageFromMetrics(port), stop: () => stopChild(child) };
}

export type Reference = Measured & {
  /** Sends this many frames to every socket, `everyMs` apart. */
  broadcast(frames: number, everyMs: number, bytes: number): void;
};

export async function startReference(databaseUrl: string, mode: 'insert' | 'broadcast'): Promise<Reference> {
  const port = await freePort();
  const child = fork(path.join(import.meta.dirname, 'reference-server.ts'), [databaseUrl, String(port), mode]);
  await new Promise<void>((resolve) => child.once('message', () => resolve()));
  return {
    port,
    usage: () =>
      new Promise((resolve) => {
        child.once('message', (usage) => resolve(usage as Usage));
        child.send({ usage: true });
      }),
    broadcast: (frames, everyMs, bytes) => child.send({ broadcast: { frames, everyMs, bytes } }),
    stop: () => stopChild(child),
  };
}

/** Seconds until a bare Fastify listens beside an embedded Postgres: what no start can undercut. */
export async function startBare(dataDir: string): Promise<{ readySeconds: number; stop(): Promise<void> }> {
  const startedAt = performance.now();
  const file = path.join(import.meta.dirname, 'reference-start.ts');
  const child = spawn(process.execPath, [file, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  await untilLine(child, 'ready');
  return { readySeconds: (performance.now() - startedAt) / 1_000, stop: () => stopChild(child) };
}

async function untilLine(child: ChildProcess, start: string): Promise<void> {
  let seen = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`it ended with ${code} before it was ready`)));
    child.stdout?.on('data', (chunk) => {
      seen += String(chunk);
      if (seen.split('\n').some((line) => line.startsWith(start))) resolve();
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function usageFromMetrics(port: number): Promise<Usage> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const valueOf = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  return {
    cpuMicros: valueOf('testigo_process_cpu_seconds_total') * 1e6,
    memoryBytes: valueOf('testigo_process_resident_memory_bytes'),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
