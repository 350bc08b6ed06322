// The reports that people have linked to an incident, each to be opened or taken out.
import type { IncidentView, LinkedReport } from '../../../contract/incident.ts';
import { detach } from '../actions/change-incident.ts';
import { may } from '../actions/may.ts';
import { openReport } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { PrioritySign } from '../controls/priority-sign.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { useBoard } from '../state/board-store.ts';
import { ageText } from '../state/report-age.ts';
import { useServerNow } from '../state/use-now.ts';
import styles from './incident.module.css';
import { useIncidentWords } from './use-incident-words.ts';

export function LinkedReports({ incident }: { incident: IncidentView }) {
  const { say } = useIncidentWords();
  const hidden = incident.reportCount - incident.reports.length;
  return (
    <section className={styles.part} aria-labelledby="linked-title">
      <h3 id="linked-title" className={styles.partTitle}>
        {say('linked.title', { count: incident.reportCount })}
      </h3>
      <ul className={styles.list}>
        {incident.reports.map((linked) => (
          <Linked key={linked.id} incident={incident} linked={linked} />
        ))}
      </ul>
      {hidden > 0 && <p className={styles.mute}>{say('linked.hidden', { count: hidden })}</p>}
    </section>
  );
}

function Linked({ incident, linked }: { incident: IncidentView; linked: LinkedReport }) {
  const { say, t } = useIncidentWords();
  const nowMs = useServerNow(15_000);
  const staleReason = useOffReason();
  const report = useBoard((state) => state.board.reports.get(linked.id));
  const isOnly = incident.reportCount < 2 || incident.closedAt !== null;
  return (
    <li className={styles.item}>
      <button type="button" className={styles.opener} onClick={() => openReport(linked.id)}>
        <PrioritySign priority={linked.priority} /> <strong>{linked.code}</strong>{' '}
        {ageText(linked.receivedAt, nowMs)} · {report?.locationText ?? t(`kind.${linked.kind}`)}
        {report?.claimedBy && ` · ${report.claimedBy.name}`}
      </button>
      {!isOnly && may('incident.change') && (
        <ActionButton
          look="quiet"
          offReason={staleReason}
          label={say('linked.detach', { code: linked.code })}
          onPress={() => void detach(incident, linked)}
        >
          {say('linked.detachShort')}
        </ActionButton>
      )}
    </li>
  );
}
