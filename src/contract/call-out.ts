// A call-out: people asked to go and look, the places they fill, and each one's part in it.
import { z } from 'zod';
import { Person } from './account.ts';
import { Instant, Uuid, humanText } from './primitives.ts';

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

/** The words of a place that an offer may name: never a home, never a number of a house. */
const PlaceWords = z.strictObject({ crossStreet: humanText(24), city: humanText(16) });

export const RequestCallOut = z.strictObject({
  needed: Needed,
  /** Said by the dispatcher, where the reports' own place is not known well enough. */
  place: PlaceWords.optional(),
  /** How long a wave waits for its answers; absent: the network's setting. */
  windowMinutes: z.number().min(1).max(30).optional(),
  /** At most so many offers for this scene, over all waves. */
  offersMax: z.int().min(2).max(200).optional(),
});
export type RequestCallOut = z.infer<typeof RequestCallOut>;

/** `needed` as in the request, in JSON; absent: two people. */
export const PreviewCallOut = z.strictObject({ needed: z.string().max(4_000).default('2') });

export type PreviewCallOut = z.infer<typeof PreviewCallOut>;

export const PreviewedVolunteer = z.object({
  volunteerId: Uuid,
  name: z.string(),
  /** Null where their area or the scene is not known. */
  distanceMetres: z.int().nullable(),
});

export const CallOutPreview = z.object({
  needed: z.array(Place),
  /** What the offers would say of the place; null: nothing is known, and nobody can be asked yet. */
  place: z.object({ crossStreet: z.string(), city: z.string() }).nullable(),
  /** Wave by wave, as if nobody answered. */
  waves: z.array(
    z.object({
      wave: z.int().positive(),
      afterMinutes: z.number().nonnegative(),
      reachMetres: z.number(),
      asked: z.array(PreviewedVolunteer),
    }),
  ),
  /** Nearest first; `notAskedCount` are all of them. */
  notAsked: z.array(PreviewedVolunteer.extend({ reasons: z.array(NotAskedReason) })),
  notAskedCount: z.int().nonnegative(),
  /** Of the first wave. */
  texts: z.int().nonnegative(),
  segments: z.int().nonnegative(),
  offer: z.object({ en: z.string(), es: z.string() }).nullable(),
});
export type CallOutPreview = z.infer<typeof CallOutPreview>;

/** What somebody on scene says that it is. */
export const CLAIMS = ['confirmed', 'not_ice', 'nothing', 'unsure'] as const;
export const Claim = z.enum(CLAIMS);
export type Claim = z.infer<typeof Claim>;

/** What a volunteer's reply can mean; `unknown` goes to a person. */
export const REPLY_ACTIONS = [
  'accept',
  'decline',
  'en_route',
  'on_scene',
  ...CLAIMS,
  'relief',
  'sos',
  'ok',
  'done',
  'unknown',
] as const;
export type ReplyAction = (typeof REPLY_ACTIONS)[number];

export const AssignmentView = z.object({
  id: Uuid,
  volunteerId: Uuid,
  /** First name and initial; null where the viewer may not read it. */
  name: z.string().nullable(),
  status: AssignmentStatus,
  wave: z.int().positive(),
  placeIndex: z.int().nonnegative().nullable(),
  distanceMetres: z.int().nullable(),
  etaMinutes: z.int().nullable(),
  offeredAt: Instant,
  acceptedAt: Instant.nullable(),
  /** When they were told where; null: they wait for a second person. */
  briefedAt: Instant.nullable(),
  enRouteAt: Instant.nullable(),
  onSceneAt: Instant.nullable(),
  reportedAt: Instant.nullable(),
  says: Claim.nullable(),
  stoodDownAt: Instant.nullable(),
  clearedAt: Instant.nullable(),
  lastHeardAt: Instant.nullable(),
  nextCheckAt: Instant.nullable(),
  misses: z.int().nonnegative(),
  reliefAt: Instant.nullable(),
  sosAt: Instant.nullable(),
  overdueAt: Instant.nullable(),
  /** Who go together have the same. */
  pairKey: Uuid.nullable(),
});
export type AssignmentView = z.infer<typeof AssignmentView>;

export const CallOutView = z.object({
  id: Uuid,
  incidentId: Uuid,
  code: z.string(),
  status: CallOutStatus,
  places: z.array(Place),
  needed: z.int().positive(),
  filled: z.int().nonnegative(),
  wave: z.int().nonnegative(),
  waveClosesAt: Instant.nullable(),
  expiresAt: Instant,
  requestedAt: Instant,
  requestedBy: Person,
  endedAt: Instant.nullable(),
  /** Asked, and not answered yet. */
  waiting: z.int().nonnegative(),
  /** Everybody who was asked. */
  people: z.array(AssignmentView),
  version: z.int().positive(),
});
export type CallOutView = z.infer<typeof CallOutView>;

/** What a dispatcher sets for somebody who calls, or reads in words that a machine did not. */
export const STEPS_BY_HAND = [
  'accept',
  'decline',
  'en_route',
  'on_scene',
  ...CLAIMS,
  'relief',
  'sos',
  'ok',
  'done',
  'no_show',
  'stand_down',
] as const;
export const SetStep = z.strictObject({
  step: z.enum(STEPS_BY_HAND),
  etaMinutes: z.int().min(1).max(240).optional(),
  /** Their words, with a claim. */
  note: humanText(1_000).optional(),
});
export type SetStep = z.infer<typeof SetStep>;

export const StandDown = z.strictObject({
  /** What it was, in a few words that everybody is told. */
  actual: humanText(22).optional(),
});
export type StandDown = z.infer<typeof StandDown>;

export const PairPeople = z.strictObject({
  assignmentIds: z.tuple([Uuid, Uuid]),
});
export type PairPeople = z.infer<typeof PairPeople>;

/** Whose part an unclear reply in the inbox is about, and what it means. */
export const AssignReply = SetStep.extend({ assignmentId: Uuid });
export type AssignReply = z.infer<typeof AssignReply>;
