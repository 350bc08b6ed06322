// What somebody found about an incident, what all of it proves and still lacks, and what is asked of
// whoever decides.
import { z } from 'zod';
import { Person } from './account.ts';
import { Actual, Basis, Verification } from './incident-statuses.ts';
import { Instant, Uuid, humanText } from './primitives.ts';
import { Agency } from './report-facts.ts';

export const SAYS = ['immigration', 'not_immigration', 'nothing', 'unsure'] as const;
export const Says = z.enum(SAYS);
export type Says = z.infer<typeof Says>;

/** What a verdict still lacks; the board says it in words, with whom to ask. */
export const MISSING = [
  'observer_on_scene',
  'agency_named',
  'photo_or_second_observer',
  'second_independent_source',
  'another_person',
  'finding_that_denies',
  'official_or_partner',
  'actual_named',
  'looked_first',
] as const;
export const Missing = z.enum(MISSING);
export type Missing = z.infer<typeof Missing>;

export const Judgement = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('proven'), basis: z.array(Basis) }),
  /** Any one of `ways` is enough; each lists what it still lacks. */
  z.object({ verdict: z.literal('unproven'), ways: z.array(z.array(Missing)) }),
]);
export type Judgement = z.infer<typeof Judgement>;

export const FindingView = z.object({
  id: Uuid,
  basis: Basis,
  says: Says,
  agency: Agency.nullable(),
  actual: Actual.nullable(),
  at: Instant,
  /** Null: it came by text from the field. */
  enteredBy: Person.nullable(),
  assignmentId: Uuid.nullable(),
  reportId: Uuid.nullable(),
  mediaId: Uuid.nullable(),
  /** Who said it, and in which words; null where there are none or the viewer may not read them. */
  who: z.string().nullable(),
  note: z.string().nullable(),
  /** Findings with the same number hang on one source and count once. */
  source: z.int().positive(),
  withdrawnAt: Instant.nullable(),
});
export type FindingView = z.infer<typeof FindingView>;

/** The evidence meter: what each verdict would need of the viewer who asks. */
export const EvidenceView = z.object({
  confirmed: Judgement,
  /** As if what it was were named. */
  unfounded: Judgement,
  inconclusive: Judgement,
  /** How many independent sources say that it is, and that it is not. */
  affirming: z.int().nonnegative(),
  denying: z.int().nonnegative(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

const said = {
  says: Says,
  agency: Agency.optional(),
  actual: Actual.optional(),
  note: humanText(1_000).optional(),
};

/** How each kind of finding names what it comes from. */
export const AddFinding = z.discriminatedUnion('basis', [
  /** A dispatcher has talked with who sent a linked report. */
  z.strictObject({ basis: z.literal('eyewitness_interview'), reportId: Uuid, ...said }),
  /** A dispatcher has looked at a photo, video or voice note of a linked report. */
  z.strictObject({ basis: z.literal('media_reviewed'), mediaId: Uuid, ...said }),
  /** Somebody who was sent says it by phone. */
  z.strictObject({ basis: z.literal('responder_on_scene'), assignmentId: Uuid, ...said }),
  /** With name or office: `City manager, Santa Ana`. */
  z.strictObject({ basis: z.literal('official_statement'), who: humanText(120), ...said }),
  z.strictObject({ basis: z.literal('partner_network'), who: humanText(120), ...said }),
  /** Whose camera, and where it stands. */
  z.strictObject({ basis: z.literal('camera_footage'), who: humanText(120), ...said }),
]);
export type AddFinding = z.infer<typeof AddFinding>;

export const DecideVerdict = z.strictObject({
  verification: Verification.exclude(['unverified']),
  /** What the decider takes it to rest on. What is written down is what the findings prove. */
  basis: z.array(Basis).max(12).default([]),
  /** What it was, for `unfounded`. */
  actual: Actual.optional(),
});
export type DecideVerdict = z.infer<typeof DecideVerdict>;

export const OverrideVerdict = z.strictObject({
  verification: Verification.extract(['confirmed', 'unfounded', 'inconclusive']),
  actual: Actual.optional(),
  reason: humanText(500).refine((text) => text.trim().length >= 10, { message: 'text_too_short' }),
  /** Another dispatcher or coordinator, who must agree from their own session. */
  secondId: Uuid,
});
export type OverrideVerdict = z.infer<typeof OverrideVerdict>;

export const VerdictView = z.object({
  id: Uuid,
  from: Verification,
  to: Verification,
  basis: z.array(Basis),
  actual: Actual.nullable(),
  findingIds: z.array(Uuid),
  askedAt: Instant,
  decidedBy: Person,
  /** Null: an override that waits for its second person. */
  decidedAt: Instant.nullable(),
  second: Person.nullable(),
  /** Of an override; null where the viewer may not read it. */
  reason: z.string().nullable(),
  needsReview: z.boolean(),
  reviewedAt: Instant.nullable(),
  reviewedBy: Person.nullable(),
});
export type VerdictView = z.infer<typeof VerdictView>;
