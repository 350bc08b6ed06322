// Pure. How long to wait before the next try, spread out so that a restarted server is not hit by
// every board at once.
const BASE_MS = 500;
const CAP_MS = 15_000;

/** `attempt` counts from 0; `random` is in [0, 1). Between half and all of 0.5, 1, 2, ... 15 s. */
export function backoffMs(attempt: number, random: number): number {
  const full = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempt, 10));
  return Math.round(full * (0.5 + random / 2));
}
