// What runs beside a call-out, on whichever node: windows that close, people who fall silent, an
// SOS for which people are rung, and people whom the network has stopped.
import type { Deps } from '../../deps.ts';
import type { WorkerLoop } from '../../platform/worker-loop.ts';
import { createWorkerLoop } from '../../platform/worker-loop.ts';
import { createRinger } from '../../messaging/ring-phone.ts';
import { callOnSos } from './call-on-sos.ts';
import { letGoStopped } from './let-go-stopped.ts';
import { openDueWaves } from './open-due-waves.ts';
import { watchSilent } from './watch-silent.ts';

const POLL_MS = 1_000;
/** Whoever is stopped must be out of it within the second. */
const STOPPED_POLL_MS = 500;

export function createDispatchLoops(deps: Deps) {
  const loop = (name: string, pollMs: number, round: () => Promise<unknown>): WorkerLoop =>
    createWorkerLoop(deps.log, {
      name,
      pollMs,
      round: async () => {
        await round();
      },
    });
  const ring = createRinger(deps.config);
  return {
    waves: loop('waves', POLL_MS, () => openDueWaves(deps)),
    silence: loop('silence', POLL_MS, () => watchSilent(deps)),
    sos: loop('sos', POLL_MS, () => callOnSos(deps, ring)),
    stopped: loop('stopped', STOPPED_POLL_MS, () => letGoStopped(deps)),
  };
}
