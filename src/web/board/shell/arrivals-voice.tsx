// Says new reports aloud to who cannot see them come, gathered so that a flood stays one sentence.
import { useEffect, useState } from 'react';
import controls from '../controls/controls.module.css';
import { useBoard, type Arrivals } from '../state/board-store.ts';
import { useWords } from '../words/use-words.ts';

const GATHER_MS = 1_000;

export function ArrivalsVoice() {
  const { t } = useWords();
  const arrivals = useBoard((state) => state.arrivals);
  const [said, setSaid] = useState<Arrivals | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(arrivals), GATHER_MS);
    return () => clearTimeout(timer);
  }, [arrivals]);
  const more = (said?.count ?? 1) - 1;
  return (
    <div role="status" className={controls.hidden} data-testid="arrivals">
      {said !== null && (
        <p key={said.id}>
          {t('queue.arrived', {
            priority: said.first.priority,
            place: said.first.locationText ?? t('queue.noPlace'),
          })}
          {more > 0 && ` ${t('queue.arrivedMore', { count: more })}`}
        </p>
      )}
    </div>
  );
}
