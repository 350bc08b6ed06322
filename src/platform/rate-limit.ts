// Promise: a source that comes too often is told to wait, and no address is kept: counters stand
// under a keyed hash, in memory only, for one window, in a map of bounded size.
import type { Clock } from './clock.ts';

export type RateLimit = {
  /** Counts one use. @returns seconds to wait, or null when it may go on */
  take(address: string): number | null;
};

export type RateLimitRule = {
  limit: number;
  windowMs: number;
  /** When so many sources are counted at once, the one counted longest is forgotten. */
  sourcesMax?: number;
};

const SOURCES_MAX = 20_000;

/** @param hash keyed by something that dies with the process, so that nobody can look an address up */
export function createRateLimit(
  clock: Clock,
  hash: (address: string) => string,
  rule: RateLimitRule,
): RateLimit {
  const windows = new Map<string, { endsAtMs: number; count: number }>();
  const sourcesMax = rule.sourcesMax ?? SOURCES_MAX;

  function windowOf(source: string, nowMs: number) {
    const known = windows.get(source);
    if (known && known.endsAtMs > nowMs) return known;
    windows.delete(source);
    const oldest = windows.keys().next();
    if (windows.size >= sourcesMax && !oldest.done) windows.delete(oldest.value);
    const fresh = { endsAtMs: nowMs + rule.windowMs, count: 0 };
    windows.set(source, fresh);
    return fresh;
  }

  return {
    take: (address) => {
      const nowMs = clock.now().getTime();
      const window = windowOf(hash(networkOf(address)), nowMs);
      window.count += 1;
      if (window.count <= rule.limit) return null;
      return Math.max(1, Math.ceil((window.endsAtMs - nowMs) / 1_000));
    },
  };
}

/** One household or host: an IPv4 address, or the /64 of an IPv6 address. Pure. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
