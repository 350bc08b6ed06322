// Writing back: what it costs is seen while writing, the words survive anything but sending, and
// only the one who holds the report writes.
import { useState, type KeyboardEvent } from 'react';
import { Send } from 'lucide-react';
import {
  REPLY_MAX_CHARACTERS,
  REPLY_MAX_SEGMENTS,
  type ReportView,
} from '../../../contract/report.ts';
import { countSegments } from '../../../contract/sms-segments.ts';
import { noteWriting } from '../actions/keep-claim.ts';
import { may } from '../actions/may.ts';
import { replyKey, sendReply } from '../actions/send-reply.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useDelayed } from '../controls/use-delayed.ts';
import { useOffReason } from '../controls/use-world.ts';
import { noteTyping } from '../presence/use-looking.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { keepDraft, readDraft } from '../state/drafts.ts';
import { useWords } from '../words/use-words.ts';
import { BotNote } from './bot-note.tsx';
import { ReplyCount } from './reply-count-line.tsx';
import styles from './reply-box.module.css';

const UNREACHABLE_WORDS = {
  opted_out: 'thread.optedOut',
  no_phone: 'thread.noPhone',
  anonymous: 'thread.anonymous',
} as const;

export function ReplyBox({ report }: { report: ReportView }) {
  const { t } = useWords();
  if (report.reachability === 'can_reply') return <ReplyForm report={report} />;
  return (
    <p className={styles.banner} role="note">
      ▲ {t(UNREACHABLE_WORDS[report.reachability])}
    </p>
  );
}

function ReplyForm({ report }: { report: ReportView }) {
  const { t } = useWords();
  const [draft, setDraft] = useState(() => readDraft(report.id));
  const [confirmedText, setConfirmedText] = useState<string | null>(null);
  const isSending = useDelayed(useBoard((state) => state.pending.has(replyKey(report.id))));
  const offReason = useReplyOffReason(report, draft.text);
  const count = countSegments(draft.text);
  const isLong = count.segments > REPLY_MAX_SEGMENTS;
  const isConfirming = confirmedText === draft.text && draft.text !== '';

  async function send(): Promise<void> {
    if (offReason !== undefined) return;
    if (isLong && !isConfirming) return setConfirmedText(draft.text);
    const outcome = await sendReply(report, draft, isConfirming);
    if (outcome === 'confirm_length') setConfirmedText(draft.text);
    if (outcome === 'sent') setDraft((now) => (now.key === draft.key ? readDraft(report.id) : now));
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      document.getElementById('thread-title')?.focus();
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <label className={controls.hidden} htmlFor="reply-text">
        {t('reply.label', { code: report.code })}
      </label>
      <textarea
        id="reply-text"
        className={styles.text}
        rows={3}
        dir="auto"
        aria-describedby="reply-count"
        placeholder={t('reply.placeholder')}
        value={draft.text}
        onChange={(event) => {
          setDraft(keepDraft(report.id, event.target.value));
          noteTyping(report.id);
          noteWriting(report);
        }}
        onKeyDown={onKey}
      />
      <ReplyCount count={count} isLong={isLong} />
      <BotNote conversation={report.conversation} />
      <div className={styles.foot}>
        <span className={styles.why}>{offReason ?? t('reply.keys')}</span>
        <ActionButton look="primary" offReason={offReason} onPress={() => void send()}>
          <Send aria-hidden="true" />{' '}
          {isSending
            ? t('reply.sending')
            : isConfirming
              ? t('reply.sendLong', { count: count.segments })
              : t('reply.send')}
        </ActionButton>
      </div>
    </form>
  );
}

function useReplyOffReason(report: ReportView, text: string): string | undefined {
  const { t } = useWords();
  const staleReason = useOffReason();
  const accountId = useBoard(accountIdOf);
  if (!may('report.reply')) return t('reply.noPermission');
  if (staleReason !== undefined) return staleReason;
  if (report.claimedBy === null) return t('reply.mustClaim');
  if (report.claimedBy.id !== accountId)
    return t('reply.otherOwner', { name: report.claimedBy.name });
  if (text.trim() === '') return t('reply.empty');
  if ([...text].length > REPLY_MAX_CHARACTERS) {
    return t('reply.tooLong', { limit: REPLY_MAX_CHARACTERS });
  }
  return undefined;
}
