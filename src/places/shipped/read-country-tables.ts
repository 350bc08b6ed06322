// The two tables of the whole country that ship with the project, cut to what one network needs: all
// within a day's drive of its counties, and elsewhere the cities that anybody might name.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { GazetteerRow } from '../../records/place-data/gazetteer-store.ts';
import type { ZipRow } from '../../records/place-data/zip-store.ts';
import { nameKey } from '../fold-name.ts';
import { boxHolds, growBox } from '../distance.ts';
import type { BoundingBox } from '../place-types.ts';

const FOLDER = path.resolve(import.meta.dirname, '../data');
export const ZIP_FILE = path.join(FOLDER, 'zip.tsv.gz');
export const GAZETTEER_FILE = path.join(FOLDER, 'gazetteer.tsv.gz');

const AROUND_METRES = 300_000;
const KNOWN_EVERYWHERE = 50_000;

export type CountryTables = { zips: ZipRow[]; gazetteer: GazetteerRow[] };

/** @param counties FIPS; where no ZIP code is in them, the whole country */
export async function readCountryTables(counties: readonly string[]): Promise<CountryTables> {
  const box = await boxOfCounties(counties);
  const isNear = (point: { lat: number; lng: number }) => box === null || boxHolds(box, point);
  const zips: ZipRow[] = [];
  for await (const row of rowsOf(ZIP_FILE)) {
    const zip = toZip(row);
    if (isNear(zip)) zips.push(zip);
  }
  const gazetteer: GazetteerRow[] = [];
  for await (const row of rowsOf(GAZETTEER_FILE)) {
    const place = toPlace(row);
    if (isNear(place) || place.population >= KNOWN_EVERYWHERE) gazetteer.push(place);
  }
  return { zips, gazetteer };
}

async function boxOfCounties(counties: readonly string[]): Promise<BoundingBox | null> {
  let box: BoundingBox | null = null;
  for await (const row of rowsOf(ZIP_FILE)) {
    const { countyFips, lat, lng } = toZip(row);
    if (!counties.includes(countyFips)) continue;
    box ??= { south: lat, west: lng, north: lat, east: lng };
    box = {
      south: Math.min(box.south, lat),
      west: Math.min(box.west, lng),
      north: Math.max(box.north, lat),
      east: Math.max(box.east, lng),
    };
  }
  return box && growBox(box, AROUND_METRES);
}

/** Line by line: nobody holds a table of the whole country. */
async function* rowsOf(file: string): AsyncGenerator<string[]> {
  const input = createReadStream(file).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Infinity })) yield line.split('\t');
}

function toZip([
  code = '',
  postalCity = '',
  countyFips = '',
  state = '',
  lat,
  lng,
  area,
]: string[]): ZipRow {
  return {
    code,
    postalCity,
    countyFips,
    state,
    lat: Number(lat),
    lng: Number(lng),
    hasArea: area === '1',
  };
}

function toPlace([id, name = '', kind, county = '', lat, lng, population]: string[]): GazetteerRow {
  return {
    id: Number(id),
    name,
    key: nameKey(name),
    kind: kind === 'neighbourhood' ? 'neighbourhood' : 'city',
    countyFips: county === '' ? null : county,
    lat: Number(lat),
    lng: Number(lng),
    population: Number(population),
  };
}
