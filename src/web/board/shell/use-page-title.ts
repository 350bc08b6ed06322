// The tab tells that an urgent report waits, and nothing of what it says.
import { useEffect } from 'react';
import { useBoard } from '../state/board-store.ts';
import type { BoardState } from '../state/board-state.ts';
import { waitingP1 } from '../state/report-age.ts';
import { useWords } from '../words/use-words.ts';

export function usePageTitle(): void {
  const { t } = useWords();
  const count = useBoard(({ board }) => waitingP1(board.reports.values()).length + inDanger(board));
  useEffect(() => {
    document.title = count > 0 ? t('app.titleAlarm', { count }) : t('app.name');
  }, [count, t]);
}

/** Alarms about people in the field that nobody has in hand. */
function inDanger({ alarms }: BoardState): number {
  return [...alarms.values()].filter(
    ({ kind, ownedBy }) => ownedBy === null && (kind === 'sos' || kind === 'overdue'),
  ).length;
}
