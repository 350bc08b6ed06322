// Everything that was done in an incident, the newest first; the last steps can be taken back.
import { useState } from 'react';
import type { IncidentView, TimelineEntry } from '../../../contract/incident.ts';
import { undoChange } from '../actions/change-incident.ts';
import { may } from '../actions/may.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import styles from './incident.module.css';
import { useTimelineText } from './use-timeline-text.ts';
import { useIncidentWords } from './use-incident-words.ts';

const SHOWN_FIRST = 12;

export function Timeline(props: { incident: IncidentView; entries: readonly TimelineEntry[] }) {
  const { say, t } = useIncidentWords();
  const [isWhole, setWhole] = useState(false);
  const entries = [...props.entries].sort((a, b) => b.at.localeCompare(a.at));
  const shown = isWhole ? entries : entries.slice(0, SHOWN_FIRST);
  return (
    <section className={styles.part} aria-labelledby="timeline-title">
      <h3 id="timeline-title" className={styles.partTitle}>
        {say('timeline.title')}
      </h3>
      <ol className={styles.list}>
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} incident={props.incident} />
        ))}
      </ol>
      {shown.length < entries.length && (
        <ActionButton look="quiet" onPress={() => setWhole(true)}>
          {t('facts.show')}
        </ActionButton>
      )}
    </section>
  );
}

function Entry({ entry, incident }: { entry: TimelineEntry; incident: IncidentView }) {
  const { say, t, language } = useIncidentWords();
  const nowMs = useServerNow(15_000);
  const staleReason = useOffReason();
  const words = useTimelineText(entry, incident);
  const mayUndo =
    entry.undoUntil !== null && Date.parse(entry.undoUntil) > nowMs && entry.undoneAt === null;
  return (
    <li className={styles.item} data-gone={entry.undoneAt === null ? undefined : true}>
      <span className={styles.itemWords}>
        <time className={styles.mute} dateTime={entry.at}>
          {dayTimeText(entry.at, nowMs, t, language)}
        </time>{' '}
        {words}
        {entry.undoneAt !== null && ` (${say('timeline.undone')})`}
      </span>
      {mayUndo && may('incident.change') && (
        <ActionButton
          look="quiet"
          offReason={staleReason}
          label={say('timeline.undoOf', { what: words })}
          onPress={() => void undoChange(incident.id, entry.id)}
        >
          {say('timeline.undo')}
        </ActionButton>
      )}
    </li>
  );
}
