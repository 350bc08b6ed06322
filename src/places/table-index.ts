// The finder's questions, answered by the tables: each in one statement for all that is asked. What two
// files both bring is one thing here.
import type { RunSql } from '../platform/transaction.ts';
import { findAddressRanges } from '../records/place-data/address-range-store.ts';
import type { GazetteerRow } from '../records/place-data/gazetteer-store.ts';
import { findGazetteer, nearestCities } from '../records/place-data/gazetteer-store.ts';
import { findIntersections, findStretches } from '../records/place-data/intersection-store.ts';
import { findLandmarks } from '../records/place-data/landmark-store.ts';
import { listAliasesInForce } from '../records/place-data/place-alias-store.ts';
import {
  findStreets,
  findStreetsAlike,
  findStreetsOfLength,
  hasTrigrams,
} from '../records/place-data/street-store.ts';
import { findZips, nearestZips } from '../records/place-data/zip-store.ts';
import { gatherStreets, gatherStretches, rowIdsOf, streetIdsOfRows } from './gather-streets.ts';
import type { AliasTarget, GazetteerRecord, LandmarkRecord, PlaceIndex } from './place-types.ts';
import { metresBetween } from './distance.ts';
import { editsBetween } from './spelling.ts';

/** @param sql of a transaction or of the pool */
export function createTableIndex(sql: RunSql): PlaceIndex {
  let trigrams: Promise<boolean> | undefined;
  return {
    streetsByKey: async (keys) => gatherStreets(await findStreets(sql, keys)),
    streetsSpelledLike: async (bareKeys) => {
      trigrams ??= hasTrigrams(sql);
      const find = (await trigrams) ? findStreetsAlike : findStreetsOfLength;
      return gatherStreets(await find(sql, bareKeys));
    },
    intersectionsOf: async (pairs) => {
      const streetOf = streetIdsOfRows(pairs.flat());
      const rowPairs = pairs.flatMap(([a, b]) =>
        rowIdsOf(a).flatMap((one) => rowIdsOf(b).map((other) => [one, other] as const)),
      );
      return (await findIntersections(sql, rowPairs)).map(({ id, streetA, streetB, ...row }) => ({
        ...row,
        id: String(id),
        streetAId: streetOf.get(streetA) ?? '',
        streetBId: streetOf.get(streetB) ?? '',
      }));
    },
    stretchesOf: async (streetIds) =>
      gatherStretches(streetIds, await findStretches(sql, streetIds.flatMap(rowIdsOf))),
    addressRanges: async (streetIds, number) => {
      const streetOf = streetIdsOfRows(streetIds);
      const rows = await findAddressRanges(sql, streetIds.flatMap(rowIdsOf), number);
      return rows.map((row) => ({ ...row, streetId: streetOf.get(row.streetId) ?? '' }));
    },
    citiesNamed: async (keys) => (await findGazetteer(sql, keys)).map(toGazetteer),
    landmarksNamed: async (keys, within) =>
      withoutDoubles(
        (await findLandmarks(sql, keys, within)).map((row) => ({ ...row, id: String(row.id) })),
      ),
    aliasesNamed: async (keys) =>
      (await listAliasesInForce(sql))
        .filter((alias) => keys.some((key) => editsBetween(key, alias.key, 1) !== null))
        .map(({ key, target }) => ({ key, target: target as AliasTarget })),
    zips: (codes) => findZips(sql, codes),
    surroundings: async (points) => {
      const [cities, zips] = await Promise.all([
        nearestCities(sql, points),
        nearestZips(sql, points),
      ]);
      return points.map((_, at) => {
        const city = cities.find((row) => row.position === at + 1);
        const zip = zips.find((row) => row.position === at + 1);
        return { city: city ? toGazetteer(city) : null, zip: zip ?? null };
      });
    },
  };
}

const SAME_LANDMARK_METRES = 100;

/** One of a name at one place, whichever file it came from. */
function withoutDoubles(landmarks: readonly LandmarkRecord[]): LandmarkRecord[] {
  const kept: LandmarkRecord[] = [];
  for (const landmark of landmarks) {
    const isKnown = kept.some(
      (each) => each.key === landmark.key && metresBetween(each, landmark) <= SAME_LANDMARK_METRES,
    );
    if (!isKnown) kept.push(landmark);
  }
  return kept;
}

function toGazetteer(row: GazetteerRow): GazetteerRecord {
  const { id, name, key, kind, countyFips, population, lat, lng } = row;
  return { id: String(id), name, key, kind, countyFips, population, lat, lng };
}
