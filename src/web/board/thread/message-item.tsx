// One message: whose words, when, and for ours, how far the carrier has taken them.
import type { MediaView, MessageView, ReportView } from '../../../contract/report.ts';
import type { SmsState } from '../../../contract/statuses.ts';
import { boardWords, type BoardWord } from '../../../contract/words/board-words.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords, type Say } from '../words/use-words.ts';
import { MediaTile } from './media-tile.tsx';
import { MessageWords } from './message-words.tsx';
import styles from './thread.module.css';

export interface MessageItemProps {
  message: MessageView;
  report: ReportView;
}

export function MessageItem({ message, report }: MessageItemProps) {
  const { t, language } = useWords();
  const nowMs = useServerNow(60_000);
  const accountId = useBoard(accountIdOf);
  return (
    <article className={styles.message} data-direction={message.direction}>
      <p className={styles.meta}>
        {authorOf(message, accountId, t)} · {dayTimeText(message.at, nowMs, t, language)}
      </p>
      <MessageWords message={message} report={report} />
      {message.media.map((media) => (
        <MediaTile
          key={media.id}
          reportId={message.reportId}
          media={media}
          place={placeAmongPhotos(media, message.media)}
        />
      ))}
      {message.delivery !== null && <Delivery delivery={message.delivery} />}
    </article>
  );
}

function placeAmongPhotos(media: MediaView, all: readonly MediaView[]) {
  const photos = all.filter(({ kind }) => kind === 'image');
  return { n: photos.indexOf(media) + 1, count: photos.length };
}

type DeliveryView = NonNullable<MessageView['delivery']>;

const SIGNS: Readonly<Record<SmsState, string>> = {
  queued: '◌',
  sending: '◌',
  unknown: '?',
  accepted: '✓',
  sent: '✓',
  delivered: '✓✓',
  read: '✓✓',
  undelivered: '▲',
  failed: '▲',
  expired: '▲',
  canceled: '✕',
};

function Delivery({ delivery }: { delivery: DeliveryView }) {
  const { t } = useWords();
  const { state, errorCode, segments } = delivery;
  const hasFailed = SIGNS[state] === '▲';
  return (
    <p className={styles.delivery} data-failed={hasFailed || undefined}>
      <span aria-hidden="true">{SIGNS[state]}</span> {t(`delivery.${state}`)}
      {hasFailed && errorCode !== null && `: ${carrierText(errorCode, t)}`} ·{' '}
      {t('delivery.parts', { count: segments })}
    </p>
  );
}

function carrierText(code: number, t: Say): string {
  const word = `carrier.${code}`;
  return word in boardWords.en ? t(word as BoardWord) : t('carrier.other', { code });
}

function authorOf(message: MessageView, accountId: string, t: Say): string {
  if (message.author === 'reporter') return t('thread.reporter');
  if (message.author === 'system' || message.person === null) return t('thread.automatic');
  return message.person.id === accountId ? t('queue.you') : message.person.name;
}
