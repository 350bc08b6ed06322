// Promise: finds what nobody asked for and nobody should read by chance: file numbers, social
// security numbers, birth dates and birthplaces, at exact offsets of the text as it was sent. Pure.
import type { PrivateSpan } from './reading.ts';

const FILE_DIGITS = '\\d(?:[ -]?\\d){7,8}(?![ -]?\\d)';
const A_NUMBER = new RegExp(`(?<![\\p{L}\\p{N}])A[ .#:-]{0,3}${FILE_DIGITS}`, 'giu');
/** `alien number is 012345678`: the letter is left out. */
const LED_NUMBER = new RegExp(
  '(?<=(?<![\\p{L}])(?:a ?-? ?(?:number|num|no|#)|a#|alien(?: registration)?(?: number| num| no| #)?|' +
    'n[uú]mero (?:a|de extranjero|de alien|de caso|alien)|num(?:ero)? a|uscis ?(?:#|number)?)' +
    `[^\\p{L}\\d]{0,4}(?:(?:is|es|a)[^\\p{L}\\d]{0,3}){0,2})${FILE_DIGITS}`,
  'giu',
);
const SSN =
  /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])|(?<=(?:\bssn?|\bsocial(?: security)?(?: number| num)?|seguro(?: social)?)[\s:#]{0,3}(?:(?:is|es|its|number|numero|n[uú]mero)[\s:]{1,2}){0,2})\d{3}[ .-]?\d{2}[ .-]?\d{4}(?!\d)/giu;
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|' +
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|ene|abr|ago|dic)';
const DATE = `(?:\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{1,2}-\\d{1,2}|${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:of |de |del )?\\d{4}|\\d{1,2}(?:st|nd|rd|th)? (?:of |de )?${MONTH},? (?:de |del |of )?\\d{2,4})`;
const BIRTH_LEAD =
  '(?:\\bd\\.?o\\.?b\\.?|birth ?da(?:te|y)|date of birth|fecha de nac(?:imiento)?|cumple(?:a[ñn]os)?|\\bnaci[oó]|\\bborn|nacid[oa]|\\bnac\\b|\\bfdn)';
const BIRTH_DATE = new RegExp(
  `(?<=${BIRTH_LEAD}[^\\n.;!?]{0,40})(?<![\\d/])${DATE}(?![\\d/])`,
  'giu',
);
/** A full date in the last century belongs to a birth, whatever stands before it. */
const OLD_DATE = new RegExp(
  `(?<![\\d/.-])(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:19\\d{2}|200\\d|201[0-5])|(?:19\\d{2}|200\\d)-\\d{2}-\\d{2})(?![\\d/.-])`,
  'giu',
);
const BIRTHPLACE_LEAD =
  '(?:\\bborn (?:and raised )?in|\\bborn \\d[^\\n;!?\\p{L}]{3,12} in|\\bnaci[oó] en|\\bnacid[oa] en|\\bnac[ií] en|' +
  'place of birth(?: is|:)?|birth ?place(?: is|:)?|country of birth(?: is|:)?|lugar de nacimiento(?: es|:)?|' +
  'pa[ií]s de nacimiento(?: es|:)?|\\boriginari[oa] de|\\bnaci[oó] el [^\\n;!?]{4,24} en)';
const NOT_PLACE = '(?!(?:the|a|an|un|una|my|mi|una|hospital|19|20)\\b)';
const NOT_AFTER =
  '(?!(?:and|y|he|she|el tiene|lives|vive|in|en|but|pero|is|his|her|se|lo|la tienen|on|they|the|a|i|dob|the)\\b)';
const PLACE_NAME =
  '(?:(?:el|la|los|las|san|santa|santo|ciudad|de|puerto|costa|new|villa|nueva|estado|tegucigalpa)\\s+)*' +
  "\\p{L}[\\p{L}'’.-]*(?:\\s(?:city|rica|salvador|potosi|juarez|republic))?";
const BIRTHPLACE = new RegExp(
  `(?<=${BIRTHPLACE_LEAD}\\s{1,2})${NOT_PLACE}${PLACE_NAME}(?:, ?${NOT_AFTER}${PLACE_NAME})?`,
  'giu',
);

const HAS_DIGITS = /\d[^\p{L}]{0,6}\d/u;
const HAS_BIRTH = /\b(?:born|birth|nac|originari|pa[ií]s de|cumple|d\.?o\.?b|fdn)/i;

/** Spans in order, none overlapping. */
export function readPrivate(text: string): PrivateSpan[] {
  const spans: PrivateSpan[] = [];
  if (HAS_DIGITS.test(text)) {
    collect(spans, text, SSN, 'ssn');
    collect(spans, text, A_NUMBER, 'a_number');
    collect(spans, text, LED_NUMBER, 'a_number');
    if (HAS_BIRTH.test(text)) collect(spans, text, BIRTH_DATE, 'birth_date');
    if (/\d[/.-]\d/.test(text)) collect(spans, text, OLD_DATE, 'birth_date');
  }
  if (HAS_BIRTH.test(text)) collect(spans, text, BIRTHPLACE, 'birthplace');
  return spans.toSorted((one, other) => one.start - other.start);
}

function collect(
  spans: PrivateSpan[],
  text: string,
  pattern: RegExp,
  what: PrivateSpan['what'],
): void {
  for (const found of text.matchAll(pattern)) {
    const start = found.index;
    const end = start + found[0].length;
    if (end > start && !spans.some((span) => start < span.end && end > span.start)) {
      spans.push({ start, end, what });
    }
  }
}
