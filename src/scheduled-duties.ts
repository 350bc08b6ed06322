// The network's duties by the clock, each on one node at a time: its name, when, and why it exists.
import type { Deps } from './deps.ts';
import { forgetSenders } from './flow/intake/flood/forget-senders.ts';
import { guardSpending } from './flow/intake/flood/guard-spending.ts';
import { reconcile } from './flow/intake/reconcile.ts';
import { askAgain } from './flow/verification/ask-again.ts';
import { catchUpStatuses } from './messaging/catch-up-statuses.ts';
import { keepRoster } from './people/volunteers/keep-roster.ts';
import { createJobs } from './platform/jobs.ts';
import { deleteDraftMediaBefore } from './records/media/media-store.ts';

const HOUR_MS = 3_600_000;

export function scheduledDuties(deps: Deps) {
  return createJobs(deps.db, deps.log, [
    {
      // What the carrier knows and we do not: texts to us, and what became of ours.
      name: 'reconcile',
      cron: '*/5 * * * *',
      run: async () => {
        await reconcile(deps);
        await catchUpStatuses(deps);
      },
    },
    {
      // Machines fall silent when the day's allowance of texts is spent.
      name: 'guard-spending',
      cron: '* * * * *',
      run: async () => {
        await guardSpending(deps);
      },
    },
    {
      // Whether what is confirmed still goes on: its people are asked every half hour.
      name: 'ask-again',
      cron: '* * * * *',
      run: async () => {
        await askAgain(deps);
      },
    },
    {
      // Counts and marks by which a flood was known, and blocks that have run out.
      name: 'forget-senders',
      cron: '23 * * * *',
      run: () => forgetSenders(deps),
    },
    {
      // Uploads of forms that nobody came back to send.
      name: 'forget-drafts',
      cron: '17 * * * *',
      run: async () => {
        const before = new Date(deps.clock.now().getTime() - HOUR_MS);
        await deleteDraftMediaBefore(deps.db.prisma, before);
      },
    },
    {
      // Who was away too long or must be taught again; applications that nobody proved.
      name: 'keep-roster',
      cron: '41 * * * *',
      run: async () => {
        while ((await keepRoster(deps)) > 0);
      },
    },
  ]);
}
