// What happened while the line was down: how much, marked in the list until it is seen.
import { ActionButton } from '../controls/action-button.tsx';
import { markAwaySeen, useBoard } from '../state/board-store.ts';
import { useWords } from '../words/use-words.ts';
import styles from './away-bar.module.css';

export function AwayBar() {
  const { t } = useWords();
  const count = useBoard((state) => state.away.size);
  return (
    <div role="status" className={count > 0 ? styles.bar : undefined}>
      {count > 0 && (
        <>
          <span className={styles.words}>{t('connection.away', { count })}</span>
          <ActionButton onPress={markAwaySeen}>{t('connection.seen')}</ActionButton>
        </>
      )}
    </div>
  );
}
