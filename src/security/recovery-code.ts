// Codes on paper, for the day the phone is lost: 50 random bits in letters and digits that nobody
// mistakes for each other, kept as a keyed hash.
import { randomInt } from 'node:crypto';

export const RECOVERY_CODES = 8;
/** Crockford's base 32, in small letters. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const HALF = 5;

/** As people copy it: `7kq4m-2xd9a`. */
export function drawRecoveryCode(): string {
  const half = () =>
    Array.from({ length: HALF }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${half()}-${half()}`;
}

/** What was meant, however it was typed; null when it is no such code. */
export function readRecoveryCode(typed: string): string | null {
  const bare = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  if (bare.length !== 2 * HALF || [...bare].some((each) => !ALPHABET.includes(each))) return null;
  return `${bare.slice(0, HALF)}-${bare.slice(HALF)}`;
}
