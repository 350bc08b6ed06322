// Arms the next fault: whose text, which way, and what goes wrong. What was armed is said at once.
import { useState } from 'react';
import type { SimulatorPhone } from '../../contract/simulator.ts';
import type { SimulatorWord } from '../../contract/words/simulator-words.ts';
import styles from './fault-controls.module.css';
import { turnKnob } from './simulator-api.ts';
import { tell } from './simulator-store.ts';
import { phoneName } from './simulator-threads.ts';
import { useWords } from './words-context.ts';

const KINDS = {
  inbound: ['delay', 'duplicate', 'fail'],
  outbound: ['delay', 'duplicate', 'fail'],
  photo: ['delay', 'fail'],
} as const;
const DIRECTIONS = ['inbound', 'outbound', 'photo'] as const;
type Direction = (typeof DIRECTIONS)[number];
type Kind = (typeof KINDS)['inbound'][number];

export function FaultControls({ phones }: { phones: readonly SimulatorPhone[] }) {
  const { t } = useWords();
  const [number, setNumber] = useState('');
  const [direction, setDirection] = useState<Direction>('inbound');

  async function arm(kind: Kind) {
    const phone = phones.find((each) => each.number === number);
    try {
      await turnKnob({ kind, direction, ...(phone ? { phone: phone.number } : {}) });
      const name = phone ? phoneName(phone) : t('knobs.anybody');
      tell(t(doneWord(direction, kind), { name }));
    } catch {
      tell(t('knobs.notDone'));
    }
  }

  return (
    <fieldset className={styles.controls}>
      <legend className={styles.legend}>{t('knobs.title')}</legend>
      <label className={styles.choice}>
        <span>{t('knobs.phone')}</span>
        <select value={number} onChange={(event) => setNumber(event.target.value)}>
          <option value="">{t('knobs.anybody')}</option>
          {phones.map((phone) => (
            <option key={phone.number} value={phone.number}>
              {phoneName(phone)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.choice}>
        <span>{t('knobs.direction')}</span>
        <select
          value={direction}
          onChange={(event) => setDirection(event.target.value as Direction)}
        >
          {DIRECTIONS.map((each) => (
            <option key={each} value={each}>
              {t(`knobs.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.kinds}>
        {KINDS[direction].map((kind) => (
          <button key={kind} className={styles.kind} type="button" onClick={() => arm(kind)}>
            {t(`knobs.${kind}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function doneWord(direction: Direction, kind: Kind): SimulatorWord {
  if (direction !== 'photo') return `knobs.done.${direction}.${kind}`;
  return kind === 'delay' ? 'knobs.done.photo.delay' : 'knobs.done.photo.fail';
}
