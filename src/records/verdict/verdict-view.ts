// A verdict as one viewer may see it. Pure.
import type { VerdictView } from '../../contract/finding.ts';
import type { Sight } from '../../security/permissions.ts';
import type { VerdictRow } from './verdict-store.ts';

export function viewVerdict(row: VerdictRow, sight: Sight): VerdictView {
  const { incidentId: _, askedAt, decidedAt, reviewedAt, ...plain } = row;
  return {
    ...plain,
    reason: sight === 'full' ? row.reason : null,
    askedAt: askedAt.toISOString(),
    decidedAt: decidedAt && decidedAt.toISOString(),
    reviewedAt: reviewedAt && reviewedAt.toISOString(),
  };
}
