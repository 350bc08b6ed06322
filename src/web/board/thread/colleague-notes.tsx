// What colleagues tell each other about a report, apart from what is sent, and the call that was
// promised. What is being written here is kept as replies are.
import { useState, type FormEvent } from 'react';
import { NOTE_MAX_CHARACTERS } from '../../../contract/claims.ts';
import type { ReportDetail, ReportView } from '../../../contract/report.ts';
import { fillSentence, type SentenceParams } from '../../../contract/words/choose-words.ts';
import { noteWords, type NoteWord } from '../../../contract/words/note-words.ts';
import { may } from '../actions/may.ts';
import { writeNote } from '../actions/surround-claim.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useOffReason } from '../controls/use-world.ts';
import { isOpenReport } from '../state/board-state.ts';
import { dropDraft, keepDraft, readDraft } from '../state/drafts.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import { CallBack } from './call-back.tsx';
import styles from './notes.module.css';

export default function ColleagueNotes(props: { report: ReportView; detail: ReportDetail }) {
  const { report, detail } = props;
  const { t, language } = useWords();
  const nowMs = useServerNow(60_000);
  const say = useNoteWords();
  const mayWrite = may('report.claim') && isOpenReport(report);
  const hasDraft = readDraft(draftId(report.id)).text !== '';
  return (
    <div className={styles.panel}>
      <details open={detail.notes.length > 0 || hasDraft}>
        <summary className={styles.summary}>
          {say('notes.title')} ({detail.notes.length})
        </summary>
        <p className={styles.never}>{say('notes.never')}</p>
        <ul className={styles.list}>
          {detail.notes.map(({ id, by, at, text }) => (
            <li key={id}>
              <span className={styles.never}>
                {by.name}, {dayTimeText(at, nowMs, t, language)}:
              </span>{' '}
              {text}
            </li>
          ))}
        </ul>
        {mayWrite && <NoteForm report={report} say={say} />}
      </details>
      <CallBack report={report} callBack={detail.callBack} say={say} />
    </div>
  );
}

export type SayNote = (word: NoteWord, params?: SentenceParams) => string;

function useNoteWords(): SayNote {
  const { language } = useWords();
  return (word, params = {}) => fillSentence(noteWords[language][word], params, language);
}

function draftId(reportId: string): string {
  return `note.${reportId}`;
}

function NoteForm({ report, say }: { report: ReportView; say: SayNote }) {
  const [text, setText] = useState(() => readDraft(draftId(report.id)).text);
  const staleReason = useOffReason();
  const { t } = useWords();
  const offReason = staleReason ?? (text.trim() === '' ? t('reply.empty') : undefined);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (offReason !== undefined || !(await writeNote(report, text))) return;
    dropDraft(draftId(report.id));
    setText('');
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <input
        className={controls.input}
        aria-label={say('notes.write')}
        placeholder={say('notes.write')}
        autoComplete="off"
        maxLength={NOTE_MAX_CHARACTERS}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          keepDraft(draftId(report.id), event.target.value);
        }}
      />
      <ActionButton type="submit" offReason={offReason} onPress={() => {}}>
        {say('notes.save')}
      </ActionButton>
    </form>
  );
}
