// The head of an incident: its code and urgency, and what may be done with it.
import { ArrowLeft, Gavel, Send } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { Permission } from '../../../contract/account.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import type { BoardWord } from '../../../contract/words/board-words.ts';
import { dispatchCurrent, inWindow, linkCurrent } from '../actions/incident-commands.ts';
import { may } from '../actions/may.ts';
import { leaveReport } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { PrioritySign } from '../controls/priority-sign.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { menuPlace } from '../shell/menu-place.ts';
import type { SubjectDialog } from '../state/board-store.ts';
import styles from './incident.module.css';
import { useIncidentWords } from './use-incident-words.ts';

const MORE: readonly { dialog: SubjectDialog; word: BoardWord; permission: Permission }[] = [
  { dialog: 'finding', word: 'action.finding', permission: 'incident.verify' },
  { dialog: 'split', word: 'action.split', permission: 'incident.change' },
  { dialog: 'stand_down', word: 'action.standDown', permission: 'call_out.request' },
  { dialog: 'close_incident', word: 'action.closeIncident', permission: 'incident.change' },
];

export function IncidentHead({ incident }: { incident: IncidentView }) {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const off = (permission: Permission) => (may(permission) ? staleReason : t('error.forbidden'));
  return (
    <header className={styles.head}>
      <ActionButton look="quiet" className={styles.back} onPress={leaveReport}>
        <ArrowLeft aria-hidden="true" /> {t('thread.back')}
      </ActionButton>
      <h2 id="incident-title" className={styles.title} tabIndex={-1} data-focus-home>
        <PrioritySign priority={incident.priority} /> {say('pane.title', { code: incident.code })}
      </h2>
      {incident.closedAt === null && (
        <div className={styles.actions}>
          <ActionButton
            look="primary"
            offReason={off('call_out.request')}
            onPress={dispatchCurrent}
          >
            <Send aria-hidden="true" /> {t('action.dispatch')}
          </ActionButton>
          <ActionButton
            offReason={off('incident.verify')}
            onPress={() => inWindow('verdict', 'incident.verify')}
          >
            <Gavel aria-hidden="true" /> {t('action.verdict')}
          </ActionButton>
          <ActionButton offReason={off('incident.change')} onPress={linkCurrent}>
            {t('action.link')}
          </ActionButton>
          <MoreMenu />
        </div>
      )}
    </header>
  );
}

function MoreMenu() {
  const { t } = useIncidentWords();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={controls.button}>{t('action.more')} ▾</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={menuPlace()}>
        <DropdownMenu.Content className={controls.menu} align="end" sideOffset={4}>
          {MORE.map(({ dialog, word, permission }) => (
            <DropdownMenu.Item
              key={dialog}
              className={controls.menuItem}
              onSelect={() => setTimeout(() => inWindow(dialog, permission))}
            >
              {t(word)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
