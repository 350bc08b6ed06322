// Private words in a message: hidden wherever they are shown, overwritten where they are taken out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdsPrivate,
  overwrite,
  segmentsOf,
  toPrivateSpans,
  withoutPrivate,
} from '../../../src/records/message/private-spans.ts';

const BODY = 'su numero A 204 555 910, nacio en Puebla';
const FOUND = [
  { start: 10, end: 23, what: 'a_number' as const },
  { start: 34, end: 40, what: 'birthplace' as const },
];

describe('private spans', () => {
  it('[PRV1] each is a part of its own that carries none of its words', () => {
    const spans = toPrivateSpans(BODY, FOUND);
    expect(segmentsOf(BODY, spans)).toEqual([
      { text: 'su numero ' },
      { hidden: 'a_number', n: 0, state: 'hidden' },
      { text: ', nacio en ' },
      { hidden: 'birthplace', n: 1, state: 'hidden' },
    ]);
    expect(withoutPrivate(BODY, spans)).toBe(
      'su numero [hidden: A-number], nacio en [hidden: birthplace]',
    );
  });

  it('[PRV1] what overlaps, is out of order or beyond the end is made good', () => {
    const spans = toPrivateSpans('0123456789', [
      { start: 6, end: 99, what: 'ssn' },
      { start: 1, end: 4, what: 'a_number' },
      { start: 3, end: 5, what: 'birth_date' },
      { start: 20, end: 30, what: 'ssn' },
    ]);
    expect(spans.map(({ start, end, what }) => [start, end, what])).toEqual([
      [1, 5, 'a_number'],
      [6, 10, 'ssn'],
    ]);
  });

  it('[PRV1] no letter of a span is shown, whatever the text and the spans', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'ñ', '1', ' '), maxLength: 40 });
    const span = fc.record({ start: fc.nat(45), length: fc.nat(10) });
    fc.assert(
      fc.property(letters, fc.array(span, { maxLength: 5 }), (body, wanted) => {
        const marked = wanted.reduce(
          (text, { start, length }) =>
            text.slice(0, start) +
            'X'.repeat(Math.max(0, Math.min(length, text.length - start))) +
            text.slice(start + length),
          body,
        );
        const found = wanted.map(({ start, length }) => ({
          start,
          end: start + length,
          what: 'ssn' as const,
        }));
        const shown = segmentsOf(marked, toPrivateSpans(marked, found));
        expect(JSON.stringify(shown)).not.toContain('X');
      }),
    );
  });

  it('[PRV2] taking one out leaves the places of the others true', () => {
    const spans = toPrivateSpans(BODY, FOUND);
    const left = overwrite(BODY, spans[0]!);
    expect(left).toHaveLength(BODY.length);
    expect(left).not.toContain('204');
    expect(left.slice(spans[1]!.start, spans[1]!.end)).toBe('Puebla');
  });

  it('[PRV3] other words that hold it are known', () => {
    expect(holdsPrivate('en Puebla centro', BODY, [FOUND[1]!])).toBe(true);
    expect(holdsPrivate('Santa Ana', BODY, FOUND)).toBe(false);
  });

  it.each([
    ['going to A 204 555 910 street', 'A 204 555 910', '204 555 910 street'],
    ['going to A 204 555 910 street', 'A 204 555 910', '910 street'],
    ['at A204555910, Main and 4th', 'A204555910', '204-555 910 Main'],
  ])('[PRV3] a part of it, or its digits spaced otherwise: %s', (body, secret, place) => {
    const start = body.indexOf(secret);
    expect(holdsPrivate(place, body, [{ start, end: start + secret.length }])).toBe(true);
    expect(holdsPrivate('4555 Main', body, [{ start, end: start + secret.length }])).toBe(false);
  });
});
