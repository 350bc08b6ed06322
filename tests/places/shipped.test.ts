import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { findPlace } from '../../src/places/find-place.ts';
import { removePlaces } from '../../src/places/import/remove-places.ts';
import { loadShippedPlaces } from '../../src/places/shipped/load-shipped-places.ts';
import { takePlace } from '../../src/places/take-place.ts';
import { listPlaceSources } from '../../src/records/place-data/place-source-store.ts';
import { listZones } from '../../src/records/place-data/zone-store.ts';
import type { ImportFixture } from './import/import-fixture.ts';
import { openImportFixture } from './import/import-fixture.ts';

let fixture: ImportFixture;
const config = parseConfig({});
const load = (counties = config.NETWORK_COUNTIES) =>
  loadShippedPlaces({ ...fixture.deps, config: { ...config, NETWORK_COUNTIES: counties } });
const sources = async () => (await listPlaceSources(fixture.sql)).map(({ id }) => id);

beforeAll(async () => {
  fixture = await openImportFixture();
});
afterAll(() => fixture.close());

describe('what ships', () => {
  it('is loaded once, however many nodes start at once', async () => {
    const loaded = await Promise.all([load(), load(), load()]);
    expect(loaded.filter(Boolean)).toHaveLength(1);
    expect(await sources()).toEqual(['country-tables', 'shipped']);
    expect(await load()).toBe(false);
  });

  it.each([
    ['Wilshire & Union', 'Union Ave & Wilshire Blvd', 'Los Angeles'],
    ['6th and Alvarado', '6th St & Alvarado St', 'Los Angeles'],
    ['pico y union', 'Pico Blvd & Union Ave', 'Los Angeles'],
    ['la 4ta y Main en Santa Ana', '4th St & Main St', 'Santa Ana'],
  ])('knows %s', async (words, corner, city) => {
    const { taken } = takePlace(
      await findPlace(words, { counties: config.NETWORK_COUNTIES }, fixture.index),
    );
    expect(taken).toMatchObject({ words: corner, city, precision: 'intersection' });
  });

  it('knows a dozen corners at least, zones to begin with, and the cities around', async () => {
    expect(await fixture.count('intersection')).toBeGreaterThanOrEqual(12);
    expect((await listZones(fixture.sql)).length).toBeGreaterThan(20);
    expect((await fixture.index.citiesNamed(['coachella']))[0]?.countyFips).toBe('06065');
    expect(await fixture.index.citiesNamed(['chicago'])).toHaveLength(1);
    expect(await fixture.index.zips(['90022'])).toMatchObject([
      { postalCity: 'Los Angeles', countyFips: '06037', hasArea: true },
    ]);
  });

  it('is cut anew for other counties', async () => {
    expect(await load(['17031'])).toBe(true);
    expect(await fixture.index.zips(['90022'])).toEqual([]);
    expect(await fixture.index.zips(['60602'])).toMatchObject([{ postalCity: 'Chicago' }]);
    expect(await load()).toBe(true);
  });

  it('replaces no zone that the network drew itself', async () => {
    const zone = { type: 'Feature', properties: { id: 'koreatown', name: 'K', zips: ['90005'] } };
    const ring = [
      [-118.3, 34],
      [-118.3, 34.1],
      [-118.2, 34.1],
      [-118.3, 34],
    ];
    const feature = { ...zone, geometry: { type: 'Polygon', coordinates: [ring] } };
    await fixture.import(
      await fixture.write('zones.geojson', JSON.stringify({ features: [feature] })),
    );
    await fixture.db.pool.query(`update place_source set sha256 = 'old' where id = 'shipped'`);
    expect(await load()).toBe(true);
    const own = (await listZones(fixture.sql)).find(({ id }) => id === 'koreatown');
    expect(own).toMatchObject({ name: 'K', zips: ['90005'] });
    await removePlaces(fixture.deps, 'zones-geojson');
  });

  it('once removed does not come back to a network that has its own', async () => {
    await fixture.import(
      await fixture.write(
        'own.csv',
        'name_a,name_b,city,zip,lat,lng\nElm St,Oak Ave,Norwalk,,33.9,-118.08\n',
      ),
    );
    await removePlaces(fixture.deps, 'shipped');
    expect(await load()).toBe(false);
    expect(await sources()).toEqual(['country-tables', 'own-csv']);
    await removePlaces(fixture.deps, 'own-csv');
    expect(await load()).toBe(true);
    expect(await sources()).toEqual(['country-tables', 'shipped']);
  });
});
