// The box at a phone's foot: words, a photo, which of our numbers, and Send. What could not be sent
// comes back into the box.
import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { OurNumber, SimulatorPhone, TextFromPhone } from '../../contract/simulator.ts';
import styles from './composer.module.css';
import { LineChoice } from './line-choice.tsx';
import { PhotoChoice } from './photo-choice.tsx';
import type { Photo } from './read-photo.ts';
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
