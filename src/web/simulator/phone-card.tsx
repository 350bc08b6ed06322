// One fictional phone: whose it is, its thread, and the box to write from it.
import { useEffect, useId, useRef } from 'react';
import type { SimulatorPhone, SimulatorState } from '../../contract/simulator.ts';
import { Bubble } from './bubble.tsx';
import { Composer } from './composer.tsx';
import styles from './phone-card.module.css';
import { correspondentOf, phoneName } from './simulator-threads.ts';
import { useWords } from './words-context.ts';

export function PhoneCard({ phone, state }: { phone: SimulatorPhone; state: SimulatorState }) {
  const { t } = useWords();
  const titleId = useId();
  return (
    <article className={styles.phone} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h3 id={titleId} className={styles.name}>
          {phone.name ?? t('phone.other')}
        </h3>
        <span className={styles.number}>{phone.number}</span>
      </header>
      <Thread phone={phone} state={state} />
      <Composer
        phone={phone}
        numbers={state.numbers}
        correspondent={correspondentOf(state, phone)}
      />
    </article>
  );
}

function Thread({ phone, state }: { phone: SimulatorPhone; state: SimulatorState }) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const count = phone.messages.length;
  useEffect(() => {
    if (count > 0 && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [count]);
  return (
    <div
      ref={box}
      className={styles.thread}
      role="log"
      tabIndex={0}
      aria-label={t('phone.thread', { name: phoneName(phone) })}
    >
      {count === 0 && <p className={styles.empty}>{t('phone.empty')}</p>}
      {phone.messages.map((message) => (
        <Bubble key={message.sid} message={message} phone={phone} numbers={state.numbers} />
      ))}
    </div>
  );
}
