// Which cities the words name, and which they rule out: "not city of LA" names none. The longest name
// counts, read from the right, where cities stand. Pure.
import { nameKey } from './fold-name.ts';
import type { GazetteerRecord } from './place-types.ts';
import { isConnective } from './split-joins.ts';
import { isSign, keyOf, overlaps, spansOf } from './split-words.ts';
import type { Span, Word } from './split-words.ts';

export type CityNamed = Span & {
  /** All places of that name that may be meant, the likeliest first. */
  records: GazetteerRecord[];
};

const LONGEST_NAME = 4;
/** Said so often that everybody knows them, and in no gazetteer. */
const SAID_AS: Readonly<Record<string, string>> = {
  la: 'los angeles',
  'l a': 'los angeles',
  dtla: 'los angeles',
  'downtown la': 'los angeles',
  'east la': 'east los angeles',
  'east l a': 'east los angeles',
  'east los': 'east los angeles',
  'south la': 'south los angeles',
  'este de los angeles': 'east los angeles',
  hp: 'huntington park',
  noho: 'north hollywood',
  'no hollywood': 'north hollywood',
  ktown: 'koreatown',
  'k town': 'koreatown',
  panorama: 'panorama city',
  sd: 'san diego',
  oc: 'orange county',
};
const NOT = new Set(['not', 'no', 'isnt', 'aint', 'never', 'nunca']);
const BETWEEN_NOT_AND_NAME = new Set('in the city of en la ciudad de es del around on'.split(' '));
const STREET_AFTER = new Set(
  'st street ave av avenue blvd blv bl boulevard rd road dr drive ln lane hwy highway fwy freeway pkwy'.split(
    ' ',
  ),
);
/** With one of these after it a city's name is part of another: Cypress Park is not in Cypress. */
const NAME_GOES_ON = new Set(
  'park heights hills gardens village beach canyon terrace valley grove springs gate lake mesa'.split(
    ' ',
  ),
);
/** An article before a name makes it a street's: la Lincoln. */
const STREET_BEFORE = new Set('calle avenida bulevar calzada avenue la the'.split(' '));
const OF = new Set(['de', 'del', 'of']);
/** Elsewhere in the country a small place of that name is never meant. */
const KNOWN_EVERYWHERE = 100_000;

/** The keys to ask the gazetteer for: all runs of words that may be a city. */
export function cityKeysOf(words: readonly Word[]): string[] {
  const spans = spansOf(words, LONGEST_NAME).filter((span) => mayBeCity(words, span));
  return [...new Set(spans.map((span) => cityKey(keyOf(words, span))))];
}

export function cityKey(name: string): string {
  const key = nameKey(name);
  return Object.hasOwn(SAID_AS, key) ? (SAID_AS[key] ?? key) : key;
}

/**
 * @param found what the gazetteer has under those keys
 * @param counties FIPS of the network
 * @returns cities that do not overlap, from the right
 */
export function readCities(
  words: readonly Word[],
  found: readonly GazetteerRecord[],
  counties: readonly string[],
): CityNamed[] {
  const byKey = Map.groupBy(found, (record) => record.key);
  const named: CityNamed[] = [];
  const spans = spansOf(words, LONGEST_NAME).filter((span) => mayBeCity(words, span));
  spans.sort((one, other) => other.to - one.to || one.from - other.from);
  for (const span of spans) {
    const isAlone = span.to - span.from === words.length;
    const records = likely(byKey.get(cityKey(keyOf(words, span))) ?? [], counties, isAlone);
    if (records.length === 0 || named.some((each) => overlaps(each, span))) continue;
    named.push({ ...span, records });
  }
  return named.filter((span) => !isRuledOut(words, span) && !isOtherName(words, span));
}

/** A city of another state is meant only where nothing else is said. */
function likely(
  records: readonly GazetteerRecord[],
  counties: readonly string[],
  isAlone: boolean,
): GazetteerRecord[] {
  const states = new Set(counties.map((fips) => fips.slice(0, 2)));
  const rank = ({ countyFips, population }: GazetteerRecord) => {
    if (counties.length === 0) return 1;
    if (countyFips !== null && counties.includes(countyFips)) return 2;
    if (states.has(countyFips?.slice(0, 2) ?? '')) return 1;
    return isAlone && population >= KNOWN_EVERYWHERE ? 0 : -1;
  };
  return records
    .filter((record) => rank(record) >= 0)
    .toSorted((one, other) => rank(other) - rank(one) || other.population - one.population);
}

/** `la` is an article, LA a city: where it is written so, or after a word that says so. */
function mayBeCity(words: readonly Word[], { from, to }: Span): boolean {
  if (to - from > 1 || words[from]?.key !== 'la') return true;
  const isShouted = words.every((word) => word.raw === word.raw.toUpperCase());
  const before = words[from - 1]?.key ?? '';
  return (words[from]?.raw === 'LA' && !isShouted) || ['in', 'of', 'downtown'].includes(before);
}

/** Perris Blvd, la calle Orange, la Whittier, Cypress Park, iglesia de Santa Maria Reina: no cities. */
function isOtherName(words: readonly Word[], { from, to }: Span): boolean {
  return (
    STREET_AFTER.has(words[to]?.key ?? '') ||
    NAME_GOES_ON.has(words[to]?.key ?? '') ||
    (STREET_BEFORE.has(words[from - 1]?.key ?? '') && !isLosAngeles(words, from - 1)) ||
    (OF.has(words[from - 1]?.key ?? '') && goesOn(words[to]))
  );
}

function isLosAngeles(words: readonly Word[], at: number): boolean {
  return words[at]?.key === 'la' && mayBeCity(words, { from: at, to: at + 1 });
}

function goesOn(next: Word | undefined): boolean {
  return next !== undefined && !isSign(next) && !isConnective(next.key);
}

function isRuledOut(words: readonly Word[], { from }: Span): boolean {
  let before = from - 1;
  while (before >= 0 && BETWEEN_NOT_AND_NAME.has(words[before]?.key ?? '')) before -= 1;
  return NOT.has(words[before]?.key ?? '');
}
