// The whole board: the way in for who is not signed in, the board for who is.
import { SignIn } from './session/sign-in.tsx';
import { BoardShell } from './shell/board-shell.tsx';
import { useBoard } from './state/board-store.ts';
import { useWords } from './words/use-words.ts';

export function BoardApp() {
  const { t } = useWords();
  const session = useBoard((state) => state.session);
  if (session.phase === 'checking') return <main role="status">{t('signIn.checking')}</main>;
  if (session.phase === 'signed_out') return <SignIn hasEnded={session.hasEnded} />;
  return <BoardShell key={session.view.account.id} session={session.view} />;
}
