import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPlace } from '../../src/places/find-place.ts';
import { readGeojson } from '../../src/places/import/read-geojson.ts';
import { createMemoryIndex } from '../../src/places/memory-index.ts';
import { tablesFrom } from '../../src/places/memory-tables.ts';
import type { StreetTables } from '../../src/places/memory-tables.ts';
import type { PlaceIndex } from '../../src/places/place-types.ts';
import { takePlace } from '../../src/places/take-place.ts';
import { gather } from './known-places.ts';

const FILE = path.resolve(import.meta.dirname, '../../src/places/data/villa-prueba.geojson');
let tables: StreetTables;
let index: PlaceIndex;

beforeAll(async () => {
  tables = tablesFrom(await gather(readGeojson(FILE)));
  const towns = [
    { name: 'Villa Prueba', lat: 33.013, lng: -119.886 },
    { name: 'Puerto Prueba', lat: 33.021, lng: -119.789 },
  ];
  const gazetteer = towns.map((town, at) => ({
    ...town,
    id: String(at),
    key: town.name.toLowerCase(),
    kind: 'city' as const,
    countyFips: '06999',
    population: 30_000,
  }));
  index = createMemoryIndex({ ...tables, gazetteer });
});

async function look(words: string) {
  const candidates = await findPlace(words, { counties: ['06999'] }, index);
  return { candidates, ...takePlace(candidates) };
}

it('has thirty streets', () => {
  expect(new Set(tables.streets.map((street) => street.name)).size).toBe(30);
});

describe('Villa Prueba', () => {
  it.each([
    ['7th and Main St in Villa Prueba', 'Main St & 7th St'],
    ['7th and Main Ave in Villa Prueba', 'Main Ave & 7th St'],
    ['la quinta y union', '5th St & Union Ave'],
    ['5th st y 5th ave', '5th Ave & 5th St'],
    ['Avenue 5 and 2nd', '2nd St & Avenue 5'],
    ['la avenida 5 y la segunda', '2nd St & Avenue 5'],
    ['la brisa y la 6', '6th St & La Brisa Ave'],
    ['brisa st and lincoln', 'Brisa St & Lincoln Ave'],
    ['la lincoln con la union de la brisa st', ''],
    ['alameda de la paz y soto', 'Alameda de la Paz & N Soto St'],
    ['mlk & lincoln', 'Lincoln Ave & Dr Martin Luther King Jr Blvd'],
    ['saint andrews and slauson', 'St Andrews Pl & Slauson Ave'],
    ['Cesar Chavez y Los Angeles st', 'Avenida Cesar E Chavez & Los Angeles St'],
    ['el segundo & 8th', '8th St & El Segundo Blvd'],
    ['santa ana con tercera', '3rd St & Santa Ana St'],
    ['puente y 5th st', '5th St & Puente Blvd'],
    ['lincon and slawson', ''],
    ['linclon and los robls', 'Lincoln Ave & Los Robles Ave'],
  ])('%s is %s', async (words, corner) => {
    const { taken } = await look(words);
    if (corner === '') expect(taken?.kind).not.toBe('intersection');
    else expect(namesOf(taken?.words)).toEqual(namesOf(corner));
  });

  it('two Mains are asked about', async () => {
    const { taken, shown } = await look('4th and Main');
    expect(taken).toBeNull();
    expect(
      shown
        .slice(0, 3)
        .map(({ words, city }) => `${words}, ${city}`)
        .toSorted(),
    ).toEqual([
      '4th St & Main Ave, Villa Prueba',
      '4th St & Main St, Puerto Prueba',
      '4th St & Main St, Villa Prueba',
    ]);
  });

  it('a bridge is no crossing', async () => {
    const { taken, candidates } = await look('Puente and 4th St');
    expect(taken).toBeNull();
    expect(candidates.every((each) => each.kind !== 'intersection' || each.lat === undefined)).toBe(
      true,
    );
  });

  it('a dual carriageway is one corner, in its middle', async () => {
    const { candidates } = await look('Alameda de la Paz & Union');
    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.lat).toBeCloseTo(33.02, 5);
  });

  it('a landmark at its corner has its own point', async () => {
    const { taken } = await look('the northgate on lincoln and 4th');
    expect(taken).toMatchObject({ kind: 'landmark', landmark: 'Northgate', precision: 'landmark' });
    expect(taken?.streets).toEqual(['4', 'lincoln']);
  });

  it('of two branches the one on the street named', async () => {
    expect((await look('home depot')).taken).toBeNull();
    expect((await look('home depot de la slauson')).taken).toMatchObject({
      landmark: 'Home Depot',
      lat: 33.0024,
    });
  });
});

/** In no order. */
function namesOf(words = ''): string[] {
  return words.split(' & ').toSorted();
}
