// Where named lines meet: a vertex that lines of different names share is a crossing. A bridge has no
// vertex in common with what it passes over.
import type { PlaceRecord } from './place-records.ts';

/** A millionth of a degree, a tenth of a metre: the same vertex, written twice. */
const PER_DEGREE = 1_000_000;

export type LineCrossings = {
  add(name: string, vertices: readonly (readonly number[])[]): void;
  crossings(): Generator<PlaceRecord>;
};

export function createLineCrossings(): LineCrossings {
  const names: string[] = [];
  const idOf = new Map<string, number>();
  /** One street by its id; where several meet, their list. */
  const at = new Map<number, number | number[]>();
  let origin: readonly number[] | null = null;

  function nameId(name: string): number {
    const known = idOf.get(name);
    if (known !== undefined) return known;
    idOf.set(name, names.length);
    return names.push(name) - 1;
  }

  return {
    add: (name, vertices) => {
      const id = nameId(name);
      origin ??= vertices[0] ?? null;
      if (!origin) return;
      for (const [lng = Number.NaN, lat = Number.NaN] of vertices) {
        const key = keyOf(origin, lng, lat);
        if (Number.isNaN(key)) continue;
        const there = at.get(key);
        if (there === undefined) at.set(key, id);
        else if (typeof there === 'number') {
          if (there !== id) at.set(key, [there, id]);
        } else if (!there.includes(id)) there.push(id);
      }
    },
    crossings: function* () {
      for (const [key, there] of at) {
        if (typeof there === 'number' || !origin) continue;
        yield* pairsAt(
          there.map((id) => names[id] ?? ''),
          pointOf(origin, key),
        );
      }
    },
  };
}

/** A file spans less than this around its first vertex, so that a vertex fits one exact number. */
const SPAN_DEGREES = 45;
const STEPS = 2 * SPAN_DEGREES * PER_DEGREE;

function keyOf(origin: readonly number[], lng: number, lat: number): number {
  const east = Math.round((lng - (origin[0] ?? 0) + SPAN_DEGREES) * PER_DEGREE);
  const north = Math.round((lat - (origin[1] ?? 0) + SPAN_DEGREES) * PER_DEGREE);
  const isWithin = east >= 0 && east < STEPS && north >= 0 && north < STEPS;
  return isWithin ? east * STEPS + north : Number.NaN;
}

function pointOf(origin: readonly number[], key: number): { lat: number; lng: number } {
  const north = key % STEPS;
  const east = (key - north) / STEPS;
  return {
    lat: north / PER_DEGREE - SPAN_DEGREES + (origin[1] ?? 0),
    lng: east / PER_DEGREE - SPAN_DEGREES + (origin[0] ?? 0),
  };
}

/** Every two of the streets that meet at a point. */
export function* pairsAt(
  names: readonly string[],
  point: { lat: number; lng: number },
): Generator<PlaceRecord> {
  for (const [position, one] of names.entries()) {
    for (const other of names.slice(position + 1)) {
      yield { type: 'crossing', streets: [one, other], city: null, zip: null, ...point };
    }
  }
}
