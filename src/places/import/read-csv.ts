// CSV by hand or from a spreadsheet: crossings as `name_a,name_b,city,zip,lat,lng`, or places that
// people name as `landmark,kind,city,lat,lng`. The header says which.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { isLatitude, isLongitude } from '../outline.ts';
import { streetKey } from '../street-key.ts';
import type { PlaceRecord } from './place-records.ts';

type Row = (name: string) => string;

/** @throws Error for a header that is neither */
export async function* readCsv(file: string): AsyncGenerator<PlaceRecord> {
  let header: string[] | null = null;
  let lineNumber = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  })) {
    lineNumber += 1;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const fields = splitLine(line);
    if (header === null) {
      header = headerOf(fields);
      continue;
    }
    const names = header;
    const at = `line ${lineNumber}`;
    if (fields === null || fields.length !== names.length) {
      yield { type: 'bad', at, why: `${names.length} fields are wanted` };
      continue;
    }
    const row: Row = (name) => fields[names.indexOf(name)]?.trim() ?? '';
    yield* names.includes('name_a') ? readCrossing(row, at) : readLandmark(row, at);
  }
  if (header === null) throw new Error('the file is empty');
}

const CROSSING = ['name_a', 'name_b', 'city', 'zip', 'lat', 'lng'];
const LANDMARK = ['landmark', 'kind', 'city', 'lat', 'lng'];

function headerOf(fields: string[] | null): string[] {
  const names = (fields ?? []).map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  for (const wanted of [CROSSING, LANDMARK]) {
    if (wanted.every((name) => names.includes(name))) return names;
  }
  throw new Error(`the first line names neither ${CROSSING.join(',')} nor ${LANDMARK.join(',')}`);
}

function* readCrossing(row: Row, at: string): Generator<PlaceRecord> {
  const streets = [row('name_a'), row('name_b')] as const;
  const point = pointOf(row);
  const zip = row('zip');
  const nameless = streets.find((name) => streetKey(name).keys.length === 0);
  if (nameless !== undefined) yield { type: 'bad', at, why: 'a street has no name' };
  else if (!point) yield { type: 'bad', at, why: 'lat and lng are not degrees' };
  else if (zip !== '' && !/^\d{5}$/.test(zip))
    yield { type: 'bad', at, why: 'a ZIP code has five digits' };
  else {
    yield { type: 'crossing', streets, city: row('city') || null, zip: zip || null, ...point };
    yield { type: 'read' };
  }
}

function* readLandmark(row: Row, at: string): Generator<PlaceRecord> {
  const point = pointOf(row);
  const name = row('landmark');
  if (name === '') yield { type: 'bad', at, why: 'it has no name' };
  else if (!point) yield { type: 'bad', at, why: 'lat and lng are not degrees' };
  else {
    yield {
      type: 'landmark',
      name,
      kind: row('kind') || 'other',
      city: row('city') || null,
      ...point,
    };
    yield { type: 'read' };
  }
}

function pointOf(row: Row): { lat: number; lng: number } | null {
  const lat = row('lat') === '' ? Number.NaN : Number(row('lat'));
  const lng = row('lng') === '' ? Number.NaN : Number(row('lng'));
  return isLatitude(lat) && isLongitude(lng) ? { lat, lng } : null;
}

/** Quotes as spreadsheets write them. @returns null where a quote is left open */
function splitLine(line: string): string[] | null {
  const fields: string[] = [];
  const field = /\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(,|$)/y;
  for (;;) {
    const found = field.exec(line);
    if (!found) return null;
    fields.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] === '') return fields;
  }
}
