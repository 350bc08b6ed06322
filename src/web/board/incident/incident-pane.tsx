// One incident: what it is, what it rests on, who is out for it, and what was done.
import type { IncidentDetail, IncidentView } from '../../../contract/incident.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useBoard } from '../state/board-store.ts';
import { loadIncidentDetail } from '../state/incident-detail.ts';
import { CallOutSection } from './call-out-section.tsx';
import { EvidenceMeter } from './evidence-meter.tsx';
import { FindingList } from './finding-list.tsx';
import { IncidentFacts } from './incident-facts.tsx';
import { IncidentHead } from './incident-head.tsx';
import { LinkedReports } from './linked-reports.tsx';
import { Timeline } from './timeline.tsx';
import styles from './incident.module.css';
import { useIncidentWords } from './use-incident-words.ts';
import { useOpenIncident } from './use-open-incident.ts';

export function IncidentPane({ id }: { id: string }) {
  const { say, t } = useIncidentWords();
  const open = useOpenIncident(id);
  const told = useBoard((state) => state.board.incidents.get(id));
  const incident = newerOf(told, open.detail);
  if (incident === undefined) {
    return (
      <section className={styles.pane} aria-labelledby="incident-title">
        <h2 id="incident-title" className={styles.title} tabIndex={-1} data-focus-home>
          {open.phase === 'missing' ? say('pane.missing') : t('side.loading')}
        </h2>
      </section>
    );
  }
  return (
    <section className={styles.pane} aria-labelledby="incident-title">
      <IncidentHead incident={incident} />
      <div className={styles.body} tabIndex={0} role="group" aria-label={say('pane.facts')}>
        {open.phase === 'failed' && (
          <p className={styles.warning} role="status">
            {say('pane.failed')}{' '}
            <ActionButton onPress={() => void loadIncidentDetail(id)}>
              {t('side.retry')}
            </ActionButton>
          </p>
        )}
        <IncidentFacts incident={incident} />
        {open.detail !== null && <EvidenceMeter incident={incident} detail={open.detail} />}
        <CallOutSection incident={incident} />
        <LinkedReports incident={incident} />
        {open.detail !== null && (
          <FindingList incident={incident} findings={open.detail.findings} />
        )}
        {open.detail !== null && <Timeline incident={incident} entries={open.detail.timeline} />}
      </div>
    </section>
  );
}

function newerOf(
  told: IncidentView | undefined,
  read: IncidentDetail | null,
): IncidentView | undefined {
  if (told === undefined || read === null) return told ?? read ?? undefined;
  return read.version >= told.version ? read : told;
}
