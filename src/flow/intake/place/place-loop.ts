// Looks up the places of reports, beside everything else: after each batch of texts, else each second.
// Its first round loads what every network knows, so that no start waits for it.
import type { Deps } from '../../../deps.ts';
import type { WorkerLoop } from '../../../platform/worker-loop.ts';
import { createWorkerLoop } from '../../../platform/worker-loop.ts';
import { loadShippedPlaces } from '../../../places/shipped/load-shipped-places.ts';
import { resolveReportPlaces } from './resolve-report-place.ts';

const POLL_MS = 1_000;
/** Accepting comes first: while the door is this busy, places wait, but not for ever. */
const BUSY_DOOR_DEPTH = 4;
const BUSY_DOOR_REST_MS = 50;
const PATIENCE_MS = 3_000;

export function createPlaceLoop(deps: Deps): WorkerLoop {
  let isLoaded = false;
  let waitedMs = 0;
  return createWorkerLoop(deps.log, {
    name: 'places',
    pollMs: POLL_MS,
    round: async () => {
      if (deps.journal.depth() > BUSY_DOOR_DEPTH && waitedMs < PATIENCE_MS) {
        waitedMs += BUSY_DOOR_REST_MS;
        return BUSY_DOOR_REST_MS;
      }
      waitedMs = 0;
      if (!isLoaded) {
        const hasLoaded = await loadShippedPlaces(deps);
        if (hasLoaded) deps.log.info('the place tables are loaded');
        isLoaded = true;
      }
      return (await resolveReportPlaces(deps)) > 0 ? 'again' : undefined;
    },
  });
}
