// Whether a responder may be asked at this instant, and if not, why: the first reason that holds. Pure.
import type { QuietHours } from '../../contract/volunteer.ts';
import type { ResponderCandidate } from './responder-store.ts';

export type WhyNotOffered =
  | 'not_active'
  | 'suspended'
  | 'phone_unproven'
  | 'training_expired'
  | 'opted_out'
  | 'paused'
  | 'off_duty'
  | 'quiet_hours';

/**
 * @param minuteOfDay on the network's clock
 * @returns null for somebody who may be asked now; distance, language and today's count are not asked here
 */
export function whyNotOffered(
  candidate: ResponderCandidate,
  now: Date,
  minuteOfDay: number,
): WhyNotOffered | null {
  if (candidate.status !== 'active') return 'not_active';
  if (candidate.isSuspended) return 'suspended';
  if (!candidate.phoneVerifiedAt) return 'phone_unproven';
  if (!candidate.trainingExpiresAt || candidate.trainingExpiresAt <= now) return 'training_expired';
  if (candidate.isOptedOut) return 'opted_out';
  if (candidate.pausedUntil && candidate.pausedUntil > now) return 'paused';
  if (!candidate.onDutyUntil || candidate.onDutyUntil <= now) return 'off_duty';
  return isQuiet(candidate.quietHours, minuteOfDay) ? 'quiet_hours' : null;
}

/** From is quiet, to is not; hours may go over midnight; the same twice means never. */
export function isQuiet(hours: QuietHours | null, minuteOfDay: number): boolean {
  if (!hours || hours.fromMinute === hours.toMinute) return false;
  const { fromMinute, toMinute } = hours;
  return fromMinute < toMinute
    ? minuteOfDay >= fromMinute && minuteOfDay < toMinute
    : minuteOfDay >= fromMinute || minuteOfDay < toMinute;
}
