// One background duty of this process: runs when woken and at least every `pollMs`, never twice at
// once, and goes on after a failure.
import type { Log } from './log.ts';
import { errorForLog } from './log.ts';

export type WorkerLoop = {
  start(): void;
  wake(): void;
  /** Resolves when the round under way is over. */
  stop(): Promise<void>;
};

export type WorkerDuty = {
  name: string;
  pollMs: number;
  /**
   * @param wasWoken somebody has said that there is something to do
   * @returns 'again' when there is more to do at once, or milliseconds to rest, or nothing
   */
  round(wasWoken: boolean): Promise<'again' | number | void>;
};

const AFTER_FAILURE_MS = 1_000;

export function createWorkerLoop(log: Log, duty: WorkerDuty): WorkerLoop {
  let isStopped = true;
  let isAwake = false;
  let rouse: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();

  function rest(ms: number, mayBeWoken: boolean): Promise<void> {
    if (isStopped || (mayBeWoken && isAwake)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        rouse = null;
        resolve();
      }
      rouse = () => {
        if (mayBeWoken || isStopped) done();
      };
    });
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      const wasWoken = isAwake;
      isAwake = false;
      try {
        const next = await duty.round(wasWoken);
        if (next === 'again') await new Promise(setImmediate);
        else if (typeof next === 'number') await rest(next, false);
        else await rest(duty.pollMs, true);
      } catch (error) {
        log.error({ err: errorForLog(error), duty: duty.name }, 'a background duty failed');
        await rest(AFTER_FAILURE_MS, false);
      }
    }
  }

  return {
    start: () => {
      if (!isStopped) return;
      isStopped = false;
      running = run();
    },
    wake: () => {
      isAwake = true;
      rouse?.();
    },
    stop: async () => {
      isStopped = true;
      rouse?.();
      await running;
    },
  };
}
