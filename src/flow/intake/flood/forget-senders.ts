// What floods are known by is forgotten on schedule: who wrote how much, the same words, old blocks.
import type { Deps } from '../../../deps.ts';
import { deleteBlocksBefore } from '../../../records/sender/blocked-sender-store.ts';
import { forgetOldTallies } from '../../../records/sender/sender-store.ts';

const HOUR_MS = 60 * 60_000;
/** A month after its last text a phone is a newcomer again. */
const TALLY_KEPT_MS = 30 * 24 * HOUR_MS;
const WORDS_KEPT_MS = 2 * HOUR_MS;

export async function forgetSenders(deps: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const now = deps.clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  await forgetOldTallies(deps.db, before(TALLY_KEPT_MS), before(WORDS_KEPT_MS));
  await deleteBlocksBefore(deps.db, now);
}
