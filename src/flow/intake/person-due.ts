// By when a person must have spoken with a family: ten minutes where somebody is in danger. Pure.
import type { Priority, ReportKind } from '../../contract/statuses.ts';

const MINUTE_MS = 60_000;
/** Networks' practice for a child alone, illness, a hearing within days. */
const URGENT_WITHIN_MS = 10 * MINUTE_MS;
const ARREST_WITHIN_MS = 30 * MINUTE_MS;

type Standing = { kind: ReportKind; priority: Priority };

/**
 * @param before the report before these words; null: they opened it
 * @returns null where these words promise nothing that was not promised before
 */
export function personDueOf(
  before: Standing | null,
  after: Standing,
  receivedAt: Date,
): Date | null {
  if (after.kind !== 'arrest') return null;
  const isPromised = before?.kind === 'arrest' && before.priority === after.priority;
  const isEased = before?.kind === 'arrest' && after.priority !== 'P1';
  if (isPromised || isEased) return null;
  const withinMs = after.priority === 'P1' ? URGENT_WITHIN_MS : ARREST_WITHIN_MS;
  return new Date(receivedAt.getTime() + withinMs);
}
