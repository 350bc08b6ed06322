// A report passed on to somebody who is here, and when one's own claim would be let go.
import { useEffect, useState, type FormEvent } from 'react';
import type { HandoverView } from '../../../contract/claims.ts';
import type { ReportView } from '../../../contract/report.ts';
import { handOver } from '../actions/surround-claim.ts';
import { currentReport } from '../actions/move.ts';
import { readHandover } from '../api/claim-api.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import styles from '../incident/incident.module.css';
import { useIncidentWords } from '../incident/use-incident-words.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { timeText } from '../words/clock-words.ts';
import choice from './choice.module.css';

export function HandOverDialog() {
  const [report] = useState(currentReport);
  return report === undefined ? null : <HandOverForm report={report} />;
}

function HandOverForm({ report }: { report: ReportView }) {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const me = useBoard(accountIdOf);
  const handover = useHandover();
  const [to, setTo] = useState<string | null>(null);
  const others = handover?.people.filter(({ id }) => id !== me) ?? [];
  const mine = handover?.people.find(({ id }) => id === me)?.claims ?? [];
  const releaseAt = mine.find(({ id }) => id === report.id)?.releaseAt ?? null;
  const isMine = report.claimedBy?.id === me;
  const lack = isMine ? say('handing.choose') : say('handing.mustOwn');
  const offReason = staleReason ?? (isMine && to !== null ? undefined : lack);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const person = others.find(({ id }) => id === to);
    if (person === undefined || offReason !== undefined) return;
    if (await handOver(report, person)) closeDialog();
  }

  return (
    <DialogFrame
      title={say('handing.title', { code: report.code })}
      explain={say('handing.explain')}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {!isMine && <p className={styles.warning}>{say('handing.mustOwn')}</p>}
        {isMine && releaseAt !== null && (
          <p className={styles.names}>{say('handing.lets', { time: timeText(releaseAt, t) })}</p>
        )}
        {handover === null && <p role="status">{say('handing.loading')}</p>}
        {handover !== null && others.length === 0 && <p>{say('handing.none')}</p>}
        <fieldset className={styles.choices} aria-label={say('handing.who')}>
          {others.map((person) => (
            <label key={person.id} className={choice.choice}>
              <input
                type="radio"
                name="receiver"
                checked={to === person.id}
                onChange={() => setTo(person.id)}
              />
              {[
                person.name,
                person.isOnShift ? say('handing.on') : null,
                say('handing.claims', { count: person.claims.length }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </label>
          ))}
        </fieldset>
        <div className={choice.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="primary" offReason={offReason} onPress={() => {}}>
            {say('handing.submit')}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}

function useHandover(): HandoverView | null {
  const [found, setFound] = useState<HandoverView | null>(null);
  useEffect(() => {
    let isOver = false;
    void readHandover().then((answer) => {
      if (!isOver && answer.kind === 'ok') setFound(answer.value);
    });
    return () => {
      isOver = true;
    };
  }, []);
  return found;
}
