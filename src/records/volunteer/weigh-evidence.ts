// What counts today of the steps and vouches on somebody's ladder. Pure.
import type { VouchRow } from './vouch-store.ts';
import type { StepRow } from './volunteer-step-store.ts';
import type { Evidence } from './why-not-active.ts';
import { isTrained } from './why-not-active.ts';

/** A voucher who lapsed, was removed or must be trained anew vouches for nobody meanwhile. */
export function countsToday(vouch: VouchRow, now: Date): boolean {
  if (vouch.withdrawnAt || vouch.flaggedAt) return false;
  const { voucher } = vouch;
  if (voucher.kind === 'account') return !voucher.isDisabled;
  return voucher.status === 'active' && !voucher.isSuspended && isTrained(voucher, now);
}

export function weighEvidence(
  volunteerId: string,
  steps: readonly StepRow[],
  vouches: readonly VouchRow[],
  now: Date,
): Evidence {
  const count = (step: StepRow['step']) =>
    steps.filter((each) => each.volunteerId === volunteerId && each.step === step).length;
  return {
    vouches: vouches.filter((each) => each.volunteerId === volunteerId && countsToday(each, now))
      .length,
    pairedCallOuts: count('paired_call_out'),
    shadowShifts: count('shadow_shift'),
  };
}
