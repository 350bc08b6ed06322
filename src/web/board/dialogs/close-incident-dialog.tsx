// Closing an incident: only when it is over, with what its reports end as.
import { useState, type FormEvent } from 'react';
import { RESOLUTIONS, type Resolution } from '../../../contract/statuses.ts';
import { closeIt, setActivity } from '../actions/change-incident.ts';
import { currentIncident } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import incidentStyles from '../incident/incident.module.css';
import { useIncidentWords } from '../incident/use-incident-words.ts';
import { useBoard } from '../state/board-store.ts';
import styles from './choice.module.css';

export function CloseIncidentDialog() {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const [id] = useState(() => currentIncident()?.id ?? '');
  const incident = useBoard((state) => state.board.incidents.get(id));
  const [resolution, setResolution] = useState<Resolution>('info_given');
  if (incident === undefined) return null;
  const isOver = incident.activity === 'ended';
  const offReason = staleReason ?? (isOver ? undefined : say('closing.ended'));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (incident === undefined || offReason !== undefined) return;
    if (await closeIt(incident, resolution)) closeDialog();
  }

  return (
    <DialogFrame
      title={say('closing.title', { code: incident.code })}
      explain={say('closing.explain')}
    >
      <form onSubmit={(event) => void submit(event)}>
        {!isOver && (
          <p className={incidentStyles.warning}>
            {say('closing.ended')}{' '}
            <ActionButton onPress={() => void setActivity(incident, 'ended')}>
              {say('closing.sayEnded')}
            </ActionButton>
          </p>
        )}
        <fieldset
          className={styles.resolutions}
          aria-label={say('closing.title', { code: incident.code })}
        >
          {RESOLUTIONS.map((each) => (
            <label key={each} className={styles.choice}>
              <input
                type="radio"
                name="resolution"
                checked={resolution === each}
                onChange={() => setResolution(each)}
              />
              {t(`resolution.${each}`)}
            </label>
          ))}
        </fieldset>
        <div className={styles.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="primary" offReason={offReason} onPress={() => {}}>
            {say('closing.submit')}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}
