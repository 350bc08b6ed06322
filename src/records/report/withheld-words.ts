// Words that may not be kept: denunciations of people, wrong numbers, spam. When they are erased. A
// denunciation is withheld from everybody from its first moment; the others are erased once a person
// has closed the report, late enough for a slip to be taken back. Pure.
import type { ReportKind, Resolution } from '../../contract/statuses.ts';

const MINUTE_MS = 60_000;
/** Nobody may keep them for an hour; the clock that erases them comes round every half minute. */
const WITHHELD_MS = 55 * MINUTE_MS;
const AFTER_CLOSE_MS = 10 * MINUTE_MS;

/** When such words are erased; null: they are words to keep. */
export function eraseDueOf(flags: readonly string[], receivedAt: Date): Date | null {
  if (!flags.includes('denunciation')) return null;
  return new Date(receivedAt.getTime() + WITHHELD_MS);
}

export type ClosingErasure =
  /** Nothing but what is withheld already. */
  { scope: 'withheld' } | { scope: 'all'; dueAt: Date };

const NOT_KEPT: ReadonlySet<string> = new Set(['spam', 'wrong_number', 'denunciation']);

/** What closing a report does to its words. What is withheld is erased at once, whatever it was. */
export function erasureAtClose(
  report: { kind: ReportKind; flags: readonly string[] },
  resolution: Resolution,
  closedAt: Date,
): ClosingErasure {
  if (resolution === 'denunciation') return { scope: 'all', dueAt: closedAt };
  const isReport = report.kind === 'sighting' || report.kind === 'arrest';
  const isFlagged = !isReport && report.flags.some((flag) => NOT_KEPT.has(flag));
  if (resolution !== 'spam' && !isFlagged) return { scope: 'withheld' };
  return { scope: 'all', dueAt: new Date(closedAt.getTime() + AFTER_CLOSE_MS) };
}
