// One text in a thread: who wrote it, the words as they are, when, and how far it came. Signs always
// stand beside a word.
import type { OurNumber, SimulatorMessage, SimulatorPhone } from '../../contract/simulator.ts';
import type { SimulatorWord } from '../../contract/words/simulator-words.ts';
import styles from './bubble.module.css';
import { timeIn } from './simulator-language.ts';
import { useSimulator } from './simulator-store.ts';
import type { Outcome } from './simulator-threads.ts';
import { phoneName } from './simulator-threads.ts';
import { useWords } from './words-context.ts';

type Progress = { sign: string; word: SimulatorWord; isBad?: boolean };

const OF_OUTCOME: Readonly<Record<Outcome, Progress>> = {
  reached: { sign: '✓✓', word: 'status.reached' },
  lost: { sign: '✕', word: 'status.lost', isBad: true },
};
const OF_STATUS: Readonly<Record<SimulatorMessage['status'], Progress>> = {
  received: { sign: '✓', word: 'status.received' },
  accepted: { sign: '◌', word: 'status.queued' },
  queued: { sign: '◌', word: 'status.queued' },
  sent: { sign: '✓', word: 'status.sent' },
  delivered: { sign: '✓✓', word: 'status.delivered' },
  undelivered: { sign: '✕', word: 'status.undelivered', isBad: true },
  failed: { sign: '✕', word: 'status.undelivered', isBad: true },
  canceled: { sign: '✕', word: 'status.canceled', isBad: true },
};

const AUTHORS = {
  phone: 'message.phone',
  network: 'message.network',
  carrier: 'message.carrier',
} as const;

type BubbleProps = {
  message: SimulatorMessage;
  phone: SimulatorPhone;
  numbers: readonly OurNumber[];
};

export function Bubble({ message, phone, numbers }: BubbleProps) {
  const { t, language } = useWords();
  const outcome = useSimulator((store) => store.outcomes[message.sid]);
  const progress = outcome ? OF_OUTCOME[outcome] : OF_STATUS[message.status];
  const line = numbers.find(({ number }) => number === message.ours)?.line;
  const hasLines = numbers.length > 1 && line;
  return (
    <div
      className={styles.bubble}
      data-by={message.by}
      data-bad={progress.isBad ?? false}
      data-sid={message.sid}
    >
      <p className={styles.author}>
        {t(AUTHORS[message.by], { name: phoneName(phone) })}
        {hasLines && ` ${t('message.line', { line: t(`line.${line}`) })}`}
      </p>
      {message.body !== '' && (
        <p className={styles.body} dir="auto">
          {message.body}
        </p>
      )}
      {message.pictures > 0 && (
        <p className={styles.pictures}>{t('message.photos', { count: message.pictures })}</p>
      )}
      <p className={styles.meta}>
        <time dateTime={message.at}>{timeIn(language, message.at)}</time>
        <span className={styles.progress}>
          <span aria-hidden="true">{progress.sign}</span>{' '}
          {t(progress.word, { code: message.errorCode ?? '?' })}
        </span>
      </p>
    </div>
  );
}
