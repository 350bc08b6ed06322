// One report in the list: how urgent, how old, where, what, by which way, in whose hands.
import { memo } from 'react';
import type { ReportView } from '../../../contract/report.ts';
import { PrioritySign } from '../controls/priority-sign.tsx';
import controls from '../controls/controls.module.css';
import { isOpenReport } from '../state/board-state.ts';
import { ageText, isOverdue } from '../state/report-age.ts';
import { isSlow } from '../state/report-order.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords, type Say } from '../words/use-words.ts';
import styles from './queue.module.css';
import { rowId, type RowProps } from './row-props.ts';

export interface QueueRowProps extends RowProps {
  report: ReportView;
}

export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { report, index, offsetPx, heightPx, nowMs, isCursor, isOpen, mark, onOpen } = props;
  const { t, language } = useWords();
  const overdue = isOverdue(report, nowMs);
  return (
    <div
      role="row"
      id={rowId(report.id)}
      aria-rowindex={index + 2}
      aria-selected={isCursor}
      className={styles.row}
      data-cursor={isCursor || undefined}
      data-open={isOpen || undefined}
      data-gone={isOpenReport(report) ? undefined : true}
      data-code={report.code}
      style={{ height: heightPx, transform: `translateY(${offsetPx}px)` }}
      onClick={() => onOpen(report.id)}
    >
      <span role="gridcell" className={styles.priority}>
        <PrioritySign priority={report.priority} />
      </span>
      <span
        role="gridcell"
        className={styles.age}
        data-overdue={overdue || undefined}
        title={dayTimeText(report.receivedAt, nowMs, t, language)}
      >
        {ageText(report.receivedAt, nowMs)}
        {overdue && <span className={controls.hidden}> {t('queue.overdue')}</span>}
      </span>
      <span
        role="gridcell"
        className={styles.where}
        data-private
        title={report.locationText ?? undefined}
      >
        {report.locationText ?? <em className={styles.noPlace}>{t('queue.noPlace')}</em>}
        {isSlow(report) && <span className={styles.mark}>{t('queue.slow')}</span>}
        {mark !== null && (
          <span className={styles.mark}>
            ● {t(mark === 'away' ? 'queue.away' : 'queue.newText')}
          </span>
        )}
      </span>
      <span role="gridcell" className={styles.kind}>
        {t(`kind.${report.kind}`)}
      </span>
      <span role="gridcell" className={styles.via}>
        {t(`channel.${report.channel}`)}
      </span>
      <span role="gridcell" className={styles.who}>
        {whoHolds(report, props.accountId, t)}
      </span>
    </div>
  );
});

function whoHolds(report: ReportView, accountId: string, t: Say): string {
  if (!isOpenReport(report)) return t(`status.${report.status}`);
  if (report.claimedBy === null) return t('queue.nobody');
  return report.claimedBy.id === accountId ? t('queue.you') : report.claimedBy.name;
}
