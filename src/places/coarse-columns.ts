// A report's place as its row keeps it: sealed whole, and beside it what may stand in the open.
import type { Keyring } from '../security/keyring.ts';
import type { ZoneRow } from '../records/place-data/zone-store.ts';
import type { ReportPlace } from '../records/report/report-place.ts';
import { placeThatHolds, sealPlace } from '../records/report/report-place.ts';
import { zonesOf } from './zones-of.ts';

export function coarsePlaceOf(
  keyring: Keyring,
  reportId: string,
  place: ReportPlace,
  zones: readonly ZoneRow[],
) {
  const holds = placeThatHolds(place);
  const outlines = zones.map(({ id, zips, polygon, bbox }) => ({
    id,
    zips,
    polygon,
    box: boxOf(bbox),
  }));
  return {
    placeSealed: sealPlace(keyring, reportId, place),
    placeCity: holds?.city ?? null,
    placeZip: holds?.zip ?? null,
    zoneIds: holds ? zonesOf(holds, outlines) : [],
  };
}

function boxOf([south, west, north, east]: readonly number[]) {
  if (south === undefined || west === undefined || north === undefined || east === undefined) {
    return null;
  }
  return { south, west, north, east };
}
