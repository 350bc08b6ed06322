// The present, by the server's clock, renewed while a component shows it.
import { useEffect, useState } from 'react';
import { serverNow } from './server-clock.ts';

export function useServerNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
