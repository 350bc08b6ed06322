import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeSameIncident } from '../../src/places/may-be-same-incident.ts';
import type { Told } from '../../src/places/may-be-same-incident.ts';

const AT = new Date('2026-01-20T14:00:00.000Z');
const CORNER: Told['place'] = {
  precision: 'intersection',
  lat: 33.7485,
  lng: -117.8676,
  radiusMetres: 30,
  streets: ['4', 'main'],
  city: 'Santa Ana',
};
const FIRST: Told = { kind: 'sighting', at: AT, sender: 'one', place: CORNER };

function second(more: Partial<Told> = {}, place: Partial<Told['place']> = {}): Told {
  return { ...FIRST, sender: 'two', ...more, place: { ...CORNER, ...place } };
}
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const elsewhere = { streets: ['17', 'bristol'] };

describe('what may be one incident', () => {
  it.each<[string, Told, string[]]>([
    ['the same corner', second(), ['near', 'shared_street']],
    ['an hour later', second({ at: later(60) }), ['near', 'shared_street']],
    ['an hour earlier', second({ at: later(-60) }), ['near', 'shared_street']],
    ['more than an hour later', second({ at: new Date(later(60).getTime() + 1) }), []],
    ['the same sender', second({ sender: 'one' }), []],
    ['a sender nobody knows', second({ sender: null }), []],
    ['another kind', second({ kind: 'arrest' }), []],
    ['499 m away', second({}, { ...elsewhere, lat: 33.7485 + 499 / 111_195 }), ['near']],
    ['502 m away', second({}, { ...elsewhere, lat: 33.7485 + 502 / 111_195 }), []],
    [
      'far along the same street',
      second({}, { streets: ['4', 'grand'], lat: 33.77 }),
      ['shared_street'],
    ],
    ['a street of that name in another city', second({}, { lat: 34.05, city: 'Los Angeles' }), []],
    [
      'the same streets, no point',
      second({}, { lat: undefined, lng: undefined }),
      ['shared_street'],
    ],
    ['no city', second({}, { lat: 34.05, city: undefined }), []],
    [
      'the same city with an accent',
      second({}, { lat: 34.05, city: 'SANTA ÁNA' }),
      ['shared_street'],
    ],
    ['a radius of 250 m', second({}, { ...elsewhere, radiusMetres: 250 }), ['near']],
    ['a radius of 251 m', second({}, { ...elsewhere, radiusMetres: 251 }), []],
    ['no radius', second({}, { ...elsewhere, radiusMetres: undefined }), []],
  ])('%s', (_, other, reasons) => {
    expect(mayBeSameIncident(FIRST, other)).toEqual(reasons);
    expect(mayBeSameIncident(other, FIRST)).toEqual(reasons);
  });

  it('two that know their city or ZIP alone never match by distance', () => {
    const coarse = fc.constantFrom('city' as const, 'zip' as const, 'unknown' as const);
    const radius = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(coarse, coarse, radius, radius, (one, other, radiusOne, radiusOther) => {
        const place = { streets: undefined };
        const a = second({ sender: 'a' }, { ...place, precision: one, radiusMetres: radiusOne });
        const b = second(
          { sender: 'b' },
          { ...place, precision: other, radiusMetres: radiusOther },
        );
        expect(mayBeSameIncident(a, b)).toEqual([]);
      }),
    );
  });
});
