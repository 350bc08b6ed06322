// Who else looks at what this board shows, as the server last told it, and this board's own part in it.
import { create } from 'zustand';
import type { ClientMessage, LookedAt, Presence } from '../../../contract/board-protocol.ts';

export type Onlooker = Presence['people'][number];

/** Empty at first and whenever something else is opened. */
export const usePresence = create<{ at: LookedAt | null; people: readonly Onlooker[] }>(() => ({
  at: null,
  people: [],
}));

let speak: ((message: ClientMessage) => void) | null = null;

/** The open line; null when there is none, and then nobody is known to look. */
export function speakThrough(tell: typeof speak): void {
  speak = tell;
  usePresence.setState({ people: [] });
}

export function heardPresence({ at, people }: Presence): void {
  if (isSame(usePresence.getState().at, at)) usePresence.setState({ people });
}

export function sayLooking(at: LookedAt | null): void {
  if (!isSame(usePresence.getState().at, at)) usePresence.setState({ at, people: [] });
  speak?.({ type: 'looking', at });
}

export function sayTyping(at: LookedAt): void {
  speak?.({ type: 'typing', at });
}

/** The line is down: what it last said holds no more. */
export function forgetOnlookers(): void {
  usePresence.setState({ people: [] });
}

export function isSame(a: LookedAt | null, b: LookedAt | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}
