// Whether a point lies inside an outline, and the box around one. Edges belong to it. Pure.

/** GeoJSON's coordinates: longitude first, the first ring outside, the others holes. */
export type Outline =
  | { type: 'Polygon'; coordinates: readonly (readonly (readonly number[])[])[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly (readonly (readonly number[])[])[])[] };

type Ring = readonly (readonly number[])[];

export type Box = readonly [south: number, west: number, north: number, east: number];

export function isInOutline(outline: Outline, point: { lat: number; lng: number }): boolean {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  return polygons.some(([outer = [], ...holes]) => {
    if (isOnEdge(outer, point)) return true;
    return (
      isInRing(outer, point) &&
      !holes.some((hole) => isInRing(hole, point) && !isOnEdge(hole, point))
    );
  });
}

/** @returns null for an outline without a point */
export function boxOf(outline: Outline): Box | null {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  let box: [number, number, number, number] | null = null;
  for (const [outer = []] of polygons) {
    for (const [lng = Number.NaN, lat = Number.NaN] of outer) {
      box ??= [lat, lng, lat, lng];
      box = [
        Math.min(box[0], lat),
        Math.min(box[1], lng),
        Math.max(box[2], lat),
        Math.max(box[3], lng),
      ];
    }
  }
  return box;
}

export function isInBox(
  [south, west, north, east]: Box,
  { lat, lng }: { lat: number; lng: number },
): boolean {
  return lat >= south && lat <= north && lng >= west && lng <= east;
}

/** Whether these are outlines at all: rings of at least four points of finite degrees, closed. */
export function isOutline(value: unknown): value is Outline {
  if (typeof value !== 'object' || value === null) return false;
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates) || coordinates.length === 0) return false;
  if (type === 'Polygon') return coordinates.every(isRing);
  return (
    type === 'MultiPolygon' &&
    coordinates.every((each) => Array.isArray(each) && each.every(isRing))
  );
}

function isRing(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4) return false;
  return ring.every(
    (point) => Array.isArray(point) && isLongitude(point[0]) && isLatitude(point[1]),
  );
}

export function isLatitude(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 90;
}

export function isLongitude(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 180;
}

/** Even-odd: a ray to the east crosses the border an odd number of times. */
function isInRing(ring: Ring, { lat, lng }: { lat: number; lng: number }): boolean {
  let isInside = false;
  let [beforeLng = 0, beforeLat = 0] = ring.at(-1) ?? [];
  for (const [atLng = 0, atLat = 0] of ring) {
    const crosses = atLat > lat !== beforeLat > lat;
    if (crosses && lng < ((beforeLng - atLng) * (lat - atLat)) / (beforeLat - atLat) + atLng) {
      isInside = !isInside;
    }
    beforeLng = atLng;
    beforeLat = atLat;
  }
  return isInside;
}

/** A ten-millionth of a degree is a centimetre. */
const SAME_DEGREES = 1e-9;

function isOnEdge(ring: Ring, { lat, lng }: { lat: number; lng: number }): boolean {
  let [beforeLng = 0, beforeLat = 0] = ring.at(-1) ?? [];
  for (const [atLng = 0, atLat = 0] of ring) {
    const cross = (lng - beforeLng) * (atLat - beforeLat) - (lat - beforeLat) * (atLng - beforeLng);
    const isWithin =
      lng >= Math.min(beforeLng, atLng) &&
      lng <= Math.max(beforeLng, atLng) &&
      lat >= Math.min(beforeLat, atLat) &&
      lat <= Math.max(beforeLat, atLat);
    if (isWithin && Math.abs(cross) < SAME_DEGREES) return true;
    beforeLng = atLng;
    beforeLat = atLat;
  }
  return false;
}
