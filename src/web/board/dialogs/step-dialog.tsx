// The step of somebody who calls instead of texting.
import { useState, type FormEvent } from 'react';
import { CLAIMS, SetStep, STEPS_BY_HAND } from '../../../contract/call-out.ts';
import { changeCallOut } from '../actions/change-incident.ts';
import { currentIncident } from '../actions/move.ts';
import { setStep } from '../api/incident-api.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import styles from '../incident/incident.module.css';
import { useIncidentWords } from '../incident/use-incident-words.ts';
import choice from './choice.module.css';
import { TextField } from './plain-fields.tsx';

export function StepDialog({ assignmentId }: { assignmentId: string }) {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const [step, setChosen] = useState<SetStep['step'] | null>(null);
  const [eta, setEta] = useState('');
  const [note, setNote] = useState('');
  const people = currentIncident()?.callOuts.flatMap((callOut) => callOut.people) ?? [];
  const name = people.find(({ id }) => id === assignmentId)?.name ?? say('timeline.somebody');
  const hasEta = step === 'accept' || step === 'en_route';
  const hasNote = CLAIMS.some((each) => each === step);
  const body = SetStep.safeParse({
    step,
    ...(hasEta && eta !== '' ? { etaMinutes: Number(eta) } : {}),
    ...(hasNote && note.trim() !== '' ? { note } : {}),
  });
  const offReason = staleReason ?? (body.success ? undefined : say('setStep.choose'));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!body.success || offReason !== undefined) return;
    const isDone = await changeCallOut(
      { key: `step:${assignmentId}` },
      () => setStep(assignmentId, body.data),
      { word: 'callOut.stepSet', params: { name } },
    );
    if (isDone) closeDialog();
  }

  return (
    <DialogFrame title={say('setStep.title', { name })} explain={say('setStep.explain')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <fieldset className={styles.choices} aria-label={say('setStep.choose')}>
          {STEPS_BY_HAND.map((each) => (
            <label key={each} className={choice.choice}>
              <input
                type="radio"
                name="step"
                checked={step === each}
                onChange={() => setChosen(each)}
              />
              {say(`byHand.${each}`)}
            </label>
          ))}
        </fieldset>
        {hasEta && <TextField label={say('setStep.eta')} value={eta} limit={3} onChange={setEta} />}
        {hasNote && (
          <TextField label={say('setStep.note')} value={note} isLong onChange={setNote} />
        )}
        <div className={choice.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="primary" offReason={offReason} onPress={() => {}}>
            {say('setStep.submit')}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}
