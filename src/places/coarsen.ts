// How much of a place each audience is told, by what sort of place it is. Nobody is told more than is
// known, no words hold coordinates, and a home's point is never shown, not even rounded. Pure.
import type { PlaceType } from '../contract/report-facts.ts';
import { nameKey } from './fold-name.ts';
import type { PlaceCandidate, Point } from './place-types.ts';

export const AUDIENCES = [
  'case_team',
  'dispatcher',
  'assigned',
  'offered',
  'alert',
  'partner',
  'public_feed',
  'statistics',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export type PlaceToCoarsen = Pick<
  PlaceCandidate,
  'words' | 'precision' | 'landmark' | 'crossStreet' | 'city' | 'zip' | 'zipSource' | 'lat' | 'lng'
> & {
  radiusMetres?: number;
  neighbourhood?: string;
  /** Of the place's ZIP: the one point a home may have. */
  zipPoint?: Point;
};

export type CoarsenTicks = {
  /** A coordinator ticked that a school, church, hospital or courthouse may be named. */
  isNameTicked?: boolean;
  /** The owner or a worker agreed that their workplace is named. */
  hasOwnerOk?: boolean;
  /** How many the statistic counts there. */
  cellCount?: number;
};

/** Empty words: this audience is told no place. */
export type CoarsePlace = { words: string; point?: Point };

type Level =
  | 'all'
  | 'nameAndStreets'
  | 'streets'
  | 'area'
  | 'nameIfTicked'
  | 'nameIfAgreed'
  | 'zipCount'
  | 'cityCount';
type PointLevel = 'own' | 'rounded' | 'zip' | 'none';
type Cell = { level: Level; point: PointLevel };
type Row = Readonly<Record<Audience, Cell>>;
type Group = 'home' | 'institution' | 'work' | 'open' | 'untold';

const CELL_DEGREES = 0.005;
/** Half a cell: a place known no better has no point to round. */
const KNOWN_WITHIN_METRES = 300;
const COUNT_LEAST = 5;

const ALL: Cell = { level: 'all', point: 'own' };
const STREETS: Cell = { level: 'streets', point: 'none' };
const AREA: Cell = { level: 'area', point: 'none' };
const ZIP_COUNT: Cell = { level: 'zipCount', point: 'none' };
const CITY_COUNT: Cell = { level: 'cityCount', point: 'none' };
const NAME_AND_STREETS: Cell = { level: 'nameAndStreets', point: 'none' };
const AREA_ON_MAP: Cell = { level: 'area', point: 'zip' };

const TABLE: Readonly<Record<Group, Row>> = {
  home: rowOf(STREETS, AREA, AREA, AREA_ON_MAP, ZIP_COUNT),
  institution: rowOf(
    NAME_AND_STREETS,
    STREETS,
    { level: 'nameIfTicked', point: 'none' },
    { level: 'nameIfTicked', point: 'rounded' },
    CITY_COUNT,
  ),
  work: rowOf(
    NAME_AND_STREETS,
    STREETS,
    { level: 'nameIfAgreed', point: 'none' },
    { level: 'nameIfAgreed', point: 'none' },
    CITY_COUNT,
  ),
  open: rowOf(ALL, STREETS, STREETS, { level: 'streets', point: 'rounded' }, CITY_COUNT),
  untold: rowOf(STREETS, AREA, AREA, AREA_ON_MAP, ZIP_COUNT),
};

function rowOf(assigned: Cell, offered: Cell, alert: Cell, feed: Cell, statistics: Cell): Row {
  return {
    case_team: ALL,
    dispatcher: ALL,
    assigned,
    offered,
    alert,
    partner: alert,
    public_feed: feed,
    statistics,
  };
}

const GROUPS: Readonly<Record<PlaceType, Group>> = {
  home: 'home',
  apartment: 'home',
  shelter: 'home',
  school: 'institution',
  church: 'institution',
  hospital: 'institution',
  courthouse: 'institution',
  workplace: 'work',
  car_wash: 'work',
  farm_field: 'work',
  street: 'open',
  store_parking: 'open',
  day_labor_site: 'open',
  transit: 'open',
  park: 'open',
  ice_office: 'open',
  jail: 'open',
  other: 'untold',
};

/** @param placeType null: nobody has said yet, so it is treated as a home */
export function coarsen(
  place: PlaceToCoarsen,
  audience: Audience,
  placeType: PlaceType | null,
  ticks: CoarsenTicks,
): CoarsePlace {
  const { level, point } = TABLE[placeType === null ? 'untold' : GROUPS[placeType]][audience];
  const words = wordsAt(level, place, ticks);
  const shown = pointAt(point, place);
  return shown === null ? { words } : { words, point: shown };
}

function wordsAt(level: Level, place: PlaceToCoarsen, ticks: CoarsenTicks): string {
  const streets =
    place.crossStreet === undefined ? areaOf(place) : listed(place.crossStreet, place.city);
  const named = listed(place.landmark, place.crossStreet, place.city);
  const isCounted = (ticks.cellCount ?? 0) >= COUNT_LEAST;
  switch (level) {
    case 'all':
      return place.words === place.landmark
        ? named
        : listed(place.landmark, place.words, place.city);
    case 'nameAndStreets':
      return place.landmark === undefined ? streets : named;
    case 'streets':
      return streets;
    case 'area':
      return areaOf(place);
    case 'nameIfTicked':
      return ticks.isNameTicked && place.landmark
        ? listed(place.landmark, place.city)
        : areaOf(place);
    case 'nameIfAgreed':
      return ticks.hasOwnerOk && place.landmark
        ? listed(place.landmark, areaOf(place))
        : areaOf(place);
    case 'zipCount':
      return isCounted ? (zipKnown(place) ?? place.city ?? '') : '';
    case 'cityCount':
      return isCounted ? (place.city ?? '') : '';
  }
}

/** The neighbourhood, else the ZIP, with the city; of what is known by its city alone, the city. */
function areaOf(place: PlaceToCoarsen): string {
  return listed(place.neighbourhood ?? zipKnown(place), place.city);
}

function zipKnown({ zip, zipSource, precision }: PlaceToCoarsen): string | undefined {
  const isCoarse = precision === 'city' || precision === 'unknown';
  return isCoarse && zipSource !== 'text' ? undefined : zip;
}

/** Names once each: a city's own landmark does not say the city twice. */
function listed(...names: (string | undefined)[]): string {
  const said: string[] = [];
  for (const name of names)
    if (name && !said.some((each) => nameKey(each) === nameKey(name))) said.push(name);
  return said.join(', ');
}

function pointAt(level: PointLevel, place: PlaceToCoarsen): Point | null {
  const { lat, lng, radiusMetres } = place;
  if (level === 'zip') return zipKnown(place) === undefined ? null : (place.zipPoint ?? null);
  if (level === 'none' || lat === undefined || lng === undefined) return null;
  if (level === 'own') return { lat, lng };
  if (radiusMetres === undefined || radiusMetres > KNOWN_WITHIN_METRES) return null;
  return { lat: cellCentre(lat), lng: cellCentre(lng) };
}

/** Of a fixed grid: however often a place is told, it is told as the same point. */
function cellCentre(degrees: number): number {
  const centre = (Math.floor(degrees / CELL_DEGREES) + 0.5) * CELL_DEGREES;
  return Math.round(centre * 1e4) / 1e4;
}
