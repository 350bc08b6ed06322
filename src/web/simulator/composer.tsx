// The box at a phone's foot: words, a photo, which of our numbers, and Send. What could not be sent
// comes back into the box.
import type { ChangeEvent, FormEvent } from 'react';
import { useId, useRef, useState } from 'react';
import type { OurNumber, SimulatorPhone, TextFromPhone } from '../../contract/simulator.ts';
import styles from './composer.module.css';
import { readPhoto, type Photo } from './read-photo.ts';
import { tell, textFrom } from './simulator-store.ts';
import { phoneName } from './simulator-threads.ts';
import { useWords } from './words-context.ts';

const LONGEST_TEXT = 1600;

type ComposerProps = {
  phone: SimulatorPhone;
  numbers: readonly OurNumber[];
  /** Whom the phone had to do with last. */
  correspondent: string;
};

export function Composer({ phone, numbers, correspondent }: ComposerProps) {
  const { t } = useWords();
  const [body, setBody] = useState('');
  const [photo, setPhoto] = useState<Photo | null>(null);
  const [chosenTo, setChosenTo] = useState<string | null>(null);
  const bodyId = useId();
  const name = phoneName(phone);
  const to = chosenTo ?? correspondent;

  async function send(event: FormEvent) {
    event.preventDefault();
    if (body === '' && !photo) return;
    const media = photo ? [{ contentType: photo.contentType, base64: photo.base64 }] : [];
    const text: TextFromPhone = { from: phone.number, to, body, media };
    setBody('');
    setPhoto(null);
    setChosenTo(null);
    try {
      await textFrom(text);
    } catch {
      setBody((typed) => typed || body);
      setPhoto((chosen) => chosen ?? photo);
      tell(t('compose.notSent'));
    }
  }

  return (
    <form className={styles.composer} onSubmit={send}>
      {numbers.length > 1 && <LineChoice numbers={numbers} to={to} onChoose={setChosenTo} />}
      <label className={styles.hidden} htmlFor={bodyId}>
        {t('compose.body', { name })}
      </label>
      <input
        id={bodyId}
        className={styles.body}
        value={body}
        maxLength={LONGEST_TEXT}
        autoComplete="off"
        dir="auto"
        onChange={(event) => setBody(event.target.value)}
      />
      <div className={styles.actions}>
        <PhotoChoice name={name} photo={photo} onChoose={setPhoto} />
        <button className={styles.send} type="submit" aria-label={t('compose.sendFor', { name })}>
          {t('compose.send')}
        </button>
      </div>
    </form>
  );
}

type LineChoiceProps = {
  numbers: readonly OurNumber[];
  to: string;
  onChoose: (number: string) => void;
};

function LineChoice({ numbers, to, onChoose }: LineChoiceProps) {
  const { t } = useWords();
  return (
    <label className={styles.line}>
      <span>{t('compose.to')}</span>
      <select value={to} onChange={(event) => onChoose(event.target.value)}>
        {numbers.map(({ line, number }) => (
          <option key={number} value={number}>
            {t(`line.${line}`)} {number}
          </option>
        ))}
      </select>
    </label>
  );
}

type PhotoChoiceProps = {
  name: string;
  photo: Photo | null;
  onChoose: (photo: Photo | null) => void;
};

function PhotoChoice({ name, photo, onChoose }: PhotoChoiceProps) {
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
