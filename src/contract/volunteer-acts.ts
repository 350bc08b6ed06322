// What may be said about one volunteer: decisions, steps, vouches, roles, and being available.
import { z } from 'zod';
import { E164, Instant, InterfaceLanguage, Uuid, humanText } from './primitives.ts';
import {
  QuietHours,
  VolunteerLanguage,
  VolunteerRole,
  VolunteerSkill,
  VolunteerStatus,
  VolunteerTask,
  Zip,
} from './volunteer.ts';

export const ListVolunteers = z.strictObject({
  status: VolunteerStatus.optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListVolunteers = z.infer<typeof ListVolunteers>;

/** A coordinator writes somebody down: they begin at the bottom of the ladder like everybody. */
export const AddVolunteer = z.strictObject({
  name: humanText(60),
  phone: E164,
  language: InterfaceLanguage,
  languages: z.array(VolunteerLanguage).max(13).default([]),
  skills: z.array(VolunteerSkill).max(8).default([]),
  tasks: z.array(VolunteerTask).max(10).default([]),
  hasCar: z.boolean().default(false),
  areaZip: Zip.nullable().default(null),
});
export type AddVolunteer = z.infer<typeof AddVolunteer>;

export const DecideVolunteer = z.strictObject({
  decision: z.enum(['screen', 'train', 'reject', 'start_probation', 'activate', 'retrain']),
});
export type DecideVolunteer = z.infer<typeof DecideVolunteer>;

export const RecordStep = z.discriminatedUnion('step', [
  /** A coordinator called the number and the volunteer answered. */
  z.strictObject({ step: z.literal('phone_verified') }),
  z.strictObject({ step: z.literal('interviewed') }),
  z.strictObject({ step: z.literal('agreement_signed'), language: InterfaceLanguage }),
  z.strictObject({ step: z.literal('trained'), on: z.iso.date() }),
  z.strictObject({ step: z.literal('paired_call_out') }),
  z.strictObject({ step: z.literal('shadow_shift') }),
]);
export type RecordStep = z.infer<typeof RecordStep>;

/** Without `voucherId` whoever asks vouches themselves. */
export const GiveVouch = z.strictObject({
  voucherId: Uuid.optional(),
  note: humanText(500).optional(),
});
export type GiveVouch = z.infer<typeof GiveVouch>;

export const GrantRole = z.strictObject({ role: VolunteerRole, isGranted: z.boolean() });
export type GrantRole = z.infer<typeof GrantRole>;

/** Which account at the board is theirs: what stops them stops it too. */
export const LinkAccount = z.strictObject({ username: z.string().max(100) });
export type LinkAccount = z.infer<typeof LinkAccount>;

export const PauseVolunteer = z.strictObject({ until: Instant.nullable() });
export type PauseVolunteer = z.infer<typeof PauseVolunteer>;

export const RemoveVolunteer = z.strictObject({ reason: humanText(500) });
export type RemoveVolunteer = z.infer<typeof RemoveVolunteer>;

/** What a coordinator sets for somebody who called instead of texting. */
export const SetAvailability = z.discriminatedUnion('set', [
  z.strictObject({ set: z.literal('on'), until: Instant }),
  z.strictObject({ set: z.literal('off') }),
  z.strictObject({ set: z.literal('quiet_hours'), hours: QuietHours.nullable() }),
  z.strictObject({ set: z.literal('area'), zip: Zip }),
  z.strictObject({ set: z.literal('offers_per_day'), count: z.number().int().min(0).max(20) }),
]);
export type SetAvailability = z.infer<typeof SetAvailability>;
