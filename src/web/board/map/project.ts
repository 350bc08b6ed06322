// Pure. Where points of the earth go on a small drawing: a square of kilometres around them, so that
// distances on it can be compared by eye.

export interface MapPoint {
  lat: number;
  lng: number;
}

export interface Projection {
  /** Of a square drawing, in its own units. */
  size: number;
  unitsPerKm: number;
  gridKm: number;
  /** Where grid lines are, from the left and from the top. */
  lines: readonly number[];
  place(point: MapPoint): { x: number; y: number };
}

const SIZE = 1_000;
const KM_PER_DEGREE = 111.32;
const MARGIN_KM = 0.5;
const GRID_STEPS_KM = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const MOST_LINES = 12;

/** Null without points. */
export function projectAround(points: readonly MapPoint[]): Projection | null {
  const [first] = points;
  if (first === undefined) return null;
  const lats = points.map(({ lat }) => lat);
  const lngs = points.map(({ lng }) => lng);
  const middle = { lat: middleOf(lats), lng: middleOf(lngs) };
  const kmPerLng = KM_PER_DEGREE * Math.max(0.01, Math.cos((middle.lat * Math.PI) / 180));
  const reachKm = Math.max(spanOf(lats) * KM_PER_DEGREE, spanOf(lngs) * kmPerLng);
  const wholeKm = Math.ceil(reachKm + 2 * MARGIN_KM);
  const gridKm = GRID_STEPS_KM.find((step) => wholeKm / step <= MOST_LINES) ?? 1_000;
  const acrossKm = Math.ceil(wholeKm / gridKm) * gridKm;
  const unitsPerKm = SIZE / acrossKm;
  return {
    size: SIZE,
    unitsPerKm,
    gridKm,
    lines: Array.from({ length: acrossKm / gridKm + 1 }, (_, at) => at * gridKm * unitsPerKm),
    place: ({ lat, lng }) => ({
      x: SIZE / 2 + (lng - middle.lng) * kmPerLng * unitsPerKm,
      y: SIZE / 2 - (lat - middle.lat) * KM_PER_DEGREE * unitsPerKm,
    }),
  };
}

function middleOf(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function spanOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
