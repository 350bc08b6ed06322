// What may be done with a report, always in the same places, off with a reason rather than gone.
import { CircleCheck, Hand, Undo2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReportView } from '../../../contract/report.ts';
import { PRIORITIES } from '../../../contract/statuses.ts';
import { pendingKey, prioritise, type ChangeKind } from '../actions/change-report.ts';
import { claimCurrent, closeCurrent, releaseCurrent } from '../actions/commands.ts';
import { handOverCurrent } from '../actions/incident-commands.ts';
import { may } from '../actions/may.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { PrioritySign } from '../controls/priority-sign.tsx';
import { useDelayed } from '../controls/use-delayed.ts';
import { useOffReason } from '../controls/use-world.ts';
import { menuPlace } from '../shell/menu-place.ts';
import { isOpenReport } from '../state/board-state.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { useWords } from '../words/use-words.ts';
import styles from './thread.module.css';

export function ThreadActions({ report }: { report: ReportView }) {
  const { t } = useWords();
  const staleReason = useOffReason();
  if (!isOpenReport(report)) return null;
  const offReason = may('report.close') ? staleReason : t('error.forbidden');
  return (
    <div className={styles.actions}>
      <ClaimButton report={report} />
      <PriorityMenu report={report} />
      <ActionButton offReason={offReason} onPress={closeCurrent}>
        <CircleCheck aria-hidden="true" /> {t('action.close')}
      </ActionButton>
      {may('report.claim') && (
        <ActionButton offReason={staleReason} onPress={handOverCurrent}>
          {t('action.handOver')}
        </ActionButton>
      )}
    </div>
  );
}

/** One button in one place, so that the focus stays where it was when the claim comes through. */
function ClaimButton({ report }: { report: ReportView }) {
  const { t } = useWords();
  const staleReason = useOffReason();
  const accountId = useBoard(accountIdOf);
  const isClaiming = usePending('claim', report.id);
  const isReleasing = usePending('release', report.id);
  const isMine = report.claimedBy?.id === accountId;
  const isTaken = report.claimedBy !== null && !isMine;
  const permitted = may('report.claim') ? undefined : t('error.forbidden');
  const taken = isTaken ? t('action.takenBy', { name: report.claimedBy?.name ?? '' }) : undefined;
  const words = isMine
    ? t(isReleasing ? 'action.releasing' : 'action.release')
    : t(isClaiming ? 'action.claiming' : 'action.claim');
  return (
    <ActionButton
      look={isMine ? 'plain' : 'primary'}
      offReason={permitted ?? staleReason ?? taken}
      onPress={isMine ? releaseCurrent : claimCurrent}
    >
      {isMine ? <Undo2 aria-hidden="true" /> : <Hand aria-hidden="true" />} {words}
    </ActionButton>
  );
}

function PriorityMenu({ report }: { report: ReportView }) {
  const { t } = useWords();
  const staleReason = useOffReason();
  if (!may('report.prioritise') || staleReason !== undefined) {
    return (
      <ActionButton offReason={staleReason ?? t('error.forbidden')} onPress={() => {}}>
        {t('action.priority')}
      </ActionButton>
    );
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={controls.button}>
        {t('action.priority')} ▾
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={menuPlace()}>
        <DropdownMenu.Content className={controls.menu} align="start" sideOffset={4}>
          {PRIORITIES.map((priority) => (
            <DropdownMenu.Item
              key={priority}
              className={controls.menuItem}
              onSelect={() => void prioritise(report, priority)}
            >
              <PrioritySign priority={priority} /> {t(`priority.meaning.${priority}`)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function usePending(kind: ChangeKind, reportId: string): boolean {
  return useDelayed(useBoard((state) => state.pending.has(pendingKey(kind, reportId))));
}
