import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPlace } from '../../src/places/find-place.ts';
import { PLACE_KINDS, PLACE_PRECISIONS } from '../../src/places/place-types.ts';
import type { PlaceCandidate, PlaceIndex } from '../../src/places/place-types.ts';
import { takePlace } from '../../src/places/take-place.ts';
import { CONTEXT, knownPlaces } from './known-places.ts';

let index: PlaceIndex;
beforeAll(async () => {
  index = await knownPlaces();
});

const PARTS =
  '4th,la 4ta,main,Main St,santa ana,and,y,&,/,x,con,en,on,at,entre,por,not,no,its,house,mi casa,exit,605,the 5,1400,block of,92701,90086,wilshire,union,alvarado,alvardo,adelanto,B-18,northgate,<b>,😀,올림픽,the,la,apt 4,avenue 52,corner of,esq'.split(
    ',',
  );
const placeLike = fc
  .array(fc.constantFrom(...PARTS), { maxLength: 14 })
  .map((parts) => parts.join(' '));
const threadPlace: PlaceCandidate = {
  kind: 'intersection',
  words: '4th St & Main St',
  streets: ['4', 'main'],
  precision: 'intersection',
  score: 1,
  reasons: [],
  isOutOfArea: false,
  isHomeLike: false,
};

function isSound(candidate: PlaceCandidate): boolean {
  return (
    PLACE_KINDS.includes(candidate.kind) &&
    PLACE_PRECISIONS.includes(candidate.precision) &&
    candidate.score >= 0 &&
    candidate.score <= 1 &&
    (candidate.precision !== 'unknown' || candidate.radiusMetres === undefined) &&
    (candidate.lat === undefined || (candidate.radiusMetres ?? 0) > 0)
  );
}

describe('whatever the words', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['emoji', '🧊🚐🚐 👮'],
    ['HTML', '<script>alert("4th & Main")</script><img src=x onerror=1>'],
    ['1,600 letters', 'a'.repeat(1_600)],
    ['1,600 characters of corners', '4th & main y '.repeat(124).slice(0, 1_600)],
    ['joins alone', '& / @ y and con x '.repeat(80)],
    ['half an emoji', '4th \ud83d & main'],
    ['a nul', 'main\u0000 & 4th'],
  ])('%s has an answer', async (_, words) => {
    const candidates = await findPlace(words, { ...CONTEXT, threadPlace }, index);
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates.every(isSound)).toBe(true);
  });

  it('it never throws, and says only what is sound', async () => {
    const words = fc.oneof(placeLike, fc.string({ unit: 'binary', maxLength: 200 }), fc.string());
    await fc.assert(
      fc.asyncProperty(words, fc.boolean(), async (text, isAnswer) => {
        const context = isAnswer ? { ...CONTEXT, threadPlace } : CONTEXT;
        const candidates = await findPlace(text, context, index);
        return candidates.length > 0 && candidates.every(isSound);
      }),
      { numRuns: 300 },
    );
  });

  it('a home is never finer than its block', async () => {
    await fc.assert(
      fc.asyncProperty(placeLike, async (text) => {
        const candidates = await findPlace(`my house, ${text}`, CONTEXT, index);
        return candidates.every(
          ({ precision, isHomeLike }) =>
            isHomeLike && precision !== 'exact' && precision !== 'intersection',
        );
      }),
      { numRuns: 100 },
    );
  });

  it('a text four times as long takes no more than that', async () => {
    const time = async (words: string) => {
      const before = performance.now();
      for (let each = 0; each < 3; each += 1) await findPlace(words, CONTEXT, index);
      return performance.now() - before;
    };
    const corners = '4th & main y '.repeat(120);
    await time(corners);
    const short = await time(corners.slice(0, 400));
    expect(await time(corners.slice(0, 1_600))).toBeLessThan(Math.max(8 * short, 500));
  });
});

describe('one corner, however it is written', () => {
  const at = async (words: string) => {
    const { taken } = takePlace(await findPlace(words, CONTEXT, index));
    return [taken?.words, taken?.lat, taken?.lng, taken?.city].join('|');
  };
  const corners: [a: string[], b: string[], city: string][] = [
    [
      ['4th', 'la 4ta', 'fourth', '4th St', 'la cuarta', '4'],
      ['Main', 'la Main', 'main st', 'calle Main'],
      'Santa Ana',
    ],
    [['Garey', 'la Garey', 'garey ave'], ['Holt', 'Holt Ave', 'la avenida Holt'], 'Pomona'],
    [
      ['pacific', 'Pacific Blvd', 'la pacific'],
      ['Florence', 'avenida florence'],
      'Huntington Park',
    ],
  ];

  it('order, case, accents, articles and joins make no difference', async () => {
    const written = fc.tuple(
      fc.constantFrom(...corners),
      fc.constantFrom(' & ', ' and ', ' y ', '/', ' con ', ' esq con ', ' x '),
      fc.constantFrom(' in ', ' en ', ', ', ' '),
      fc.boolean(),
      fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toUpperCase(),
        (text: string) => text.toLowerCase(),
        (text: string) => text.replaceAll('a', 'á'),
      ),
      fc.nat(),
      fc.nat(),
    );
    await fc.assert(
      fc.asyncProperty(
        written,
        async ([[as, bs, city], join, within, isTurned, typed, one, other]) => {
          const [a = '', b = ''] = [as[one % as.length], bs[other % bs.length]];
          const words = typed((isTurned ? [b, a] : [a, b]).join(join) + within + city);
          return (await at(words)) === (await at(`${as[0]} & ${bs[0]} in ${city}`));
        },
      ),
      { numRuns: 200 },
    );
  });
});
