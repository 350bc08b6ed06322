// Appends to one segment file at a time. Promise: what `write` returned for is on disk, in a file
// that whoever replays the folder will read.
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';

export const OPEN = '.open';
export const READY = '.ready';
/** A segment is read whole, so a longer one is begun anew. */
const SEGMENT_BYTES_MAX = 8 * 1024 * 1024;
const WRITE_TRIES = 3;

type Segment = { handle: FileHandle; file: string; bytes: number };

/** Never called beside itself. */
export function createSegmentWriter(dir: string, owner: string) {
  let current: Segment | null = null;
  let count = 0;

  async function segment(): Promise<Segment> {
    if (current && current.bytes >= SEGMENT_BYTES_MAX) await close();
    if (current) return current;
    await makeFolder(dir);
    count += 1;
    const file = path.join(dir, `${Date.now()}-${owner}-${count}${OPEN}`);
    current = { handle: await open(file, 'a', 0o600), file, bytes: 0 };
    await syncFolder(dir);
    return current;
  }

  async function close(): Promise<void> {
    const closing = current;
    current = null;
    if (!closing) return;
    await closing.handle.close();
    await unlessGone(rename(closing.file, closing.file.replace(OPEN, READY)));
  }

  async function write(text: string): Promise<void> {
    for (let tries = 1; tries <= WRITE_TRIES; tries += 1) {
      const into = await segment();
      try {
        await into.handle.appendFile(text);
        await into.handle.sync();
        into.bytes += Buffer.byteLength(text);
        if (await unlessGone(stat(into.file))) return;
      } catch (error) {
        // Half a line may stand at its end: nothing may be written behind that.
        await close().catch(() => undefined);
        throw error;
      }
      // Somebody has taken it over, and perhaps read it before these lines stood in it.
      await close();
    }
    throw new Error('the spool is taken away while it is written');
  }

  return { write, close };
}

async function makeFolder(dir: string): Promise<void> {
  const made = await mkdir(dir, { recursive: true, mode: 0o700 });
  if (made) await syncFolder(path.dirname(made));
}

async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r');
  await folder.sync();
  await folder.close();
}

/** Null when the file, or the folder it should be in, is not there. */
export async function unlessGone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
