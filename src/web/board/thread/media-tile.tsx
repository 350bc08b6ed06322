// What came with a message. Photos are blurred until somebody chooses to look; what is not there says
// why, and what may come after all can be asked for again.
import { useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { isMediaReason, mayRetryMedia } from '../../../contract/media-reasons.ts';
import type { MediaView } from '../../../contract/report.ts';
import { may } from '../actions/may.ts';
import { retryMedia } from '../actions/retry-media.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { sizeText } from '../words/clock-words.ts';
import { useWords, type Say } from '../words/use-words.ts';
import styles from './thread.module.css';

export interface MediaTileProps {
  reportId: string;
  media: MediaView;
  /** Which photo of the message it is: they are told apart by it where nobody sees them. */
  place: { n: number; count: number };
}

export function MediaTile({ reportId, media, place }: MediaTileProps) {
  const { t } = useWords();
  const kind = t(`media.${media.kind}`);
  const size = sizeText(media.sizeBytes);
  if (media.state !== 'ready' || media.url === null) {
    return <MissingMedia reportId={reportId} media={media} kind={kind} />;
  }
  if (media.kind === 'image') return <BlurredImage url={media.url} size={size} place={place} />;
  if (media.kind === 'audio') return <Sound url={media.url} size={size} kind={kind} />;
  return (
    <a className={controls.button} href={media.url} target="_blank" rel="noreferrer">
      {t('media.download', { kind, size })}
    </a>
  );
}

function MissingMedia(props: { reportId: string; media: MediaView; kind: string }) {
  const { reportId, media, kind } = props;
  const { t } = useWords();
  return (
    <p className={styles.mediaNote}>
      {explain(media, kind, t)}
      {mayRetryMedia(media) && may('report.reply') && (
        <ActionButton
          className={styles.mediaRetry}
          onPress={() => void retryMedia(reportId, media.id)}
        >
          {t('media.retryKind', { kind })}
        </ActionButton>
      )}
    </p>
  );
}

function explain({ state, reason }: MediaView, kind: string, t: Say): string {
  const isAgain = state === 'pending' && isMediaReason(reason);
  const what = t(`media.${state === 'ready' ? 'no_preview' : isAgain ? 'again' : state}`, { kind });
  if (!isMediaReason(reason)) return what;
  return `${what}: ${t(`media.reason.${reason}`)}`;
}

/** Phones send sound that no browser plays: it can be saved, with its hidden data removed. */
function Sound({ url, size, kind }: { url: string; size: string; kind: string }) {
  const { t } = useWords();
  const [isPlayable, setPlayable] = useState(true);
  return (
    <div className={styles.sound}>
      {isPlayable ? (
        <audio
          className={styles.player}
          controls
          preload="none"
          src={url}
          aria-label={kind}
          onError={() => setPlayable(false)}
        />
      ) : (
        <p className={styles.mediaNote} role="status">
          {t('media.cannotPlay')}
        </p>
      )}
      <a className={controls.button} href={url} download>
        {t('media.save', { size })}
      </a>
    </div>
  );
}

function BlurredImage({
  url,
  size,
  place,
}: { url: string; size: string } & Pick<MediaTileProps, 'place'>) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  const isOne = place.count === 1;
  const hide = isOne ? t('media.hide') : t('media.hideOne', place);
  const show = isOne ? t('media.show', { size }) : t('media.showOne', { ...place, size });
  return (
    <div className={styles.photo}>
      <div className={styles.photoFrame}>
        <img
          className={styles.image}
          src={url}
          alt={isOne ? t('media.alt') : t('media.altOne', place)}
          loading="lazy"
          data-blurred={!isShown || undefined}
        />
      </div>
      <button type="button" className={controls.button} onClick={() => setShown(!isShown)}>
        <Icon aria-hidden="true" /> {isShown ? hide : show}
      </button>
    </div>
  );
}
