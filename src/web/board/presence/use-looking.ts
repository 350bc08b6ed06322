// Says what is open here, over and over while it is and while somebody can see it.
import { useEffect } from 'react';
import type { LookedAt } from '../../../contract/board-protocol.ts';
import { useBoard } from '../state/board-store.ts';
import { forgetOnlookers, sayLooking, sayTyping } from './presence-store.ts';

/** Twice within the time that it is believed. */
const SAY_EVERY_MS = 8_000;
const TYPING_EVERY_MS = 3_000;
/** A hand that rests this long has stopped writing. */
const TYPING_LASTS_MS = 6_000;

let typedAtMs = 0;
let saidTypingAtMs = 0;

export function useLooking(kind: LookedAt['kind'], id: string): void {
  const isLive = useBoard((state) => state.status.phase === 'live');
  useEffect(() => {
    if (!isLive) return forgetOnlookers();
    const at = { kind, id };
    typedAtMs = 0;
    sayLooking(at);
    const timer = setInterval(() => {
      const isTyping = Date.now() - typedAtMs < TYPING_LASTS_MS;
      if (document.visibilityState === 'visible' && !isTyping) sayLooking(at);
    }, SAY_EVERY_MS);
    return () => {
      clearInterval(timer);
      sayLooking(null);
    };
  }, [kind, id, isLive]);
}

/** With each key of a reply. */
export function noteTyping(reportId: string): void {
  typedAtMs = Date.now();
  if (typedAtMs - saidTypingAtMs < TYPING_EVERY_MS) return;
  saidTypingAtMs = typedAtMs;
  sayTyping({ kind: 'report', id: reportId });
}
