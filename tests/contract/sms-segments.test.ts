// The count a dispatcher sees must be the count the carrier bills, so the fast path is compared with
// the carrier's own calculator on texts made to straddle the borders between parts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  GSM7_HINTS,
  GSM_EXTENSION,
  countSegments,
  countWithCalculator,
  isGsm7,
} from '../../src/contract/sms-segments.ts';

const BORDER_TEXTS: [string, number][] = [
  ['', 1],
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(158) + '€', 1],
  ['a'.repeat(159) + '€', 2],
  ['a'.repeat(152) + '€' + 'a'.repeat(152), 3],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  ['\r\n'.repeat(80), 1],
  ['á'.repeat(70), 1],
  ['á'.repeat(71), 2],
  ['á'.repeat(68) + '😀', 1],
  ['á'.repeat(66) + '😀' + 'á'.repeat(66), 3],
  ['á'.repeat(134), 2],
  ['á' + '€'.repeat(69), 1],
];

const gsmCharacter = fc.constantFrom(
  ...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà',
  ...GSM_EXTENSION,
);
const gsmText = fc.string({ unit: gsmCharacter, maxLength: 500 });
const nearBorder = fc
  .tuple(fc.integer({ min: 145, max: 165 }), fc.constantFrom(...GSM_EXTENSION), gsmText)
  .map(([count, wide, rest]) => 'a'.repeat(count) + wide + rest);
const nearWideBorder = fc
  .tuple(
    fc.integer({ min: 60, max: 75 }),
    fc.constantFrom('😀', '👩‍👧', '🇲🇽', 'é', 'ñ', '한'),
    fc.string({ unit: 'grapheme', maxLength: 150 }),
  )
  .map(([count, wide, rest]) => 'á'.repeat(count) + wide + rest);
const anyText = fc.oneof(
  gsmText,
  nearBorder,
  nearWideBorder,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

describe('countSegments', () => {
  test.each(BORDER_TEXTS)('[CAR24] text %# at a border has its parts', (text, segments) => {
    expect(countSegments(text).segments).toBe(segments);
    expect(countSegments(text)).toEqual(countWithCalculator(text));
  });

  test('[CAR24] counts as the carrier does, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(countSegments(text)).toEqual(countWithCalculator(text));
      }),
      { numRuns: 10_000 },
    );
  });

  test('[CAR24] every character of the BMP is in the alphabet here if it is there', () => {
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const character = String.fromCharCode(unit);
      const { encoding, units } = countSegments(character);
      const expected = countWithCalculator(character);
      if (encoding !== expected.encoding || units !== expected.units) {
        expect.fail(
          `U+${unit.toString(16)} is ${encoding}, the calculator has ${expected.encoding}`,
        );
      }
      if (isGsm7(character) !== (expected.encoding === 'GSM-7'))
        expect.fail(`U+${unit.toString(16)}`);
    }
  });

  test('names what forced UCS-2, once each and in order', () => {
    expect(countSegments('Salió más allá ¿sí? 👍').offenders).toEqual(['ó', 'á', 'í', '👍']);
    expect(countSegments('Señor, ¿qué pasó?').offenders).toEqual(['ó']);
    expect(countSegments('¿Qué ve? Niños, agüita. Ñ É Ü').offenders).toEqual([]);
  });

  test('states the units of the encoding, not of the eye', () => {
    expect(countSegments('[ok]')).toMatchObject({ characters: 4, units: 6, unitsPerSegment: 160 });
    expect(countSegments('á👩‍👧')).toMatchObject({ characters: 2, units: 6, unitsPerSegment: 70 });
    expect(countSegments('á'.repeat(71))).toMatchObject({ units: 71, unitsPerSegment: 67 });
  });

  test('a decomposed letter is not in the alphabet', () => {
    expect(isGsm7('ñ'.normalize('NFC'))).toBe(true);
    expect(isGsm7('ñ'.normalize('NFD'))).toBe(false);
  });

  test('every hint replaces a character outside the alphabet by one inside it', () => {
    expect(GSM7_HINTS.get('á')).toBe('a');
    expect(GSM7_HINTS.size).toBeGreaterThan(20);
    for (const [character, hint] of GSM7_HINTS) {
      expect(isGsm7(character)).toBe(false);
      expect(hint).not.toBe('');
      expect(isGsm7(hint)).toBe(true);
    }
  });
});
