// A finding as one viewer may see it: what it hangs on is a number that tells it apart, nothing else.
// Pure.
import type { FindingView } from '../../contract/finding.ts';
import type { Sight } from '../../security/permissions.ts';
import type { FindingRow } from './finding-row.ts';

/** @param sourceOf of a finding's id; those that share one are one source */
export function viewFinding(
  row: FindingRow,
  sight: Sight,
  sourceOf: ReadonlyMap<string, number>,
): FindingView {
  const isFull = sight === 'full';
  const { id, basis, says, agency, actual, enteredBy, assignmentId, reportId, mediaId } = row;
  return {
    id,
    basis,
    says,
    agency,
    actual,
    enteredBy,
    assignmentId,
    reportId,
    mediaId,
    at: row.at.toISOString(),
    who: isFull ? row.words.who : null,
    note: isFull ? row.words.note : null,
    source: sourceOf.get(id) ?? 1,
    withdrawnAt: row.withdrawnAt && row.withdrawnAt.toISOString(),
  };
}
