// What cannot wait: urgent reports nobody has taken in time. It goes away when somebody takes them,
// not before.
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { goToAlarm } from '../actions/move.ts';
import { useBoard } from '../state/board-store.ts';
import { ageText, isOverdue, waitingP1 } from '../state/report-age.ts';
import { useServerNow } from '../state/use-now.ts';
import { useWords } from '../words/use-words.ts';
import styles from './alarm-bar.module.css';

export function AlarmBar() {
  const { t } = useWords();
  const nowMs = useServerNow(5_000);
  const reports = useBoard((state) => state.board.reports);
  const overdue = waitingP1(reports.values()).filter((report) => isOverdue(report, nowMs));
  const oldest = overdue[0];
  const count = overdue.length;
  return (
    <section className={styles.place} aria-label={t('alarm.region')}>
      <span className={controls.hidden} role="alert">
        {count > 0 && t('alarm.unclaimed', { count })}
      </span>
      {oldest !== undefined && (
        <div className={styles.bar}>
          <p className={styles.words}>
            <strong>■ {t('alarm.unclaimed', { count })}</strong>{' '}
            <span className={styles.detail}>
              {t('alarm.oldest', {
                age: ageText(oldest.receivedAt, nowMs),
                place: oldest.locationText ?? t('queue.noPlace'),
              })}
            </span>
          </p>
          <ActionButton look="danger" onPress={goToAlarm}>
            {t('alarm.go')} <kbd aria-hidden="true">!</kbd>
          </ActionButton>
        </div>
      )}
    </section>
  );
}
