// How far a text has come, and which news may move it. Callbacks come late, twice and in any order,
// so the state only ever rises. Pure.
import type { SmsState } from '../../contract/statuses.ts';

const RANK: Readonly<Record<SmsState, number>> = {
  queued: 0,
  sending: 1,
  unknown: 2,
  accepted: 3,
  sent: 4,
  delivered: 5,
  undelivered: 5,
  failed: 5,
  expired: 5,
  canceled: 5,
  read: 6,
};

/** The carrier's words for a text's progress, as states of ours; null for one that says nothing new. */
const OF_CARRIER: Readonly<Record<string, SmsState>> = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'accepted',
  sending: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'canceled',
  read: 'read',
};

export function stateOfCarrierStatus(status: string): SmsState | null {
  return Object.hasOwn(OF_CARRIER, status) ? (OF_CARRIER[status] ?? null) : null;
}

export type StateStep =
  { step: 'move'; to: SmsState } | { step: 'stay' } | { step: 'conflict'; kept: SmsState };

/** Up moves; equal or lower stays; a second, different end keeps the first and is counted. */
export function stepTo(from: SmsState, to: SmsState): StateStep {
  if (from === to) return { step: 'stay' };
  if (to === 'read') return from === 'delivered' ? { step: 'move', to } : { step: 'stay' };
  if (RANK[from] >= 5 && RANK[to] === 5) return { step: 'conflict', kept: from };
  return RANK[to] > RANK[from] ? { step: 'move', to } : { step: 'stay' };
}

/** States from which `to` may be reached: the guard of the update that makes the move. */
export function statesBelow(to: SmsState): SmsState[] {
  return (Object.keys(RANK) as SmsState[]).filter((from) => stepTo(from, to).step === 'move');
}
