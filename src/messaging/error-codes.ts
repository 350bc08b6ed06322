// The carrier's error codes as data: what each means and what is done about it. Pure.
// A code that is not listed is permanent for this text, counted and shown.

export type SmsRemedy =
  /** Nothing went out and it may pass: tried again after `afterMs`, at most `tries` times. */
  | { act: 'retry'; afterMs: number; tries: number }
  /** This text will never arrive. */
  | { act: 'give_up' }
  /** The person opted out at the carrier: written down, never texted again. */
  | { act: 'opt_out' }
  /** The account or sender is broken: nothing more is sent until somebody looks; the queue is kept. */
  | { act: 'stop_sender'; afterMs: number };

const MINUTE_MS = 60_000;
const stopSender: SmsRemedy = { act: 'stop_sender', afterMs: MINUTE_MS };

export const REMEDIES: Readonly<Record<number, SmsRemedy>> = {
  20003: stopSender, // bad credentials
  20404: stopSender, // no such account
  20429: { act: 'retry', afterMs: 2_000, tries: 8 }, // too many requests at once
  21408: { act: 'give_up' }, // country not enabled
  21606: stopSender, // our number cannot send texts
  21608: { act: 'give_up' }, // trial account, number not verified
  21610: { act: 'opt_out' },
  21611: { act: 'retry', afterMs: 10 * MINUTE_MS, tries: 6 }, // sender's queue is full
  21612: { act: 'give_up' }, // pair cannot be routed
  21614: { act: 'give_up' }, // not a mobile number
  21617: { act: 'give_up' }, // longer than the carrier takes
  21635: { act: 'give_up' }, // landline
  30001: { act: 'retry', afterMs: 5 * MINUTE_MS, tries: 4 }, // queue overflow
  30002: stopSender, // account suspended
  30003: { act: 'retry', afterMs: 5 * MINUTE_MS, tries: 1 }, // handset unreachable, can pass
  30004: { act: 'give_up' }, // blocked
  30005: { act: 'give_up' }, // unknown number
  30006: { act: 'give_up' }, // landline or unreachable carrier
  30007: { act: 'give_up' }, // filtered: reword it
  30008: { act: 'retry', afterMs: MINUTE_MS, tries: 1 }, // unknown
  30022: { act: 'retry', afterMs: 10_000, tries: 8 }, // rate exceeded
  30024: { act: 'retry', afterMs: 60 * MINUTE_MS, tries: 4 }, // sender not provisioned yet
  30032: stopSender, // toll-free number not verified
  30034: stopSender, // campaign not registered
  30036: { act: 'give_up' }, // validity period passed
};

/**
 * @param status HTTP status of the refusal; 429 without a code is the same as 20429
 * @param attempts how often this text has been tried, this time included
 */
export function remedyFor(code: number, status: number, attempts: number): SmsRemedy {
  const listed = REMEDIES[code] ?? REMEDIES[status === 429 ? 20429 : status === 401 ? 20003 : 0];
  if (!listed) return { act: 'give_up' };
  if (listed.act === 'retry' && attempts > listed.tries) return { act: 'give_up' };
  return listed;
}

/** Doubling, with up to a fifth of chance on top so that many do not come back at once. */
export function backoffMs(baseMs: number, attempts: number, chance: number): number {
  const doubled = baseMs * 2 ** Math.min(attempts - 1, 6);
  return Math.round(doubled * (1 + 0.2 * chance));
}
