// A list to choose from and a place to write, each with its label.
import { useId } from 'react';
import controls from '../controls/controls.module.css';
import styles from '../incident/incident.module.css';

export function SelectField(props: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className={controls.input}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

export function TextField(props: {
  label: string;
  value: string;
  isLong?: boolean;
  limit?: number;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const shared = {
    id,
    value: props.value,
    autoComplete: 'off',
    maxLength: props.limit,
    onChange: (event: { target: { value: string } }) => props.onChange(event.target.value),
  };
  return (
    <div className={controls.field}>
      <label className={controls.label} htmlFor={id}>
        {props.label}
      </label>
      {props.isLong === true ? (
        <textarea className={styles.note} rows={2} {...shared} />
      ) : (
        <input className={controls.input} {...shared} />
      )}
    </div>
  );
}
