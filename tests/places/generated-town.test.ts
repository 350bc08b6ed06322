import { describe, expect, it } from 'vitest';
import { createChance, generateTown, mistype, pick } from '../../bench/places/generate-town.ts';
import { findPlace } from '../../src/places/find-place.ts';
import { createMemoryIndex } from '../../src/places/memory-index.ts';
import type { IntersectionRecord } from '../../src/places/place-types.ts';
import { takePlace } from '../../src/places/take-place.ts';

const TRIES = 1_000;
const APART = 300;
const town = generateTown(1_000, 7);
const index = createMemoryIndex(town);
const nameOf = new Map(town.streets.map((street) => [street.id, street.fullKey]));

async function tryTyping(
  seed: number,
  write: (a: string, b: string, chance: () => number) => string,
) {
  const chance = createChance(seed);
  const counts = { right: 0, wrong: 0, asked: 0 };
  for (let each = 0; each < TRIES; each += 1) {
    const corner = pick(town.intersections, chance);
    const [a, b] = keysOf(corner);
    const candidates = await findPlace(write(a, b, chance), { counties: [] }, index);
    const { taken } = takePlace(candidates);
    if (!taken) counts.asked += 1;
    else if (isAt(taken.streets, corner)) counts.right += 1;
    else counts.wrong += 1;
  }
  return counts;
}

function keysOf({ streetAId, streetBId }: IntersectionRecord): [string, string] {
  return [nameOf.get(streetAId) ?? '', nameOf.get(streetBId) ?? ''];
}

function isAt(streets: readonly string[] | undefined, corner: IntersectionRecord): boolean {
  return streets?.join(' ') === keysOf(corner).toSorted().join(' ');
}

describe('a thousand corners of a town of a thousand streets', () => {
  it('typed as they are, each is found', async () => {
    expect(await tryTyping(1, (a, b) => `${a} & ${b}`)).toEqual({
      right: TRIES,
      wrong: 0,
      asked: 0,
    });
  });

  it('with a slip in one name, 95 of 100 are found and none is wrong', async () => {
    const counts = await tryTyping(2, (a, b, chance) => `${mistype(a, chance)} y ${b}`);
    expect(counts.wrong).toBe(0);
    expect(counts.right).toBeGreaterThanOrEqual(TRIES * 0.95);
  });

  it('with a slip in both, 95 of 100 are found and none is wrong', async () => {
    const counts = await tryTyping(
      3,
      (a, b, chance) => `${mistype(a, chance)} & ${mistype(b, chance)}`,
    );
    expect(counts.wrong).toBe(0);
    expect(counts.right).toBeGreaterThanOrEqual(TRIES * 0.95);
  });

  it('streets that never cross are not answered', async () => {
    const chance = createChance(4);
    const meeting = new Set(town.intersections.map((each) => keysOf(each).toSorted().join(' ')));
    let [tried, answered] = [0, 0];
    while (tried < APART) {
      const keys = [pick(town.streets, chance).fullKey, pick(town.streets, chance).fullKey];
      if (keys[0] === keys[1] || meeting.has(keys.toSorted().join(' '))) continue;
      tried += 1;
      const candidates = await findPlace(keys.join(' & '), { counties: [] }, index);
      if (takePlace(candidates).taken) answered += 1;
    }
    expect(answered).toBeLessThanOrEqual(APART * 0.01);
  });
});
