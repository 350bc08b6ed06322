// Whether a vouch counts: by somebody trusted themselves, for somebody else, not in a circle, and not
// by somebody who vouches for half the town. Pure.
import type { VolunteerStatus } from '../../contract/volunteer.ts';
import { LADDER_STATUSES } from '../../contract/volunteer.ts';

export const VOUCHES_PER_MONTH = 5;
export const VOUCH_MONTH_MS = 30 * 86_400_000;

export type VouchRefusal =
  | 'not_on_the_ladder'
  | 'for_oneself'
  | 'voucher_not_active'
  | 'in_a_circle'
  | 'too_many_this_month';

export type VouchFacts = {
  status: VolunteerStatus;
  /** The voucher is the volunteer. */
  isSame: boolean;
  isVoucherTrusted: boolean;
  /** The voucher stands, directly or through others, on this volunteer's own word. */
  isCircle: boolean;
  vouchesThisMonth: number;
};

/** @returns null when it counts */
export function judgeVouch(facts: VouchFacts): VouchRefusal | null {
  const onLadder: readonly VolunteerStatus[] = LADDER_STATUSES;
  if (facts.isSame) return 'for_oneself';
  if (!onLadder.includes(facts.status)) return 'not_on_the_ladder';
  if (!facts.isVoucherTrusted) return 'voucher_not_active';
  if (facts.isCircle) return 'in_a_circle';
  return facts.vouchesThisMonth >= VOUCHES_PER_MONTH ? 'too_many_this_month' : null;
}
