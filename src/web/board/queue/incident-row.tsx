// One incident in the list: its reports folded into one row, what it is known to be, whether it goes on,
// and who is out for it.
import { memo } from 'react';
import type { IncidentView } from '../../../contract/incident.ts';
import type { ReportView } from '../../../contract/report.ts';
import { PrioritySign } from '../controls/priority-sign.tsx';
import { VerificationSign } from '../controls/verification-sign.tsx';
import { peopleOut, waitingSince } from '../state/queue-entries.ts';
import { ageText } from '../state/report-age.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords, type Say } from '../words/use-words.ts';
import styles from './queue.module.css';
import { rowId, type RowProps } from './row-props.ts';

export interface IncidentRowProps extends RowProps {
  incident: IncidentView;
  reports: readonly ReportView[];
}

export const IncidentRow = memo(function IncidentRow(props: IncidentRowProps) {
  const { incident, reports, index, offsetPx, heightPx, nowMs, isCursor, isOpen, mark } = props;
  const { t, language } = useWords();
  const since = waitingSince({ kind: 'incident', id: incident.id, incident, reports });
  const place = placeOf(incident, reports);
  const out = peopleOut(incident);
  return (
    <div
      role="row"
      id={rowId(incident.id)}
      aria-rowindex={index + 2}
      aria-selected={isCursor}
      className={styles.row}
      data-cursor={isCursor || undefined}
      data-open={isOpen || undefined}
      data-gone={incident.closedAt === null ? undefined : true}
      data-code={incident.code}
      style={{ height: heightPx, transform: `translateY(${offsetPx}px)` }}
      onClick={() => props.onOpen(incident.id)}
    >
      <span role="gridcell" className={styles.priority}>
        <PrioritySign priority={incident.priority} />
      </span>
      <span role="gridcell" className={styles.age} title={dayTimeText(since, nowMs, t, language)}>
        {ageText(since, nowMs)}
      </span>
      <span role="gridcell" className={styles.where} title={place ?? undefined}>
        {place ?? <em className={styles.noPlace}>{t('queue.noPlace')}</em>}
        {mark !== null && (
          <span className={styles.mark}>
            ● {t(mark === 'away' ? 'queue.away' : 'queue.newText')}
          </span>
        )}
      </span>
      <span role="gridcell" className={styles.stand}>
        <strong>{incident.code}</strong> <VerificationSign verification={incident.verification} />
        {incident.activity !== 'unknown' && ` · ${t(`incidentActivity.${incident.activity}`)}`}
        {out > 0 && ` · ${t('queue.out', { count: out })}`}
      </span>
      <span role="gridcell" className={styles.who}>
        <span title={t('queue.times', { count: incident.reportCount })}>
          ×{incident.reportCount}
        </span>{' '}
        {whoHolds(incident, reports, props.accountId, t)}
      </span>
    </div>
  );
});

function placeOf(incident: IncidentView, reports: readonly ReportView[]): string | null {
  const told = reports.find(({ locationText }) => locationText !== null)?.locationText;
  return incident.title ?? incident.placeText ?? told ?? incident.city;
}

function whoHolds(
  incident: IncidentView,
  reports: readonly ReportView[],
  accountId: string,
  t: Say,
): string {
  if (incident.closedAt !== null) return t('queue.closed');
  const owners = new Map(
    reports.flatMap(({ claimedBy }) =>
      claimedBy === null ? [] : [[claimedBy.id, claimedBy.name]],
    ),
  );
  const others = [...owners].filter(([id]) => id !== accountId).map(([, name]) => name);
  if (!owners.has(accountId)) return others.join(', ') || t('queue.nobody');
  return others.length === 0 ? t('queue.you') : t('queue.youAnd', { count: others.length });
}
