// The records of a place file as tables in memory, streets gathered by name, crossings given the city
// whose outline holds them. Pure.
import { nameKey } from './fold-name.ts';
import type { PlaceRecord } from './import/place-records.ts';
import type { PlaceTables } from './memory-index.ts';
import type { StreetRecord } from './place-types.ts';
import type { Outline } from './outline.ts';
import { isInOutline } from './outline.ts';
import { streetKey } from './street-key.ts';

export type StreetTables = Pick<PlaceTables, 'streets' | 'intersections' | 'landmarks' | 'ranges'>;

export function tablesFrom(records: Iterable<PlaceRecord>): StreetTables {
  const streets = new Map<string, StreetRecord>();
  const tables: StreetTables = { streets: [], intersections: [], landmarks: [], ranges: [] };
  const outlines: CityOutline[] = [];
  for (const record of records) {
    if (record.type === 'outline' && record.kind === 'city') outlines.push(record);
    else addRecord(record, tables, streets);
  }
  for (const intersection of tables.intersections) {
    const around = outlines.find(({ polygon }) => isInOutline(polygon, intersection));
    if (around && intersection.city === null)
      Object.assign(intersection, { city: around.name, citySource: 'polygon' });
  }
  return { ...tables, streets: [...streets.values()] };
}

type CityOutline = { name: string; polygon: Outline };

export function streetRecordOf(id: string, name: string): StreetRecord {
  const { keys } = streetKey(name);
  return { id, name, fullKey: keys[0] ?? '', bareKey: keys.at(-1) ?? '' };
}

function addRecord(
  record: PlaceRecord,
  tables: StreetTables,
  streets: Map<string, StreetRecord>,
): void {
  const idOf = (name: string) => {
    const known = streets.get(name) ?? streetRecordOf(String(streets.size + 1), name);
    streets.set(name, known);
    return known.id;
  };
  if (record.type === 'street') idOf(record.name);
  if (record.type === 'landmark') {
    const { name, kind, city, lat, lng } = record;
    const id = String(tables.landmarks.length + 1);
    tables.landmarks.push({ id, name, key: nameKey(name), kind, city, lat, lng });
  }
  if (record.type === 'address_range') {
    const { street, low, high, zip, lat, lng } = record;
    tables.ranges.push({ streetId: idOf(street), low, high, zip, lat, lng });
  }
  if (record.type !== 'crossing') return;
  const { streets: names, city, zip, lat, lng } = record;
  tables.intersections.push({
    id: String(tables.intersections.length + 1),
    streetAId: idOf(names[0]),
    streetBId: idOf(names[1]),
    city,
    citySource: city === null ? null : 'text',
    zip,
    zipSource: zip === null ? null : 'text',
    lat,
    lng,
  });
}
