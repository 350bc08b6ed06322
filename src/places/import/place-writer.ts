// Writes what a reader finds into the tables, some thousands of rows at a time, under one source. Each
// crossing gets its city and ZIP code here, as its file says or as they are found.
import type { RunSql } from '../../platform/transaction.ts';
import type { AddressRangeRow } from '../../records/place-data/address-range-store.ts';
import {
  insertAddressRanges,
  nextAddressRangeId,
} from '../../records/place-data/address-range-store.ts';
import type { IntersectionRow } from '../../records/place-data/intersection-store.ts';
import {
  insertIntersections,
  nextIntersectionId,
} from '../../records/place-data/intersection-store.ts';
import type { LandmarkRow } from '../../records/place-data/landmark-store.ts';
import { insertLandmarks, nextLandmarkId } from '../../records/place-data/landmark-store.ts';
import type { OutlineShape } from '../../records/place-data/place-outline-store.ts';
import { insertOutline, nextOutlineId } from '../../records/place-data/place-outline-store.ts';
import { putZones } from '../../records/place-data/zone-store.ts';
import { nameKey } from '../fold-name.ts';
import type { Located } from '../locate-point.ts';
import type { Outline } from '../outline.ts';
import { boxOf } from '../outline.ts';
import type { Point } from '../place-types.ts';
import { createBatch } from './batch.ts';
import type { Crossing } from './merge-crossings.ts';
import { mergeCrossings } from './merge-crossings.ts';
import type { PlaceRecord } from './place-records.ts';
import { createStreetBook } from './street-book.ts';

export type WriterOptions = {
  sourceId: string;
  locate: (point: Point) => Located;
  /** FIPS of the counties to keep; empty: everything. */
  counties: readonly string[];
};

export type Written = {
  streets: number;
  crossings: number;
  addressRanges: number;
  landmarks: number;
  outlines: number;
  zones: number;
  /** Outside the counties asked for. */
  outside: number;
};

type Kept = Exclude<PlaceRecord, { type: 'read' | 'bad' }>;
type Of<T extends Kept['type']> = Extract<Kept, { type: T }>;

export type PlaceWriter = { take(record: Kept): Promise<void>; finish(): Promise<Written> };

/** The caller holds the lock of place data, and has written the source's row. */
export async function createPlaceWriter(sql: RunSql, options: WriterOptions): Promise<PlaceWriter> {
  const { sourceId, locate } = options;
  const streets = await createStreetBook(sql, sourceId);
  const ids = {
    intersection: await nextIntersectionId(sql),
    range: await nextAddressRangeId(sql),
    landmark: await nextLandmarkId(sql),
    outline: await nextOutlineId(sql),
  };
  const ranges = createBatch<AddressRangeRow>((rows) => insertAddressRanges(sql, sourceId, rows));
  const landmarks = createBatch<LandmarkRow>((rows) => insertLandmarks(sql, sourceId, rows));
  const corners = createBatch<IntersectionRow>((rows) => insertIntersections(sql, sourceId, rows));
  const crossings = new Map<string, { streets: readonly [number, number]; at: Crossing[] }>();
  const written: Written = {
    streets: 0,
    crossings: 0,
    addressRanges: 0,
    landmarks: 0,
    outlines: 0,
    zones: 0,
    outside: 0,
  };

  function isOutside(point: Point): boolean {
    if (options.counties.length === 0) return false;
    const { countyFips } = locate(point);
    if (countyFips !== null && options.counties.includes(countyFips)) return false;
    written.outside += 1;
    return true;
  }

  async function takeCrossing(record: Of<'crossing'>): Promise<void> {
    const [a, b] = record.streets.map((name) => streets.identityOf(name));
    if (!a || !b || a === b || isOutside(record)) return;
    const one = await streets.idOf(record.streets[0]);
    const other = await streets.idOf(record.streets[1]);
    const pair = `${Math.min(one, other)} ${Math.max(one, other)}`;
    const { lat, lng, city, zip } = record;
    const known = crossings.get(pair);
    if (known) known.at.push({ lat, lng, city, zip });
    else crossings.set(pair, { streets: [one, other], at: [{ lat, lng, city, zip }] });
  }

  async function takeRange(record: Of<'address_range'>): Promise<void> {
    if (!streets.identityOf(record.street) || isOutside(record)) return;
    const { low, high, side, zip, lat, lng } = record;
    const streetId = await streets.idOf(record.street);
    await ranges.add({ id: ids.range++, streetId, low, high, side, zip, lat, lng });
    written.addressRanges += 1;
  }

  async function takeLandmark(record: Of<'landmark'>): Promise<void> {
    const key = nameKey(record.name);
    if (key === '' || isOutside(record)) return;
    const { name, kind, lat, lng } = record;
    const city = record.city ?? locate(record).city;
    await landmarks.add({ id: ids.landmark++, name, key, kind, city, lat, lng });
    written.landmarks += 1;
  }

  async function writeCrossings(): Promise<void> {
    for (const { streets: pair, at } of crossings.values()) {
      for (const corner of mergeCrossings(at)) {
        await corners.add({
          id: ids.intersection++,
          streetA: pair[0],
          streetB: pair[1],
          ...settle(corner, locate),
        });
        written.crossings += 1;
      }
    }
  }

  return {
    take: async (record) => {
      if (record.type === 'crossing') return takeCrossing(record);
      if (record.type === 'address_range') return takeRange(record);
      if (record.type === 'landmark') return takeLandmark(record);
      if (record.type === 'zone') {
        await putZones(sql, sourceId, [
          { ...record, polygon: shapeOf(record.polygon), bbox: bboxOf(record.polygon) },
        ]);
        written.zones += 1;
      } else if (record.type === 'outline') {
        const { kind, name, polygon } = record;
        const shape = shapeOf(polygon) as OutlineShape;
        await insertOutline(sql, sourceId, {
          id: ids.outline++,
          kind,
          name,
          polygon: shape,
          bbox: bboxOf(polygon),
        });
        written.outlines += 1;
      } else if (options.counties.length === 0) await streets.idOf(record.name);
    },
    finish: async () => {
      await writeCrossings();
      await Promise.all([streets.flush(), ranges.flush(), landmarks.flush(), corners.flush()]);
      written.streets = streets.count();
      return written;
    },
  };
}

/** What the file says stands; what it leaves open is found. */
export function settle(
  corner: Crossing,
  locate: (point: Point) => Located,
): Omit<IntersectionRow, 'id' | 'streetA' | 'streetB'> {
  const { lat, lng, city, zip } = corner;
  const found = locate(corner);
  return {
    lat,
    lng,
    ...(city === null
      ? { city: found.city, citySource: found.citySource }
      : { city, citySource: 'text' as const }),
    ...(zip === null
      ? { zip: found.zip, zipSource: found.zipSource }
      : { zip, zipSource: 'text' as const }),
  };
}

function shapeOf(outline: Outline | null): OutlineShape | null {
  return outline as OutlineShape | null;
}

function bboxOf(outline: Outline | null): number[] {
  return outline ? [...(boxOf(outline) ?? [])] : [];
}
