// One page to read aloud at the end of a shift: who is here, what each has in hand, what nobody has,
// and what was promised. Codes and times only, so it may be printed.
import { useCallback, useEffect, useState } from 'react';
import { ArrowLeft, Printer, RefreshCw } from 'lucide-react';
import type { HandoverView } from '../../../contract/claims.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useBoard } from '../state/board-store.ts';
import { timeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import { GiveAll } from './give-all.tsx';
import { readHandover } from './handover-api.ts';
import { IncidentLines, PromiseLines, ClaimLines } from './handover-lines.tsx';
import { goToPage } from './page-path.ts';
import styles from './handover.module.css';
import './print.css';
import { usePageWords } from './use-page-words.ts';

export default function HandoverPage() {
  const say = usePageWords();
  const { view, hasFailed, read } = useHandover();
  useEffect(printAlone, []);
  return (
    <section className={styles.page} aria-labelledby="page-title">
      <PageHead view={view} onRenew={read} />
      {hasFailed && (
        <p role="alert" className={styles.problem}>
          {say('handover.failed')}
        </p>
      )}
      {view !== null && <Lines view={view} onGiven={read} />}
    </section>
  );
}

function PageHead({ view, onRenew }: { view: HandoverView | null; onRenew: () => void }) {
  const { t } = useWords();
  const say = usePageWords();
  return (
    <header className={styles.head}>
      <h2 id="page-title" className={styles.title} tabIndex={-1} data-focus-home>
        {say('handover.title')}
      </h2>
      <p className={styles.meta} role="status">
        {view !== null && say('handover.asOf', { time: timeText(view.at, t) })}
      </p>
      <div className={styles.actions}>
        <ActionButton look="quiet" onPress={() => goToPage('queue')}>
          <ArrowLeft aria-hidden="true" /> {say('handover.back')}
        </ActionButton>
        <ActionButton onPress={onRenew}>
          <RefreshCw aria-hidden="true" /> {say('handover.renew')}
        </ActionButton>
        <ActionButton onPress={() => window.print()}>
          <Printer aria-hidden="true" /> {say('handover.print')}
        </ActionButton>
      </div>
    </header>
  );
}

function Lines({ view, onGiven }: { view: HandoverView; onGiven: () => void }) {
  const say = usePageWords();
  return (
    <>
      <h3>{say('handover.people')}</h3>
      {view.people.length === 0 && <p>{say('handover.nobody')}</p>}
      {view.people.map(({ id, name, isOnShift, claims }) => (
        <section key={id} aria-label={name} className={styles.person}>
          <h4>
            {name} · {say(isOnShift ? 'handover.on' : 'handover.off')}
          </h4>
          <ClaimLines claims={claims} />
        </section>
      ))}
      <GiveAll view={view} onGiven={onGiven} />
      <h3>{say('handover.unclaimed')}</h3>
      <ClaimLines claims={view.unclaimed} />
      <h3>{say('handover.promises')}</h3>
      <PromiseLines promises={view.promises} />
      <h3>{say('handover.incidents')}</h3>
      <IncidentLines incidents={view.incidents} />
    </>
  );
}

/** Read when the page is opened, when asked, and a little after each change that the feed tells of. */
function useHandover() {
  const [view, setView] = useState<HandoverView | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const seq = useBoard((state) => state.board.seq);
  const read = useCallback(() => {
    void readHandover().then((answer) => {
      setHasFailed(answer.kind !== 'ok');
      if (answer.kind === 'ok') setView(answer.value);
    });
  }, []);
  useEffect(() => {
    const timer = setTimeout(read, GATHER_MS);
    return () => clearTimeout(timer);
  }, [read, seq]);
  return { view, hasFailed, read };
}

const GATHER_MS = 300;

function printAlone(): () => void {
  document.documentElement.toggleAttribute('data-prints-page', true);
  return () => document.documentElement.removeAttribute('data-prints-page');
}
