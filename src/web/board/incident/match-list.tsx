// What may tell of the same event as a report, and why: a person decides.
import { useEffect, useState, type ReactNode } from 'react';
import type { MatchView } from '../../../contract/match.ts';
import { readMatches } from '../api/incident-api.ts';
import { PrioritySign } from '../controls/priority-sign.tsx';
import { distanceText } from '../state/people-order.ts';
import styles from './incident.module.css';
import { useIncidentWords, type SayIncident } from './use-incident-words.ts';

export function useMatches(reportId: string | null): readonly MatchView[] | null {
  const [found, setFound] = useState<readonly MatchView[] | null>(null);
  useEffect(() => {
    let isOver = false;
    if (reportId === null) return;
    void readMatches(reportId).then((answer) => {
      if (!isOver) setFound(answer.kind === 'ok' ? answer.value.items : []);
    });
    return () => {
      isOver = true;
    };
  }, [reportId]);
  return found;
}

export function MatchList(props: {
  matches: readonly MatchView[] | null;
  action: (match: MatchView) => ReactNode;
}) {
  const { say } = useIncidentWords();
  if (props.matches === null) return <p className={styles.mute}>{say('suggest.loading')}</p>;
  if (props.matches.length === 0) return <p className={styles.mute}>{say('suggest.none')}</p>;
  return (
    <ul className={styles.list}>
      {props.matches.map((match) => (
        <li key={match.report.id} className={styles.item}>
          <span className={styles.itemWords}>
            <PrioritySign priority={match.report.priority} /> <strong>{match.report.code}</strong>{' '}
            {match.report.locationText}
            <span className={styles.meta}>{reasonsText(match, say)}</span>
          </span>
          {props.action(match)}
        </li>
      ))}
    </ul>
  );
}

export function reasonsText(match: MatchView, say: SayIncident): string {
  const reasons = match.reasons.map((reason) =>
    say(`suggest.${reason}`, {
      count: match.minutesApart,
      distance: match.metresApart === null ? '' : distanceText(match.metresApart),
      streets: match.streets.join(', '),
    }),
  );
  const where = match.incident && say('suggest.inIncident', { code: match.incident.code });
  return [...(where ? [where] : []), ...reasons].join(' · ');
}
