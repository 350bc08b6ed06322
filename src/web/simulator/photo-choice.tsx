// One button that attaches a photo, or takes the attached one off again.
import type { ChangeEvent } from 'react';
import { useRef } from 'react';
import styles from './composer.module.css';
import type { Photo } from './read-photo.ts';
import { readPhoto } from './read-photo.ts';
import { tell } from './simulator-store.ts';
import { useWords } from './words-context.ts';

type PhotoChoiceProps = {
  name: string;
  photo: Photo | null;
  onChoose: (photo: Photo | null) => void;
};

export function PhotoChoice({ name, photo, onChoose }: PhotoChoiceProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const read = await readPhoto(file);
    if (!read) tell(t('compose.photoTooLarge'));
    onChoose(read);
  }

  return (
    <>
      <button
        className={styles.photo}
        type="button"
        aria-label={photo ? undefined : t('compose.photoFor', { name })}
        onClick={() => (photo ? onChoose(null) : input.current?.click())}
      >
        {photo ? t('compose.removePhoto', { file: photo.fileName }) : t('compose.photo')}
      </button>
      <input
        ref={input}
        className={styles.file}
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-label={t('compose.photoFor', { name })}
        onChange={choose}
      />
    </>
  );
}
