// Where messages wait when Postgres does not answer: lines on disk, already sealed, fsynced before
// the door says yes. Each process appends to a segment of its own. Another may take over a segment
// that looks forsaken, and be wrong about it: the writer notices and writes again, and the journal
// knows duplicates.
import { open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createGather } from '../../../platform/gather.ts';
import { createOneAtATime } from '../../../platform/one-at-a-time.ts';
import type { NewInbound } from '../../../records/inbound/inbound-row.ts';
import type { SpoolLines } from './spool-lines.ts';
import { readLines, toLine } from './spool-lines.ts';
import { OPEN, READY, createSegmentWriter, unlessGone } from './spool-writer.ts';

const BATCH_LINES = 500;
/** An open segment that nobody has written to for so long may be moved on by anybody. */
const FORSAKEN_MS = 60_000;

export type Spool = {
  /** Resolves once the line is on disk. @throws Error when it cannot be written. */
  append(entry: NewInbound): Promise<void>;
  /** Closes this process's segment, after the lines under way, so that it can be replayed. */
  closeSegment(): Promise<void>;
  /** Closed segments, oldest first, those whose process has died among them. */
  listSegments(): Promise<string[]>;
  /** A segment that another process has removed meanwhile is empty. */
  readSegment(file: string): Promise<SpoolLines>;
  removeSegment(file: string): Promise<void>;
  /** Keeps lines that the journal cannot take where a person can look at them. */
  setAside(lines: readonly string[]): Promise<void>;
};

/**
 * @param dir the folder, made when missing
 * @param owner unique to this process's life: `pid-random`
 */
export function createSpool(dir: string, owner: string): Spool {
  const writer = createSegmentWriter(dir, owner);
  const oneAtATime = createOneAtATime();
  const lines = createGather<NewInbound, void>(async (entries) => {
    const text = entries.map((entry) => `${toLine(entry)}\n`).join('');
    await oneAtATime(() => writer.write(text));
    return entries.map(() => undefined);
  }, BATCH_LINES);
  let last: Promise<unknown> = Promise.resolve();

  return {
    append: (entry) => {
      const written = lines.add(entry);
      last = written.catch(() => undefined);
      return written;
    },
    closeSegment: async () => {
      await last;
      await oneAtATime(() => writer.close());
    },
    listSegments: async () => {
      const names = await namesIn(dir);
      const taken = names
        .filter((name) => name.endsWith(OPEN))
        .map((name) => takeOver(dir, name, owner));
      const ready = names.filter((name) => name.endsWith(READY)).concat(await Promise.all(taken));
      return ready
        .filter((name) => name !== '')
        .toSorted()
        .map((name) => path.join(dir, name));
    },
    readSegment: async (file) => readLines((await unlessGone(readFile(file, 'utf8'))) ?? ''),
    removeSegment: (file) => rm(file, { force: true }),
    setAside: async (unfit) => {
      const file = await open(path.join(dir, `refused-${Date.now()}-${owner}.ndjson`), 'a', 0o600);
      await file.appendFile(unfit.map((line) => `${line}\n`).join(''));
      await file.sync();
      await file.close();
    },
  };
}

async function namesIn(dir: string): Promise<string[]> {
  return (await unlessGone(readdir(dir))) ?? [];
}

/** @returns its name as a closed segment, or '' when it is not to be taken */
async function takeOver(dir: string, name: string, owner: string): Promise<string> {
  const found = /^\d+-(?<owner>(?<pid>\d+)-[0-9a-f]+)-\d+\.open$/.exec(name);
  if (!found?.groups || found.groups['owner'] === owner) return '';
  const file = path.join(dir, name);
  const isForsaken = !isRunning(Number(found.groups['pid'])) || (await isOld(file));
  if (!isForsaken) return '';
  const closed = name.replace(OPEN, READY);
  await unlessGone(rename(file, path.join(dir, closed)));
  return closed;
}

/** Our own pid in another life's name says that it is over. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function isOld(file: string): Promise<boolean> {
  const found = await unlessGone(stat(file));
  return found !== null && Date.now() - found.mtimeMs > FORSAKEN_MS;
}
