// What of an incident is about something else, made an incident of its own.
import { useState, type FormEvent } from 'react';
import { split } from '../actions/change-incident.ts';
import { currentIncident } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { useIncidentWords } from '../incident/use-incident-words.ts';
import { useBoard } from '../state/board-store.ts';
import styles from './choice.module.css';

export function SplitDialog() {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const [incident] = useState(currentIncident);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const reports = useBoard((state) => state.board.reports);
  if (incident === undefined) return null;
  const isGood = chosen.size > 0 && chosen.size < incident.reportCount;
  const offReason = staleReason ?? (isGood ? undefined : say('split.choose'));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (incident === undefined || offReason !== undefined) return;
    if (await split(incident, [...chosen])) closeDialog();
  }

  function turn(id: string): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  return (
    <DialogFrame title={say('split.title', { code: incident.code })} explain={say('split.explain')}>
      <form onSubmit={(event) => void submit(event)}>
        <fieldset className={styles.resolutions} aria-label={say('split.explain')}>
          {incident.reports.map(({ id, code, kind }) => (
            <label key={id} className={styles.choice}>
              <input type="checkbox" checked={chosen.has(id)} onChange={() => turn(id)} />
              {code} · {reports.get(id)?.locationText ?? t(`kind.${kind}`)}
            </label>
          ))}
        </fieldset>
        <div className={styles.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="primary" offReason={offReason} onPress={() => {}}>
            {say('split.submit')}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}
