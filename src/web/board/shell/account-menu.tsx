// Who is signed in, and what concerns them: settings, help, the way out.
import { CircleHelp, Lock, LogOut, Map, Settings, UserRound, Users } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { openDialog } from '../actions/commands.ts';
import controls from '../controls/controls.module.css';
import { lockBoard } from '../guard/lock.ts';
import { goToPage } from '../handover/page-path.ts';
import { signOut } from '../session/session.ts';
import { useWords } from '../words/use-words.ts';
import styles from './board-header.module.css';
import { menuPlace } from './menu-place.ts';

export function AccountMenu({ name }: { name: string }) {
  const { t } = useWords();
  const items = [
    { word: 'page.shift', Icon: Users, run: () => goToPage('shift') },
    { word: 'page.map', Icon: Map, run: () => goToPage('map') },
    { word: 'guard.lock', Icon: Lock, run: lockBoard },
    { word: 'header.settings', Icon: Settings, run: () => openDialog('settings') },
    { word: 'header.help', Icon: CircleHelp, run: () => openDialog('help') },
    { word: 'header.signOut', Icon: LogOut, run: () => void signOut() },
  ] as const;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={controls.button} data-look="quiet">
        <UserRound aria-hidden="true" />
        <span className={controls.hidden}>{t('header.account', { name })}</span>
        <span className={styles.accountName} aria-hidden="true">
          {name}
        </span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={menuPlace()}>
        <DropdownMenu.Content className={controls.menu} align="end" sideOffset={4}>
          {items.map(({ word, Icon, run }) => (
            <DropdownMenu.Item key={word} className={controls.menuItem} onSelect={run}>
              <Icon aria-hidden="true" /> {t(word)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
