// What is near a point, nearest first: crossings and landmarks by the index of the tables, areas that
// are sealed in the database by their middles in memory.
import type { Db } from '../platform/db.ts';
import { sqlOf } from '../platform/run-sql.ts';
import { listIntersectionsIn } from '../records/place-data/intersection-store.ts';
import { listLandmarksIn } from '../records/place-data/landmark-store.ts';
import { boxAround, metresBetween } from './distance.ts';
import type { Point } from './place-types.ts';

export type NearPlace = Point & {
  id: string;
  /** Of a crossing: both streets, `4th St & Main St`. */
  name: string;
  city: string | null;
  metres: number;
};

const FIRST_BOX_METRES = 500;
const LAST_BOX_METRES = 64_000;

const LISTS = { intersection: listIntersectionsIn, landmark: listLandmarksIn };

/**
 * @returns at most `limit`, none beyond 64 km; the box grows until it surely holds as many, since only
 *   what is no farther than its half-width has been seen on all sides
 */
export async function nearestPlaces(
  db: Pick<Db, 'pool'>,
  point: Point,
  { kind, limit }: { kind: keyof typeof LISTS; limit: number },
): Promise<NearPlace[]> {
  const sql = sqlOf(db);
  for (let metres = FIRST_BOX_METRES; ; metres *= 2) {
    const rows = await LISTS[kind](sql, boxAround(point, metres));
    const near = rows
      .map((row) => ({ ...row, id: String(row.id), metres: metresBetween(point, row) }))
      .filter((row) => row.metres <= metres)
      .toSorted((one, other) => one.metres - other.metres);
    if (near.length >= limit || metres >= LAST_BOX_METRES) return near.slice(0, limit);
  }
}

/**
 * Areas whose middle is nearest to the point, in one pass. Pure.
 * @param areas with their middle, never where a phone is
 */
export function nearestAreas<T extends Point>(
  point: Point,
  areas: readonly T[],
  limit: number,
): (T & { metres: number })[] {
  const best: { area: T; metres: number }[] = [];
  let farthest = Number.POSITIVE_INFINITY;
  for (const area of areas) {
    const metres = metresBetween(point, area);
    if (best.length === limit && metres >= farthest) continue;
    const at = best.findIndex((each) => each.metres > metres);
    best.splice(at === -1 ? best.length : at, 0, { area, metres });
    if (best.length > limit) best.pop();
    farthest = best.at(-1)?.metres ?? farthest;
  }
  return best.map(({ area, metres }) => ({ ...area, metres }));
}
