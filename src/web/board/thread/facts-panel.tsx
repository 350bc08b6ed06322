// What a report says beside its words: why it is urgent, what is still missing, and each field with who
// corrected it. All of it at a glance in one line; field by field when asked for.
import { useId, useState } from 'react';
import { Pencil } from 'lucide-react';
import type { ReportView } from '../../../contract/report.ts';
import { missingFacts } from '../../../contract/missing-facts.ts';
import type { CorrectableField } from '../../../contract/report-corrections.ts';
import { boardWords, type BoardWord } from '../../../contract/words/board-words.ts';
import { editFact } from '../actions/correct-report.ts';
import { may } from '../actions/may.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { isOpenReport } from '../state/board-state.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords, type Say } from '../words/use-words.ts';
import { factsLine, fieldValue, valueText } from './fact-text.ts';
import styles from './facts.module.css';

/** Size, activity, location, unit, time, equipment; then who was taken and what is urgent. */
const FIELDS: readonly CorrectableField[] = [
  'agentsMin',
  'agentsMax',
  'vehiclesCount',
  'activity',
  'locationText',
  'placeType',
  'agencyClaimed',
  'masked',
  'timing',
  'observedAt',
  'source',
  'equipment',
  'peopleTaken',
  'peopleTakenCount',
  'needsFlags',
  'urgent',
  'kind',
  'language',
];

export function FactsPanel({ report }: { report: ReportView }) {
  const { t } = useWords();
  const [isWide, setWide] = useState(false);
  const listId = useId();
  const line = factsLine(report.facts, t);
  const missing = isOpenReport(report)
    ? missingFacts({ ...report, hasPlace: report.locationText !== null })
    : [];
  return (
    <section className={styles.panel} aria-label={t('facts.title')}>
      <PriorityWhy report={report} />
      {missing.length > 0 && (
        <p className={styles.missing}>
          {t('facts.missing', { list: missing.map((each) => t(`missing.${each}`)).join(', ') })}
        </p>
      )}
      <div className={styles.line}>
        <p className={styles.known}>{line === '' ? t('facts.nothing') : line}</p>
        <button
          type="button"
          className={styles.more}
          aria-expanded={isWide}
          aria-controls={listId}
          onClick={() => setWide(!isWide)}
        >
          {t(isWide ? 'facts.hide' : 'facts.show')}
        </button>
      </div>
      <dl id={listId} className={styles.fields} hidden={!isWide}>
        {FIELDS.map((field) => (
          <Field key={field} report={report} field={field} />
        ))}
      </dl>
    </section>
  );
}

function PriorityWhy({ report }: { report: ReportView }) {
  const { t } = useWords();
  const { priority, readPriority, priorityReasons } = report;
  const reasons = priorityReasons.map((reason) => reasonText(reason, t)).join(', ');
  if (reasons === '' && priority === readPriority) return null;
  return (
    <p className={styles.why}>
      {reasons !== '' && t('facts.why', { priority: readPriority, list: reasons })}
      {priority !== readPriority && (
        <>
          {reasons !== '' && '. '}
          {t('facts.rulesSay', { priority: readPriority })}
          <CorrectedBy report={report} field="priority" />
        </>
      )}
    </p>
  );
}

function reasonText(reason: string, t: Say): string {
  const word = `reason.${reason}`;
  return word in boardWords.en ? t(word as BoardWord) : t('reason.other', { reason });
}

function Field({ report, field }: { report: ReportView; field: CorrectableField }) {
  const { t, language } = useWords();
  const staleReason = useOffReason();
  const text = valueText(field, fieldValue(report, field), t, language);
  const name = t(`fact.${field}`);
  return (
    <div className={styles.field}>
      <dt>{name}</dt>
      <dd>
        <span className={text === null ? styles.mute : undefined}>
          {text ?? t('facts.unknown')}
        </span>
        {may('report.correct') && report.status !== 'purged' && (
          <ActionButton look="quiet" offReason={staleReason} onPress={() => editFact(field)}>
            <Pencil aria-hidden="true" />
            <span className={styles.hidden}>{t('facts.edit', { field: name })}</span>
          </ActionButton>
        )}
        <CorrectedBy report={report} field={field} />
      </dd>
    </div>
  );
}

function CorrectedBy({ report, field }: { report: ReportView; field: CorrectableField }) {
  const { t, language } = useWords();
  const nowMs = useServerNow(60_000);
  const corrected = report.corrected[field];
  if (corrected === undefined) return null;
  const { by, at } = corrected;
  const was = valueText(field, corrected.was, t, language);
  return (
    <span className={styles.corrected}>
      {' '}
      {t('facts.correctedBy', { name: by.name, time: dayTimeText(at, nowMs, t, language) })}.{' '}
      {was === null ? t('facts.wasNothing') : t('facts.was', { was })}
    </span>
  );
}
