// The card a newcomer reads in a minute, and the keys.
import type { BoardWord } from '../../../contract/words/board-words.ts';
import { DialogFrame } from '../controls/dialog-frame.tsx';
import controls from '../controls/controls.module.css';
import { useWords } from '../words/use-words.ts';
import styles from './help-card.module.css';

const ADVICE: readonly BoardWord[] = [
  'help.take',
  'help.ask',
  'help.never',
  'help.rumor',
  'help.arrest',
  'help.unsure',
];

const KEYS: readonly { keys: readonly string[]; word: BoardWord }[] = [
  { keys: ['j', 'k'], word: 'help.key.move' },
  { keys: ['n'], word: 'help.key.next' },
  { keys: ['Enter', 'Esc'], word: 'help.key.open' },
  { keys: ['c', 'u'], word: 'help.key.claim' },
  { keys: ['r', 'Ctrl Enter'], word: 'help.key.reply' },
  { keys: ['p', '1-4'], word: 'help.key.priority' },
  { keys: ['i', 'm'], word: 'help.key.incident' },
  { keys: ['d', 'v'], word: 'help.key.dispatch' },
  { keys: ['o'], word: 'help.key.side' },
  { keys: ['z'], word: 'help.key.undo' },
  { keys: ['e'], word: 'help.key.close' },
  { keys: ['/', 'Ctrl K'], word: 'help.key.search' },
  { keys: ['!'], word: 'help.key.alarm' },
  { keys: ['b', 'x'], word: 'help.key.guard' },
  { keys: ['g', 'q s m'], word: 'help.key.go' },
  { keys: ['?'], word: 'help.key.help' },
];

export function HelpCard() {
  const { t } = useWords();
  return (
    <DialogFrame title={t('help.title')}>
      <p className={styles.alarm}>
        <strong>{t('help.alarm')}</strong> {t('help.alarmDo')}
      </p>
      <ul className={styles.advice}>
        {ADVICE.map((word) => (
          <li key={word}>{t(word)}</li>
        ))}
      </ul>
      <h3 className={styles.keysTitle}>{t('help.keys')}</h3>
      <dl className={styles.keys}>
        {KEYS.map(({ keys, word }) => (
          <div key={word} className={styles.keyRow}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} className={controls.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </DialogFrame>
  );
}
