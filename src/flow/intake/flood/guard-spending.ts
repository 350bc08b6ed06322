// Machines stop texting when the day's allowance is spent: a flood must not cost the network its
// money. People's replies and confirmations of an opt-out always go.
import type { Deps } from '../../../deps.ts';
import {
  INTAKE_MODE_ID,
  readIntakeMode,
  setSpentUntil,
} from '../../../records/intake-mode/intake-mode-store.ts';
import type { SmsPurpose } from '../../../records/outbound-sms/outbound-sms-store.ts';
import { countSegmentsSince } from '../../../records/outbound-sms/outbound-sms-store.ts';
import { transact } from '../../../records/transact.ts';

type GuardDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'keyring' | 'signals' | 'log' | 'metrics'>;

const AUTOMATIC: readonly SmsPurpose[] = ['ack', 'help', 'question'];
const DAY_MS = 24 * 60 * 60_000;
/** Longer than the pause between two looks, so that silence has no holes. */
const SPENT_FOR_MS = 10 * 60_000;

/** @returns whether automatic texts are silent now */
export async function guardSpending(deps: GuardDeps): Promise<boolean> {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - DAY_MS);
  const segments = await countSegmentsSince(deps.db, AUTOMATIC, since);
  deps.metrics.automaticSegments.set(segments);
  if (segments < deps.config.AUTOMATIC_SEGMENTS_PER_DAY) return false;
  const { spentUntilAt } = await readIntakeMode(deps.db.prisma);
  const wasSpent = spentUntilAt !== null && spentUntilAt > now;
  await transact(deps, async (tx) => {
    await setSpentUntil(tx.db, new Date(now.getTime() + SPENT_FOR_MS));
    if (wasSpent) return;
    tx.audit({
      actor: { kind: 'system' },
      action: 'sending.allowance_spent',
      subject: { kind: 'intake_mode', id: INTAKE_MODE_ID },
      detail: { segments, allowance: deps.config.AUTOMATIC_SEGMENTS_PER_DAY },
    });
  });
  if (!wasSpent) deps.log.error({ segments }, 'the automatic texts of a day are spent');
  return true;
}
