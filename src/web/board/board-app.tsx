// The whole board: the way in for who is not signed in, the board for who is.
import { ActionButton } from './controls/action-button.tsx';
import { SecondFactorSetup } from './dialogs/second-factor-setup.tsx';
import { useGuard } from './guard/guard-state.ts';
import { LockScreen } from './guard/lock-screen.tsx';
import { hasBoard, renewSession, signOut } from './session/session.ts';
import styles from './session/sign-in.module.css';
import { SignIn } from './session/sign-in.tsx';
import { BoardShell } from './shell/board-shell.tsx';
import { useBoard } from './state/board-store.ts';
import { useWords } from './words/use-words.ts';

export function BoardApp() {
  const { t } = useWords();
  const session = useBoard((state) => state.session);
  const isLocked = useGuard((guard) => guard.isLocked);
  if (session.phase === 'checking') return <main role="status">{t('signIn.checking')}</main>;
  if (session.phase === 'signed_out') return <SignIn hasEnded={session.hasEnded} />;
  if (session.view.withheld === 'second_factor_missing') return <NeedsSecondFactor />;
  if (!hasBoard(session.view)) return <NoRole />;
  if (isLocked) return <LockScreen />;
  return <BoardShell key={session.view.account.id} session={session.view} />;
}

function NeedsSecondFactor() {
  const { t } = useWords();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <h1 className={styles.title}>{t('factor.title')}</h1>
        <p>{t('factor.needed')}</p>
        <SecondFactorSetup onDone={() => void renewSession()} />
        <ActionButton onPress={() => void signOut()}>{t('header.signOut')}</ActionButton>
      </div>
    </main>
  );
}

function NoRole() {
  const { t } = useWords();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <h1 className={styles.title}>{t('app.name')}</h1>
        <p>{t('signIn.noRole')}</p>
        <ActionButton onPress={() => void signOut()}>{t('header.signOut')}</ActionButton>
      </div>
    </main>
  );
}
