// The tables in memory, for tests, the seed and the bench: the same answers as the database gives. Pure.
import { boxHolds, metresBetween } from './distance.ts';
import { nameKey } from './fold-name.ts';
import type {
  AddressRangeRecord,
  AliasRecord,
  GazetteerRecord,
  IntersectionRecord,
  LandmarkRecord,
  PlaceIndex,
  Point,
  StreetRecord,
  StretchRecord,
  ZipRecord,
} from './place-types.ts';
import { editsBetween } from './spelling.ts';

export type PlaceTables = {
  streets: StreetRecord[];
  intersections: IntersectionRecord[];
  gazetteer: GazetteerRecord[];
  landmarks: LandmarkRecord[];
  aliases: AliasRecord[];
  ranges: AddressRangeRecord[];
  zips: ZipRecord[];
};

const EDITS_MOST = 2;

export function createMemoryIndex(tables: Partial<PlaceTables>): PlaceIndex {
  const { landmarks = [], aliases = [], ranges = [] } = tables;
  return {
    ...streetQuestions(tables),
    ...areaQuestions(tables),
    landmarksNamed: async (keys, within) =>
      landmarks.filter(
        (landmark) =>
          (!within || boxHolds(within, landmark)) &&
          keys.some((key) => `${landmark.key} `.startsWith(`${key} `)),
      ),
    aliasesNamed: async (keys) =>
      aliases.filter((alias) => keys.some((key) => editsBetween(key, alias.key, 1) !== null)),
    addressRanges: async (streetIds, number) =>
      ranges.filter(
        (range) =>
          streetIds.includes(range.streetId) && range.low <= number && range.high >= number,
      ),
  };
}

type StreetQuestions = Pick<
  PlaceIndex,
  'streetsByKey' | 'streetsSpelledLike' | 'intersectionsOf' | 'stretchesOf'
>;

function streetQuestions({
  streets = [],
  intersections = [],
}: Partial<PlaceTables>): StreetQuestions {
  const byFull = Map.groupBy(streets, (street) => street.fullKey);
  const byBare = Map.groupBy(streets, (street) => street.bareKey);
  const byPair = Map.groupBy(intersections, (each) => pairOf(each.streetAId, each.streetBId));
  return {
    streetsByKey: async (keys) => [
      ...new Set(keys.flatMap((key) => [...(byFull.get(key) ?? []), ...(byBare.get(key) ?? [])])),
    ],
    streetsSpelledLike: async (keys) =>
      streets.filter((street) =>
        keys.some((key) => editsBetween(key, street.bareKey, EDITS_MOST) !== null),
      ),
    intersectionsOf: async (pairs) =>
      [...new Set(pairs.map(([one, other]) => pairOf(one, other)))].flatMap(
        (pair) => byPair.get(pair) ?? [],
      ),
    stretchesOf: async (ids) => ids.flatMap((id) => stretchesOf(id, intersections)),
  };
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function stretchesOf(streetId: string, all: readonly IntersectionRecord[]): StretchRecord[] {
  const its = all.filter((each) => each.streetAId === streetId || each.streetBId === streetId);
  return [...Map.groupBy(its, (each) => each.city)].map(([city, crossings]) => {
    const lats = crossings.map((each) => each.lat);
    const lngs = crossings.map((each) => each.lng);
    const box = {
      south: Math.min(...lats),
      north: Math.max(...lats),
      west: Math.min(...lngs),
      east: Math.max(...lngs),
    };
    const middle = { lat: (box.south + box.north) / 2, lng: (box.west + box.east) / 2 };
    return { streetId, city, ...middle, box };
  });
}

type AreaQuestions = Pick<PlaceIndex, 'citiesNamed' | 'zips' | 'surroundings'>;

function areaQuestions({ gazetteer = [], zips = [] }: Partial<PlaceTables>): AreaQuestions {
  const byKey = Map.groupBy(gazetteer, (record) => record.key);
  const withArea = zips.filter((zip) => zip.hasArea);
  return {
    citiesNamed: async (keys) =>
      [...new Set(keys.map(nameKey))].flatMap((key) => byKey.get(key) ?? []),
    zips: async (codes) => zips.filter((zip) => codes.includes(zip.code)),
    surroundings: async (points) =>
      points.map((point) => ({ city: nearest(point, gazetteer), zip: nearest(point, withArea) })),
  };
}

function nearest<T extends Point>(point: Point, all: readonly T[]): T | null {
  let best: T | null = null;
  let least = Infinity;
  for (const each of all) {
    const metres = metresBetween(point, each);
    if (metres < least) [best, least] = [each, metres];
  }
  return best;
}
