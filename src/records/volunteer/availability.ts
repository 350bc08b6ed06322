// What a word of availability changes of a volunteer, and who may still go on duty: the same for a
// text and for a coordinator who sets it for somebody. Pure.
import type { SetAvailability } from '../../contract/volunteer-acts.ts';
import type { VolunteerChange } from './volunteer-columns.ts';
import type { VolunteerRow } from './volunteer-row.ts';
import { isTrained } from './why-not-active.ts';

/** Nobody is on duty longer than this without saying so again. */
export const ON_DUTY_MAX_MS = 16 * 60 * 60_000;
export const ON_DUTY_UNTOLD_MS = 8 * 60 * 60_000;
export const PAUSE_MS = 7 * 24 * 60 * 60_000;

/** Why somebody cannot be on duty: said to them, and to the coordinator. */
export type DutyRefusal = 'not_active' | 'training_expired' | 'suspended';

export function refusesDuty(
  row: Pick<VolunteerRow, 'status' | 'suspendedAt' | 'phoneVerifiedAt' | 'trainingExpiresAt'>,
  now: Date,
): DutyRefusal | null {
  if (row.suspendedAt) return 'suspended';
  if (row.status !== 'active' && row.status !== 'paused') return 'not_active';
  if (!row.phoneVerifiedAt) return 'not_active';
  return isTrained(row, now) ? null : 'training_expired';
}

export function availabilityChange(given: SetAvailability, now: Date): VolunteerChange {
  switch (given.set) {
    case 'on': {
      const latestMs = now.getTime() + ON_DUTY_MAX_MS;
      return { onDutyUntilAt: new Date(Math.min(new Date(given.until).getTime(), latestMs)) };
    }
    case 'off':
      return { onDutyUntilAt: null };
    case 'quiet_hours':
      return { quietHours: given.hours };
    case 'area':
      return { areaZip: given.zip };
    case 'offers_per_day':
      return { offersPerDay: given.count };
  }
}
