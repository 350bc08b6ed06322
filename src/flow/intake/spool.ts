// Where messages wait when Postgres does not answer: lines on disk, already sealed, fsynced before
// the door says yes. Each process appends to a segment of its own; a closed segment may be replayed
// by anybody, since the journal knows duplicates.
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { NewInbound } from '../../records/inbound/inbound-store.ts';
import { createGather } from '../../platform/gather.ts';

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));

const SpoolLine = z.object({
  id: z.uuid(),
  channel: z.enum(['sms', 'form', 'voice']),
  sourceKey: z.string(),
  digest: base64,
  senderIndex: base64.nullable(),
  rawSealed: base64,
  state: z.enum(['pending', 'quarantined']),
  reason: z.string().nullable(),
  receivedAt: z.coerce.date(),
});

const OPEN = '.open';
const READY = '.ready';
const BATCH_LINES = 500;

export type SpoolSegment = {
  file: string;
  entries: NewInbound[];
  /** Lines that do not parse: cut off by a crash before anybody was told yes, or damaged. */
  unreadable: number;
};

export type Spool = {
  /** Resolves once the line is on disk. @throws Error when it cannot be written. */
  append(entry: NewInbound): Promise<void>;
  /** Closes this process's segment, if it has one, so that it can be replayed. */
  closeSegment(): Promise<void>;
  /** Closed segments, and those whose process has died, oldest first. */
  listSegments(): Promise<string[]>;
  readSegment(file: string): Promise<SpoolSegment>;
  removeSegment(file: string): Promise<void>;
  /** Keeps lines that the journal refuses where a person can look at them. */
  setAside(entries: readonly NewInbound[]): Promise<void>;
  close(): Promise<void>;
};

/**
 * @param dir the folder, made when missing
 * @param owner unique to this process's life: `pid-random`
 */
export function createSpool(dir: string, owner: string): Spool {
  let handle: FileHandle | null = null;
  let current = '';
  let count = 0;

  async function segment(): Promise<FileHandle> {
    if (handle) return handle;
    await mkdir(dir, { recursive: true, mode: 0o700 });
    count += 1;
    current = path.join(dir, `${Date.now()}-${owner}-${count}${OPEN}`);
    handle = await open(current, 'a', 0o600);
    await syncFolder(dir);
    return handle;
  }

  const oneAtATime = createExclusive();

  const lines = createGather<NewInbound, void>(
    (entries) =>
      oneAtATime(async () => {
        const file = await segment();
        await file.appendFile(entries.map(toLine).join(''));
        await file.sync();
        return entries.map(() => undefined);
      }),
    BATCH_LINES,
  );

  const spool: Spool = {
    append: (entry) => lines.add(entry),
    closeSegment: () =>
      oneAtATime(async () => {
        if (!handle) return;
        const closing = { handle, file: current };
        handle = null;
        await closing.handle.close();
        await rename(closing.file, closing.file.replace(OPEN, READY));
      }),
    listSegments: async () => {
      const names = await readdir(dir).catch(() => []);
      const left = names.filter((name) => name.endsWith(OPEN) && isAbandoned(name, owner));
      return names
        .filter((name) => name.endsWith(READY))
        .concat(left)
        .toSorted()
        .map((name) => path.join(dir, name));
    },
    readSegment: async (file) => parse(file, await readFile(file, 'utf8')),
    removeSegment: (file) => rm(file, { force: true }),
    setAside: async (entries) => {
      const file = await open(path.join(dir, `refused-${Date.now()}-${owner}.ndjson`), 'a', 0o600);
      await file.appendFile(entries.map(toLine).join(''));
      await file.sync();
      await file.close();
    },
    close: () => spool.closeSegment(),
  };
  return spool;
}

/** A write and the closing of its file never overlap. */
function createExclusive() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function toLine(entry: NewInbound): string {
  const { digest, senderIndex, rawSealed, source: _, ...plain } = entry;
  const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const line = {
    ...plain,
    digest: encode(digest),
    senderIndex: senderIndex ? encode(senderIndex) : null,
    rawSealed: encode(rawSealed),
  };
  return `${JSON.stringify(line)}\n`;
}

function parse(file: string, text: string): SpoolSegment {
  const entries: NewInbound[] = [];
  let unreadable = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const read = readLine(line);
    if (read) entries.push({ ...read, source: 'spool' });
    else unreadable += 1;
  }
  return { file, entries, unreadable };
}

function readLine(line: string): Omit<NewInbound, 'source'> | null {
  try {
    return SpoolLine.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** An open segment of another process that no longer runs, or of an earlier life of this pid. */
function isAbandoned(name: string, owner: string): boolean {
  const found = /^\d+-(?<owner>(?<pid>\d+)-[0-9a-f]+)-\d+\.open$/.exec(name);
  if (!found?.groups || found.groups['owner'] === owner) return false;
  const pid = Number(found.groups['pid']);
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r');
  await folder.sync();
  await folder.close();
}
