// What a person may say over what the rules read of a report, field by field, and how it is shown.
import { z } from 'zod';
import { Person } from './account.ts';
import { Instant, humanText } from './primitives.ts';
import { ReportFacts } from './report-facts.ts';
import { ReportKind } from './statuses.ts';

export const PLACE_WORDS_MAX = 200;

export const FACT_FIELDS = ReportFacts.keyof().options;
export type FactField = (typeof FACT_FIELDS)[number];

/** A tag such as `es`, `zap` or `es-en`; `und` when nobody can tell. */
const LanguageTag = z.string().regex(/^[a-z]{2,3}(?:-[a-zA-Z]{2,4})?$/, 'language_shape');

const { shape } = ReportFacts;
/** Null: nobody knows, whatever was read. */
const fact = <Field extends FactField>(field: Field) =>
  z.strictObject({
    field: z.literal(field),
    value: shape[field].unwrap().nullable(),
    version: z.int().positive().optional(),
  });
const said = <Field extends string, Value extends z.ZodType>(field: Field, value: Value) =>
  z.strictObject({ field: z.literal(field), value, version: z.int().positive().optional() });

/**
 * One field, corrected. `version` of the report as it was seen: when it has changed since, the
 * correction is refused (409 stale_version with `details.version`); absent, the last one holds.
 */
export const CorrectFact = z.discriminatedUnion('field', [
  said('kind', ReportKind),
  said('language', LanguageTag),
  said('locationText', humanText(PLACE_WORDS_MAX).nullable()),
  fact('timing'),
  fact('observedAt'),
  fact('source'),
  fact('activity'),
  fact('agentsMin'),
  fact('agentsMax'),
  fact('vehiclesCount'),
  fact('agencyClaimed'),
  fact('masked'),
  fact('equipment'),
  fact('peopleTaken'),
  fact('peopleTakenCount'),
  fact('needsFlags'),
  fact('placeType'),
  fact('urgent'),
]);
export type CorrectFact = z.infer<typeof CorrectFact>;

export const CORRECTABLE_FIELDS = [
  'kind',
  'language',
  'locationText',
  'priority',
  ...FACT_FIELDS,
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** Who said otherwise and when; `was`: what the rules read, null where they read nothing. */
export const Corrected = z.object({ by: Person, at: Instant, was: z.unknown() });
export const CorrectedFields = z.partialRecord(z.enum(CORRECTABLE_FIELDS), Corrected);
export type CorrectedFields = z.infer<typeof CorrectedFields>;
