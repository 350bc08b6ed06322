import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/contract/call-out.ts';
import type { Fitness } from '../../../src/flow/dispatch/fill-quorum.ts';
import { fillPlaces, fits, isNeeded } from '../../../src/flow/dispatch/fill-quorum.ts';

const ANY: Place = { skills: [], languages: [], needsCar: false };
const SPANISH: Place = { ...ANY, languages: ['es'] };
const DRIVER: Place = { ...ANY, needsCar: true };

const person = (id: string, languages: string[] = ['en'], hasCar = false): Fitness => ({
  id,
  skills: ['observer'],
  languages,
  hasCar,
});

describe('filling places', () => {
  it('moves the one who speaks Spanish to the place that needs it', () => {
    const ana = person('ana', ['en', 'es']);
    const leo = person('leo');
    expect(fillPlaces([ANY, SPANISH], [ana, leo])).toEqual({ places: ['leo', 'ana'], missing: 0 });
  });

  it('does not put out whoever said yes first', () => {
    const people = [person('ana'), person('leo'), person('eva')];
    expect(fillPlaces([ANY, ANY], people).places.toSorted()).toEqual(['ana', 'leo']);
  });

  it('has no use for a third without a car where only the car is missing', () => {
    const accepted = [person('ana')];
    expect(isNeeded([ANY, DRIVER], accepted, person('leo'))).toBe(false);
    expect(isNeeded([ANY, DRIVER], accepted, person('eva', ['en'], true))).toBe(true);
  });
});

const skill = fc.constantFrom('observer', 'notetaker', 'liaison');
const language = fc.constantFrom('en', 'es');
const place: fc.Arbitrary<Place> = fc.record({
  skills: fc.uniqueArray(skill, { maxLength: 2 }),
  languages: fc.uniqueArray(language, { maxLength: 1 }),
  needsCar: fc.boolean(),
});
const fitness = fc.record({
  skills: fc.uniqueArray(skill, { maxLength: 3 }),
  languages: fc.uniqueArray(language, { maxLength: 2 }),
  hasCar: fc.boolean(),
});
const people = fc
  .array(fitness, { maxLength: 6 })
  .map((all) => all.map((each, n): Fitness => ({ id: `p${n}`, ...each })));

/** Every way to seat people, tried one after the other. */
function mostFilled(places: readonly Place[], left: readonly Fitness[]): number {
  const [first, ...rest] = places;
  if (!first) return 0;
  const without = mostFilled(rest, left);
  const within = left
    .filter((each) => fits(first, each))
    .map(
      (each) =>
        1 +
        mostFilled(
          rest,
          left.filter((other) => other !== each),
        ),
    );
  return Math.max(without, ...within);
}

describe('against every way to seat them', () => {
  it('fills as many places as can be filled, each person once, each place by one who fits', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 5 }), people, (places, all) => {
        const { places: seated, missing } = fillPlaces(places, all);
        const ids = seated.filter((id) => id !== null);
        expect(places.length - missing).toBe(mostFilled(places, all));
        expect(new Set(ids).size).toBe(ids.length);
        seated.forEach((id, n) => {
          const found = all.find((each) => each.id === id);
          if (id !== null) expect(fits(places[n]!, found!)).toBe(true);
        });
      }),
    );
  });

  it('one more person never unseats another', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 5 }), people, fitness, (places, all, late) => {
        const before = fillPlaces(places, all).places.filter((id) => id !== null);
        const after = fillPlaces(places, [...all, { id: 'late', ...late }]).places;
        for (const id of before) expect(after).toContain(id);
      }),
    );
  });
});
