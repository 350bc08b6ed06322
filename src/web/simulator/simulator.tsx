// The whole page: the practice band, the faults to arm, the phones, and the way to the board.
import { useEffect, useMemo } from 'react';
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type { SimulatorState } from '../../contract/simulator.ts';
import { BoardBelow } from './board-below.tsx';
import { ClockButton } from './clock-button.tsx';
import { FaultControls } from './fault-controls.tsx';
import { PhoneCard } from './phone-card.tsx';
import { sayIn } from './simulator-language.ts';
import type { Connection } from './simulator-store.ts';
import { useSimulator } from './simulator-store.ts';
import styles from './simulator.module.css';
import { StoryButton } from './story-button.tsx';
import { useWords, WordsContext } from './words-context.ts';

export function Simulator({ language }: { language: InterfaceLanguage }) {
  const words = useMemo(() => ({ t: sayIn(language), language }), [language]);
  const state = useSimulator((store) => store.state);
  const { t } = words;
  useEffect(() => {
    document.title = `${t('page.title')} · Testigo`;
  }, [t]);
  return (
    <WordsContext value={words}>
      <PageHeader />
      <main className={styles.page}>
        <Notice />
        {state ? <Practice state={state} /> : <Waiting />}
      </main>
    </WordsContext>
  );
}

function PageHeader() {
  const { t, language } = useWords();
  const other = language === 'en' ? 'es' : 'en';
  return (
    <header>
      <p className={styles.band}>{t('page.band')}</p>
      <div className={styles.header}>
        <h1 className={styles.title}>{t('page.title')}</h1>
        <ConnectionSign />
        <nav className={styles.links} aria-label={t('page.language')}>
          <a className={styles.link} href={`?lang=${other}`} lang={other} hrefLang={other}>
            {other === 'es' ? 'Español' : 'English'}
          </a>
        </nav>
      </div>
    </header>
  );
}

const SIGNS: Readonly<Record<Connection, string>> = { loading: '◌', live: '●', broken: '▲' };
const SIGN_WORDS = {
  loading: 'page.loading',
  live: 'page.live',
  broken: 'page.reconnecting',
} as const;

function ConnectionSign() {
  const { t } = useWords();
  const connection = useSimulator((store) => store.connection);
  return (
    <p className={styles.connection} data-connection={connection} role="status">
      <span aria-hidden="true">{SIGNS[connection]}</span> {t(SIGN_WORDS[connection])}
    </p>
  );
}

function Waiting() {
  const { t } = useWords();
  const isBroken = useSimulator((store) => store.connection === 'broken');
  return <p>{t(isBroken ? 'page.failed' : 'page.loading')}</p>;
}

function Notice() {
  const notice = useSimulator((store) => store.notice);
  return (
    <p className={styles.notice} role="status">
      {notice}
    </p>
  );
}

function Practice({ state }: { state: SimulatorState }) {
  const { t } = useWords();
  return (
    <>
      <FaultControls phones={state.phones} />
      <section aria-labelledby="phones-title">
        <div className={styles.phonesHead}>
          <h2 id="phones-title" className={styles.subtitle}>
            {t('phones.title')}
          </h2>
          <ClockButton />
          <StoryButton phones={state.phones} />
        </div>
        <ul className={styles.phones}>
          {state.phones.map((phone) => (
            <li key={phone.number} className={styles.place}>
              <PhoneCard phone={phone} state={state} />
            </li>
          ))}
        </ul>
      </section>
      <BoardBelow />
    </>
  );
}
