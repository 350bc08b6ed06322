// Makes what the sources alone do not hold: the database client and the browser code. With
// --if-needed it does nothing when neither has changed since the last time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

const PROJECT = path.resolve(import.meta.dirname, '..');
const STAMP = path.join(PROJECT, 'dist/.built-from.json');

type Part = {
  name: string;
  sources: string[];
  output: string;
  command: string[];
  /** Made aside and put in place when it is whole, so that a failed build leaves the last one. */
  made?: { aside: string; place: string };
};

const PARTS: readonly Part[] = [
  {
    name: 'database client',
    sources: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    output: 'generated/prisma/client.ts',
    command: ['prisma', 'generate'],
  },
  {
    name: 'browser code',
    sources: ['src/web', 'src/contract', 'vite.config.ts', 'package-lock.json'],
    output: 'dist/web/.vite/manifest.json',
    command: ['vite', 'build', '--logLevel', 'warn', '--outDir', 'dist/web-next'],
    made: { aside: 'dist/web-next', place: 'dist/web' },
  },
];

function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, path.join(PROJECT, source));
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, file: string): void {
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).toSorted()) addTo(hash, path.join(file, name));
    return;
  }
  hash.update(path.relative(PROJECT, file)).update(readFileSync(file));
}

function readStamp(): Record<string, string> {
  return existsSync(STAMP)
    ? (JSON.parse(readFileSync(STAMP, 'utf8')) as Record<string, string>)
    : {};
}

function build(part: Part): void {
  const [program = '', ...args] = part.command;
  const file = path.join(PROJECT, 'node_modules/.bin', program);
  // Generating the client needs no schema engine, and this keeps Prisma from downloading one.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const done = spawnSync(file, args, { cwd: PROJECT, env, encoding: 'utf8' });
  if (done.status === 0) return putInPlace(part);
  process.stderr.write(`${done.stdout}${done.stderr}\n`);
  throw new Error(`the ${part.name} could not be built`);
}

function putInPlace({ made }: Part): void {
  if (!made) return;
  rmSync(path.join(PROJECT, made.place), { recursive: true, force: true });
  renameSync(path.join(PROJECT, made.aside), path.join(PROJECT, made.place));
}

const isLazy = process.argv.includes('--if-needed');
const stamp = readStamp();
for (const part of PARTS) {
  const now = fingerprint(part.sources);
  const isFresh = stamp[part.name] === now && existsSync(path.join(PROJECT, part.output));
  if (isLazy && isFresh) continue;
  build(part);
  stamp[part.name] = now;
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, JSON.stringify(stamp, null, 2));
}
