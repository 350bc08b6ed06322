// One process at a time, by a file that names its holder; a holder that has died holds nothing.
import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** @throws Error when a living process holds the file for a minute */
export async function withLockFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadlineMs = Date.now() + 60_000;
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(`${process.pid}`);
      await handle.close();
      break;
    } catch {
      const holder = Number(await readFile(file, 'utf8').catch(() => ''));
      if (holder > 0 && (holder === process.pid || !isAlive(holder)))
        await rm(file, { force: true });
      else if (Date.now() > deadlineMs) throw new Error(`another process holds ${file}`);
      else await wait(50);
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
