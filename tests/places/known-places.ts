// The shipped facts and country tables, with the crossings that the worked examples speak of.
import path from 'node:path';
import { readCsv } from '../../src/places/import/read-csv.ts';
import type { PlaceRecord } from '../../src/places/import/place-records.ts';
import { createMemoryIndex } from '../../src/places/memory-index.ts';
import { tablesFrom } from '../../src/places/memory-tables.ts';
import type { AliasRecord, PlaceContext, PlaceIndex } from '../../src/places/place-types.ts';
import { readCountryTables } from '../../src/places/shipped/read-country-tables.ts';

export const COUNTIES = ['06037', '06059'];
export const CONTEXT: PlaceContext = { counties: COUNTIES };
const DATA = path.resolve(import.meta.dirname, '../../src/places/data');

const MORE: [a: string, b: string, city: string, lat: number, lng: number][] = [
  ['Minnie St', 'Mabury St', 'Santa Ana', 33.7402, -117.8555],
  ['Minnie St', 'Wakeham Ave', 'Santa Ana', 33.7347, -117.8555],
  ['S Standard Ave', 'McFadden Ave', 'Santa Ana', 33.737, -117.859],
  ['S Standard Ave', 'Edinger Ave', 'Santa Ana', 33.7298, -117.859],
  ['N Los Angeles St', 'Temple St', 'Los Angeles', 34.0537, -118.2405],
  ['Angeles Vista Blvd', 'Slauson Ave', 'Los Angeles', 33.989, -118.338],
  ['Angeles St', 'Temple St', 'Los Angeles', 34.0702, -118.271],
  ['Perris Blvd', 'Nuevo Rd', 'Perris', 33.8013, -117.2262],
  ['Cesar Chavez St', 'Avenue 52', 'Coachella', 33.6716, -116.1745],
  ['Cesar E Chavez Ave', '52nd St', 'Los Angeles', 34.0, -118.2],
  ['Firestone Blvd', 'Studebaker Rd', 'Norwalk', 33.9095, -118.1001],
  ['Firestone Blvd', 'Imperial Hwy', 'Norwalk', 33.9098, -118.0995],
  ['Telegraph Rd', 'Peck Rd', 'Santa Paula', 34.3448, -119.0836],
  ['17th St', 'Central Ave', 'Los Angeles', 34.0235, -118.2425],
  ['7th St', 'Central Ave', 'Los Angeles', 34.0345, -118.2397],
  ['4th St', 'Main St', 'Los Angeles', 34.0474, -118.2472],
  ['6th St', 'Main St', 'Los Angeles', 34.0452, -118.2495],
  ['Santa Ana St', 'State St', 'Huntington Park', 33.9655, -118.213],
];

const SWAP_MEETS: [name: string, city: string, lat: number, lng: number][] = [
  ['Swap Meet El Gallo', 'East Los Angeles', 34.0155, -118.1655],
  ['Swap Meet Alameda', 'Los Angeles', 33.998, -118.238],
];

export const ALIASES: AliasRecord[] = [
  {
    key: 'b 18',
    target: {
      kind: 'landmark',
      words: '300 N Los Angeles St',
      landmark: 'B-18',
      precision: 'landmark',
      city: 'Los Angeles',
      lat: 34.0541,
      lng: -118.2398,
    },
  },
  {
    key: 'la placita',
    target: {
      kind: 'landmark',
      words: 'La Placita',
      precision: 'landmark',
      lat: 34.057,
      lng: -118.239,
    },
  },
];

export async function knownPlaces(more: PlaceRecord[] = []): Promise<PlaceIndex> {
  const records = [
    ...(await gather(readCsv(path.join(DATA, 'intersections.csv')))),
    ...(await gather(readCsv(path.join(DATA, 'landmarks.csv')))),
    ...MORE.map(([a, b, city, lat, lng]) => crossing(a, b, city, lat, lng)),
    ...SWAP_MEETS.map(([name, city, lat, lng]) => ({
      type: 'landmark' as const,
      name,
      kind: 'store_parking',
      city,
      lat,
      lng,
    })),
    ...more,
  ];
  const country = await readCountryTables(COUNTIES);
  const gazetteer = country.gazetteer.map((row) => ({ ...row, id: String(row.id) }));
  const tables = tablesFrom(records);
  return createMemoryIndex({ ...tables, zips: country.zips, gazetteer, aliases: ALIASES });
}

export async function gather<T>(all: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const each of all) gathered.push(each);
  return gathered;
}

export function crossing(
  a: string,
  b: string,
  city: string | null,
  lat: number,
  lng: number,
): PlaceRecord {
  return { type: 'crossing', streets: [a, b], city, zip: null, lat, lng };
}
