// Whether what others see may be changed from here, and if not, why.
import { useEffect, useState } from 'react';
import { useBoard } from '../state/board-store.ts';
import { freshnessOf, mayChangeWorld, type Freshness } from '../state/freshness.ts';
import { useWords } from '../words/use-words.ts';

/** Renewed each second while the line is down. */
export function useFreshness(): Freshness {
  const status = useBoard((state) => state.status);
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (status.phase === 'live') return;
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [status]);
  return freshnessOf(status, nowMs);
}

export function useOffReason(): string | undefined {
  const { t } = useWords();
  return mayChangeWorld(useFreshness()) ? undefined : t('connection.offReason');
}
