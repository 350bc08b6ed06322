// Distances on the ground, in metres, and the box around a point that holds all within one. Pure.
import type { BoundingBox, Point } from './place-types.ts';

const EARTH_RADIUS_METRES = 6_371_009;
const METRES_PER_DEGREE = 111_195;
const POLE = 89.9;

/** Great-circle distance (haversine). */
export function metresBetween(one: Point, other: Point): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const chord =
    half(other.lat - one.lat) +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * half(other.lng - one.lng);
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** Holds every point within `metres`, and some beyond: measure what it gives. */
export function boxAround({ lat, lng }: Point, metres: number): BoundingBox {
  const high = metres / METRES_PER_DEGREE;
  const wide = high / Math.cos(radians(Math.min(Math.abs(lat) + high, POLE)));
  return { south: lat - high, north: lat + high, west: lng - wide, east: lng + wide };
}

export function boxHolds(box: BoundingBox, { lat, lng }: Point): boolean {
  return lat >= box.south && lat <= box.north && lng >= box.west && lng <= box.east;
}

export function growBox(box: BoundingBox, metres: number): BoundingBox {
  const low = boxAround({ lat: box.south, lng: box.west }, metres);
  const high = boxAround({ lat: box.north, lng: box.east }, metres);
  return { south: low.south, west: low.west, north: high.north, east: high.east };
}

/** Half the diagonal: how far a corner is from the middle. */
export function boxRadiusMetres({ south, west, north, east }: BoundingBox): number {
  return metresBetween({ lat: south, lng: west }, { lat: north, lng: east }) / 2;
}

export function middleOf(one: Point, other: Point): Point {
  return { lat: (one.lat + other.lat) / 2, lng: (one.lng + other.lng) / 2 };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
