// Shapefiles of the US Census (TIGER/Line): roads, address ranges, places and ZIP code areas, told
// apart by their columns. The .dbf stands beside the .shp.
import { existsSync } from 'node:fs';
import { open } from 'shapefile';
import type { Outline } from '../outline.ts';
import { isOutline } from '../outline.ts';
import { streetKey } from '../street-key.ts';
import { createLineCrossings } from './crossings-of-lines.ts';
import type { PlaceRecord } from './place-records.ts';

type Properties = Readonly<Record<string, unknown>>;
type Geometry = { type: string; coordinates: unknown } | null;
type Feature = { properties: Properties; geometry: Geometry; at: string };
type Reader = (features: AsyncIterable<Feature>) => AsyncGenerator<PlaceRecord>;

/** @throws Error for a file that is cut short, without its .dbf, or of columns that are not known */
export async function* readShapefile(file: string): AsyncGenerator<PlaceRecord> {
  const table = file.replace(/\.shp$/i, '.dbf');
  if (!existsSync(table)) throw new Error('the .dbf of the same name must stand beside it');
  const source = await open(file, table, { encoding: 'utf-8' });
  let count = 0;
  let reader: Reader | null = null;
  const first = await source.read();
  if (first.done) throw new Error('the file holds no record');
  reader = readerOf(first.value.properties ?? {});
  async function* features(): AsyncGenerator<Feature> {
    for (let next = first; !next.done; next = await source.read()) {
      count += 1;
      const { properties, geometry } = next.value;
      yield { properties: properties ?? {}, geometry: geometry as Geometry, at: `record ${count}` };
    }
  }
  yield* reader(features());
}

function readerOf(properties: Properties): Reader {
  const has = (name: string) => name in properties;
  if (has('ZCTA5CE20') || has('ZCTA5CE10')) return (features) => readAreas(features, 'zip');
  if (has('LFROMHN') && has('FULLNAME')) return readAddresses;
  if (has('FULLNAME')) return readRoads;
  if (has('PLACEFP') && has('NAME')) return (features) => readAreas(features, 'city');
  throw new Error(
    'its columns are not those of TIGER roads, address ranges, places or ZIP code areas',
  );
}

async function* readRoads(features: AsyncIterable<Feature>): AsyncGenerator<PlaceRecord> {
  const lines = createLineCrossings();
  for await (const { properties, geometry, at } of features) {
    const name = textOf(properties, 'FULLNAME');
    const parts = linesOf(geometry);
    if (parts === null) yield { type: 'bad', at, why: 'it has no line' };
    else {
      // Driveways and alleys have no name: nobody reports from a street that nobody can name.
      if (streetKey(name).keys.length > 0) {
        parts.forEach((part) => lines.add(name, part));
        yield { type: 'street', name };
      }
      yield { type: 'read' };
    }
  }
  yield* lines.crossings();
}

async function* readAddresses(features: AsyncIterable<Feature>): AsyncGenerator<PlaceRecord> {
  for await (const { properties, geometry, at } of features) {
    const street = textOf(properties, 'FULLNAME');
    const [line] = linesOf(geometry) ?? [];
    const middle = line?.[Math.floor(line.length / 2)];
    if (!middle || streetKey(street).keys.length === 0) {
      yield { type: 'bad', at, why: 'it has no line or no name' };
      continue;
    }
    const [lng = 0, lat = 0] = middle;
    for (const side of ['left', 'right'] as const) {
      const [from, to, zip] =
        side === 'left' ? ['LFROMHN', 'LTOHN', 'ZIPL'] : ['RFROMHN', 'RTOHN', 'ZIPR'];
      const ends = [houseNumber(properties, from), houseNumber(properties, to)];
      if (ends.some(Number.isNaN)) continue;
      const [low, high] = [Math.min(...ends), Math.max(...ends)];
      yield {
        type: 'address_range',
        street,
        low,
        high,
        side,
        zip: textOf(properties, zip) || null,
        lat,
        lng,
      };
    }
    yield { type: 'read' };
  }
}

async function* readAreas(
  features: AsyncIterable<Feature>,
  kind: 'city' | 'zip',
): AsyncGenerator<PlaceRecord> {
  for await (const { properties, geometry, at } of features) {
    const name = kind === 'city' ? textOf(properties, 'NAME') : zipOf(properties);
    if (name === '' || !isOutline(geometry)) {
      yield { type: 'bad', at, why: 'it has no name or no outline' };
      continue;
    }
    const polygon = { type: geometry.type, coordinates: geometry.coordinates } as Outline;
    yield { type: 'outline', kind, name, polygon };
    yield { type: 'read' };
  }
}

function zipOf(properties: Properties): string {
  return textOf(properties, 'ZCTA5CE20') || textOf(properties, 'ZCTA5CE10');
}

function linesOf(geometry: Geometry): number[][][] | null {
  if (geometry?.type === 'LineString') return [geometry.coordinates as number[][]];
  if (geometry?.type === 'MultiLineString') return geometry.coordinates as number[][][];
  return null;
}

/** `1401-A` is 1401. */
function houseNumber(properties: Properties, name = ''): number {
  return Number.parseInt(textOf(properties, name), 10);
}

function textOf(properties: Properties, name = ''): string {
  const value = properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
