// The box that holds the network's counties, as far as their ZIP codes reach: read once, kept small.
import type { RunSql } from '../platform/transaction.ts';
import { listZipsWithArea } from '../records/place-data/zip-store.ts';
import { growBox } from './distance.ts';
import type { BoundingBox } from './place-types.ts';

/** ZIP codes are points in the middle of their areas. */
const BEYOND_METRES = 15_000;

/** @returns null while no ZIP code of these counties is known */
export function createNetworkBox(
  sql: RunSql,
  counties: readonly string[],
): () => Promise<BoundingBox | null> {
  let known: BoundingBox | null = null;
  return async () => {
    if (known) return known;
    const zips = await listZipsWithArea(sql);
    const own = zips.filter((zip) => counties.includes(zip.countyFips));
    if (own.length === 0) return null;
    const lats = own.map((zip) => zip.lat);
    const lngs = own.map((zip) => zip.lng);
    const box = {
      south: Math.min(...lats),
      west: Math.min(...lngs),
      north: Math.max(...lats),
      east: Math.max(...lngs),
    };
    known = growBox(box, BEYOND_METRES);
    return known;
  };
}
