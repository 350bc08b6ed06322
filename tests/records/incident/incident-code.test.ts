// Codes to be spoken: well-formed, never one in use, and rested before they are used again.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  CODE_REST_MS,
  INCIDENT_CODE,
  chooseIncidentCode,
} from '../../../src/records/incident/incident-code.ts';

const NOW = new Date('2026-03-02T13:00:00.000Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);

function take(count: number): string[] {
  const used = new Map<string, Date | null>();
  for (let taken = 0; taken < count; taken += 1) used.set(chooseIncidentCode(used, NOW)!, null);
  return [...used.keys()];
}

it('[INC1] are short, well-formed and never the same while in use', () => {
  const codes = take(576);
  expect(new Set(codes).size).toBe(576);
  expect(codes.every((code) => INCIDENT_CODE.test(code))).toBe(true);
  expect(codes.slice(0, 64).every((code) => code.length === 2)).toBe(true);
});

it('next to each other differ in letter and in digit', () => {
  const codes = take(64);
  const alike = codes.slice(1).filter((code, at) => [...code].some((c, i) => codes[at]![i] === c));
  expect(alike).toEqual([]);
});

it('end when every one is in use', () => {
  const used = new Map(take(576).map((code) => [code, null] as const));
  expect(chooseIncidentCode(used, NOW)).toBeNull();
});

it('are not used again within a day, unless no other is left', () => {
  expect(chooseIncidentCode(new Map([['K7', ago(CODE_REST_MS - 1)]]), NOW)).not.toBe('K7');
  expect(chooseIncidentCode(new Map([['K7', ago(CODE_REST_MS)]]), NOW)).toBe('K7');
  const all = new Map<string, Date | null>(take(576).map((code) => [code, null]));
  all.set('M4', ago(2_000)).set('L9', ago(1_000));
  expect(chooseIncidentCode(all, NOW)).toBe('M4');
});

it('are free whatever has been used before', () => {
  const history = fc.array(fc.tuple(fc.constantFrom(...take(576)), fc.option(fc.nat(10 ** 9))));
  fc.assert(
    fc.property(history, (entries) => {
      const used = new Map(entries.map(([code, ms]) => [code, ms === null ? null : ago(ms)]));
      expect(used.get(chooseIncidentCode(used, NOW)!)).not.toBeNull();
    }),
  );
});
