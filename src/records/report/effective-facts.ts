// What a report says: what people corrected over what was read. Both are kept. Pure.
import type { CorrectableField, FactField } from '../../contract/report-corrections.ts';
import { FACT_FIELDS } from '../../contract/report-corrections.ts';
import { ReportFacts } from '../../contract/report-facts.ts';

/** The last word of a person on one field. */
export type Correction = {
  field: CorrectableField;
  value: unknown;
  /** What stood there before people spoke. */
  was: unknown;
  by: { id: string; username: string; name: string };
  at: Date;
};

/** What is stored, as far as it is of the shapes we know. */
export function toFacts(stored: unknown): ReportFacts {
  const parsed = ReportFacts.safeParse(stored);
  if (parsed.success) return parsed.data;
  const entries = Object.entries((stored ?? {}) as Record<string, unknown>);
  const known = entries.filter(([field, value]) => isFact(field, value));
  return Object.fromEntries(known) as ReportFacts;
}

function isFact(field: string, value: unknown): field is FactField {
  const shape = (
    ReportFacts.shape as Record<string, { safeParse(value: unknown): { success: boolean } }>
  )[field];
  return shape?.safeParse(value).success ?? false;
}

/** Null in a correction means that nobody knows: the field is open again. */
export function effectiveFacts(read: ReportFacts, corrections: readonly Correction[]): ReportFacts {
  const facts: Record<string, unknown> = { ...read };
  const fields = new Set<string>(FACT_FIELDS);
  for (const { field, value } of corrections) {
    if (!fields.has(field)) continue;
    if (value === null) delete facts[field];
    else facts[field] = value;
  }
  return withRangeInOrder(facts as ReportFacts, corrections);
}

/** A person who says `at least 10` over a read `3 to 5` leaves no upper end. */
function withRangeInOrder(facts: ReportFacts, corrections: readonly Correction[]): ReportFacts {
  const { agentsMin, agentsMax } = facts;
  if (agentsMin === undefined || agentsMax === undefined || agentsMin <= agentsMax) return facts;
  const last = corrections
    .filter(({ field }) => field === 'agentsMin' || field === 'agentsMax')
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())[0];
  const stale = last?.field === 'agentsMin' ? 'agentsMax' : 'agentsMin';
  const { [stale]: _stale, ...rest } = facts;
  return rest;
}
