// Lets three minutes go by at once, so that nobody waits for a deadline in a practice.
import { advanceClock } from './simulator-api.ts';
import { tell } from './simulator-store.ts';
import styles from './story-button.module.css';
import { useWords } from './words-context.ts';

const STEP = { minutes: 3 };

export function ClockButton() {
  const { t } = useWords();

  async function forward() {
    try {
      await advanceClock(STEP);
      tell(t('clock.moved', STEP));
    } catch {
      tell(t('clock.notMoved'));
    }
  }

  return (
    <button
      className={styles.play}
      type="button"
      title={t('clock.forwardTitle', STEP)}
      onClick={forward}
    >
      {t('clock.forward', STEP)}
    </button>
  );
}
