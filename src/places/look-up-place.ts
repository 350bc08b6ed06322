// A place's words looked up in the tables, and where those know nothing and a geocoder of the network's
// own is set, there. Never a home, and never more than the place's words.
import type { Geocoder } from './geocoder/geocoder.ts';
import { findPlace } from './find-place.ts';
import { isHomeLike } from './home-like.ts';
import type { PlaceCandidate, PlaceContext, PlaceIndex } from './place-types.ts';
import { cityKeysOf, readCities } from './read-cities.ts';
import { keepHome } from './settle-candidates.ts';
import { splitWords } from './split-words.ts';
import type { PlaceChoice } from './take-place.ts';
import { takePlace } from './take-place.ts';

export type LookUpDeps = { index: PlaceIndex; geocoder: Geocoder | null };

export type LookUp = PlaceContext & {
  /** Somebody lives there, whatever the words say. */
  isHome: boolean;
};

export async function lookUpPlace(
  { index, geocoder }: LookUpDeps,
  words: string,
  { isHome, ...context }: LookUp,
): Promise<PlaceChoice> {
  const found = await findPlace(words, context, index);
  const candidates = isHome ? found.map(asHome) : found;
  const isSomebodys = isHome || isHomeLike(words);
  if (!geocoder || isSomebodys || !isMissed(candidates)) return takePlace(candidates);
  const elsewhere = await geocoder.find(words, candidates[0]?.city ?? context.cityNamed ?? null);
  const all = [...elsewhere, ...candidates].toSorted((one, other) => other.score - one.score);
  return takePlace(all);
}

function asHome(candidate: PlaceCandidate): PlaceCandidate {
  return candidate.isHomeLike ? candidate : keepHome(candidate);
}

const NOT_FOUND = new Set(['unknown', 'city', 'zip']);

/** Nothing finer than a city was found, and nobody's home is meant. */
function isMissed(candidates: readonly PlaceCandidate[]): boolean {
  return candidates.every(({ precision, isHomeLike }) => NOT_FOUND.has(precision) && !isHomeLike);
}

/** A city that a text names somewhere; null where it names none, or several. */
export async function cityNamedIn(
  text: string,
  counties: readonly string[],
  index: PlaceIndex,
): Promise<string | null> {
  const words = splitWords(text);
  const found = await index.citiesNamed(cityKeysOf(words));
  const named = readCities(words, found, counties);
  const names = new Set(named.map((city) => city.records[0]?.name));
  const [name] = names;
  return names.size === 1 ? (name ?? null) : null;
}
