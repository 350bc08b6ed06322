// The words of one message: what is private in them is hidden in its place, what may not be kept is
// withheld, and what is gone says when it went.
import type { MessageView, ReportView } from '../../../contract/report.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import { HiddenPart } from './hidden-part.tsx';
import styles from './thread.module.css';
import { WithheldWords } from './withheld-words.tsx';

export function MessageWords({ message, report }: { message: MessageView; report: ReportView }) {
  const { t, language } = useWords();
  const nowMs = useServerNow(60_000);
  if (message.withheldUntil !== null) {
    return <WithheldWords until={message.withheldUntil} report={report} />;
  }
  if (message.erasedAt !== null) {
    const time = dayTimeText(message.erasedAt, nowMs, t, language);
    return <p className={styles.mediaNote}>{t('withheld.erased', { time })}</p>;
  }
  if (message.segments.length === 0) return null;
  return (
    <p className={styles.text} lang={pageLanguage(message.language)} dir="auto">
      {message.segments.map((segment, at) =>
        'text' in segment ? (
          segment.text
        ) : (
          <HiddenPart key={at} report={report} messageId={message.id} hidden={segment} />
        ),
      )}
    </p>
  );
}

/** Only what a screen reader can pronounce: `es-en` is read as Spanish, unknown tags as the page. */
function pageLanguage(tag: string): string | undefined {
  const primary = /^(en|es|tl|vi|zh|ko|hy|ar|fa)\b/.exec(tag);
  return primary?.[1];
}
