// The way in. One message for any failure, so that nothing tells a stranger which accounts exist.
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { SignIn as SignInInput } from '../../../contract/account.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useDelayed } from '../controls/use-delayed.ts';
import { LanguageChoice } from '../dialogs/language-choice.tsx';
import { useWords, type Said } from '../words/use-words.ts';
import { signIn } from './session.ts';
import styles from './sign-in.module.css';

export function SignIn({ hasEnded }: { hasEnded: boolean }) {
  const { t } = useWords();
  const [problem, setProblem] = useState<Said | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const [isPending, setPending] = useState(false);
  const isSlow = useDelayed(isPending);
  const problemRef = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (problem !== null) problemRef.current?.focus();
  }, [problem]);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    setPending(true);
    setProblem(null);
    const outcome = await signIn(readForm(new FormData(event.currentTarget)));
    setPending(false);
    if (outcome === 'signed_in') return;
    if (outcome === 'code_needed') setNeedsCode(true);
    setProblem(outcome === 'code_needed' ? { word: 'error.second_factor_required' } : outcome);
  }

  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={(event) => void submit(event)}>
        <p className={styles.name}>{t('app.name')}</p>
        <h1 className={styles.title}>{t('signIn.title')}</h1>
        {hasEnded && <p className={styles.ended}>{t('signIn.ended')}</p>}
        {problem !== null && (
          <p ref={problemRef} className={styles.problem} role="alert" tabIndex={-1}>
            {t(problem.word, problem.params)}
          </p>
        )}
        <label className={controls.field}>
          <span className={controls.label}>{t('signIn.username')}</span>
          <input
            className={controls.input}
            name="username"
            autoComplete="username"
            required
            autoCapitalize="none"
            spellCheck={false}
            maxLength={100}
          />
        </label>
        <label className={controls.field}>
          <span className={controls.label}>{t('signIn.password')}</span>
          <input
            className={controls.input}
            name="password"
            type="password"
            required
            autoComplete="current-password"
            maxLength={200}
          />
        </label>
        {needsCode && <CodeField />}
        <ActionButton type="submit" look="primary" onPress={() => {}}>
          {isSlow ? t('signIn.pending') : t('signIn.submit')}
        </ActionButton>
        <LanguageChoice />
      </form>
    </main>
  );
}

function CodeField() {
  const { t } = useWords();
  return (
    <label className={controls.field}>
      <span className={controls.label}>{t('signIn.totp')}</span>
      <input
        className={controls.input}
        name="totp"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={12}
        autoComplete="one-time-code"
      />
      <span className={controls.hint}>{t('signIn.totpHint')}</span>
    </label>
  );
}

function readForm(form: FormData): SignInInput {
  const totp = String(form.get('totp') ?? '').replace(/\s/g, '');
  return {
    username: String(form.get('username') ?? ''),
    password: String(form.get('password') ?? ''),
    ...(totp === '' ? {} : { totp }),
  };
}
