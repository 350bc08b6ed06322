// The tab tells that an urgent report waits, and nothing of what it says.
import { useEffect } from 'react';
import { useBoard } from '../state/board-store.ts';
import { waitingP1 } from '../state/report-age.ts';
import { useWords } from '../words/use-words.ts';

export function usePageTitle(): void {
  const { t } = useWords();
  const count = useBoard((state) => waitingP1(state.board.reports.values()).length);
  useEffect(() => {
    document.title = count > 0 ? t('app.titleAlarm', { count }) : t('app.name');
  }, [count, t]);
}
