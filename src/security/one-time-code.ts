// Codes that somebody types off a text: six digits, drawn evenly, kept only as a keyed hash of the one
// check that they belong to.
import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Keyring } from './keyring.ts';

export const CODE_DIGITS = 6;

export function drawCode(): string {
  return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
}

export function codeIndexOf(
  keyring: Keyring,
  checkId: string,
  code: string,
): Uint8Array<ArrayBuffer> {
  return keyring.index('code', `${checkId} ${code}`);
}

/** In the same time for every wrong code, and for a check that has none. */
export function isCode(
  keyring: Keyring,
  checkId: string,
  known: Uint8Array | null,
  typed: string,
): boolean {
  const given = codeIndexOf(keyring, checkId, typed);
  const isSame = timingSafeEqual(given, known ?? given);
  return known !== null && isSame;
}
