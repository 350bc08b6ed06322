// Promise: what a text says, without how it was typed. Case, accents, composed or decomposed letters,
// full-width letters, apostrophes and characters that show nothing make no difference to a reader.
// The sender's own text is kept elsewhere, untouched. Pure.

/** Letters by category that nevertheless show nothing: Hangul fillers and the blank Braille cell. */
const BLANK_LETTERS = /[\u115f\u1160\u3164\uffa0\u2800]/g;
const SPACED = /^\s|\s\s|[^\S ]|\s$/;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

/** `¡S\u200bTOP, don’t!` is `¡stop, dont!`; blanks are single, none at the ends. */
export function foldText(text: string): string {
  const plain = PLAIN_ASCII.test(text) ? text : foldLetters(text);
  const lower = plain.toLowerCase();
  const bare = lower.includes("'") ? lower.replace(/'/g, '') : lower;
  return SPACED.test(bare) ? bare.replace(/\s+/g, ' ').trim() : bare;
}

function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(BLANK_LETTERS, '')
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[‘’‚‛´`ʼ′]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[đĐ]/g, 'd');
}

/** The words alone, for a text that may be nothing but a keyword: `S.T.O.P.!!` is `stop`. */
export function bareWords(folded: string): string {
  const words = folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return /^(?:\p{L} ){2,}\p{L}$/u.test(words) ? words.replace(/ /g, '') : words;
}

/** A whole-word pattern over folded text, from alternatives written as pattern fragments. */
export function anyOf(...alternatives: string[]): RegExp {
  return new RegExp(`\\b(?:${alternatives.join('|')})\\b`);
}
