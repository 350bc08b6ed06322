// Which of our numbers the text goes to.
import type { OurNumber } from '../../contract/simulator.ts';
import styles from './composer.module.css';
import { useWords } from './words-context.ts';

type LineChoiceProps = {
  numbers: readonly OurNumber[];
  to: string;
  onChoose: (number: string) => void;
};

export function LineChoice({ numbers, to, onChoose }: LineChoiceProps) {
  const { t } = useWords();
  return (
    <label className={styles.line}>
      <span>{t('compose.to')}</span>
      <select value={to} onChange={(event) => onChoose(event.target.value)}>
        {numbers.map(({ line, number }) => (
          <option key={number} value={number}>
            {t(`line.${line}`)} {number}
          </option>
        ))}
      </select>
    </label>
  );
}
