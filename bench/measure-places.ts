// Places found in a second among 10,000 streets and 250,000 crossings in Postgres, against asking it for
// one row by its key as often; and the 20 nearest of 50,000 points, against measuring all of them in SQL.
import type pg from 'pg';
import { createDb } from '../src/platform/db.ts';
import { sqlOf } from '../src/platform/run-sql.ts';
import { findPlace } from '../src/places/find-place.ts';
import { nearestAreas, nearestPlaces } from '../src/places/nearest.ts';
import type { PlaceIndex } from '../src/places/place-types.ts';
import { createTableIndex } from '../src/places/table-index.ts';
import { insertIntersections } from '../src/records/place-data/intersection-store.ts';
import { insertLandmarks } from '../src/records/place-data/landmark-store.ts';
import { insertPlaceSource } from '../src/records/place-data/place-source-store.ts';
import { insertStreets } from '../src/records/place-data/street-store.ts';
import type { Figure } from './figures.ts';
import { median, percentile } from './figures.ts';
import type { Town } from './places/generate-town.ts';
import { createChance, generateTown, pick } from './places/generate-town.ts';

const STREETS = 10_000;
const POINTS = 50_000;
const NEAREST = 20;
const TRIES = 300;
const ROWS_AT_ONCE = 5_000;

/** @param databaseUrl of a migrated database that may be filled */
export async function measurePlaces(databaseUrl: string): Promise<Figure[]> {
  const db = createDb(databaseUrl, { poolSize: 4 });
  try {
    const sql = sqlOf(db);
    const town = generateTown(STREETS, 5);
    await fill(sql, town);
    await db.pool.query('analyze street, intersection, landmark');
    const finding = await measureFinding(createTableIndex(sql), db.pool, town);
    return [...finding, ...(await measureNearest(db))];
  } finally {
    await db.close();
  }
}

/** Beside the tables that the app has loaded. */
const idOf = (made: string) => 1_000_000 + Number(made);

async function fill(sql: ReturnType<typeof sqlOf>, town: Town): Promise<void> {
  const sourceId = 'bench';
  const source = {
    id: sourceId,
    fileName: '',
    sha256: new Uint8Array(),
    kind: 'bench',
    licence: '',
  };
  await insertPlaceSource(sql, {
    ...source,
    recordCount: 0,
    skippedCount: 0,
    importedAt: new Date(),
  });
  const streets = town.streets.map((street) => ({
    ...street,
    id: idOf(street.id),
    number: null,
    leadType: null,
  }));
  for (const rows of inParts(streets)) await insertStreets(sql, sourceId, rows);
  const crossings = town.intersections.map(({ id, streetAId, streetBId, lat, lng }) => ({
    id: idOf(id),
    streetA: idOf(streetAId),
    streetB: idOf(streetBId),
    city: null,
    citySource: null,
    zip: null,
    zipSource: null,
    lat,
    lng,
  }));
  for (const rows of inParts(crossings)) await insertIntersections(sql, sourceId, rows);
  const landmarks = spread(POINTS).map((point, at) => ({
    ...point,
    id: idOf(String(at)),
    name: `Point ${at}`,
    key: `point ${at}`,
    kind: 'store',
    city: null,
  }));
  for (const rows of inParts(landmarks)) await insertLandmarks(sql, sourceId, rows);
}

function* inParts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) yield rows.slice(at, at + ROWS_AT_ONCE);
}

/** Over Los Angeles and Orange counties. */
function spread(count: number) {
  const chance = createChance(11);
  return Array.from({ length: count }, () => ({
    lat: 33.5 + chance() * 0.9,
    lng: -118.8 + chance() * 1.2,
  }));
}

async function measureFinding(index: PlaceIndex, pool: pg.Pool, town: Town): Promise<Figure[]> {
  const chance = createChance(3);
  const nameOf = new Map(town.streets.map((street) => [street.id, street.name]));
  const words = Array.from({ length: TRIES }, () => {
    const { streetAId, streetBId } = pick(town.intersections, chance);
    return `${nameOf.get(streetAId)} and ${nameOf.get(streetBId)}`;
  });
  const ours = await timed(words, (each) => findPlace(each, { counties: [] }, index));
  const bare = await timed(words, () =>
    pool.query({ name: 'one', text: 'select * from street where id = $1', values: [7] }),
  );
  return [
    {
      name: 'places_found',
      value: 1_000 / median(ours),
      unit: 'per_second',
      ratio: median(bare) / median(ours),
    },
    {
      name: 'place_found_p99',
      value: percentile(ours, 0.99),
      unit: 'ms',
      ratio: percentile(ours, 0.99) / median(bare),
    },
  ];
}

const SCAN = `select id, lat, lng from landmark order by 2 * 6371008.8 * asin(sqrt(
    power(sin(radians(lat - $1) / 2), 2)
    + cos(radians($1)) * cos(radians(lat)) * power(sin(radians(lng - $2) / 2), 2)))
  limit ${NEAREST}`;

async function measureNearest(db: ReturnType<typeof createDb>): Promise<Figure[]> {
  const from = spread(TRIES / 3);
  const all = spread(POINTS);
  const byIndex = await timed(from, (point) =>
    nearestPlaces(db, point, { kind: 'landmark', limit: NEAREST }),
  );
  const inMemory = await timed(from, async (point) => nearestAreas(point, all, NEAREST));
  const scan = await timed(from, ({ lat, lng }) =>
    db.pool.query({ name: 'scan', text: SCAN, values: [lat, lng] }),
  );
  const ratioOf = (times: number[]) => median(times) / median(scan);
  return [
    { name: 'nearest_places', value: median(byIndex), unit: 'ms', ratio: ratioOf(byIndex) },
    {
      name: 'nearest_areas_in_memory',
      value: median(inMemory),
      unit: 'ms',
      ratio: ratioOf(inMemory),
    },
  ];
}

/** Milliseconds of each, one after the other; the first ones warm up and do not count. */
async function timed<T>(
  inputs: readonly T[],
  work: (input: T) => Promise<unknown>,
): Promise<number[]> {
  for (const input of inputs.slice(0, 20)) await work(input);
  const times: number[] = [];
  for (const input of inputs) {
    const startedAt = performance.now();
    await work(input);
    times.push(performance.now() - startedAt);
  }
  return times;
}
