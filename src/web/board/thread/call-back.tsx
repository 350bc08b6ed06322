// A call that was promised: by when, and how it ended.
import type { CallBackView } from '../../../contract/claims.ts';
import { CALL_OUTCOMES } from '../../../contract/claims.ts';
import type { ReportView } from '../../../contract/report.ts';
import { may } from '../actions/may.ts';
import { promise, settlePromise } from '../actions/surround-claim.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { isOpenReport } from '../state/board-state.ts';
import { ageText } from '../state/report-age.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import type { SayNote } from './colleague-notes.tsx';
import styles from './notes.module.css';

const DUE_IN_MINUTES = 15;

export function CallBack(props: {
  report: ReportView;
  callBack: CallBackView | null;
  say: SayNote;
}) {
  const { report, callBack, say } = props;
  const { t, language } = useWords();
  const nowMs = useServerNow(15_000);
  const staleReason = useOffReason();
  const isDue = callBack !== null && callBack.doneAt === null;
  const mayAct = may('report.claim') && isOpenReport(report) && report.phoneMasked !== null;
  const timeOf = (at: string) => dayTimeText(at, nowMs, t, language);
  const isLate = isDue && Date.parse(callBack.dueAt) < nowMs;
  return (
    <div className={styles.call}>
      {isDue && (
        <span className={styles.due} data-late={isLate || undefined}>
          {say(isLate ? 'call.late' : 'call.due', {
            name: callBack.askedBy.name,
            time: timeOf(callBack.dueAt),
            age: ageText(callBack.dueAt, nowMs),
          })}
        </span>
      )}
      {callBack?.doneAt && callBack.outcome !== null && (
        <span className={styles.never}>
          {say('call.done', {
            name: callBack.doneBy?.name ?? '',
            time: timeOf(callBack.doneAt),
            outcome: say(`call.${callBack.outcome}`),
          })}
        </span>
      )}
      {mayAct && isDue
        ? CALL_OUTCOMES.map((outcome) => (
            <ActionButton
              key={outcome}
              offReason={staleReason}
              onPress={() => void settlePromise(report, outcome)}
            >
              {say(`call.${outcome}`)}
            </ActionButton>
          ))
        : mayAct && (
            <ActionButton
              look="quiet"
              offReason={staleReason}
              onPress={() => void promise(report, DUE_IN_MINUTES)}
            >
              {say('call.promise', { minutes: DUE_IN_MINUTES })}
            </ActionButton>
          )}
    </div>
  );
}
