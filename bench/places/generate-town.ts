// A town of any size whose streets have made-up names: a grid in which each street meets some of the
// others, the same for the same seed. And the slips of thumbs that its names are typed with.
import { streetRecordOf } from '../../src/places/memory-tables.ts';
import type { IntersectionRecord, StreetRecord } from '../../src/places/place-types.ts';

export type Town = { streets: StreetRecord[]; intersections: IntersectionRecord[] };

const BLOCK_DEGREES = 0.002;
const ORIGIN = { lat: 33, lng: -119.9 };
/** Streets of a neighbourhood: each of one direction meets each of the other. */
const NEIGHBOURHOOD = 50;
const CONSONANTS = 'b c d f g h l m n p r s t v ch st br tr'.split(' ');
const VOWELS = 'a e i o u ea ia'.split(' ');
const ENDINGS = ['', '', 'n', 'r', 's', 'l', 'nd', 'ton', 'do'];
const SUFFIXES = ['St', 'Ave', 'Blvd', 'Rd', 'Dr'];

/** Mulberry32: small, seeded, good enough to spread names. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(all: readonly T[], chance: () => number): T {
  const picked = all[Math.floor(chance() * all.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

/** @param streetCount rounded up to whole neighbourhoods of 100 streets and 2,500 crossings */
export function generateTown(streetCount: number, seed: number): Town {
  const chance = createChance(seed);
  const town: Town = { streets: [], intersections: [] };
  const taken = new Set<string>();
  while (town.streets.length < streetCount) addNeighbourhood(town, taken, chance);
  return town;
}

function addNeighbourhood(town: Town, taken: Set<string>, chance: () => number): void {
  const south = ORIGIN.lat + Math.floor(town.streets.length / (2 * NEIGHBOURHOOD)) * 0.2;
  const add = () => {
    const street = streetRecordOf(String(town.streets.length + 1), nameStreet(taken, chance));
    town.streets.push(street);
    return street;
  };
  const across = Array.from({ length: NEIGHBOURHOOD }, add);
  const along = Array.from({ length: NEIGHBOURHOOD }, add);
  for (const [y, one] of across.entries())
    for (const [x, other] of along.entries())
      town.intersections.push({
        id: String(town.intersections.length + 1),
        streetAId: one.id,
        streetBId: other.id,
        city: null,
        citySource: null,
        zip: null,
        zipSource: null,
        lat: south + y * BLOCK_DEGREES,
        lng: ORIGIN.lng + x * BLOCK_DEGREES,
      });
}

function nameStreet(taken: Set<string>, chance: () => number): string {
  for (;;) {
    const syllables = 2 + Math.floor(chance() * 3);
    const name = Array.from(
      { length: syllables },
      () => pick(CONSONANTS, chance) + pick(VOWELS, chance),
    ).join('');
    const whole = name + pick(ENDINGS, chance);
    if (whole.length < 5 || taken.has(whole)) continue;
    taken.add(whole);
    return `${whole[0]?.toUpperCase()}${whole.slice(1)} ${pick(SUFFIXES, chance)}`;
  }
}

/** One slip, not in the first letter: two letters swapped, one lost, doubled or replaced. */
export function mistype(word: string, chance: () => number): string {
  const at = 1 + Math.floor(chance() * (word.length - 2));
  const [before, letter = '', after] = [word.slice(0, at), word[at], word.slice(at + 1)];
  switch (Math.floor(chance() * 4)) {
    case 0:
      return before + (after[0] ?? '') + letter + after.slice(1);
    case 1:
      return before + after;
    case 2:
      return before + letter + letter + after;
    default:
      return (
        before +
        pick(
          [...'aeiounrst'].filter((each) => each !== letter),
          chance,
        ) +
        after
      );
  }
}
