// What a legal observer writes down after a confirmed incident, for lawyers: restricted, sealed under a
// key of its own, and kept with the originals of the photos. Initials, never names.
import { z } from 'zod';
import { Person } from './account.ts';
import { Instant, Uuid, humanText } from './primitives.ts';
import { Agency } from './report-facts.ts';

const YesNo = z.enum(['yes', 'no', 'unknown']);
const Words = humanText(2_000).optional();

export const LegalLogForm = z.strictObject({
  /** What happened when, in order. */
  course: humanText(6_000),
  agency: Agency.optional(),
  /** Numbers of badges, cars and plates. */
  badges: Words,
  vehicles: Words,
  warrantShown: YesNo,
  /** What kind of paper, who signed it. */
  warrantWords: Words,
  identifiedThemselves: YesNo,
  reasonSaid: Words,
  forceUsed: YesNo,
  forceWords: Words,
  /** `J.R., M.`: initials alone. */
  peopleTaken: z
    .array(z.string().regex(/^\p{Lu}\.?(?: ?\p{Lu}\.?){0,3}$/u, 'initials_only'))
    .max(50)
    .default([]),
  /** How many who saw it would say so. */
  witnessesWilling: z.int().min(0).max(500).optional(),
});
export type LegalLogForm = z.infer<typeof LegalLogForm>;

const Shown = z.string().optional();

/** As it is read back. */
const LegalLogWords = z.object({
  ...LegalLogForm.shape,
  course: z.string(),
  badges: Shown,
  vehicles: Shown,
  warrantWords: Shown,
  reasonSaid: Shown,
  forceWords: Shown,
  peopleTaken: z.array(z.string()),
});

export const WriteLegalLog = z.strictObject({
  log: LegalLogForm,
  /** Photos and recordings of linked reports whose originals are kept with it. */
  mediaIds: z.array(Uuid).max(20).default([]),
});
export type WriteLegalLog = z.infer<typeof WriteLegalLog>;

export const CustodyEntry = z.object({
  act: z.enum(['kept', 'opened']),
  at: Instant,
  byId: Uuid,
});

export const LegalOriginalView = z.object({
  mediaId: Uuid,
  kind: z.string(),
  foundType: z.string().nullable(),
  sizeBytes: z.int(),
  /** Hex, of the bytes as they came. */
  sha256: z.string(),
  cameAt: Instant,
  /** Who has had it in hand, oldest first. */
  custody: z.array(CustodyEntry),
});

export const LegalLogView = z.object({
  id: Uuid,
  incidentId: Uuid,
  at: Instant,
  by: Person,
  log: LegalLogWords.nullable(),
  originals: z.array(LegalOriginalView),
});
export type LegalLogView = z.infer<typeof LegalLogView>;

export const LegalLogList = z.object({ items: z.array(LegalLogView) });

/** The answer to whoever wrote one: it cannot be read back without the right to. */
export const LegalLogReceipt = z.object({ id: Uuid, originals: z.int().nonnegative() });
export type LegalLogReceipt = z.infer<typeof LegalLogReceipt>;
