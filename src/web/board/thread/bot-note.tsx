// Whether a machine is asking this reporter something, and why it has stopped.
import type { ReportView } from '../../../contract/report.ts';
import type { BoardWord } from '../../../contract/words/board-words.ts';
import { boardWords } from '../../../contract/words/board-words.ts';
import { useWords, type Say } from '../words/use-words.ts';
import styles from './reply-box.module.css';

export function BotNote({ conversation }: Pick<ReportView, 'conversation'>) {
  const { t } = useWords();
  const note = conversation && noteOf(conversation, t);
  return note ? (
    <p className={styles.bot} role="note">
      {note}
    </p>
  ) : null;
}

function noteOf(conversation: NonNullable<ReportView['conversation']>, t: Say): string | null {
  const { state, question, reason } = conversation;
  if (state === 'silent') return wordOf(`bot.silent.${reason}`, t);
  const asked = question === null ? null : wordOf(`bot.question.${question}`, t);
  return asked === null ? t('bot.next') : t('bot.asking', { question: asked });
}

/** Null for what needs no word: all was asked, or a person has it. */
function wordOf(word: string, t: Say): string | null {
  return word in boardWords.en ? t(word as BoardWord) : null;
}
