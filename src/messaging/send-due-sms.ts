// Sends what is queued. Each text is taken in a committed step before the carrier is called, and
// what came of the call is written down after; a process killed between leaves `sending`, which is
// settled by evidence and never by sending again.
import type { Deps } from '../deps.ts';
import { hasOptedOut } from '../records/consent/consent-store.ts';
import { takeDueSms } from '../records/outbound-sms/outbound-sms-store.ts';
import type { TakenSms } from '../records/outbound-sms/sealed-sms.ts';
import { recordOutcome } from './record-outcome.ts';

export type SendDeps = Pick<
  Deps,
  'config' | 'db' | 'clock' | 'ids' | 'keyring' | 'signals' | 'metrics' | 'log' | 'sms'
>;

/** At most this many calls to the carrier at once. */
export const CONCURRENT_SENDS = 20;

export type SendRound = { taken: number; stopUntil: Date | null };

/** One round. @returns how many were taken, and until when the sender must rest, if it must */
export async function sendDueSms(deps: SendDeps): Promise<SendRound> {
  const now = deps.clock.now();
  const taken = await takeDueSms(deps.db, deps.keyring, now, CONCURRENT_SENDS);
  // Every call is seen to its end: one that fails must not leave the others unattended.
  const ends = await Promise.allSettled(taken.map((sms) => sendOne(deps, sms, now)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  const rests = ends.flatMap((end) => (end.status === 'fulfilled' && end.value ? [end.value] : []));
  const stopUntil = rests.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
  return { taken: taken.length, stopUntil };
}

async function sendOne(deps: SendDeps, sms: TakenSms, now: Date): Promise<Date | null> {
  if (sms.validUntil <= now)
    return recordOutcome(deps, sms, { outcome: 'withdrawn', state: 'expired' });
  const isConfirmation = sms.purpose === 'consent';
  if (!isConfirmation && (await hasOptedOut(deps.db.prisma, sms.toIndex, 'hotline'))) {
    return recordOutcome(deps, sms, { outcome: 'withdrawn', state: 'canceled' });
  }
  const remainingSeconds = Math.ceil((sms.validUntil.getTime() - now.getTime()) / 1_000);
  const result = await deps.sms.send({
    to: sms.to,
    from: sms.fromNumber,
    body: sms.body,
    statusCallback: `${deps.config.PUBLIC_URL}/webhooks/twilio/status?m=${sms.id}`,
    validitySeconds: Math.min(Math.max(remainingSeconds, 1), 36_000),
  });
  return recordOutcome(deps, sms, result);
}
