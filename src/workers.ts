// Every background duty in one place: its name, how often it looks, and why it exists.
import type { Deps } from './deps.ts';
import { deleteCarrierMedia } from './flow/intake/media/delete-carrier-media.ts';
import { createMediaFetcher } from './flow/intake/media/media-fetcher.ts';
import { prepareMedia } from './flow/intake/media/prepare-media.ts';
import { relaneRecent } from './flow/intake/flood/relane-recent.ts';
import { askDue } from './flow/intake/conversation/ask-due.ts';
import { createPlaceLoop } from './flow/intake/place/place-loop.ts';
import { createDispatchLoops } from './flow/dispatch/dispatch-loops.ts';
import { watchAlarms } from './flow/triage/alarm/watch-alarms.ts';
import { endOverShifts } from './flow/triage/shift/end-over-shifts.ts';
import { releaseIdleClaims } from './flow/triage/claims/release-idle-claims.ts';
import { processInbound } from './flow/intake/process-inbound.ts';
import { reconcile } from './flow/intake/reconcile.ts';
import { createSender } from './messaging/send-due-sms.ts';
import { settleUnknown } from './messaging/settle-unknown.ts';
import { isLate } from './platform/is-late.ts';
import { errorForLog } from './platform/log.ts';
import type { WorkerLoop } from './platform/worker-loop.ts';
import { createWorkerLoop } from './platform/worker-loop.ts';
import { scheduledDuties } from './scheduled-duties.ts';
import { eraseWithheldWords } from './retention/erase-withheld-words.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** Processing waits while the door is this busy: accepting comes before reading. */
const BUSY_DOOR_DEPTH = 16;
const BUSY_DOOR_REST_MS = 20;
/** But never longer than this, so that boards see a flood while it lasts. */
const BUSY_DOOR_PATIENCE_MS = 1_000;

/** Longer than a healthy round takes, shorter than whoever stops us waits before he kills. */
const STOP_WITHIN_MS = 5_000;

export type Workers = { start(): void; stop(): Promise<void> };

export function createWorkers(deps: Deps): Workers {
  const loops = {
    intake: intakeLoop(deps),
    outbox: outboxLoop(deps),
    conversations: conversationLoop(deps),
    lanes: lanesLoop(deps),
    places: createPlaceLoop(deps),
    settle: settleLoop(deps),
    media: mediaLoop(deps),
    deletion: deletionLoop(deps),
    reconcile: reconcileLoop(deps),
    erase: eraseLoop(deps),
    alarms: alarmLoop(deps),
    claims: claimLoop(deps),
    ...createDispatchLoops(deps),
    spool: spoolLoop(deps, () => loops.reconcile.wake()),
  };
  const jobs = scheduledDuties(deps);
  const unsubscribe = [
    deps.signals.on('journal', loops.intake.wake),
    deps.signals.on('outbox', loops.outbox.wake),
    deps.signals.on('place', loops.places.wake),
  ];
  let startingJobs: Promise<void> = Promise.resolve();
  return {
    start: () => {
      Object.values(loops).forEach((loop) => loop.start());
      // Nobody who reports waits for duties that are due in minutes.
      startingJobs = jobs.start().catch((error: unknown) => {
        deps.log.error({ err: errorForLog(error) }, 'scheduled duties did not start');
      });
    },
    stop: async () => {
      unsubscribe.forEach((off) => off());
      const stopped = Promise.all([
        ...Object.values(loops).map((loop) => loop.stop()),
        startingJobs.then(() => jobs.stop()),
      ]);
      if (await isLate(stopped, STOP_WITHIN_MS)) {
        deps.log.warn('a duty is left behind in the middle of its round');
      }
    },
  };
}

/** Journalled messages become reports: woken by the door, else each second, for what another left. */
function intakeLoop(deps: Deps): WorkerLoop {
  let waitedMs = 0;
  return createWorkerLoop(deps.log, {
    name: 'intake',
    pollMs: SECOND_MS,
    round: async (wasWoken) => {
      if (deps.journal.depth() > BUSY_DOOR_DEPTH && waitedMs < BUSY_DOOR_PATIENCE_MS) {
        waitedMs += BUSY_DOOR_REST_MS;
        return BUSY_DOOR_REST_MS;
      }
      waitedMs = 0;
      const done = await processInbound(deps, wasWoken);
      if (done > 0) deps.signals.emit('place');
      return done > 0 ? 'again' : undefined;
    },
  });
}

/** What is urgent and in nobody's hands rings, on whichever node. */
function alarmLoop(deps: Deps): WorkerLoop {
  return createWorkerLoop(deps.log, {
    name: 'alarms',
    pollMs: 2 * SECOND_MS,
    round: () => watchAlarms(deps),
  });
}

/** Claims whose owner has gone quiet are let go. */
function claimLoop(deps: Deps): WorkerLoop {
  return createWorkerLoop(deps.log, {
    name: 'claims',
    pollMs: 10 * SECOND_MS,
    round: async () => {
      await endOverShifts(deps);
      await releaseIdleClaims(deps);
    },
  });
}

/** Questions that had to wait, and answers that did not come: each second, on whichever node. */
function conversationLoop(deps: Deps): WorkerLoop {
  return createWorkerLoop(deps.log, {
    name: 'conversations',
    pollMs: SECOND_MS,
    round: async () => ((await askDue(deps)) > 0 ? 'again' : undefined),
  });
}

/** Queued texts leave: woken by a commit, else each second, for retries that have come due. */
function outboxLoop(deps: Deps): WorkerLoop {
  const sender = createSender(deps, () => loop.wake());
  const loop = createWorkerLoop(deps.log, {
    name: 'outbox',
    pollMs: SECOND_MS,
    round: sender.round,
  });
  return {
    ...loop,
    stop: async () => {
      await loop.stop();
      await sender.idle();
    },
  };
}

/** Photos and voice notes come from the carrier, and are made fit to be shown. */
function mediaLoop(deps: Deps): WorkerLoop {
  const fetcher = createMediaFetcher(deps, () => loop.wake());
  const loop = createWorkerLoop(deps.log, {
    name: 'media',
    pollMs: SECOND_MS,
    round: async () => {
      const taken = await fetcher.round();
      const prepared = await prepareMedia(deps);
      return taken + prepared > 0 ? 'again' : undefined;
    },
  });
  return {
    ...loop,
    stop: async () => {
      await Promise.all([loop.stop(), fetcher.stop()]);
    },
  };
}

/** What we have of media, the carrier need not keep. */
function deletionLoop(deps: Deps): WorkerLoop {
  return createWorkerLoop(deps.log, {
    name: 'deletion',
    pollMs: 2 * SECOND_MS,
    round: async () => ((await deleteCarrierMedia(deps)) > 0 ? 'again' : undefined),
  });
}

/** What waits on disk goes to Postgres as soon as it answers, also what a dead process left. */
function spoolLoop(deps: Deps, onMoved: () => void): WorkerLoop {
  return createWorkerLoop(deps.log, {
    name: 'spool',
    pollMs: SECOND_MS,
    round: async () => {
      const moved = await deps.journal.replay();
      if (!moved) return;
      deps.log.warn({ moved }, 'messages moved from disk to Postgres');
      onMoved();
    },
  });
}

/** At the start and after an outage; in between the network's scheduled duty looks. */
function reconcileLoop(deps: Deps): WorkerLoop {
  return createWorkerLoop(deps.log, {
    name: 'reconcile',
    pollMs: HOUR_MS,
    round: async () => {
      await reconcile(deps);
    },
  });
}

/** A flood's first texts, which came before it was known, leave the board to what says something. */
function lanesLoop(deps: Deps): WorkerLoop {
  return createWorkerLoop(deps.log, {
    name: 'lanes',
    pollMs: 2 * SECOND_MS,
    round: async () => {
      await relaneRecent(deps);
    },
  });
}

/** Calls to the carrier that ended without an answer: looked up until there is evidence. */
function settleLoop(deps: Deps): WorkerLoop {
  return createWorkerLoop(deps.log, {
    name: 'settle',
    pollMs: 30 * SECOND_MS,
    round: async () => {
      await settleUnknown(deps);
    },
  });
}

/** Words that may not be kept for an hour: more often than the network's scheduled duties come round. */
function eraseLoop(deps: Deps): WorkerLoop {
  return createWorkerLoop(deps.log, {
    name: 'erase',
    pollMs: 30 * SECOND_MS,
    round: async () => {
      await eraseWithheldWords(deps);
    },
  });
}
