// What came with a message. Photos are blurred until somebody chooses to look.
import { useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import type { MediaView } from '../../../contract/report.ts';
import controls from '../controls/controls.module.css';
import { sizeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './thread.module.css';

export function MediaTile({ media }: { media: MediaView }) {
  const { t } = useWords();
  const kind = t(`media.${media.kind}`);
  const size = sizeText(media.sizeBytes);
  if (media.state !== 'ready' || media.url === null) {
    const state = media.state === 'ready' ? 'no_preview' : media.state;
    return <p className={styles.mediaNote}>{t(`media.${state}`, { kind })}</p>;
  }
  if (media.kind === 'image') return <BlurredImage url={media.url} size={size} />;
  if (media.kind === 'audio') {
    return (
      <audio className={styles.player} controls preload="none" src={media.url} aria-label={kind} />
    );
  }
  if (media.kind === 'video') {
    return (
      <video className={styles.player} controls preload="none" src={media.url} aria-label={kind} />
    );
  }
  return (
    <a className={controls.button} href={media.url} target="_blank" rel="noreferrer">
      {t('media.download', { kind, size })}
    </a>
  );
}

function BlurredImage({ url, size }: { url: string; size: string }) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className={styles.photo}>
      <div className={styles.photoFrame}>
        <img
          className={styles.image}
          src={url}
          alt={t('media.alt')}
          loading="lazy"
          data-blurred={!isShown || undefined}
        />
      </div>
      <button type="button" className={controls.button} onClick={() => setShown(!isShown)}>
        <Icon aria-hidden="true" /> {isShown ? t('media.hide') : t('media.show', { size })}
      </button>
    </div>
  );
}
