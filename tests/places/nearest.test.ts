import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChance } from '../../bench/places/generate-town.ts';
import { metresBetween } from '../../src/places/distance.ts';
import { nearestAreas, nearestPlaces } from '../../src/places/nearest.ts';
import type { ImportFixture } from './import/import-fixture.ts';
import { openImportFixture } from './import/import-fixture.ts';

let fixture: ImportFixture;
const chance = createChance(7);
const points = Array.from({ length: 3_000 }, (_, n) => ({
  name: `P ${n}`,
  lat: 33.9 + chance() * 0.3,
  lng: -118.4 + chance() * 0.4,
}));

beforeAll(async () => {
  fixture = await openImportFixture();
  const rows = points.map(({ name, lat, lng }) => `${name},store,,${lat},${lng}`);
  await fixture.import(
    await fixture.write('points.csv', ['landmark,kind,city,lat,lng', ...rows].join('\n')),
  );
});
afterAll(() => fixture.close());

const sorted = (from: { lat: number; lng: number }) =>
  points
    .toSorted((a, b) => metresBetween(from, a) - metresBetween(from, b))
    .map(({ name }) => name);

describe('nearest first', () => {
  it.each([
    { lat: 34.05, lng: -118.2 },
    { lat: 33.9, lng: -118.4 },
    { lat: 34.3, lng: -118.1 },
  ])('by the tables, exactly as by measuring all: %j', async (from) => {
    const found = await nearestPlaces(fixture.db, from, { kind: 'landmark', limit: 20 });
    expect(found.map(({ name }) => name)).toEqual(sorted(from).slice(0, 20));
    expect(found[0]?.metres).toBeCloseTo(metresBetween(from, found[0] ?? from), 3);
  });

  it('far from everything there is nothing, and less than asked for is all there is', async () => {
    const far = await nearestPlaces(
      fixture.db,
      { lat: 40, lng: -100 },
      { kind: 'landmark', limit: 5 },
    );
    expect(far).toEqual([]);
    expect(
      await nearestPlaces(fixture.db, { lat: 34, lng: -118.2 }, { kind: 'intersection', limit: 5 }),
    ).toEqual([]);
  });

  it('crossings bear both streets', async () => {
    await fixture.import(
      await fixture.write(
        'c.csv',
        'name_a,name_b,city,zip,lat,lng\nElm St,Oak Ave,Norwalk,,33.9,-118.08\n',
      ),
    );
    const found = await nearestPlaces(
      fixture.db,
      { lat: 33.9, lng: -118.09 },
      { kind: 'intersection', limit: 5 },
    );
    expect(found).toMatchObject([
      { name: 'Elm St & Oak Ave', city: 'Norwalk', metres: expect.closeTo(922.9, 0) },
    ]);
  });

  it('areas in memory, exactly as by sorting all', () => {
    const from = { lat: 34.05, lng: -118.2 };
    expect(nearestAreas(from, points, 20).map(({ name }) => name)).toEqual(
      sorted(from).slice(0, 20),
    );
    expect(nearestAreas(from, points.slice(0, 3), 20)).toHaveLength(3);
    expect(nearestAreas(from, [], 20)).toEqual([]);
  });
});
