// The words of a report, oldest first, the last fifty at once; follows new ones only where the
// reader already was at the end.
import { useLayoutEffect, useRef, useState } from 'react';
import type { MessageView, ReportView } from '../../../contract/report.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useWords } from '../words/use-words.ts';
import { MessageItem } from './message-item.tsx';
import styles from './thread.module.css';

const PAGE = 50;
const END_PX = 80;

export interface MessageListProps {
  report: ReportView;
  messages: readonly MessageView[];
  /** There are words, but not for this viewer. */
  isHidden: boolean;
}

export function MessageList({ report, messages, isHidden }: MessageListProps) {
  const { t } = useWords();
  const [shown, setShown] = useState(PAGE);
  const scrollRef = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const older = Math.max(0, messages.length - shown);
  useLayoutEffect(() => stayAtEnd(scrollRef.current, isAtEnd.current), [messages]);
  return (
    <div
      ref={scrollRef}
      className={styles.messages}
      role="log"
      aria-label={t('thread.messages')}
      tabIndex={0}
      onLoadCapture={() => stayAtEnd(scrollRef.current, isAtEnd.current)}
      onScroll={({ currentTarget: place }) => {
        isAtEnd.current = place.scrollHeight - place.scrollTop - place.clientHeight < END_PX;
      }}
    >
      {older > 0 && (
        <ActionButton onPress={() => setShown(shown + PAGE)}>
          {t('thread.older', { count: older })}
        </ActionButton>
      )}
      {messages.length === 0 && (
        <p className={styles.mute}>{t(isHidden ? 'thread.hidden' : 'thread.noMessages')}</p>
      )}
      {messages.slice(older).map((message) => (
        <MessageItem key={message.id} message={message} report={report} />
      ))}
    </div>
  );
}

function stayAtEnd(place: HTMLElement | null, wasAtEnd: boolean): void {
  if (place !== null && wasAtEnd) place.scrollTop = place.scrollHeight;
}
