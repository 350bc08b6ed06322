// Who fills which place of a call-out, so that as many places as possible are filled: somebody with
// a rare skill is moved to the place that needs it when another can take the first. Pure.
import type { Place } from '../../contract/call-out.ts';

export type Fitness = {
  id: string;
  skills: readonly string[];
  languages: readonly string[];
  hasCar: boolean;
};

export type Filled = {
  /** For each place, who has it; null: nobody yet. In the order of the places. */
  places: (string | null)[];
  missing: number;
};

export function fits(place: Place, person: Fitness): boolean {
  return (
    place.skills.every((skill) => person.skills.includes(skill)) &&
    place.languages.every((language) => person.languages.includes(language)) &&
    (!place.needsCar || person.hasCar)
  );
}

/**
 * The largest matching of people and places. Those named first keep a place as long as any matching
 * of that size lets them: whoever said yes first is not put out by whoever says it later.
 */
export function fillPlaces(places: readonly Place[], people: readonly Fitness[]): Filled {
  const holderOf = new Map<number, Fitness>();
  for (const person of people) seat(places, person, holderOf, new Set());
  const filled = places.map((_, index) => holderOf.get(index)?.id ?? null);
  return { places: filled, missing: filled.filter((id) => id === null).length };
}

/** Finds a free place for `person`, moving others to places that also suit them. */
function seat(
  places: readonly Place[],
  person: Fitness,
  holderOf: Map<number, Fitness>,
  tried: Set<number>,
): boolean {
  for (const [index, place] of places.entries()) {
    if (tried.has(index) || !fits(place, person)) continue;
    tried.add(index);
    const holder = holderOf.get(index);
    if (holder && !seat(places, holder, holderOf, tried)) continue;
    holderOf.set(index, person);
    return true;
  }
  return false;
}

/** Whether one more yes helps: the places filled grow by it. */
export function isNeeded(
  places: readonly Place[],
  accepted: readonly Fitness[],
  person: Fitness,
): boolean {
  return fillPlaces(places, [...accepted, person]).missing < fillPlaces(places, accepted).missing;
}
