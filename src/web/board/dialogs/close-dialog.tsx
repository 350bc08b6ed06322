// Closing a report: one resolution of the closed set, chosen, then confirmed.
import { useState, type FormEvent } from 'react';
import { RESOLUTIONS, type Resolution } from '../../../contract/statuses.ts';
import { close } from '../actions/change-report.ts';
import { currentReport } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { useWords } from '../words/use-words.ts';
import styles from './choice.module.css';

export function CloseDialog() {
  const { t } = useWords();
  const staleReason = useOffReason();
  const [report] = useState(currentReport);
  const [resolution, setResolution] = useState<Resolution | null>(null);
  const offReason = staleReason ?? (resolution === null ? t('close.choose') : undefined);
  if (report === undefined) return null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (report === undefined || resolution === null || offReason !== undefined) return;
    closeDialog();
    void close(report, resolution);
  }

  return (
    <DialogFrame title={t('close.title', { code: report.code })} explain={t('close.explain')}>
      <form onSubmit={submit}>
        <fieldset
          className={styles.resolutions}
          aria-label={t('close.title', { code: report.code })}
        >
          {RESOLUTIONS.map((each) => (
            <label key={each} className={styles.choice}>
              <input
                type="radio"
                name="resolution"
                checked={resolution === each}
                onChange={() => setResolution(each)}
              />
              {t(`resolution.${each}`)}
            </label>
          ))}
        </fieldset>
        <div className={styles.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="primary" offReason={offReason} onPress={() => {}}>
            {t('close.submit')}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}
