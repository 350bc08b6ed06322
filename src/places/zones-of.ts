// The zones a place lies in: by ZIP list, then by outline. An edge belongs to both sides, and a place
// that is not known to the metre lies in every zone its radius reaches. Pure.
import { boxHolds, growBox, metresBetween } from './distance.ts';
import { isInOutline } from './outline.ts';
import type { Outline } from './outline.ts';
import type { BoundingBox, PlaceCandidate, Point } from './place-types.ts';

export type ZoneOutline = {
  id: string;
  zips: readonly string[];
  polygon: Outline | null;
  box: BoundingBox | null;
};

type ZonedPlace = Pick<PlaceCandidate, 'zip' | 'lat' | 'lng' | 'radiusMetres'>;

/** @returns ids, those by ZIP first; none for a place without ZIP and point */
export function zonesOf(place: ZonedPlace, zones: readonly ZoneOutline[]): string[] {
  const { zip, lat, lng, radiusMetres = 0 } = place;
  const byZip = zones.filter((zone) => zip !== undefined && zone.zips.includes(zip));
  const point = lat === undefined || lng === undefined ? null : { lat, lng };
  const byOutline = zones.filter((zone) => point !== null && reaches(point, radiusMetres, zone));
  return [...new Set([...byZip, ...byOutline].map((zone) => zone.id))];
}

function reaches(point: Point, radiusMetres: number, { polygon, box }: ZoneOutline): boolean {
  if (polygon === null || (box !== null && !boxHolds(growBox(box, radiusMetres), point)))
    return false;
  return (
    isInOutline(polygon, point) ||
    ringsOf(polygon).some((ring) => isNear(ring, point, radiusMetres))
  );
}

type Ring = readonly (readonly number[])[];

function ringsOf(polygon: Outline): readonly Ring[] {
  return polygon.type === 'Polygon' ? polygon.coordinates : polygon.coordinates.flat();
}

function isNear(ring: Ring, point: Point, radiusMetres: number): boolean {
  return ring.some((corner, index) => {
    const before = ring.at(index - 1) ?? corner;
    return metresBetween(nearestOn(toPoint(before), toPoint(corner), point), point) <= radiusMetres;
  });
}

function toPoint([lng = 0, lat = 0]: readonly number[]): Point {
  return { lat, lng };
}

/** On a plane narrowed at the point: zones are a few kilometres wide. */
function nearestOn(from: Point, to: Point, point: Point): Point {
  const narrowing = Math.cos((point.lat * Math.PI) / 180);
  const [x, y] = [(to.lng - from.lng) * narrowing, to.lat - from.lat];
  const length = x * x + y * y;
  if (length === 0) return from;
  const along = ((point.lng - from.lng) * narrowing * x + (point.lat - from.lat) * y) / length;
  const share = Math.min(1, Math.max(0, along));
  return {
    lat: from.lat + (to.lat - from.lat) * share,
    lng: from.lng + (to.lng - from.lng) * share,
  };
}
