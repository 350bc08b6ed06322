// Who works at the board, and how they sign in.
import { z } from 'zod';
import { Instant, Uuid, page } from './primitives.ts';
import { Role } from './statuses.ts';

export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'username_shape');

/** Long enough to resist guessing; no composition rules. */
export const NewPassword = z.string().min(12).max(200);

export const SignIn = z.strictObject({
  username: z.string().max(100),
  password: z.string().max(200),
  totp: z.string().max(12).optional(),
});
export type SignIn = z.infer<typeof SignIn>;

export const PERMISSIONS = [
  'report.read',
  'report.claim',
  'report.reply',
  'report.prioritise',
  'report.close',
  'report.reveal_phone',
  'report.correct',
  'report.seal_private',
  'report.reveal_sealed',
  'report.purge',
  'incident.read',
  'incident.change',
  'incident.verify',
  'incident.override',
  'legal_log.write',
  'legal_log.read',
  'call_out.request',
  'sender.block',
  'intake.set_mode',
  'operations.read',
  'place.aliases',
  'volunteer.read',
  'volunteer.vouch',
  'volunteer.manage',
  'volunteer.remove',
  'account.invite',
  'account.manage',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

/** Why roles that somebody has are not in force. */
export const WITHHELD_REASONS = ['second_factor_missing', 'off_shift'] as const;
export const WithheldReason = z.enum(WITHHELD_REASONS);
export type WithheldReason = z.infer<typeof WithheldReason>;

/** A person as colleagues see them. */
export const Person = z.object({ id: Uuid, username: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;

export const SessionView = z.object({
  id: Uuid,
  account: Person.extend({ roles: z.array(Role) }),
  permissions: z.array(Permission),
  /** Why some of the roles give no permissions now; null: all do. */
  withheld: WithheldReason.nullable().default(null),
  isOnShift: z.boolean().default(false),
});
export type SessionView = z.infer<typeof SessionView>;

/** Where somebody is signed in. */
export const SessionLine = z.object({
  id: Uuid,
  /** As coarse as "Firefox, Linux"; empty when unknown. */
  deviceName: z.string(),
  /** This account was never used with it before, and its owner has not said that it is theirs. */
  isNewDevice: z.boolean(),
  isCurrent: z.boolean(),
  startedAt: Instant,
  lastSeenAt: Instant,
});
export type SessionLine = z.infer<typeof SessionLine>;

export const SessionPage = page(SessionLine);

/** The one-time link's form: the first administrator of a new network. */
export const CreateFirstAdmin = z.strictObject({
  name: z.string().trim().min(1).max(60),
  username: Username,
  password: NewPassword,
});
export type CreateFirstAdmin = z.infer<typeof CreateFirstAdmin>;
