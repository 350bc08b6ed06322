// In which city and ZIP code a point lies: by outline where there is one, else by what is nearest, and
// always with how it is known. Pure.
import { metresBetween } from './distance.ts';
import type { Box, Outline } from './outline.ts';
import { isInBox, isInOutline } from './outline.ts';
import type { CitySource, Point, ZipSource } from './place-types.ts';

export type KnownZip = Point & { code: string; postalCity: string; countyFips: string };
export type KnownCity = Point & { name: string };
export type KnownOutline = { kind: 'city' | 'zip'; name: string; polygon: Outline; bbox: Box };

export type Located = {
  city: string | null;
  citySource: Extract<CitySource, 'polygon' | 'gazetteer' | 'zip'> | null;
  zip: string | null;
  zipSource: Extract<ZipSource, 'polygon' | 'inferred'> | null;
  countyFips: string | null;
};

/** Farther than this, the nearest is no answer. */
const NEAREST_CITY_METRES = 15_000;
const NEAREST_ZIP_METRES = 40_000;

/** @param zips that have an area */
export function createLocator(
  zips: readonly KnownZip[],
  cities: readonly KnownCity[],
  outlines: readonly KnownOutline[],
): (point: Point) => Located {
  const outlined = (kind: KnownOutline['kind'], point: Point) =>
    outlines.find(
      (each) => each.kind === kind && isInBox(each.bbox, point) && isInOutline(each.polygon, point),
    );
  return (point) => {
    const near = nearestOf(zips, point, NEAREST_ZIP_METRES);
    const zipOutline = outlined('zip', point);
    const zip = zipOutline?.name ?? near?.code ?? null;
    return {
      ...cityOf(outlined('city', point)?.name, nearestOf(cities, point, NEAREST_CITY_METRES), near),
      zip,
      zipSource: zip === null ? null : zipOutline ? 'polygon' : 'inferred',
      countyFips: near?.countyFips ?? null,
    };
  };
}

function cityOf(
  outlined: string | undefined,
  city: KnownCity | null,
  zip: KnownZip | null,
): Pick<Located, 'city' | 'citySource'> {
  if (outlined !== undefined) return { city: outlined, citySource: 'polygon' };
  if (city) return { city: city.name, citySource: 'gazetteer' };
  return zip ? { city: zip.postalCity, citySource: 'zip' } : { city: null, citySource: null };
}

/** Degrees of longitude narrowed at the point: exact enough to tell which is nearer. */
function nearestOf<T extends Point>(
  all: readonly T[],
  point: Point,
  withinMetres: number,
): T | null {
  const narrowing = Math.cos((point.lat * Math.PI) / 180);
  let best: T | null = null;
  let bestSquared = Number.POSITIVE_INFINITY;
  for (const each of all) {
    const squared = (each.lat - point.lat) ** 2 + ((each.lng - point.lng) * narrowing) ** 2;
    if (squared < bestSquared) {
      best = each;
      bestSquared = squared;
    }
  }
  return best && metresBetween(best, point) <= withinMetres ? best : null;
}
