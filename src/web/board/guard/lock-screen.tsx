// What a locked board shows: which alarms ring, by kind and code, and the way back.
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Lock } from 'lucide-react';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useDelayed } from '../controls/use-delayed.ts';
import { signOut } from '../session/session.ts';
import { ConnectionBadge } from '../shell/connection-badge.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { SoundBar } from '../sound/sound-bar.tsx';
import { sortAlarms } from '../state/alarm-order.ts';
import { useBoard } from '../state/board-store.ts';
import { useWords, type Said } from '../words/use-words.ts';
import styles from './guard.module.css';
import { unlockBoard } from './lock.ts';

export function LockScreen() {
  const { t } = useWords();
  usePageTitle();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <h1 className={styles.title}>
          <Lock aria-hidden="true" /> {t('guard.locked')}
        </h1>
        <p className={styles.explain}>{t('guard.explain')}</p>
        <LockedAlarms />
        <SoundBar />
        <UnlockForm />
        <div className={styles.foot}>
          <ConnectionBadge />
          <ActionButton look="quiet" onPress={() => void signOut()}>
            {t('header.signOut')}
          </ActionButton>
        </div>
      </div>
    </main>
  );
}

function LockedAlarms() {
  const { t } = useWords();
  const alarms = useBoard((state) => state.board.alarms);
  const { ringing } = sortAlarms(alarms.values());
  return (
    <section aria-label={t('guard.alarms')} role="alert">
      {ringing.length === 0 ? (
        <p className={styles.explain}>{t('guard.noAlarms')}</p>
      ) : (
        <ul className={styles.alarms}>
          {ringing.map(({ id, kind, subject }) => (
            <li key={id}>
              ■ {t(`alarm.${kind}`)} · {subject.code}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function UnlockForm() {
  const { t } = useWords();
  const [problem, setProblem] = useState<Said | null>(null);
  const [isPending, setPending] = useState(false);
  const isSlow = useDelayed(isPending);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    setPending(true);
    const refused = await unlockBoard(field.current?.value ?? '');
    if (refused === null) return;
    setPending(false);
    setProblem(refused);
    field.current?.select();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p role="alert" className={problem === null ? undefined : styles.problem}>
        {problem !== null && t(problem.word, problem.params)}
      </p>
      <label className={controls.field}>
        <span className={controls.label}>{t('guard.password')}</span>
        <input
          ref={field}
          className={controls.input}
          name="password"
          type="password"
          required
          autoComplete="current-password"
          maxLength={200}
        />
      </label>
      <ActionButton type="submit" look="primary" onPress={() => {}}>
        {t(isSlow ? 'guard.unlocking' : 'guard.unlock')}
      </ActionButton>
    </form>
  );
}
