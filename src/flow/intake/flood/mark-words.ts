// The same words from many phones: what makes two texts the same, as a keyed mark that tells nothing
// of the words themselves.
import type { Deps } from '../../../deps.ts';
import { foldText } from '../reading/fold-text.ts';

/** `yes`, `1`, `ya se fueron`: many people say such things for themselves. */
const LETTERS_MIN = 20;

/**
 * Case, accents, digits, signs and spaces do not make a text another.
 * @returns null for words too few to be the same by anything but chance
 */
export function markWords(
  keyring: Pick<Deps['keyring'], 'index'>,
  text: string,
): Uint8Array | null {
  const letters = foldText(text).replace(/[^\p{L}]+/gu, '');
  if (letters.length < LETTERS_MIN) return null;
  return keyring.index('words', letters);
}
