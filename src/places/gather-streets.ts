// Streets that two files both bring, or one file writes in two ways, are one street to the finder: its
// id names all their rows. Pure.
import type { BoundingBox, StreetRecord, StretchRecord } from './place-types.ts';
import { streetKey } from './street-key.ts';

type Row = { id: number; name: string; fullKey: string; bareKey: string };

/** Rows of one key, direction and sort are one street, by its shortest name. */
export function gatherStreets(rows: readonly Row[]): StreetRecord[] {
  const groups = Map.groupBy(rows, ({ name, fullKey, bareKey }) => {
    const { direction = '', suffix = '' } = streetKey(name);
    return [fullKey, bareKey, direction, suffix].join('|');
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group.toSorted((a, b) => a.name.length - b.name.length || a.id - b.id);
    if (!first) return [];
    const ids = [...new Set(group.map((row) => row.id))].toSorted((a, b) => a - b);
    return [
      { id: ids.join('+'), name: first.name, fullKey: first.fullKey, bareKey: first.bareKey },
    ];
  });
}

export function rowIdsOf(streetId: string): number[] {
  return streetId.split('+').map(Number);
}

/** Of a row's id, the street's it belongs to among those that were asked for. */
export function streetIdsOfRows(streetIds: readonly string[]): Map<number, string> {
  return new Map(streetIds.flatMap((id) => rowIdsOf(id).map((row) => [row, id] as const)));
}

type RowStretch = { streetId: number; city: string | null; lat: number; lng: number } & BoundingBox;

/** Stretches of the rows of one street, one for each city. */
export function gatherStretches(
  streetIds: readonly string[],
  stretches: readonly RowStretch[],
): StretchRecord[] {
  const streetOf = streetIdsOfRows(streetIds);
  const groups = Map.groupBy(
    stretches,
    ({ streetId, city }) => `${streetOf.get(streetId)} ${city}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const box = {
      south: Math.min(...group.map((each) => each.south)),
      west: Math.min(...group.map((each) => each.west)),
      north: Math.max(...group.map((each) => each.north)),
      east: Math.max(...group.map((each) => each.east)),
    };
    const mean = (pick: (each: RowStretch) => number) =>
      group.reduce((sum, each) => sum + pick(each), 0) / group.length;
    const middle = { lat: mean((each) => each.lat), lng: mean((each) => each.lng) };
    return [{ streetId: streetOf.get(first.streetId) ?? '', city: first.city, ...middle, box }];
  });
}
