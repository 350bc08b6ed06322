// Everybody who is out is told that it is over.
import { useState, type FormEvent } from 'react';
import { changeCallOut } from '../actions/change-incident.ts';
import { currentIncident } from '../actions/move.ts';
import { standDown } from '../api/incident-api.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import styles from '../incident/incident.module.css';
import { useIncidentWords } from '../incident/use-incident-words.ts';
import { peopleOut } from '../state/queue-entries.ts';
import choice from './choice.module.css';
import { TextField } from './plain-fields.tsx';

const ACTUAL_MAX_CHARACTERS = 22;

export function StandDownDialog() {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const [incident] = useState(currentIncident);
  const [actual, setActual] = useState('');
  if (incident === undefined) return null;
  const running = incident.callOuts.filter(
    (callOut) => callOut.endedAt === null || peopleOut({ callOuts: [callOut] }) > 0,
  );
  const offReason = staleReason ?? (running.length > 0 ? undefined : say('down.nobody'));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (offReason !== undefined) return;
    const body = actual.trim() === '' ? {} : { actual: actual.trim() };
    const done = { word: 'callOut.stoodDown' } as const;
    for (const { id } of running) {
      const isDone = await changeCallOut({ key: `down:${id}` }, () => standDown(id, body), done);
      if (!isDone) return;
    }
    closeDialog();
  }

  return (
    <DialogFrame title={say('down.title', { code: incident.code })} explain={say('down.explain')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={say('down.actual')}
          value={actual}
          limit={ACTUAL_MAX_CHARACTERS}
          onChange={setActual}
        />
        <div className={choice.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="danger" offReason={offReason} onPress={() => {}}>
            {say('down.submit')}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}
