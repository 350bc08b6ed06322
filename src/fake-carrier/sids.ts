// Carrier identifiers: two letters and 32 hex digits, repeatable where a seed is given.
import { randomBytes } from 'node:crypto';

export type SidPrefix = 'SM' | 'MM' | 'ME' | 'CA';
export type NewSid = (prefix: SidPrefix) => string;

/** mulberry32: small and repeatable; nothing here guards a secret. */
function seededWord(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export function createSids(seed?: number): NewSid {
  if (seed === undefined) return (prefix) => prefix + randomBytes(16).toString('hex');
  const word = seededWord(seed);
  const hex = () => word().toString(16).padStart(8, '0');
  return (prefix) => prefix + hex() + hex() + hex() + hex();
}
