// Pure. How far the board may be trusted right now, so that nobody is ever in doubt about it.
import type { ConnectionStatus } from '../feed/connection-parts.ts';

export const STALE_AFTER_MS = 30_000;

export type Freshness =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'reconnecting'; seconds: number }
  | { kind: 'stale'; asOf: number }
  | { kind: 'outdated'; asOf: number | null };

/** `nowMs` and `status.freshAt` are of the same (the browser's) clock. */
export function freshnessOf(status: ConnectionStatus, nowMs: number): Freshness {
  if (status.phase === 'outdated') return { kind: 'outdated', asOf: status.freshAt };
  if (status.phase === 'live') return { kind: 'live' };
  if (status.freshAt === null) return { kind: 'connecting' };
  const oldMs = Math.max(0, nowMs - status.freshAt);
  if (oldMs >= STALE_AFTER_MS) return { kind: 'stale', asOf: status.freshAt };
  return { kind: 'reconnecting', seconds: Math.floor(oldMs / 1000) };
}

/** Whether what others see may be changed from here. */
export function mayChangeWorld(freshness: Freshness): boolean {
  return freshness.kind === 'live' || freshness.kind === 'reconnecting';
}
