// Words that nobody reads and the clock erases, unless the one who holds the report says that the rules
// were wrong.
import { useState } from 'react';
import type { ReportView } from '../../../contract/report.ts';
import { keep } from '../actions/correct-report.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './facts.module.css';
import { useHoldReason } from './use-hold-reason.ts';

export function WithheldWords({ until, report }: { until: string; report: ReportView }) {
  const { t, language } = useWords();
  const nowMs = useServerNow(60_000);
  const offReason = useHoldReason(report);
  const [isSure, setSure] = useState(false);
  const isDenunciation = report.flags.includes('denunciation');
  const word = isDenunciation ? 'withheld.denunciation' : 'withheld.other';
  return (
    <div className={styles.withheld}>
      <p>{t(word, { time: dayTimeText(until, nowMs, t, language) })}</p>
      {offReason !== null && (
        <>
          <ActionButton
            look={isSure ? 'danger' : 'plain'}
            offReason={offReason}
            onPress={() => (isSure ? void keep(report) : setSure(true))}
          >
            {t(isSure ? 'withheld.keepSure' : 'withheld.keep')}
          </ActionButton>
          {isSure && (
            <ActionButton look="quiet" onPress={() => setSure(false)}>
              {t('dialog.cancel')}
            </ActionButton>
          )}
        </>
      )}
    </div>
  );
}
