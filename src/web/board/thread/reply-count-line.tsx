// The counter under a reply: how much of the parts is used, how many parts, and the letter that
// made it two.
import type { SegmentCount } from '../../../contract/sms-segments.ts';
import { useWords } from '../words/use-words.ts';
import { offenderHints } from './reply-count.ts';
import styles from './reply-box.module.css';

export function ReplyCount({ count, isLong }: { count: SegmentCount; isLong: boolean }) {
  const { t } = useWords();
  const limit = count.unitsPerSegment * count.segments;
  const hints = offenderHints(count.offenders, t);
  return (
    <div id="reply-count" className={styles.count} data-long={isLong || undefined}>
      <span>
        {t('reply.count', { used: count.units, limit })} ·{' '}
        <strong>{t('reply.parts', { count: count.segments })}</strong>
      </span>
      {hints.length > 0 && (
        <span className={styles.hints}>
          {hints.join(' · ')}. {t('reply.shrinks')}
        </span>
      )}
      {isLong && <span role="alert">{t('reply.long', { count: count.segments })}</span>}
    </div>
  );
}
