// Holds the list still while a hand is on it: a pointer over it, or a key or touch in the last
// two seconds.
import { useCallback, useEffect, useRef, useState } from 'react';
import { shownOrder, type ShownOrder } from '../state/held-order.ts';

const KEY_HOLD_MS = 2_000;

interface Frozen {
  /** What the list shows (its filter and search); another choice is another list. */
  context: string;
  ids: readonly string[];
}

export interface HeldOrder extends ShownOrder {
  setPointerOver(isOver: boolean): void;
  /** A finger moved the list. */
  noteHand(): void;
  /** Lets what waits in, at once. */
  catchUp(): void;
}

export function useHeldOrder(current: readonly string[], context: string): HeldOrder {
  const [isPointerOver, setPointerOver] = useState(false);
  const [isHandOn, setHandOn] = useState(false);
  const [frozen, setFrozen] = useState<Frozen | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isHeld = isPointerOver || isHandOn;

  if (isHeld && frozen?.context !== context) setFrozen({ context, ids: current });
  if (!isHeld && frozen !== null) setFrozen(null);

  useEffect(() => () => clearTimeout(timer.current), []);
  const noteHand = useCallback(() => {
    setHandOn(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHandOn(false), KEY_HOLD_MS);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Who writes a reply is not moving in the list.
      if (!(event.target as Element).matches('input, textarea')) noteHand();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [noteHand]);
  const catchUp = useCallback(() => setFrozen({ context, ids: current }), [context, current]);

  const ids = isHeld && frozen?.context === context ? frozen.ids : null;
  return { ...shownOrder(ids, current), setPointerOver, noteHand, catchUp };
}
