// Which reader a file needs, by its name.
import { existsSync } from 'node:fs';
import type { PlaceReader } from './place-records.ts';
import { readCsv } from './read-csv.ts';
import { readGeojson } from './read-geojson.ts';
import { readOsm } from './read-osm.ts';
import { readShapefile } from './read-shapefile.ts';

const READERS: readonly (Omit<PlaceReader, 'records'> & {
  ending: RegExp;
  read: (file: string) => PlaceReader['records'];
})[] = [
  {
    ending: /\.osm\.pbf$/i,
    kind: 'osm',
    licence: 'ODbL 1.0, © OpenStreetMap contributors',
    read: readOsm,
  },
  {
    ending: /\.shp$/i,
    kind: 'tiger',
    licence: 'public domain, US Census Bureau',
    read: readShapefile,
  },
  {
    ending: /\.(?:geojson|geojsonl|json)$/i,
    kind: 'geojson',
    licence: "the file's own",
    read: readGeojson,
  },
  { ending: /\.csv$/i, kind: 'csv', licence: "the file's own", read: readCsv },
];

/** @throws Error for a file that is not there or of another ending */
export function openReader(file: string): PlaceReader {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  const reader = READERS.find(({ ending }) => ending.test(file));
  if (!reader) throw new Error('a file ends in .osm.pbf, .shp, .geojson or .csv');
  const { kind, licence } = reader;
  return { kind, licence, records: reader.read(file) };
}
