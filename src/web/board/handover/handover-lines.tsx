// The lines of the hand-over, one thing each.
import type { ReactNode } from 'react';
import type { ClaimLine, HandoverView, PromiseLine } from '../../../contract/claims.ts';
import { PrioritySign } from '../controls/priority-sign.tsx';
import { goToIncident, goToReport } from '../state/board-path.ts';
import { ageText } from '../state/report-age.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './handover.module.css';
import { usePageWords } from './use-page-words.ts';

export function ClaimLines({ claims }: { claims: readonly ClaimLine[] }) {
  const { t } = useWords();
  const say = usePageWords();
  const nowMs = useServerNow(30_000);
  return (
    <List>
      {claims.map(({ id, code, kind, status, priority, receivedAt, incident }) => (
        <li key={id}>
          <PrioritySign priority={priority} /> <Code code={code} open={() => goToReport(id)} /> ·{' '}
          {t(`kind.${kind}`)} · {t(`status.${status}`)} ·{' '}
          {say('handover.since', { age: ageText(receivedAt, nowMs) })}
          {incident !== null && ` · ${incident.code}`}
        </li>
      ))}
    </List>
  );
}

export function PromiseLines({ promises }: { promises: readonly PromiseLine[] }) {
  const { t, language } = useWords();
  const say = usePageWords();
  const nowMs = useServerNow(30_000);
  return (
    <List>
      {promises.map(({ report, what, dueAt, isOverdue, owner }) => (
        <li key={`${report.id} ${what} ${dueAt}`}>
          <PrioritySign priority={report.priority} />{' '}
          <Code code={report.code} open={() => goToReport(report.id)} /> · {say(`handover.${what}`)}
          ,{' '}
          <strong data-overdue={isOverdue || undefined}>
            {say(isOverdue ? 'handover.overdue' : 'handover.due', {
              time: dayTimeText(dueAt, nowMs, t, language),
            })}
          </strong>{' '}
          · {owner?.name ?? say('handover.noOwner')}
        </li>
      ))}
    </List>
  );
}

export function IncidentLines({ incidents }: { incidents: HandoverView['incidents'] }) {
  const say = usePageWords();
  const nowMs = useServerNow(30_000);
  return (
    <List>
      {incidents.map(({ id, code, priority, city, openedAt, reportCount }) => (
        <li key={id}>
          <PrioritySign priority={priority} /> <Code code={code} open={() => goToIncident(id)} />
          {city !== null && ` · ${city}`} · {say('handover.reports', { count: reportCount })} ·{' '}
          {say('handover.since', { age: ageText(openedAt, nowMs) })}
        </li>
      ))}
    </List>
  );
}

function Code({ code, open }: { code: string; open: () => void }) {
  return (
    <button type="button" className={styles.code} onClick={open}>
      {code}
    </button>
  );
}

function List({ children }: { children: readonly ReactNode[] }) {
  const say = usePageWords();
  if (children.length === 0) return <p className={styles.meta}>{say('handover.none')}</p>;
  return <ul className={styles.list}>{children}</ul>;
}
