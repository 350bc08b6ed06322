// The way to the dispatchers' board: in a tab of its own, or live below the phones once asked for.
import { useState } from 'react';
import styles from './board-below.module.css';
import { useWords } from './words-context.ts';

export function BoardBelow() {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <section className={styles.board} aria-label={t('board.title')}>
      <p className={styles.ways}>
        <a className={styles.open} href="/board" target="_blank" rel="noopener">
          {t('board.open')} <span className={styles.hint}>{t('board.opensTab')}</span>
        </a>
        <button
          className={styles.show}
          type="button"
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? 'board.hide' : 'board.show')}
        </button>
      </p>
      {isShown && <iframe className={styles.frame} src="/board" title={t('board.title')} />}
    </section>
  );
}
