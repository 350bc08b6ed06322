// A text in two parts costs double and may arrive as a torn sentence, so every sentence is tried with
// the longest values it can be given.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSegments } from '../../src/contract/sms-segments.ts';
import type { TextKey, TextValues } from '../../src/messaging/texts.ts';
import { TEXTS, fillText, renderText } from '../../src/messaging/texts.ts';
import { toGsmValue } from '../../src/messaging/texts/gsm-value.ts';
import type { CatalogueText, Placeholder } from '../../src/messaging/texts/text-shape.ts';
import { VALUE_CAPS, unreviewed } from '../../src/messaging/texts/text-shape.ts';

const PLACEHOLDERS = Object.keys(VALUE_CAPS) as Placeholder[];
const LANGUAGES = ['en', 'es'] as const;
const KEYS = Object.keys(TEXTS) as TextKey[];
const EVERY = KEYS.flatMap((key) => LANGUAGES.map((lang) => ({ key, lang })));

function valuesOf(character: string): TextValues {
  return Object.fromEntries(PLACEHOLDERS.map((name) => [name, character.repeat(VALUE_CAPS[name])]));
}

/** Values as awkward as they come: letters outside the alphabet, two-septet ones, many words. */
const LONGEST: [string, TextValues][] = [
  ['W', valuesOf('W')],
  ['á', valuesOf('á')],
  ['ñ', valuesOf('ñ')],
  ['[', valuesOf('[')],
  ['...', { ...valuesOf('W'), org: '…'.repeat(60), area: '€'.repeat(60), city: 'ﷺ'.repeat(60) }],
];

function faultOf(text: CatalogueText, lang: 'en' | 'es', values: TextValues): string | null {
  const { encoding, segments, offenders } = countSegments(fillText(text, lang, values));
  if (encoding !== 'GSM-7') return `UCS-2 because of ${offenders.join(' ')}`;
  return segments === 1 ? null : `${segments} segments`;
}

describe('the catalogue', () => {
  test.each(EVERY)(
    '[CAR23] $key in $lang is GSM-7 and one segment at its longest',
    ({ key, lang }) => {
      for (const [name, values] of LONGEST) {
        expect(faultOf(TEXTS[key], lang, values), `filled with ${name}`).toBeNull();
      }
    },
  );

  test('[CAR23] the check above sees a letter outside the alphabet and a text that is too long', () => {
    const accented = unreviewed(['org'], { en: '{org}: fine', es: '{org}: dónde' });
    expect(faultOf(accented, 'en', valuesOf('W'))).toBeNull();
    expect(faultOf(accented, 'es', valuesOf('W'))).toBe('UCS-2 because of ó');
    const long = unreviewed(['org'], {
      en: `{org}${'x'.repeat(141)}`,
      es: `{org}${'x'.repeat(140)}`,
    });
    expect(faultOf(long, 'en', valuesOf('W'))).toBe('2 segments');
    expect(faultOf(long, 'es', valuesOf('W'))).toBeNull();
  });

  test.each(EVERY)('$key in $lang uses exactly the values it declares', ({ key, lang }) => {
    const used = [...TEXTS[key][lang].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(used.toSorted()).toEqual([...TEXTS[key].placeholders].toSorted());
    expect(TEXTS[key][lang].replaceAll(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
  });

  test('[CAR23] whatever the values, what is sent is GSM-7 and one segment', () => {
    const free = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const exact = {
      phone: '714-555-0100',
      code: 'K7',
      n: '2',
      url: 'rrn.example/d/K7Q2',
      link: 'https://rrn.example/join',
      digits: '012345',
      zip: '90057',
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...EVERY),
        fc.array(free, { minLength: 7, maxLength: 7 }),
        (pick, words) => {
          const [org, area, xst, city, actual, time, last] = words;
          const values = { org, area, xst, city, actual, time, last, ...exact };
          expect(faultOf(TEXTS[pick.key], pick.lang, values)).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  test('nothing claims a review that nobody made', () => {
    for (const key of KEYS) {
      expect(TEXTS[key].reviewedBy === null).toBe(TEXTS[key].reviewDue === null);
    }
  });
});

describe('renderText', () => {
  test('fills the sentence in', () => {
    const values = { org: 'Red de Ejemplo', phone: '714-555-0100' };
    expect(renderText('optout_done', 'es', values)).toBe(
      'Red de Ejemplo: Ya no le mandamos mensajes. Para volver mande START. Emergencia: 714-555-0100',
    );
  });

  test('refuses a missing value', () => {
    expect(() => renderText('help', 'en', { org: 'X' })).toThrow('No value for {phone}');
  });

  test('refuses half a link, code or phone', () => {
    expect(() => renderText('disp_brief', 'en', { code: 'K777', link: 'x' })).toThrow('{code}');
    const link = 'x'.repeat(61);
    expect(() => renderText('disp_brief', 'en', { code: 'K7', link })).toThrow('{link}');
    const phone = '+'.padEnd(17, '1');
    expect(() => renderText('help', 'es', { org: 'X', phone })).toThrow('{phone}');
  });

  test('a value cannot smuggle in another value or a command', () => {
    const text = renderText('help', 'en', { org: '{phone}$&', phone: '714-555-0100' });
    expect(text.startsWith('(phone)$&: ')).toBe(true);
  });
});

describe('toGsmValue', () => {
  test.each([
    ['Bristol & McFadden', 24, 'Bristol & McFadden'],
    ['Ánimas y Líbano', 24, 'Animas y Libano'],
    ['Cañón São Ünal', 24, 'Cañon Sao Ünal'],
    ['Cañón'.normalize('NFD'), 24, 'Cañon'],
    ['“the” lot – back…', 24, '"the" lot - back...'],
    ['[A] {B} ~c|d\\e^ 5€', 24, '(A) (B) -c/d/e 5EUR'],
    ['line\nbreak\u00a0 tab\t', 24, 'line break tab'],
    ['🧊 Soto 🧊', 24, 'Soto'],
    ['罗兰岗', 24, '?'],
    ['Santa Fe Springs Boulevard', 20, 'Santa Fe Springs'],
    ['Bristol & McFadden', 12, 'Bristol'],
    ['Rancho Cucamonga East', 16, 'Rancho Cucamonga'],
    ['Supercalifragilistic x', 10, 'Supercalif'],
  ])('%j in %i septets is %j', (value, max, expected) => {
    expect(toGsmValue(value, max)).toBe(expected);
  });
});
