// A place as the board shows it, and what people say about one.
import { z } from 'zod';
import { Person } from './account.ts';
import { Instant, Uuid, humanText } from './primitives.ts';

export const PlacesGeocoder = z.enum(['pelias', 'nominatim', 'photon']);
export type PlacesGeocoder = z.infer<typeof PlacesGeocoder>;

/** How finely it is known: a house, a corner, a hundred block, a thing with a name, an area. */
export const PlacePrecision = z.enum([
  'exact',
  'intersection',
  'block',
  'landmark',
  'zip',
  'city',
  'unknown',
]);
export type PlacePrecision = z.infer<typeof PlacePrecision>;

const Place = z.object({
  /** In normal form: `4th St & Main St`. */
  words: z.string(),
  city: z.string().nullable(),
  /** How the city is known: text, polygon, gazetteer, zip, inferred, alias. */
  citySource: z.string().nullable(),
  zip: z.string().nullable(),
  precision: PlacePrecision,
  /** Null where there is no point. */
  radiusMetres: z.number().nonnegative().nullable(),
  lat: z.number().optional(),
  lng: z.number().optional(),
  /** Outside the network's counties. */
  isOutOfArea: z.boolean(),
  /** Somebody may live there. */
  isHomeLike: z.boolean(),
  /** Why, in stable codes. */
  reasons: z.array(z.string()),
});

/** One of several things the words may mean; its index in the list chooses it. */
export const PlaceCandidateView = Place.extend({ score: z.number().min(0).max(1) });
export type PlaceCandidateView = z.infer<typeof PlaceCandidateView>;

export const PlaceView = Place.extend({
  /** Who says so: the reader, or a person who corrected it. */
  source: z.enum(['reader', 'person']),
  correctedBy: Uuid.nullable(),
  correctedAt: Instant.nullable(),
  zoneIds: z.array(z.string()),
  /** What else the words may mean; more than one where no reading was sure enough to take. */
  candidates: z.array(PlaceCandidateView).optional(),
});
export type PlaceView = z.infer<typeof PlaceView>;

const PLACE_WORDS_MAX = 200;

/** Either other words, looked up, or one of the candidates shown. */
export const CorrectPlace = z.union([
  z.strictObject({ words: humanText(PLACE_WORDS_MAX), remember: z.boolean().optional() }),
  z.strictObject({ candidate: z.int().min(0).max(99), remember: z.boolean().optional() }),
]);
export type CorrectPlace = z.infer<typeof CorrectPlace>;

/** What people of the network call a place. */
export const PlaceAliasView = z.object({
  id: Uuid,
  words: z.string(),
  place: z.object({ words: z.string(), city: z.string().nullable(), precision: PlacePrecision }),
  taughtBy: Person,
  taughtAt: Instant,
});
export type PlaceAliasView = z.infer<typeof PlaceAliasView>;

export const PlaceAliasList = z.object({
  items: z.array(PlaceAliasView),
  nextCursor: z.null(),
});
export type PlaceAliasList = z.infer<typeof PlaceAliasList>;
