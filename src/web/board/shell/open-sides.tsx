// What is open beside the queue: the thread and its incident, both where there is room, else one of them
// with two buttons over it.
import { lazy } from 'react';
import { may } from '../actions/may.ts';
import { LazyPart } from '../controls/lazy-part.tsx';
import { useBoard, type Side } from '../state/board-store.ts';
import type { OpenSubject } from '../state/open-subject.ts';
import { ThreadPane } from '../thread/thread-pane.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './open-sides.module.css';

const loadIncidentSide = () => import('../incident/incident-side.tsx');
const IncidentSide = lazy(loadIncidentSide);

/** Fetched while the line is up, so that it is there when it is not. */
export function fetchSides(): void {
  void Promise.allSettled([loadIncidentSide()]);
}

export function OpenSides({ reportId, incidentId }: OpenSubject) {
  const { t } = useWords();
  const chosen = useBoard((state) => state.side);
  const hasIncidents = may('incident.read');
  const side = reportId === null ? 'incident' : hasIncidents ? chosen : 'thread';
  return (
    <div className={styles.sides} data-shown={side} data-single={hasIncidents ? undefined : true}>
      {hasIncidents && reportId !== null && <SideTabs side={side} />}
      <div className={styles.side} data-side="thread">
        {reportId !== null && <ThreadPane key={reportId} id={reportId} />}
      </div>
      {hasIncidents && (
        <div className={styles.side} data-side="incident">
          <LazyPart waiting={<p role="status">{t('side.loading')}</p>}>
            <IncidentSide incidentId={incidentId} reportId={reportId} />
          </LazyPart>
        </div>
      )}
    </div>
  );
}

const SIDES: readonly Side[] = ['thread', 'incident'];

function SideTabs({ side }: { side: Side }) {
  const { t } = useWords();
  return (
    <div className={styles.tabs} role="group" aria-label={t('side.tabs')}>
      {SIDES.map((each) => (
        <button
          key={each}
          type="button"
          className={styles.tab}
          aria-pressed={each === side}
          onClick={() => useBoard.setState({ side: each })}
        >
          {t(`side.${each}`)}
        </button>
      ))}
    </div>
  );
}
