// How far the board may be trusted right now: one sign, one phrase, never in doubt.
import { ActionButton } from '../controls/action-button.tsx';
import { useFreshness } from '../controls/use-world.ts';
import { hurryLine } from '../session/session.ts';
import { useBoard } from '../state/board-store.ts';
import type { Freshness } from '../state/freshness.ts';
import { timeText } from '../words/clock-words.ts';
import { useWords, type Say } from '../words/use-words.ts';
import styles from './connection-badge.module.css';

const SIGNS: Readonly<Record<Freshness['kind'], string>> = {
  connecting: '◌',
  live: '●',
  reconnecting: '◌',
  stale: '▲',
  outdated: '▲',
};

export function ConnectionBadge() {
  const { t } = useWords();
  const freshness = useFreshness();
  return (
    <span className={styles.badge} data-freshness={freshness.kind} data-testid="connection">
      <span aria-hidden="true">{SIGNS[freshness.kind]}</span> {wordsFor(freshness, t)}
    </span>
  );
}

/** The bar under the header for what the badge is too small for. */
export function ConnectionBar() {
  const { t } = useWords();
  const { kind } = useFreshness();
  const reason = useBoard((state) => state.status.reason);
  if (kind === 'outdated') {
    return (
      <Bar words={t('connection.outdated')}>
        <ActionButton onPress={() => window.location.reload()}>
          {t('connection.reload')}
        </ActionButton>
      </Bar>
    );
  }
  const words = reason === 'too_many_sockets' ? t('connection.tooMany') : t('connection.staleBar');
  if (kind !== 'stale' && reason === null) return null;
  return (
    <Bar words={words}>
      <ActionButton onPress={hurryLine}>{t('connection.reconnectNow')}</ActionButton>
    </Bar>
  );
}

function Bar({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <div className={styles.bar} role="status">
      <span className={styles.barWords}>▲ {words}</span>
      {children}
    </div>
  );
}

function wordsFor(freshness: Freshness, t: Say): string {
  if (freshness.kind === 'reconnecting') {
    return t('connection.reconnecting', { seconds: freshness.seconds });
  }
  if (freshness.kind === 'stale') {
    return t('connection.stale', { time: timeText(freshness.asOf, t, true) });
  }
  if (freshness.kind === 'outdated') return t('connection.reload');
  return t(freshness.kind === 'live' ? 'connection.live' : 'connection.connecting');
}
