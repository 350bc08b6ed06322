// Promise: how many parts the carrier will bill for a text, by the carrier's own rules, the same in
// the browser and on the server. The carrier's calculator decides; texts that stay in the GSM-7
// alphabet, nearly all we send, are counted here by the same rules many times faster.
import { SegmentedMessage } from 'sms-segments-calculator';

export type SmsEncoding = 'GSM-7' | 'UCS-2';

export type SegmentCount = {
  encoding: SmsEncoding;
  /** What a person would count: a joined emoji is one, and so is `€`. */
  characters: number;
  /** What the carrier counts: septets in GSM-7 (`€` is two), UTF-16 units in UCS-2. */
  units: number;
  /** Parts billed. An empty text is one. */
  segments: number;
  /** Units that fit in each part at this length: 160 or 153, 70 or 67. */
  unitsPerSegment: number;
  /** Each different character that forced UCS-2, in order of appearance. */
  offenders: string[];
};

const UNITS: Readonly<Record<SmsEncoding, { single: number; part: number }>> = {
  'GSM-7': { single: 160, part: 153 },
  'UCS-2': { single: 70, part: 67 },
};

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Sent as an escape and a second septet. */
export const GSM_EXTENSION = '\f^{}\\[~]|€';

const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...[...BASIC].map((character) => [character, 1] as const),
  ...[...GSM_EXTENSION].map((character) => [character, 2] as const),
]);

/** What to write instead so that a text keeps its 160 characters, letter by letter. */
export const GSM7_HINTS: ReadonlyMap<string, string> = new Map([
  ...pairs('áíóúÁÍÓÚ', 'aiouAIOU'),
  ...pairs('“”„«»', '"""""'),
  ...pairs('‘’‚´`', "'''''"),
  ...pairs('–—‐‑−•', '------'),
  ...pairs('ªº\u00a0\t', 'ao  '),
  ['…', '...'],
]);

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((character, index) => [character, to[index] ?? '']);
}

export function isGsm7(text: string): boolean {
  for (const character of text) if (!SEPTETS.has(character)) return false;
  return true;
}

/** Counts `text` as the carrier will bill it, without its optional character replacement. */
export function countSegments(text: string): SegmentCount {
  return countGsm7(text) ?? countWithCalculator(text);
}

/** Null as soon as one character is outside the alphabet. */
function countGsm7(text: string): SegmentCount | null {
  const { single, part } = UNITS['GSM-7'];
  let characters = 0;
  let units = 0;
  let parts = 1;
  let unitsInPart = 0;
  for (const character of text) {
    const size = SEPTETS.get(character);
    if (size === undefined) return null;
    characters += 1;
    units += size;
    if (unitsInPart + size > part) {
      parts += 1;
      unitsInPart = 0;
    }
    unitsInPart += size;
  }
  const isSingle = units <= single;
  return {
    encoding: 'GSM-7',
    characters,
    units,
    segments: isSingle ? 1 : parts,
    unitsPerSegment: isSingle ? single : part,
    offenders: [],
  };
}

/** The reference: exact for every text, slow for long ones. Exported to be compared with. */
export function countWithCalculator(text: string): SegmentCount {
  const message = new SegmentedMessage(text);
  const encoding: SmsEncoding = message.encodingName;
  const { single, part } = UNITS[encoding];
  return {
    encoding,
    characters: message.graphemes.length,
    units: message.encodedChars.reduce((sum, char) => sum + char.codeUnits.length, 0),
    segments: message.segmentsCount,
    unitsPerSegment: message.segmentsCount === 1 ? single : part,
    offenders: [...new Set(message.getNonGsmCharacters())],
  };
}
