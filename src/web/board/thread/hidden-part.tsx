// Something private in the midst of a message. Whoever holds the report seals it or erases it; what it
// says is not on this page.
import { useState } from 'react';
import { EyeOff } from 'lucide-react';
import type { MessageSegment } from '../../../contract/hidden-words.ts';
import type { ReportView } from '../../../contract/report.ts';
import { takeOut } from '../actions/correct-report.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useWords } from '../words/use-words.ts';
import styles from './facts.module.css';
import { useHoldReason } from './use-hold-reason.ts';

export interface HiddenPartProps {
  report: ReportView;
  messageId: string;
  hidden: Extract<MessageSegment, { hidden: unknown }>;
}

export function HiddenPart({ report, messageId, hidden }: HiddenPartProps) {
  const { t, language } = useWords();
  const offReason = useHoldReason(report);
  const [isSure, setSure] = useState(false);
  const what = t(`private.${hidden.hidden}`);
  const key = { messageId, n: hidden.n };
  return (
    <span className={styles.private} lang={language} data-state={hidden.state}>
      <EyeOff aria-hidden="true" /> {t(`private.${hidden.state}`, { what })}
      {hidden.state === 'hidden' && offReason !== null && (
        <>
          <ActionButton offReason={offReason} onPress={() => void takeOut(report, key, 'seal')}>
            {t('private.seal')}
            <span className={controls.hidden}> {what}</span>
          </ActionButton>
          <ActionButton
            look={isSure ? 'danger' : 'plain'}
            offReason={offReason}
            onPress={() => (isSure ? void takeOut(report, key, 'erase') : setSure(true))}
          >
            {t(isSure ? 'private.eraseSure' : 'private.erase')}
            <span className={controls.hidden}> {what}</span>
          </ActionButton>
          {isSure && (
            <ActionButton look="quiet" onPress={() => setSure(false)}>
              {t('dialog.cancel')}
            </ActionButton>
          )}
        </>
      )}
    </span>
  );
}
