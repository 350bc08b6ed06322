// Promise: leads from an offset in folded text back to the text as it was sent. Pure.
import { foldText } from '../fold-text.ts';

/** A span of the sender's own text; null where folding cannot be traced back. */
export type Trace = (start: number, end: number) => { start: number; end: number } | null;

const PLAIN = /^[\x20-\x7e]*$/;

export function traceOffsets(text: string, folded: string): Trace {
  if (text.length === folded.length && PLAIN.test(text)) return (start, end) => ({ start, end });
  let offsets: number[] | null = null;
  return (start, end) => {
    offsets ??= foldedOffsets(text, folded);
    const first = offsets[start];
    const last = offsets[end - 1];
    if (first === undefined || last === undefined) return null;
    return { start: first, end: endOfCharacter(text, last) };
  };
}

const known = new Map<string, string>();
const KNOWN_MAX = 2_000;

function foldCharacter(character: string): string {
  if (character > ' ' && character <= '~') return character === "'" ? '' : character.toLowerCase();
  const folded = known.get(character) ?? foldText(character);
  if (known.size < KNOWN_MAX) known.set(character, folded);
  return folded;
}

/** Where each folded unit came from; empty where the two do not agree. */
function foldedOffsets(text: string, folded: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  let spelled = '';
  for (const character of text) {
    const isBlank = character <= ' ' || (character > '~' && /[\s\p{Cc}]/u.test(character));
    const piece = isBlank ? ' ' : foldCharacter(character);
    const isRepeat = piece === ' ' && (spelled === '' || spelled.endsWith(' '));
    if (!isRepeat) {
      for (let unit = 0; unit < piece.length; unit += 1) offsets.push(at);
      spelled += piece;
    }
    at += character.length;
  }
  return spelled.trimEnd() === folded ? offsets : [];
}

/** To the end of the letter and the marks upon it. */
function endOfCharacter(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (text.charAt(end) > '~' && /\p{M}/u.test(text.charAt(end))) end += 1;
  return end;
}
