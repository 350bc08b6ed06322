// The tables answer the finder as the tables in memory do: one town, looked up in both.
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { metresBetween } from '../../src/places/distance.ts';
import { findPlace } from '../../src/places/find-place.ts';
import { readGeojson } from '../../src/places/import/read-geojson.ts';
import { createMemoryIndex } from '../../src/places/memory-index.ts';
import { tablesFrom } from '../../src/places/memory-tables.ts';
import type { PlaceCandidate, PlaceIndex } from '../../src/places/place-types.ts';
import { takePlace } from '../../src/places/take-place.ts';
import { replaceGazetteer } from '../../src/records/place-data/gazetteer-store.ts';
import type { ImportFixture } from './import/import-fixture.ts';
import { openImportFixture } from './import/import-fixture.ts';
import { gather } from './known-places.ts';

const FILE = path.resolve(import.meta.dirname, '../../src/places/data/villa-prueba.geojson');
const TOWNS = [
  { name: 'Villa Prueba', lat: 33.013, lng: -119.886 },
  { name: 'Puerto Prueba', lat: 33.021, lng: -119.789 },
].map((town, at) => ({
  ...town,
  id: at + 1,
  key: town.name.toLowerCase(),
  kind: 'city' as const,
  countyFips: '06999',
  population: 30_000,
}));

let fixture: ImportFixture;
let memory: PlaceIndex;

beforeAll(async () => {
  fixture = await openImportFixture();
  await replaceGazetteer(fixture.sql, TOWNS);
  await fixture.import(FILE);
  const gazetteer = TOWNS.map((town) => ({ ...town, id: String(town.id) }));
  memory = createMemoryIndex({ ...tablesFrom(await gather(readGeojson(FILE))), gazetteer });
}, 30_000);
afterAll(() => fixture.close());

async function look(words: string, index: PlaceIndex): Promise<PlaceCandidate | null> {
  return takePlace(await findPlace(words, { counties: ['06999'] }, index)).taken;
}

it.each([
  '7th and Main St in Villa Prueba',
  '7th and Main Ave in Villa Prueba',
  'la quinta y union',
  '5th st y 5th ave',
  'Avenue 5 and 2nd',
  'la avenida 5 y la segunda',
  'la brisa y la 6',
  'brisa st and lincoln',
  'mlk & lincoln',
  'saint andrews and slauson',
  'Cesar Chavez y Los Angeles st',
  'el segundo & 8th',
  'santa ana con tercera',
  'alameda de la paz y soto',
  'slawson and saint andrews',
  'lincon y la sexta',
  'Main in Villa Prueba',
  'Villa Prueba',
  'nothing that anybody knows',
])('%s', async (words) => {
  const expected = await look(words, memory);
  const found = await look(words, fixture.index);
  expect(found?.words).toBe(expected?.words);
  expect(found?.precision).toBe(expected?.precision);
  const [here, there] = [found, expected].map((place) => ({
    lat: place?.lat ?? 0,
    lng: place?.lng ?? 0,
  }));
  if (here && there) expect(metresBetween(here, there)).toBeLessThan(400);
});

it('two files of one town are one town', async () => {
  const [before] = await findPlace('la quinta y union', { counties: ['06999'] }, fixture.index);
  const copy = await fixture.write(
    'copy.csv',
    `name_a,name_b,city,zip,lat,lng\n5th Street,UNION AVE,Villa Prueba,,${before?.lat},${before?.lng}\n`,
  );
  await fixture.import(copy);
  const after = await findPlace('la quinta y union', { counties: ['06999'] }, fixture.index);
  expect(after).toHaveLength(1);
  expect(after[0]?.words).toBe(before?.words);
});
