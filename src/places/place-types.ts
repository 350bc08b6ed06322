// What words may mean on the ground: a candidate place, what is known beforehand, and the questions
// that finding one asks of the tables. Pure.

/** WGS 84 degrees. */
export type Point = { lat: number; lng: number };
export type BoundingBox = { south: number; west: number; north: number; east: number };

export const PLACE_KINDS = [
  'intersection',
  'block',
  'address',
  'landmark',
  'street',
  'city',
  'neighbourhood',
  'zip',
  'unknown',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export const PLACE_PRECISIONS = [
  'exact',
  'intersection',
  'block',
  'landmark',
  'zip',
  'city',
  'unknown',
] as const;
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];

export type CitySource = 'text' | 'polygon' | 'gazetteer' | 'zip' | 'inferred' | 'alias';
export type ZipSource = 'text' | 'polygon' | 'inferred' | 'alias';

/** Why a candidate has its score; shown to dispatchers as words. */
export type PlaceReason =
  | 'alias'
  | 'alias_spelling'
  | 'full_key'
  | 'bare_key'
  | 'spelling'
  | 'suffix_differs'
  | 'direction_differs'
  | 'city_in_text'
  | 'city_differs'
  | 'city_inferred'
  | 'near_thread_place'
  | 'landmark_near_streets'
  | 'landmark_noted'
  | 'streets_never_cross'
  | 'not_on_map'
  | 'weak_join'
  | 'one_street'
  | 'no_city'
  | 'house_number'
  | 'several'
  | 'replaced_in_thread'
  | 'out_of_area'
  | 'home_like'
  | 'geocoder';

/** One thing the words may mean. Without `lat` and `lng` it is complete all the same. */
export type PlaceCandidate = {
  kind: PlaceKind;
  /** For people, in normal form: `4th St & Main St`. Without the city. */
  words: string;
  /** Street keys, sorted; what two reports of one corner share. */
  streets?: string[];
  /** The streets alone, without a number: what may be said where the number may not. */
  crossStreet?: string;
  /** A landmark's name, or the sender's words for one that no table knows. */
  landmark?: string;
  /** The hundred block or house number named. */
  number?: number;
  direction?: Direction;
  city?: string;
  citySource?: CitySource;
  zip?: string;
  /** `text`: said by the sender, or by the file that knows the crossing. */
  zipSource?: ZipSource;
  /** Five digits: state and county. */
  countyFips?: string;
  lat?: number;
  lng?: number;
  precision: PlacePrecision;
  /** Absent where precision is unknown. */
  radiusMetres?: number;
  /** 0 to 1. */
  score: number;
  reasons: PlaceReason[];
  isOutOfArea: boolean;
  isHomeLike: boolean;
  /** Changes an earlier place, so a person confirms it whatever its score. */
  needsConfirmation?: boolean;
};

export type PlaceContext = {
  /** FIPS of the counties that the network serves; empty: everywhere. */
  counties: readonly string[];
  /** This thread's earlier place. */
  threadPlace?: PlaceCandidate;
  /** A city named elsewhere in the sender's text. */
  cityNamed?: string;
  /** The text tells of somebody held: a facility is meant before the city of its name. */
  isSomeoneHeld?: boolean;
};

export type Direction = 'n' | 's' | 'e' | 'w';

export type StreetRecord = {
  id: string;
  name: string;
  fullKey: string;
  bareKey: string;
};

export type IntersectionRecord = {
  id: string;
  streetAId: string;
  streetBId: string;
  city: string | null;
  citySource: CitySource | null;
  zip: string | null;
  zipSource: ZipSource | null;
} & Point;

/** All crossings of one street inside one city, drawn together. */
export type StretchRecord = {
  streetId: string;
  city: string | null;
  /** The middle of its crossings. */
  lat: number;
  lng: number;
  box: BoundingBox;
};

export type GazetteerRecord = {
  id: string;
  name: string;
  key: string;
  kind: 'city' | 'neighbourhood';
  countyFips: string | null;
  population: number;
} & Point;

export type LandmarkRecord = {
  id: string;
  name: string;
  key: string;
  kind: string;
  city: string | null;
} & Point;

/** Made by a person; `target` is what the words mean. */
export type AliasRecord = { key: string; target: AliasTarget };
export type AliasTarget = Pick<
  PlaceCandidate,
  'kind' | 'words' | 'precision' | 'streets' | 'landmark' | 'city' | 'zip' | 'lat' | 'lng'
> & { radiusMetres?: number };

export type AddressRangeRecord = {
  streetId: string;
  low: number;
  high: number;
  zip: string | null;
} & Point;

export type ZipRecord = {
  code: string;
  postalCity: string;
  countyFips: string;
  hasArea: boolean;
} & Point;

/** The nearest city or neighbourhood and the nearest ZIP that has an area. */
export type Surroundings = { city: GazetteerRecord | null; zip: ZipRecord | null };

/**
 * The tables, as questions in batches: one text needs few round trips. Keys are normal forms of
 * `streetKey` and `nameKey`. An answer may hold more than was asked; the finder looks again.
 */
export interface PlaceIndex {
  /** Streets whose full or bare key is among `keys`. */
  streetsByKey(keys: readonly string[]): Promise<StreetRecord[]>;
  /** Streets whose bare key looks like one of these, at trigram similarity 0.3 and above. */
  streetsSpelledLike(bareKeys: readonly string[]): Promise<StreetRecord[]>;
  /** Crossings of each pair of street ids, in whichever order. */
  intersectionsOf(pairs: readonly (readonly [string, string])[]): Promise<IntersectionRecord[]>;
  stretchesOf(streetIds: readonly string[]): Promise<StretchRecord[]>;
  addressRanges(streetIds: readonly string[], number: number): Promise<AddressRangeRecord[]>;
  citiesNamed(keys: readonly string[]): Promise<GazetteerRecord[]>;
  /** Landmarks whose key is one of these or begins with one and a space. */
  landmarksNamed(keys: readonly string[], within?: BoundingBox): Promise<LandmarkRecord[]>;
  /** Aliases in force whose key is one of these or one edit from one. */
  aliasesNamed(keys: readonly string[]): Promise<AliasRecord[]>;
  zips(codes: readonly string[]): Promise<ZipRecord[]>;
  /** One answer for each point, in order. */
  surroundings(points: readonly Point[]): Promise<Surroundings[]>;
}
