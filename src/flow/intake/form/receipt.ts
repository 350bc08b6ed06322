// The code that lets somebody without an account come back to a report, and the hidden token that
// makes one form one report however often it is sent. Both are derived by keyed hash: nothing about
// the sender goes into them, and neither can be computed without the network's key. Pure.
import type { Keyring } from '../../../security/keyring.ts';

/** Crockford's base 32: no I, L, O or U, so that nothing is misread or rude. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const TOKEN = /^([0-9a-z]{7,10})\.([\w-]{20,60})\.([\w-]{22})$/;

/** A token older than this belongs to a page that was left open: it makes no two forms one. */
export const TOKEN_LIFE_MS = 12 * 60 * 60_000;

type IndexKeyring = Pick<Keyring, 'index'>;

/** @param random unguessable, base64url */
export function makeFormToken(keyring: IndexKeyring, random: string, now: Date): string {
  const issued = now.getTime().toString(36);
  return `${issued}.${random}.${signature(keyring, issued, random)}`;
}

/** @returns when the form was served; null for a token that is absent, forged or stale */
export function readFormToken(
  keyring: IndexKeyring,
  token: string | undefined,
  now: Date,
): Date | null {
  const [, issued, random, signed] = TOKEN.exec(token ?? '') ?? [];
  if (!issued || !random || signed !== signature(keyring, issued, random)) return null;
  const issuedAtMs = Number.parseInt(issued, 36);
  return now.getTime() - issuedAtMs > TOKEN_LIFE_MS ? null : new Date(issuedAtMs);
}

function signature(keyring: IndexKeyring, issued: string, random: string): string {
  return Buffer.from(keyring.index('form', `token ${issued}.${random}`)).toString('base64url');
}

/** The same seed gives the same code. @returns 8 characters, without the dash */
export function deriveReceipt(keyring: IndexKeyring, seed: string): string {
  const bytes = keyring.index('form', `receipt ${seed}`);
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** Every post of a form with this token has this receipt. */
export function receiptOfToken(keyring: IndexKeyring, token: string): string {
  return deriveReceipt(keyring, `token ${token}`);
}

/** As people type it: any case, with or without dash or blanks, O for 0, I or L for 1. */
export function parseReceipt(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((each) => ALPHABET.includes(each)) ? code : null;
}

/** As people read it: `7KQ4-M2XD`. */
export function showReceipt(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

export function receiptIndexOf(keyring: IndexKeyring, code: string): Uint8Array<ArrayBuffer> {
  return keyring.index('receipt', code);
}

/** The journal's key of the form with this receipt. */
export function formSourceKey(receiptIndex: Uint8Array): string {
  return `form:${Buffer.from(receiptIndex).toString('hex')}`;
}
