// Sending people: how many, who would be asked and why each other one is not, what it says and costs.
import { useEffect, useState, type FormEvent } from 'react';
import { TEAM_MAX, TEAM_MIN, type CallOutPreview } from '../../../contract/call-out.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import { changeCallOut } from '../actions/change-incident.ts';
import { currentIncident } from '../actions/move.ts';
import { previewCallOut, requestCallOut } from '../api/incident-api.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import styles from '../incident/incident.module.css';
import { useIncidentWords } from '../incident/use-incident-words.ts';
import { CallOutPlan } from './call-out-plan.tsx';
import choice from './choice.module.css';
import { TextField } from './plain-fields.tsx';

export function CallOutDialog() {
  const [incident] = useState(currentIncident);
  return incident === undefined ? null : <CallOutForm incident={incident} />;
}

function CallOutForm({ incident }: { incident: IncidentView }) {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const [needed, setNeeded] = useState(TEAM_MIN);
  const [street, setStreet] = useState('');
  const [city, setCity] = useState(incident.city ?? '');
  const plan = usePlan(incident.id, needed);
  const asked = typeof plan === 'object' ? plan.texts : 0;
  const isPlaceOpen = typeof plan === 'object' && plan.place === null;
  const hasPlace = !isPlaceOpen || (street.trim() !== '' && city.trim() !== '');
  const lack = hasPlace ? t('error.nobody_to_ask') : say('send.noPlace');
  const offReason = staleReason ?? (asked > 0 && hasPlace ? undefined : lack);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (offReason !== undefined) return;
    const place = isPlaceOpen ? { place: { crossStreet: street.trim(), city: city.trim() } } : {};
    const isSent = await changeCallOut(
      { key: `dispatch:${incident.id}` },
      () => requestCallOut(incident.id, { needed, ...place }),
      { word: 'callOut.sent', params: { code: incident.code } },
    );
    if (isSent) closeDialog();
  }

  return (
    <DialogFrame title={say('send.title', { code: incident.code })} explain={say('send.explain')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Stepper needed={needed} onChange={setNeeded} />
        {isPlaceOpen && (
          <>
            <p className={styles.warning}>{say('send.noPlace')}</p>
            <TextField label={say('send.street')} value={street} limit={24} onChange={setStreet} />
            <TextField label={say('send.city')} value={city} limit={16} onChange={setCity} />
          </>
        )}
        {typeof plan === 'object' ? (
          <CallOutPlan plan={plan} />
        ) : (
          <p role="status">{say(plan === 'failed' ? 'send.failed' : 'send.loading')}</p>
        )}
        <div className={choice.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="primary" offReason={offReason} onPress={() => {}}>
            {say('send.submit', { count: asked })}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}

function Stepper({ needed, onChange }: { needed: number; onChange: (needed: number) => void }) {
  const { say } = useIncidentWords();
  const step = (by: number) => onChange(Math.min(TEAM_MAX, Math.max(TEAM_MIN, needed + by)));
  return (
    <div className={styles.stepper} role="group" aria-label={say('send.needed')}>
      <span>{say('send.needed')}</span>
      <ActionButton label={say('send.fewer')} onPress={() => step(-1)}>
        −
      </ActionButton>
      <output aria-live="polite">{needed}</output>
      <ActionButton label={say('send.more')} onPress={() => step(1)}>
        +
      </ActionButton>
    </div>
  );
}

type Plan = CallOutPreview | 'loading' | 'failed';

function usePlan(incidentId: string, needed: number): Plan {
  const [found, setFound] = useState<{ needed: number; plan: Plan }>({ needed, plan: 'loading' });
  useEffect(() => {
    let isOver = false;
    void previewCallOut(incidentId, needed).then((answer) => {
      if (!isOver) setFound({ needed, plan: answer.kind === 'ok' ? answer.value : 'failed' });
    });
    return () => {
      isOver = true;
    };
  }, [incidentId, needed]);
  return found.needed === needed ? found.plan : 'loading';
}
