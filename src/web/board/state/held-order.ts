// Pure. The queue never moves under the hand: while it is held, rows stay where they were, what
// arrives waits behind a count, and what left stays until the hand is gone.

export interface ShownOrder {
  /** The ids to show, top to bottom. */
  ids: readonly string[];
  /** How many of the true order are not among them. */
  waiting: number;
}

/** `frozen` is the order when the hand came, null when there is no hand. */
export function shownOrder(
  frozen: readonly string[] | null,
  current: readonly string[],
): ShownOrder {
  if (frozen === null) return { ids: current, waiting: 0 };
  const shown = new Set(frozen);
  return { ids: frozen, waiting: current.filter((id) => !shown.has(id)).length };
}
