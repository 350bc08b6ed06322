// When the people of an incident are asked whether it still goes on. Pure.
import type { IncidentActivity, Verification } from '../../contract/incident-statuses.ts';

/** Networks' practice: what is out there is asked about again. */
export const ASK_AGAIN_MS = 30 * 60_000;

/** @returns null where nobody need ask: only what is confirmed and not known to be over */
export function askAgainAt(
  verification: Verification,
  activity: IncidentActivity,
  now: Date,
): Date | null {
  if (verification !== 'confirmed' || activity === 'ended') return null;
  return new Date(now.getTime() + ASK_AGAIN_MS);
}
