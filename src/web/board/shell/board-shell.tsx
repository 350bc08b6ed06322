// The board of somebody signed in: alarms, header, the panes, and the windows over them.
import { useEffect } from 'react';
import { useRoute } from 'wouter';
import type { SessionView } from '../../../contract/account.ts';
import { useBoardKeys } from '../actions/use-board-keys.ts';
import { rescueFocus } from '../controls/focus-rescue.ts';
import { NoticeList } from '../controls/notice-list.tsx';
import { useFreshness } from '../controls/use-world.ts';
import { CloseDialog } from '../dialogs/close-dialog.tsx';
import { CommandPalette } from '../dialogs/command-palette.tsx';
import { FactDialog } from '../dialogs/fact-dialog.tsx';
import { HelpCard } from '../dialogs/help-card.tsx';
import { SettingsDialog } from '../dialogs/settings-dialog.tsx';
import { QueuePane } from '../queue/queue-pane.tsx';
import { REPORT_ROUTE } from '../state/board-path.ts';
import { useBoard } from '../state/board-store.ts';
import { ThreadPane } from '../thread/thread-pane.tsx';
import { useWords } from '../words/use-words.ts';
import { AlarmBar } from './alarm-bar.tsx';
import { ArrivalsVoice } from './arrivals-voice.tsx';
import { AwayBar } from './away-bar.tsx';
import { BoardHeader } from './board-header.tsx';
import styles from './board-shell.module.css';
import { ConnectionBar } from './connection-badge.tsx';
import { usePageTitle } from './use-page-title.ts';

export function BoardShell({ session }: { session: SessionView }) {
  const { t } = useWords();
  const { kind } = useFreshness();
  const [hasOpen, params] = useRoute(REPORT_ROUTE);
  const openId = hasOpen ? params.id : null;
  useBoardKeys();
  usePageTitle();
  useEffect(rescueFocus, []);
  return (
    <div className={styles.shell} data-freshness={kind} data-open={openId !== null || undefined}>
      <a className={styles.skip} href="#queue-grid">
        {t('app.skip')}
      </a>
      <AlarmBar />
      <BoardHeader session={session} />
      <main id="board-main" className={styles.main}>
        <ConnectionBar />
        <AwayBar />
        <div className={styles.panes}>
          <QueuePane openId={openId} />
          {openId === null ? <NothingOpen /> : <ThreadPane key={openId} id={openId} />}
        </div>
        <ArrivalsVoice />
        <NoticeList />
      </main>
      <OpenWindow />
      <div className={styles.frame} aria-hidden="true" />
    </div>
  );
}

function NothingOpen() {
  const { t } = useWords();
  return (
    <section className={styles.nothing} aria-label={t('thread.none')}>
      <p>{t('thread.none')}</p>
    </section>
  );
}

function OpenWindow() {
  const dialog = useBoard((state) => state.dialog);
  if (dialog === 'help') return <HelpCard />;
  if (dialog === 'settings') return <SettingsDialog />;
  if (dialog === 'palette') return <CommandPalette />;
  if (dialog === 'close') return <CloseDialog />;
  if (dialog !== null && typeof dialog === 'object') return <FactDialog field={dialog.correct} />;
  return null;
}
