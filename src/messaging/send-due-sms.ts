// Sends what is queued. Each text is taken in a committed step before the carrier is called, and
// what came of the call is written down after; a process killed between leaves `sending`, which is
// settled by evidence and never by sending again.
import type { Deps } from '../deps.ts';
import { errorForLog } from '../platform/log.ts';
import { hasOptedOut } from '../records/consent/consent-store.ts';
import { takeDueSms } from '../records/outbound-sms/outbound-sms-store.ts';
import type { TakenSms } from '../records/outbound-sms/sealed-sms.ts';
import { purposeOfNumber } from './number-purpose.ts';
import { recordOutcome } from './record-outcome.ts';
import { createPace, refill, spend, textsAllowed, waitMs } from './sending-pace.ts';

export type SendDeps = Pick<
  Deps,
  'config' | 'db' | 'clock' | 'ids' | 'keyring' | 'signals' | 'metrics' | 'log' | 'sms'
>;

/** At most this many calls to the carrier at once. */
export const CONCURRENT_SENDS = 20;

export type Sender = {
  /**
   * Takes what is due, as far as there are free places, and calls the carrier without waiting for
   * its answers: a call that hangs holds up nobody else.
   * @returns 'again' when more may be due, or for how many milliseconds the sender must rest
   */
  round(): Promise<'again' | number | void>;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
};

/** @param onRoom called when places have become free */
export function createSender(deps: SendDeps, onRoom: () => void): Sender {
  const underWay = new Set<Promise<void>>();
  let restUntil = new Date(0);
  // Elapsed time, not the hour of the day: a clock that is set does not send.
  let pace = createPace(deps.config.SMS_SEGMENTS_PER_SECOND, performance.now());

  function start(sms: TakenSms, now: Date): void {
    const call = sendOne(deps, sms, now)
      .then(
        (rest) => {
          if (rest && rest > restUntil) restUntil = rest;
        },
        (error: unknown) => {
          deps.log.error(
            { err: errorForLog(error), smsId: sms.id },
            'the end of a call is not written down',
          );
        },
      )
      .finally(() => {
        underWay.delete(call);
        if (underWay.size <= CONCURRENT_SENDS / 2) onRoom();
      });
    underWay.add(call);
  }

  async function round(): Promise<'again' | number | void> {
    const now = deps.clock.now();
    if (restUntil > now) return restUntil.getTime() - now.getTime();
    pace = refill(pace, performance.now());
    if (textsAllowed(pace) === 0) return waitMs(pace);
    const room = Math.min(CONCURRENT_SENDS - underWay.size, textsAllowed(pace));
    if (room === 0) return;
    const taken = await takeDueSms(deps.db, deps.keyring, now, room);
    for (const sms of taken) {
      pace = spend(pace, sms.segments);
      start(sms, now);
    }
    if (taken.length === room) return 'again';
  }

  return {
    round,
    idle: async () => {
      await Promise.all(underWay);
    },
  };
}

async function sendOne(deps: SendDeps, sms: TakenSms, now: Date): Promise<Date | null> {
  if (sms.validUntil <= now)
    return recordOutcome(deps, sms, { outcome: 'withdrawn', state: 'expired' });
  const isConfirmation = sms.purpose === 'consent';
  const consentFor = purposeOfNumber(deps.config, sms.fromNumber);
  if (!isConfirmation && (await hasOptedOut(deps.db.prisma, sms.toIndex, consentFor))) {
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
