// What cannot wait, the worst in full and the rest as counts. It cannot be muted: somebody says
// `I have it`, and everybody reads who.
import { ownAlarm, openAlarm } from '../actions/own-alarm.ts';
import { may } from '../actions/may.ts';
import type { AlarmKind, AlarmView } from '../../../contract/alarm.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useOffReason } from '../controls/use-world.ts';
import { countByKind, sortAlarms } from '../state/alarm-order.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { ageText } from '../state/report-age.ts';
import { useServerNow } from '../state/use-now.ts';
import { useWords, type Say } from '../words/use-words.ts';
import styles from './alarm-bar.module.css';

const COUNT_WORDS = {
  sos: 'alarm.countSos',
  overdue: 'alarm.countOverdue',
  report_p1: 'alarm.countP1',
  report_p2: 'alarm.countP2',
} as const satisfies Record<AlarmKind, string>;

export function AlarmBar() {
  const { t } = useWords();
  const alarms = useBoard((state) => state.board.alarms);
  const { ringing, owned } = sortAlarms(alarms.values());
  const [worst, ...rest] = ringing;
  return (
    <section className={styles.place} aria-label={t('alarm.region')}>
      <span className={controls.hidden} role="alert">
        {worst !== undefined && aboutText(worst, t)}
      </span>
      {worst !== undefined && <Ringing alarm={worst} rest={rest} />}
      {owned.length > 0 && <Owned alarms={owned} />}
    </section>
  );
}

function Ringing({ alarm, rest }: { alarm: AlarmView; rest: readonly AlarmView[] }) {
  const { t } = useWords();
  const nowMs = useServerNow(5_000);
  const staleReason = useOffReason();
  const offReason = may('report.claim') ? staleReason : t('error.forbidden');
  return (
    <div className={styles.bar}>
      <p className={styles.words}>
        <strong>■ {aboutText(alarm, t)}</strong>{' '}
        <span className={styles.detail}>
          <AlarmPlace alarm={alarm} />
          {t('alarm.since', { age: ageText(alarm.raisedAt, nowMs) })}
        </span>
      </p>
      {countByKind(rest).map(({ kind, count }) => (
        <span key={kind} className={styles.count}>
          {t(COUNT_WORDS[kind], { count })}
        </span>
      ))}
      <ActionButton onPress={() => openAlarm(alarm)}>
        {t('alarm.go')} <kbd aria-hidden="true">!</kbd>
      </ActionButton>
      <ActionButton look="danger" offReason={offReason} onPress={() => void ownAlarm(alarm)}>
        {t('alarm.own')}
      </ActionButton>
    </div>
  );
}

/** Where it is, once the board knows. */
function AlarmPlace({ alarm: { subject } }: { alarm: AlarmView }) {
  const place = useBoard(({ board }) =>
    subject.kind === 'report'
      ? board.reports.get(subject.id)?.locationText
      : board.incidents.get(subject.id)?.placeText,
  );
  return place ? <>{place} · </> : null;
}

function Owned({ alarms }: { alarms: readonly AlarmView[] }) {
  const { t } = useWords();
  const accountId = useBoard(accountIdOf);
  return (
    <ul className={styles.owned}>
      {alarms.map((alarm) => (
        <li key={alarm.id}>
          {t(alarm.ownedBy?.id === accountId ? 'alarm.ownedByYou' : 'alarm.owned', {
            name: alarm.ownedBy?.name ?? '',
            what: aboutText(alarm, t),
          })}
        </li>
      ))}
    </ul>
  );
}

function aboutText({ kind, subject, assignment }: AlarmView, t: Say): string {
  const what = t(`alarm.${kind}`);
  if (assignment === null) return t('alarm.aboutReport', { what, code: subject.code });
  return t('alarm.about', { what, name: assignment.name, code: subject.code });
}
