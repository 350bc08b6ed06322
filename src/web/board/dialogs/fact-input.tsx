// What a field is filled in with: one of a list, several of it, a number, an instant, or words. Null is
// `nobody knows`.
import { useId } from 'react';
import type { CorrectableField } from '../../../contract/report-corrections.ts';
import { PLACE_WORDS_MAX } from '../../../contract/report-corrections.ts';
import controls from '../controls/controls.module.css';
import { valueText } from '../thread/fact-text.ts';
import { useWords } from '../words/use-words.ts';
import styles from './choice.module.css';
import { LIST_CHOICES, ONE_CHOICES } from './fact-choices.ts';

export interface FactInputProps {
  field: CorrectableField;
  value: unknown;
  label: string;
  onChange: (value: unknown) => void;
}

export function FactInput(props: FactInputProps) {
  const { field } = props;
  const { t } = useWords();
  if (ONE_CHOICES[field] !== undefined) {
    return (
      <>
        <OneOf {...props} choices={ONE_CHOICES[field]} />
        {field === 'kind' && <p className={controls.hint}>{t('correct.arrestSeen')}</p>}
      </>
    );
  }
  if (LIST_CHOICES[field] !== undefined) return <SomeOf {...props} choices={LIST_CHOICES[field]} />;
  if (field === 'locationText') return <Typed {...props} type="text" />;
  if (field === 'observedAt') return <Typed {...props} type="datetime-local" />;
  return <Typed {...props} type="number" />;
}

interface ChoiceProps extends FactInputProps {
  choices: readonly unknown[];
}

const HAS_VALUE = new Set<CorrectableField>(['kind', 'language']);

function OneOf({ field, value, label, onChange, choices }: ChoiceProps) {
  const { t, language } = useWords();
  const offered = HAS_VALUE.has(field) ? choices : [...choices, null];
  return (
    <fieldset className={styles.resolutions} aria-label={label}>
      {offered.map((each) => (
        <label key={String(each)} className={styles.choice}>
          <input
            type="radio"
            name={field}
            checked={value === each}
            onChange={() => onChange(each)}
          />
          {valueText(field, each, t, language) ?? t('correct.unknown')}
        </label>
      ))}
    </fieldset>
  );
}

function SomeOf({ field, value, label, onChange, choices }: ChoiceProps) {
  const { t, language } = useWords();
  const chosen = Array.isArray(value) ? (value as unknown[]) : [];
  const toggle = (each: unknown) => {
    const rest = chosen.filter((other) => other !== each);
    const next = rest.length === chosen.length ? [...chosen, each] : rest;
    onChange(next.length === 0 ? null : next);
  };
  return (
    <fieldset className={styles.resolutions} aria-label={label}>
      {choices.map((each) => (
        <label key={String(each)} className={styles.choice}>
          <input type="checkbox" checked={chosen.includes(each)} onChange={() => toggle(each)} />
          {valueText(field, [each], t, language)}
        </label>
      ))}
    </fieldset>
  );
}

interface TypedProps extends FactInputProps {
  type: 'text' | 'number' | 'datetime-local';
}

function Typed({ value, label, onChange, type }: TypedProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={controls.input}
        type={type}
        min={type === 'number' ? 0 : undefined}
        maxLength={PLACE_WORDS_MAX}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        defaultValue={shownAs(value, type)}
        onChange={({ currentTarget }) => onChange(readAs(currentTarget.value, type))}
      />
      <p id={`${id}-hint`} className={controls.hint}>
        {t('correct.blank')}
      </p>
    </div>
  );
}

function shownAs(value: unknown, type: TypedProps['type']): string {
  if (value === null || value === undefined) return '';
  if (type !== 'datetime-local') return String(value);
  const at = new Date(String(value));
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function readAs(typed: string, type: TypedProps['type']): unknown {
  if (typed.trim() === '') return null;
  if (type === 'number') return Number(typed);
  return type === 'text' ? typed : new Date(typed).toISOString();
}
