// The small rules that finding a place is made of.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctPlace, correctedWords } from '../../src/places/correct-place.ts';
import { boxAround, boxHolds, metresBetween } from '../../src/places/distance.ts';
import { nameKey } from '../../src/places/fold-name.ts';
import { isHomeLike } from '../../src/places/home-like.ts';
import type { PlaceCandidate } from '../../src/places/place-types.ts';
import { editsAllowed, editsBetween } from '../../src/places/spelling.ts';
import { splitBetween, splitJoins } from '../../src/places/split-joins.ts';
import { WORDS_MOST, splitWords } from '../../src/places/split-words.ts';
import { takePlace } from '../../src/places/take-place.ts';

function candidate(score: number, more: Partial<PlaceCandidate> = {}): PlaceCandidate {
  return {
    kind: 'intersection',
    words: '7th St & Central Ave',
    streets: ['7', 'central'],
    precision: 'intersection',
    score,
    reasons: [],
    isOutOfArea: false,
    isHomeLike: false,
    ...more,
  };
}

describe('joins', () => {
  const joinsIn = (text: string) => {
    const words = splitWords(text);
    return splitJoins(words).map((join) => {
      const said = words
        .slice(join.from, join.to)
        .map((word) => word.key)
        .join(' ');
      return join.isWeak ? `(${said})` : said;
    });
  };
  it.each([
    ['4th & Main', ['&']],
    ['4th/Main', ['/']],
    ['4th @ Main', ['@']],
    ['la 4ta y Main', ['y']],
    ['Magnolia esq con Edinger', ['esq con']],
    ['Magnolia esquina de Edinger', ['esquina de']],
    ['Civic Center casi con Bristol', ['casi con']],
    ['corner of Santa Fe and Main', ['corner of', 'and']],
    ['telegraph x santa paula', ['(x)']],
    ['station at Soto', ['(at)']],
    ['Magnolia va Hazard', ['(va)']],
    ['Orangethorpe n Dale', ['(n)']],
    ['Wilshire', []],
  ])('%s', (text, joins) => {
    expect(joinsIn(text)).toEqual(joins);
  });

  it('entre A y B opens at entre and joins at y', () => {
    const words = splitWords('alvarado entre la 6 y la 7');
    const [between] = splitBetween(words, splitJoins(words));
    expect([between?.opener.from, between?.join.from]).toEqual([1, 4]);
    expect(splitBetween(splitWords('entre'), [])).toEqual([]);
  });

  it('of a long text the first words are read', () => {
    expect(splitWords('main '.repeat(500))).toHaveLength(WORDS_MOST);
  });
});

describe('spelling', () => {
  it.each([
    ['alvardo', 'alvarado', 1],
    ['linclon', 'lincoln', 1],
    ['vermnt', 'vermont', 1],
    ['slawson', 'slauson', 1],
    ['main', 'main', 0],
    ['main', 'pine', null],
  ])('%s and %s', (one, other, edits) => {
    expect(editsBetween(one, other, 2)).toBe(edits);
  });

  it('is as far there as back, and never more than was allowed', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.nat(3), (one, other, most) => {
        const edits = editsBetween(one, other, most);
        expect(edits).toBe(editsBetween(other, one, most));
        expect(edits ?? 0).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('allows one edit to seven letters, two from eight, none for numbers and short words', () => {
    expect(['soto', 'lincoln', 'alvarado', 'ave 52', '17', 'elm'].map(editsAllowed)).toEqual([
      1, 1, 2, 0, 0, 0,
    ]);
  });
});

describe('homes', () => {
  it.each([
    'in front of our house',
    'my house on Minnie',
    'mi casa en la 4ta',
    'afuera de su casa',
    'en mi puerta',
    'el apartamento de mi tia',
    'Minnie street apts',
    'los apartamentos de la bush st',
    '1400 Bush apt 5',
    '1400 Bush St #12',
    'space 14 trailer park',
    'the neighbors house',
  ])('%s', (text) => {
    expect(isHomeLike(text)).toBe(true);
  });
  it.each([
    'Home Depot on Wilshire',
    'el home depot de la slauson',
    'the courthouse',
    '4th and Main',
    'Waffle House',
    '#',
  ])('%s is none', (text) => {
    expect(isHomeLike(text)).toBe(false);
  });
});

describe('corrections', () => {
  const place = candidate(1);
  it.each([
    ['its 17th not 7th', '17th'],
    ["it's 17th, not 7th", '17th'],
    ['sorry 17th not 7th', '17th'],
    ['la 17 no la 7', 'la 17'],
    ['no es la 7, es la 17', 'la 17'],
    ['not 7th its 17th', '17th'],
    ['17th instead of 7th', '17th'],
    ['es la 17 en vez de la 7', 'la 17'],
    ['its Hooper not Central', 'hooper'],
  ])('%s', (text, right) => {
    expect(correctPlace(text, place)?.right).toBe(right);
  });
  it.each([
    '17th',
    'East LA not city of LA',
    'its 17th not 9th',
    'they are not here',
    '',
    'its 7th not 7th',
  ])('%s corrects nothing', (text) => {
    expect(correctPlace(text, place)).toBeNull();
  });
  it('keeps the other street, and needs a place', () => {
    const correction = correctPlace('its 17th not 7th', place);
    expect(correction && correctedWords(correction, place)).toBe('17th & central');
    expect(correctPlace('its 17th not 7th', undefined)).toBeNull();
  });
});

describe('taking a place', () => {
  it.each([
    ['sure and alone', [candidate(0.8)], true],
    ['well ahead', [candidate(1), candidate(0.8)], true],
    ['not far enough ahead', [candidate(1), candidate(0.81)], false],
    ['not sure enough', [candidate(0.79)], false],
    ['a correction', [candidate(1, { needsConfirmation: true })], false],
    ['nothing', [], false],
  ])('%s', (_, candidates, isTaken) => {
    const { taken, shown } = takePlace(candidates);
    expect(taken !== null).toBe(isTaken);
    expect(shown).toEqual(candidates);
  });
});

describe('distance', () => {
  it('is that of the sphere', () => {
    expect(metresBetween({ lat: 34, lng: -118 }, { lat: 35, lng: -118 })).toBeCloseTo(111_195, -2);
    expect(metresBetween({ lat: 34, lng: -118 }, { lat: 34, lng: -118 })).toBe(0);
  });

  it('a box holds whatever is within', () => {
    const lat = fc.double({ min: -70, max: 70, noNaN: true });
    const step = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(lat, step, step, (at, north, east) => {
        const centre = { lat: at, lng: -118 };
        const point = { lat: at + north, lng: -118 + east };
        expect(boxHolds(boxAround(centre, metresBetween(centre, point) + 1), point)).toBe(true);
      }),
    );
  });
});

it('a name has one key, however it is written', () => {
  expect(['Federal Bldg.', 'FEDERAL building', 'Fédéral  Building'].map(nameKey)).toEqual(
    Array.from({ length: 3 }, () => 'federal building'),
  );
});
