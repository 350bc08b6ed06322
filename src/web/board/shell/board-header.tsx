// The top of the board: where you are, search, commands, how fresh it is, and who you are.
import { Command, Search } from 'lucide-react';
import type { SessionView } from '../../../contract/account.ts';
import { goToQueue } from '../state/board-path.ts';
import { openDialog } from '../actions/commands.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useBoard } from '../state/board-store.ts';
import { useWords } from '../words/use-words.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './board-header.module.css';
import { ConnectionBadge } from './connection-badge.tsx';
import { ShiftButton } from './shift-button.tsx';

export function BoardHeader({ session }: { session: SessionView }) {
  const { t } = useWords();
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>{t('app.name')}</h1>
      <SearchField />
      <ActionButton look="quiet" className={styles.commands} onPress={() => openDialog('palette')}>
        <Command aria-hidden="true" /> {t('header.palette')} <kbd aria-hidden="true">Ctrl K</kbd>
      </ActionButton>
      <ConnectionBadge />
      <ShiftButton session={session} />
      <AccountMenu name={session.account.name} />
    </header>
  );
}

function SearchField() {
  const { t } = useWords();
  const query = useBoard((state) => state.query);
  function leave(): void {
    goToQueue();
    requestAnimationFrame(() => document.getElementById('queue-grid')?.focus());
  }
  return (
    <div className={styles.search} role="search">
      <Search aria-hidden="true" className={styles.searchIcon} />
      <input
        id="queue-search"
        type="search"
        className={controls.input}
        aria-label={t('header.search')}
        placeholder={t('header.search')}
        aria-keyshortcuts="/"
        autoComplete="off"
        value={query}
        onChange={(event) => useBoard.setState({ query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
          if (event.key !== 'Escape') return;
          event.preventDefault();
          useBoard.setState({ query: '' });
          leave();
        }}
      />
    </div>
  );
}
