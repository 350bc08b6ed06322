// Pure. When nobody has touched a board for so long that it must not go on showing.

export const LOCK_AFTER_MS = 15 * 60_000;

/** `lastActiveMs` of this browser in any of its tabs; null: never noted. */
export function isIdle(lastActiveMs: number | null, nowMs: number): boolean {
  // A clock that was set back proves nothing of when it was.
  if (lastActiveMs === null || lastActiveMs > nowMs) return false;
  return nowMs - lastActiveMs >= LOCK_AFTER_MS;
}
