// What is known of an incident at a glance: where, what it is, and whether it goes on.
import { useId } from 'react';
import type { IncidentView } from '../../../contract/incident.ts';
import { INCIDENT_ACTIVITIES, IncidentActivity } from '../../../contract/incident-statuses.ts';
import { setActivity } from '../actions/change-incident.ts';
import { may } from '../actions/may.ts';
import { openIncidentPane } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { VerificationSign } from '../controls/verification-sign.tsx';
import { useBoard } from '../state/board-store.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import styles from './incident.module.css';
import { useIncidentWords } from './use-incident-words.ts';

export function IncidentFacts({ incident }: { incident: IncidentView }) {
  const { say, t, language } = useIncidentWords();
  const nowMs = useServerNow(60_000);
  const told = useBoard(({ board }) =>
    incident.reports.map(({ id }) => board.reports.get(id)?.locationText).find(Boolean),
  );
  const place = incident.title ?? incident.placeText ?? told ?? say('pane.noPlace');
  const { city, actual, agencyConfirmed, mayHaveEndedAt } = incident;
  return (
    <div className={styles.facts}>
      <p className={styles.place} data-private>
        {place}
        {city !== null && !place.includes(city) && <span className={styles.mute}>, {city}</span>}
      </p>
      <p className={styles.line}>
        <VerificationSign verification={incident.verification} />
        <Activity incident={incident} />
      </p>
      <p className={styles.mute}>
        {say('pane.opened', {
          time: dayTimeText(incident.openedAt, nowMs, t, language),
          name: incident.openedBy.name,
        })}
        {actual !== null && ` · ${say('pane.was', { actual: say(`actual.${actual}`) })}`}
        {agencyConfirmed !== null &&
          ` · ${say('pane.agency', { agency: t(`agency.${agencyConfirmed}`) })}`}
      </p>
      {mayHaveEndedAt !== null && incident.activity !== 'ended' && (
        <p className={styles.warning} role="note">
          {say('pane.mayHaveEnded')}{' '}
          <ActionButton onPress={() => void setActivity(incident, 'ended')}>
            {say('closing.sayEnded')}
          </ActionButton>
        </p>
      )}
      <Closed incident={incident} />
    </div>
  );
}

function Activity({ incident }: { incident: IncidentView }) {
  const { say, t } = useIncidentWords();
  const id = useId();
  const staleReason = useOffReason();
  const isOff = staleReason !== undefined || !may('incident.change') || incident.closedAt !== null;
  return (
    <span className={styles.activity}>
      <label htmlFor={id} className={styles.mute}>
        {say('pane.activity')}
      </label>
      <select
        id={id}
        className={styles.select}
        value={incident.activity}
        disabled={isOff}
        onChange={(event) => void setActivity(incident, IncidentActivity.parse(event.target.value))}
      >
        {INCIDENT_ACTIVITIES.map((each) => (
          <option key={each} value={each}>
            {t(`incidentActivity.${each}`)}
          </option>
        ))}
      </select>
    </span>
  );
}

function Closed({ incident: { closedAs, mergedInto } }: { incident: IncidentView }) {
  const { say } = useIncidentWords();
  if (closedAs === null) return null;
  return (
    <p className={styles.warning} role="note">
      {say(`pane.closedAs.${closedAs}`, { code: mergedInto?.code ?? '' })}{' '}
      {mergedInto !== null && (
        <ActionButton onPress={() => openIncidentPane(mergedInto.id)}>
          {say('pane.goOn', { code: mergedInto.code })}
        </ActionButton>
      )}
    </p>
  );
}
