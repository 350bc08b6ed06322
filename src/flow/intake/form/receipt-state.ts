// How far a report has come, as its sender may know it. Nobody is told that people went to look
// unless they did. Pure.
import type { ReportStatus, Resolution } from '../../../contract/statuses.ts';

export const RECEIPT_STEPS = ['received', 'being_read', 'went_to_look', 'result'] as const;
export type ReceiptStep = (typeof RECEIPT_STEPS)[number];

export type ReceiptOutcome =
  'answered' | 'joined' | 'not_our_area' | 'closed' | 'confirmed' | 'unfounded' | 'inconclusive';

export type ReceiptState = {
  current: ReceiptStep;
  /** Steps that happened, in order; the current one included. */
  reached: readonly ReceiptStep[];
  outcome: ReceiptOutcome | null;
};

/** What is known: null where the report still waits in the journal. */
export type ReceiptFacts = {
  status: ReportStatus;
  resolution: Resolution | null;
  hasGoneToLook: boolean;
  /** What the incident turned out to be that it is about; null: not known yet. */
  verdict: 'confirmed' | 'unfounded' | 'inconclusive' | null;
} | null;

export function deriveReceiptState(facts: ReceiptFacts): ReceiptState {
  const reached: ReceiptStep[] = ['received'];
  if (facts && facts.status !== 'new') reached.push('being_read');
  if (facts?.hasGoneToLook) reached.push('went_to_look');
  const verdict = facts?.verdict ?? null;
  const isClosed = facts?.status === 'closed';
  if (isClosed || verdict) reached.push('result');
  return {
    current: reached.at(-1) ?? 'received',
    reached,
    outcome: verdict ?? (isClosed ? outcomeOf(facts.resolution) : null),
  };
}

/** What a volunteer thinks of a report is not for its page: most endings read the same. */
function outcomeOf(resolution: Resolution | null): ReceiptOutcome {
  switch (resolution) {
    case 'info_given':
    case 'rumor_answered':
    case 'volunteer':
      return 'answered';
    case 'duplicate':
      return 'joined';
    case 'out_of_area':
      return 'not_our_area';
    default:
      return 'closed';
  }
}
