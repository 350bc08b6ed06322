// What nobody asked for is found at its exact place, and a phone or an address is not taken for it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSms } from '../../../../src/flow/intake/reading/read-sms.ts';

function spansOf(text: string): string[] {
  return readSms(text).privateSpans.map(
    ({ what, start, end }) => `${what}: ${text.slice(start, end)}`,
  );
}

test.each([
  ['his A# is A012345678 whats next', ['a_number: A012345678']],
  [
    'numero A 099-999-999 nacio en Puebla el 02/03/1991',
    ['a_number: A 099-999-999', 'birthplace: Puebla', 'birth_date: 02/03/1991'],
  ],
  ['alien number is 212345678', ['a_number: 212345678']],
  ['social 987-65-4320 dob 1/1/88', ['ssn: 987-65-4320', 'birth_date: 1/1/88']],
  [
    'nació el 3 de mayo de 1990 en San Salvador, El Salvador',
    ['birth_date: 3 de mayo de 1990', 'birthplace: San Salvador, El Salvador'],
  ],
  ['my dad was born in Guatemala and they took him', ['birthplace: Guatemala']],
  ['she was born July 4, 1985', ['birth_date: July 4, 1985']],
])('%s', (text, expected) => {
  expect(spansOf(text)).toEqual(expected);
  expect(readSms(text).flags).toContain('contains_class_d');
});

test.each([
  'call me at 909-555-0134',
  'ICE at 300 N Los Angeles St 8:15am',
  'i have court on 7/14/2026',
  'Pedro Ficticio was taken',
  '+1 (213) 555-0101',
])('nothing private in: %s', (text) => {
  expect(spansOf(text)).toEqual([]);
});

test('spans are in order, apart and inside, whatever the text', () => {
  const pieces = [
    'A012345678',
    ' ',
    'born in ',
    'Puebla',
    '1/2/1990',
    '987-65-4320',
    '🧊',
    'é',
    'naci',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const text = parts.join(' ');
      let at = 0;
      for (const { start, end } of readSms(text).privateSpans) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  );
});
