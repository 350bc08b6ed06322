// Correcting one field of a report: what was read is shown beside what one says, and both are kept.
import { useState, type FormEvent } from 'react';
import { CorrectFact, type CorrectableField } from '../../../contract/report-corrections.ts';
import type { ReportView } from '../../../contract/report.ts';
import { correct } from '../actions/correct-report.ts';
import { currentReport } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { useBoard } from '../state/board-store.ts';
import { fieldValue } from '../thread/fact-text.ts';
import { useWords } from '../words/use-words.ts';
import styles from './choice.module.css';
import { FactInput } from './fact-input.tsx';

export function FactDialog({ field }: { field: CorrectableField }) {
  const [id] = useState(() => currentReport()?.id);
  const report = useBoard((state) => state.board.reports.get(id ?? '')) ?? currentReport();
  if (report === undefined) return null;
  return <FactForm field={field} report={report} />;
}

function FactForm({ field, report }: { field: CorrectableField; report: ReportView }) {
  const { t } = useWords();
  const staleReason = useOffReason();
  const [value, setValue] = useState<unknown>(() => fieldValue(report, field) ?? null);
  const [isSaving, setSaving] = useState(false);
  const name = t(`fact.${field}`);
  // What is shown is the present version: after a refusal it is looked at again and saved again.
  const body = CorrectFact.safeParse({ field, value, version: report.version });
  const offReason = staleReason ?? (body.success ? undefined : t('error.invalid_input'));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!body.success || offReason !== undefined || isSaving) return;
    setSaving(true);
    const params = { code: report.code, field: name };
    const isSaved = await correct(report, body.data, { word: 'correct.saved', params });
    setSaving(false);
    if (isSaved) closeDialog();
  }

  return (
    <DialogFrame
      title={t('correct.title', { field: name, code: report.code })}
      explain={t('correct.explain')}
    >
      <form onSubmit={(event) => void submit(event)}>
        <FactInput field={field} value={value} label={name} onChange={setValue} />
        <div className={styles.foot}>
          <ActionButton onPress={closeDialog}>{t('dialog.cancel')}</ActionButton>
          <ActionButton type="submit" look="primary" offReason={offReason} onPress={() => {}}>
            {t('correct.save')}
          </ActionButton>
        </div>
      </form>
    </DialogFrame>
  );
}
