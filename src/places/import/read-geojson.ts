// GeoJSON, one feature after the other without holding the file: named lines are streets, named points
// are landmarks, named polygons are zones (or, with `place` city or zip, outlines).
import { createReadStream } from 'node:fs';
import type { Outline } from '../outline.ts';
import { isLatitude, isLongitude, isOutline } from '../outline.ts';
import { streetKey } from '../street-key.ts';
import type { LineCrossings } from './crossings-of-lines.ts';
import { createLineCrossings } from './crossings-of-lines.ts';
import { slugOf } from './slug.ts';
import type { PlaceRecord } from './place-records.ts';
import { splitFeatures } from './split-features.ts';

type Properties = Readonly<Record<string, unknown>>;
type Geometry = { type?: unknown; coordinates?: unknown };

/** @throws Error for a file that holds no feature at all */
export async function* readGeojson(file: string): AsyncGenerator<PlaceRecord> {
  const lines = createLineCrossings();
  let count = 0;
  for await (const { text, line } of splitFeatures(createReadStream(file, 'utf8'))) {
    count += 1;
    yield* readFeature(text, `line ${line}`, lines);
  }
  if (count === 0) throw new Error('the file holds no feature');
  yield* lines.crossings();
}

function* readFeature(text: string, at: string, lines: LineCrossings): Generator<PlaceRecord> {
  let feature: { properties?: Properties | null; geometry?: Geometry | null };
  try {
    feature = JSON.parse(text);
  } catch {
    yield { type: 'bad', at, why: 'it is not JSON' };
    return;
  }
  const properties = feature.properties ?? {};
  const name = textOf(properties, 'name');
  const found = [...readGeometry(feature.geometry ?? {}, name, properties, lines)];
  yield* found;
  const isUsed = found.length > 0;
  yield isUsed ? { type: 'read' } : { type: 'bad', at, why: 'no name, or no shape that is known' };
}

function* readGeometry(
  geometry: Geometry,
  name: string,
  properties: Properties,
  lines: LineCrossings,
): Generator<PlaceRecord> {
  if (name === '') return;
  const { type, coordinates } = geometry;
  if (type === 'Point') yield* readPoint(coordinates, name, properties);
  else if (type === 'LineString') yield* readLine([coordinates], name, lines);
  else if (type === 'MultiLineString' && Array.isArray(coordinates))
    yield* readLine(coordinates, name, lines);
  else if (isOutline(geometry)) yield readArea(geometry, name, properties);
}

function* readPoint(
  coordinates: unknown,
  name: string,
  properties: Properties,
): Generator<PlaceRecord> {
  if (!isPosition(coordinates)) return;
  const [lng = 0, lat = 0] = coordinates;
  const kind = textOf(properties, 'kind') || 'other';
  yield { type: 'landmark', name, kind, city: textOf(properties, 'city') || null, lat, lng };
}

function* readLine(
  parts: readonly unknown[],
  name: string,
  lines: LineCrossings,
): Generator<PlaceRecord> {
  const isLine = (part: unknown): part is number[][] =>
    Array.isArray(part) && part.length > 1 && part.every(isPosition);
  if (streetKey(name).keys.length === 0 || !parts.every(isLine)) return;
  parts.forEach((part) => lines.add(name, part));
  yield { type: 'street', name };
}

function readArea(outline: Outline, name: string, properties: Properties): PlaceRecord {
  const place = textOf(properties, 'place');
  const polygon = { type: outline.type, coordinates: outline.coordinates } as Outline;
  if (place === 'city' || place === 'zip') return { type: 'outline', kind: place, name, polygon };
  const zips = Array.isArray(properties['zips']) ? properties['zips'].map(String) : [];
  return { type: 'zone', id: textOf(properties, 'id') || slugOf(name), name, zips, polygon };
}

function isPosition(value: unknown): value is number[] {
  return Array.isArray(value) && isLongitude(value[0]) && isLatitude(value[1]);
}

function textOf(properties: Properties, name: string): string {
  const value = properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
