// Waiting for work that may hang, and not for ever.
import { setTimeout as wait } from 'node:timers/promises';

/** A call that hangs is not waited for: whatever it leaves undone is found at the next start. */
export async function isLate(work: Promise<unknown>, withinMs: number): Promise<boolean> {
  const waiting = new AbortController();
  const isDone = work.then(
    () => false,
    () => false,
  );
  const late = wait(withinMs, true, { signal: waiting.signal }).catch(() => true);
  return Promise.race([isDone, late]).finally(() => waiting.abort());
}
