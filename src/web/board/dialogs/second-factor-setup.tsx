// Setting up one's own code app: the password, the secret to type or open, a code that proves it, and
// the codes on paper, shown once.
import { useState, type FormEvent } from 'react';
import type { SecondFactorOffer } from '../../../contract/second-factor.ts';
import type { ApiResult } from '../api/request.ts';
import { beginSecondFactor, confirmSecondFactor } from '../api/own-account-api.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useWords, type Said } from '../words/use-words.ts';
import styles from './choice.module.css';

type Step =
  | { at: 'password' }
  | { at: 'code'; offer: SecondFactorOffer }
  | { at: 'done'; codes: readonly string[] };

export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const [step, setStep] = useState<Step>({ at: 'password' });
  const [problem, setProblem] = useState<Said | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('typed') ?? '');
    setProblem(null);
    if (step.at === 'password') {
      const offer = valueOf(await beginSecondFactor({ password: typed }));
      if (offer !== null) setStep({ at: 'code', offer });
    } else {
      const answer = valueOf(await confirmSecondFactor({ code: typed }));
      if (answer !== null) setStep({ at: 'done', codes: answer.recoveryCodes });
    }
  }

  function valueOf<T>(answer: ApiResult<T>): T | null {
    if (answer.kind === 'ok') return answer.value;
    const isRefused = answer.kind === 'refused';
    setProblem({ word: isRefused ? 'factor.refused' : 'signIn.noAnswer' });
    return null;
  }

  if (step.at === 'done') return <RecoveryCodeList codes={step.codes} onDone={onDone} />;
  const isCode = step.at === 'code';
  return (
    <form key={step.at} className={styles.column} onSubmit={(event) => void submit(event)}>
      {problem !== null && <p role="alert">{t(problem.word, problem.params)}</p>}
      {isCode && <Offer offer={step.offer} />}
      <label className={controls.field}>
        <span className={controls.label}>{t(isCode ? 'signIn.totp' : 'signIn.password')}</span>
        <input
          className={controls.input}
          name="typed"
          required
          type={isCode ? 'text' : 'password'}
          inputMode={isCode ? 'numeric' : 'text'}
          autoComplete={isCode ? 'one-time-code' : 'current-password'}
          maxLength={isCode ? 12 : 200}
        />
      </label>
      <ActionButton type="submit" look="primary" onPress={() => {}}>
        {t(isCode ? 'factor.confirm' : 'factor.begin')}
      </ActionButton>
    </form>
  );
}

function Offer({ offer }: { offer: SecondFactorOffer }) {
  const { t } = useWords();
  const spaced = offer.secret.replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <>
      <p>{t('factor.offer')}</p>
      <p>
        <code>{spaced}</code>
      </p>
      <p>
        <a href={offer.uri}>{t('factor.open')}</a>
      </p>
    </>
  );
}

function RecoveryCodeList({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useWords();
  return (
    <div className={styles.column}>
      <p role="status">{t('factor.done')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ActionButton look="primary" onPress={onDone}>
        {t('factor.kept')}
      </ActionButton>
    </div>
  );
}
