// A verdict: only what the evidence and the rules allow, and of each other what is still missing.
import { useState, type FormEvent } from 'react';
import type { Judgement, Missing } from '../../../contract/finding.ts';
import type { IncidentDetail, IncidentView } from '../../../contract/incident.ts';
import { ACTUALS, Actual, type Verification } from '../../../contract/incident-statuses.ts';
import { may } from '../actions/may.ts';
import { currentIncident } from '../actions/move.ts';
import { decide } from '../actions/verify-incident.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { VerificationSign } from '../controls/verification-sign.tsx';
import incidentStyles from '../incident/incident.module.css';
import { useIncidentWords, type SayIncident } from '../incident/use-incident-words.ts';
import { useIncidentDetail } from '../state/incident-detail.ts';
import styles from './choice.module.css';

const VERDICTS = ['verifying', 'confirmed', 'unfounded', 'inconclusive'] as const;
type Verdict = (typeof VERDICTS)[number];

export function VerdictDialog() {
  const [incident] = useState(currentIncident);
  const detail = useIncidentDetail((state) => state.detail);
  if (incident === undefined) return null;
  return <VerdictForm incident={incident} detail={detail?.id === incident.id ? detail : null} />;
}

function VerdictForm(props: { incident: IncidentView; detail: IncidentDetail | null }) {
  const { incident, detail } = props;
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const [chosen, setChosen] = useState<Verdict | null>(null);
  const [actual, setActual] = useState<Actual | null>(null);
  const [missing, setMissing] = useState<Missing[][] | null>(null);
  const isMissingWhat = chosen === 'unfounded' && actual === null;
  const needed = chosen === null ? say('decide.choose') : say('decide.what');
  const offReason = staleReason ?? (chosen === null || isMissingWhat ? needed : undefined);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (chosen === null || offReason !== undefined) return;
    const judgement = judgementOf(chosen, detail);
    const basis = judgement?.verdict === 'proven' ? judgement.basis : [];
    const what = chosen === 'unfounded' && actual !== null ? { actual } : {};
    const decided = await decide(incident, { verification: chosen, basis, ...what });
    if (decided.kind === 'decided') closeDialog();
    else setMissing(decided.kind === 'missing' ? decided.ways : null);
  }

  return (
    <DialogFrame
      title={say('decide.title', { code: incident.code })}
      explain={say('decide.explain')}
    >
      <form className={incidentStyles.form} onSubmit={(event) => void submit(event)}>
        <fieldset className={styles.column} style={{ gap: 0, border: 0, margin: 0, padding: 0 }}>
          <legend className={controls.hidden}>{say('decide.choose')}</legend>
          {VERDICTS.filter((each) => each !== incident.verification).map((verdict) => (
            <VerdictChoice
              key={verdict}
              verdict={verdict}
              isChosen={chosen === verdict}
              lack={lackOf(verdict, incident, detail, say)}
              onChoose={() => setChosen(verdict)}
            />
          ))}
        </fieldset>
        {chosen === 'unfounded' && (
          <label className={controls.field}>
            <span className={controls.label}>{say('decide.what')}</span>
            <select
              className={controls.input}
              value={actual ?? ''}
              onChange={(event) => setActual(Actual.safeParse(event.target.value).data ?? null)}
            >
              <option value="">{say('addFinding.notNamed')}</option>
              {ACTUALS.map((each) => (
                <option key={each} value={each}>
                  {say(`actual.${each}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {missing !== null && (
          <p className={incidentStyles.warning} role="alert">
            {say('decide.refused', { list: missing.map((way) => listOf(way, say)).join('; ') })}
          </p>
        )}
        <div className={styles.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="primary" offReason={offReason} onPress={() => {}}>
            {say('decide.submit')}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}

function VerdictChoice(props: {
  verdict: Verdict;
  isChosen: boolean;
  lack: string | null;
  onChoose: () => void;
}) {
  const { verdict, isChosen, lack, onChoose } = props;
  const { say } = useIncidentWords();
  return (
    <div>
      <label className={styles.choice}>
        <input
          type="radio"
          name="verdict"
          checked={isChosen}
          disabled={lack !== null}
          aria-describedby={lack === null ? undefined : `lack-${verdict}`}
          onChange={onChoose}
        />
        {verdict === 'verifying' ? (
          say('decide.verifying')
        ) : (
          <VerificationSign verification={verdict} />
        )}
      </label>
      {lack !== null && (
        <span id={`lack-${verdict}`} className={incidentStyles.lack}>
          {lack}
        </span>
      )}
    </div>
  );
}

/** Which verdicts follow which; what a coordinator alone may turn round is said so. */
function lackOf(
  verdict: Verdict,
  { verification }: IncidentView,
  detail: IncidentDetail | null,
  say: SayIncident,
): string | null {
  if (isReversal(verification, verdict) && !may('incident.override')) {
    return say('decide.coordinator');
  }
  const judgement = judgementOf(verdict, detail);
  if (judgement === null || judgement.verdict === 'proven') return null;
  const [first = [], second] = judgement.ways.map((way) => listOf(way, say));
  if (second === undefined) return say('decide.lacks', { list: String(first) });
  return say('decide.lacksOr', { list: String(first), other: second });
}

function isReversal(from: Verification, to: Verdict): boolean {
  return from === 'confirmed' || (from === 'unfounded' && to !== 'unfounded');
}

function judgementOf(verdict: Verdict, detail: IncidentDetail | null): Judgement | null {
  if (verdict === 'verifying' || detail === null) return null;
  return detail.evidence[verdict];
}

function listOf(way: readonly Missing[], say: SayIncident): string {
  return way.map((each) => say(`missing.${each}`)).join(', ');
}
