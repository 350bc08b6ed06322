// Where a report happened, as it was found and as a person put it: both are kept, sealed in one value.
// Only what is coarse stands beside it in the open. Pure.
import type { Keyring } from '../../security/keyring.ts';

/** One thing the words may mean; what has no point is complete all the same. */
export type KnownPlace = {
  kind: string;
  /** In normal form, without the city. */
  words: string;
  crossStreet?: string;
  streets?: string[];
  landmark?: string;
  number?: number;
  direction?: string;
  city?: string;
  citySource?: string;
  zip?: string;
  zipSource?: string;
  countyFips?: string;
  lat?: number;
  lng?: number;
  precision: 'exact' | 'intersection' | 'block' | 'landmark' | 'zip' | 'city' | 'unknown';
  radiusMetres?: number;
  /** 0 to 1. */
  score: number;
  reasons: string[];
  isOutOfArea: boolean;
  isHomeLike: boolean;
  needsConfirmation?: boolean;
};

export type ReportPlace = {
  /** The words of the report that were looked up first. */
  words: string | null;
  /** The last message that was looked at. */
  readTo: string | null;
  found: {
    at: string;
    /** Null: nothing was sure enough. */
    taken: KnownPlace | null;
    /** What the words may mean, the likeliest first. */
    candidates: KnownPlace[];
  } | null;
  corrected: { at: string; byId: string; words: string; place: KnownPlace } | null;
};

/** What holds: a person's word before the reader's. */
export function placeThatHolds(place: ReportPlace | null): KnownPlace | null {
  return place?.corrected?.place ?? place?.found?.taken ?? null;
}

export function sealPlace(
  keyring: Keyring,
  reportId: string,
  place: ReportPlace,
): Uint8Array<ArrayBuffer> {
  return keyring.seal('report.place', reportId, JSON.stringify(place));
}

export function readPlace(json: string | null): ReportPlace | null {
  return json === null ? null : (JSON.parse(json) as ReportPlace);
}

/** Nothing of a place is known, and no words name one. */
export const NO_PLACE = {
  placeState: 'none',
  placeSealed: null,
  placeCity: null,
  placeZip: null,
  zoneIds: [] as string[],
};
