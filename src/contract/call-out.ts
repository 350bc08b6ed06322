// A call-out: people asked to go and look, the places they fill, and each one's part in it.
import { z } from 'zod';

export const CALL_OUT_STATUSES = [
  'draft',
  'sent',
  'filled',
  'expired',
  'cancelled',
  'closed',
] as const;
export const CallOutStatus = z.enum(CALL_OUT_STATUSES);
export type CallOutStatus = z.infer<typeof CallOutStatus>;

export const ASSIGNMENT_STATUSES = [
  'offered',
  'accepted',
  'declined',
  'expired',
  'not_needed',
  'en_route',
  'on_scene',
  'reported',
  'stood_down',
  'cleared',
  'no_show',
] as const;
export const AssignmentStatus = z.enum(ASSIGNMENT_STATUSES);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

/** Never alone. */
export const TEAM_MIN = 2;
/** More people than this at one scene are a crowd. */
export const TEAM_MAX = 12;

/** What one of the people must bring; nothing asked means anybody trained. */
export const Place = z.strictObject({
  skills: z.array(z.string().min(1).max(40)).max(6).default([]),
  languages: z.array(z.string().min(2).max(8)).max(4).default([]),
  needsCar: z.boolean().default(false),
});
export type Place = z.infer<typeof Place>;

const Group = Place.extend({ count: z.int().min(1).max(TEAM_MAX) });

/** `2`, or `[{count: 2, skills: ['observer']}, {count: 1, languages: ['es'], needsCar: true}]`. */
export const Needed = z
  .union([z.int().min(1).max(TEAM_MAX), z.array(Group).min(1).max(TEAM_MAX)])
  .transform(toPlaces)
  .refine((places) => places.length >= TEAM_MIN, `at least ${TEAM_MIN} people`)
  .refine((places) => places.length <= TEAM_MAX, `at most ${TEAM_MAX} people`);

function toPlaces(needed: number | z.infer<typeof Group>[]): Place[] {
  if (typeof needed === 'number') {
    return Array.from({ length: needed }, () => ({ skills: [], languages: [], needsCar: false }));
  }
  return needed.flatMap(({ count, ...place }) => Array.from({ length: count }, () => place));
}

/** Why somebody is not asked. */
export const NOT_ASKED_REASONS = [
  'not_active',
  'unverified_phone',
  'training_expired',
  'opted_out',
  'paused',
  'off_duty',
  'quiet_hours',
  'already_out',
  'offers_today',
  'asked_before',
  'fits_no_place',
  'no_area',
  'too_far',
  'later_wave',
] as const;
export const NotAskedReason = z.enum(NOT_ASKED_REASONS);
export type NotAskedReason = z.infer<typeof NotAskedReason>;
