// Who gives time: the closed sets, what may be asked of them, and what each reader is shown. Nothing
// here holds a status, a record or a document: those are never asked.
import { z } from 'zod';
import { Person } from './account.ts';
import { Instant, InterfaceLanguage, Uuid, page } from './primitives.ts';

export const VOLUNTEER_STATUSES = [
  'applied',
  'screening',
  'training',
  'probation',
  'active',
  'paused',
  'inactive',
  'rejected',
  'removed',
] as const;
export const VolunteerStatus = z.enum(VOLUNTEER_STATUSES);
export type VolunteerStatus = z.infer<typeof VolunteerStatus>;

/** Those still on their way up. */
export const LADDER_STATUSES = ['applied', 'screening', 'training', 'probation'] as const;

/** What somebody can do in the field; the first four are places in a team. */
export const VOLUNTEER_SKILLS = [
  'recorder',
  'notetaker',
  'liaison',
  'legal_observer',
  'observer',
  'spanish',
  'interpreter',
  'driver',
] as const;
export const VolunteerSkill = z.enum(VOLUNTEER_SKILLS);
export type VolunteerSkill = z.infer<typeof VolunteerSkill>;

/** Asked instead of anything about the person: what they are comfortable doing. */
export const VOLUNTEER_TASKS = [
  'go_and_look',
  'record_video',
  'take_notes',
  'talk_to_people',
  'drive',
  'interpret',
  'answer_texts',
  'answer_calls',
  'family_support',
  'legal_work',
] as const;
export const VolunteerTask = z.enum(VOLUNTEER_TASKS);
export type VolunteerTask = z.infer<typeof VolunteerTask>;

/** ISO 639 tags of the languages that networks in California meet. */
export const VOLUNTEER_LANGUAGES = [
  'en',
  'es',
  'mix',
  'zap',
  'quc',
  'kjb',
  'tl',
  'vi',
  'ko',
  'zh',
  'hy',
  'fa',
  'ar',
] as const;
export const VolunteerLanguage = z.enum(VOLUNTEER_LANGUAGES);
export type VolunteerLanguage = z.infer<typeof VolunteerLanguage>;

export const VOLUNTEER_ROLES = ['responder', 'dispatcher', 'legal_intake'] as const;
export const VolunteerRole = z.enum(VOLUNTEER_ROLES);
export type VolunteerRole = z.infer<typeof VolunteerRole>;

/** Evidence on the ladder. */
export const VOLUNTEER_STEPS = [
  'applied',
  'phone_verified',
  'interviewed',
  'agreement_signed',
  'trained',
  'role_granted',
  'role_withdrawn',
  'paired_call_out',
  'shadow_shift',
] as const;
export const VolunteerStep = z.enum(VOLUNTEER_STEPS);
export type VolunteerStep = z.infer<typeof VolunteerStep>;

/** What keeps somebody from being active. */
export const MISSING_STEPS = [
  'phone',
  'vouch',
  'interview',
  'agreement',
  'training',
  'training_expired',
  'role',
  'paired_call_outs',
  'shadow_shifts',
  'screening_waits',
  'decision_waits',
  'paused',
  'lapsed',
  'suspended',
  'rejected',
  'removed',
] as const;
export const MissingStep = z.enum(MISSING_STEPS);
export type MissingStep = z.infer<typeof MissingStep>;

export const Missing = z.object({
  step: MissingStep,
  have: z.number().int().optional(),
  need: z.number().int().optional(),
  /** In the reader's language. */
  words: z.string(),
});

export const Zip = z.string().regex(/^\d{5}$/);

export const MinuteOfDay = z.number().int().min(0).max(1_439);
export const QuietHours = z.object({ fromMinute: MinuteOfDay, toMinute: MinuteOfDay });
export type QuietHours = z.infer<typeof QuietHours>;

/** On the roster: first name and initial, except for whoever trusts people. */
export const VolunteerView = z.object({
  id: Uuid,
  name: z.string(),
  status: VolunteerStatus,
  statusAt: Instant,
  appliedAt: Instant,
  isSuspended: z.boolean(),
  language: InterfaceLanguage,
  languages: z.array(z.string()),
  skills: z.array(VolunteerSkill),
  roles: z.array(VolunteerRole),
  hasCar: z.boolean(),
  areaZip: z.string().nullable(),
  onDutyUntil: Instant.nullable(),
  pausedUntil: Instant.nullable(),
  trainingExpiresAt: Instant.nullable(),
  missing: z.array(Missing),
  version: z.number().int(),
});
export type VolunteerView = z.infer<typeof VolunteerView>;

export const VolunteerPage = page(VolunteerView);

const VouchView = z.object({
  id: Uuid,
  voucher: z.object({ kind: z.enum(['volunteer', 'account']), id: Uuid, name: z.string() }),
  at: Instant,
  recordedBy: Person,
  note: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
  flaggedAt: Instant.nullable(),
});
export type VouchView = z.infer<typeof VouchView>;

const StepView = z.object({
  step: VolunteerStep,
  detail: z.string().nullable(),
  at: Instant,
  by: Person.nullable(),
});
export type StepView = z.infer<typeof StepView>;

/** For those who decide about trust. The phone stays masked: seeing it is an act of its own. */
export const VolunteerDetail = VolunteerView.extend({
  phoneMasked: z.string().nullable(),
  tasks: z.array(VolunteerTask),
  times: z.string().nullable(),
  references: z.string().nullable(),
  quietHours: QuietHours.nullable(),
  offersPerDay: z.number().int(),
  phoneVerifiedAt: Instant.nullable(),
  interviewedAt: Instant.nullable(),
  agreement: z
    .object({ version: z.string(), language: InterfaceLanguage, signedAt: Instant })
    .nullable(),
  trainingDoneAt: Instant.nullable(),
  removalAskedBy: Person.nullable(),
  steps: z.array(StepView),
  vouches: z.array(VouchView),
});
export type VolunteerDetail = z.infer<typeof VolunteerDetail>;

/** The coordinator's desk: who waits for what, longest first. */
export const VolunteerDesk = z.object({
  waiting: z.array(VolunteerView),
  trainingEndsSoon: z.array(VolunteerView),
  removalsAsked: z.array(VolunteerView),
  flaggedVouches: z.array(z.object({ volunteer: VolunteerView, vouch: VouchView })),
});
export type VolunteerDesk = z.infer<typeof VolunteerDesk>;
