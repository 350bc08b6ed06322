// Promise: any words become words that cost one septet a character, no longer than their cap. Only
// for what we send; what a sender wrote is never changed.
import { GSM7_HINTS, GSM_EXTENSION, isGsm7 } from '../../contract/sms-segments.ts';

/** Characters that would cost two septets, and what reads the same for one. */
const SINGLE_SEPTET: ReadonlyMap<string, string> = new Map([
  ['{', '('],
  ['}', ')'],
  ['[', '('],
  [']', ')'],
  ['\\', '/'],
  ['|', '/'],
  ['~', '-'],
  ['^', ''],
  ['€', 'EUR'],
]);

/**
 * @param maxSeptets where to cut; at a word border if that keeps at least half
 * @returns `?` when no character of `value` can be written
 */
export function toGsmValue(value: string, maxSeptets: number): string {
  const plain = [...value.normalize('NFC')].map(toGsmCharacters).join('');
  const tidy = plain.replace(/\s+/g, ' ').trim();
  return cutAtWord(tidy, maxSeptets) || '?';
}

function toGsmCharacters(character: string): string {
  const single = SINGLE_SEPTET.get(character);
  if (single !== undefined) return single;
  if (/\s/.test(character)) return ' ';
  if (isGsm7(character)) return GSM_EXTENSION.includes(character) ? '' : character;
  const hint = GSM7_HINTS.get(character);
  if (hint !== undefined) return hint;
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...bare].filter((letter) => isGsm7(letter) && !GSM_EXTENSION.includes(letter)).join('');
}

function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  if (text[max] === ' ') return trimJoints(cut);
  const border = cut.lastIndexOf(' ');
  return border >= max / 2 ? trimJoints(cut.slice(0, border)) : cut;
}

/** `Bristol &` promises a second street that is no longer there. */
function trimJoints(text: string): string {
  return text.replace(/[\s,;:/&(-]+$/, '');
}
