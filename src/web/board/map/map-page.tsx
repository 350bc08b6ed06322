// Where things are, drawn from the feed alone: a grid of kilometres, a mark for each row, and beside it
// a list that says all of it in words. No other host is asked, so nobody learns where we look.
import { useMemo } from 'react';
import { ArrowLeft } from 'lucide-react';
import { ActionButton } from '../controls/action-button.tsx';
import { PrioritySign } from '../controls/priority-sign.tsx';
import { goToPage } from '../handover/page-path.ts';
import { usePageWords } from '../handover/use-page-words.ts';
import { goToIncident, goToReport } from '../state/board-path.ts';
import { useBoard } from '../state/board-store.ts';
import { MapDrawing } from './map-drawing.tsx';
import { marksOf, type MapMark } from './map-marks.ts';
import styles from './map.module.css';

export default function MapPage() {
  const say = usePageWords();
  const reports = useBoard((state) => state.board.reports);
  const incidents = useBoard((state) => state.board.incidents);
  const marks = useMemo(() => marksOf({ reports, incidents }), [reports, incidents]);
  const placed = marks.filter(({ point }) => point !== null);
  const elsewhere = marks.filter(({ point }) => point === null);
  return (
    <section className={styles.page} aria-labelledby="page-title">
      <header className={styles.head}>
        <h2 id="page-title" className={styles.title} tabIndex={-1} data-focus-home>
          {say('map.title')}
        </h2>
        <ActionButton look="quiet" onPress={() => goToPage('queue')}>
          <ArrowLeft aria-hidden="true" /> {say('handover.back')}
        </ActionButton>
        <p className={styles.meta}>{say('map.explain')}</p>
      </header>
      <div className={styles.sides}>
        <div className={styles.drawing} data-private>
          <MapDrawing marks={placed} />
        </div>
        <div className={styles.lists} data-private>
          <h3>{say('map.list')}</h3>
          <MarkList marks={placed} />
          <h3>{say('map.elsewhere')}</h3>
          <MarkList marks={elsewhere} />
        </div>
      </div>
    </section>
  );
}

function MarkList({ marks }: { marks: readonly MapMark[] }) {
  const say = usePageWords();
  if (marks.length === 0) return <p className={styles.meta}>{say('handover.none')}</p>;
  return (
    <ul className={styles.list}>
      {marks.map(({ id, kind, code, priority, place, radiusMetres }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.line}
            onClick={() => (kind === 'report' ? goToReport(id) : goToIncident(id))}
          >
            <PrioritySign priority={priority} /> <strong>{code}</strong>{' '}
            {place ?? say('map.noPlace')}
            {radiusMetres !== null && (
              <span className={styles.meta}>
                {' '}
                {say('map.near', { metres: Math.round(radiusMetres) })}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
