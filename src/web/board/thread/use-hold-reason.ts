// Whether this person may act on the words of a report.
import type { ReportView } from '../../../contract/report.ts';
import { may } from '../actions/may.ts';
import { useOffReason } from '../controls/use-world.ts';
import { isOpenReport } from '../state/board-state.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { useWords } from '../words/use-words.ts';

/** Null: there is nothing to offer; undefined: go ahead; else why not. */
export function useHoldReason(report: ReportView): string | undefined | null {
  const { t } = useWords();
  const staleReason = useOffReason();
  const accountId = useBoard(accountIdOf);
  if (!may('report.seal_private') || !isOpenReport(report)) return null;
  if (staleReason !== undefined) return staleReason;
  const holder = report.claimedBy;
  if (holder === null) return t('private.mustHold');
  return holder.id === accountId ? undefined : t('action.takenBy', { name: holder.name });
}
