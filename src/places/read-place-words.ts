// Everything the tables know about single parts of the words, asked in one round: which runs are
// streets, which are cities, ZIPs, aliases. What they mean together is for others. Pure.
import { nameKey } from './fold-name.ts';
import { isHomeLike } from './home-like.ts';
import type {
  AliasRecord,
  PlaceContext,
  PlaceIndex,
  StreetRecord,
  ZipRecord,
} from './place-types.ts';
import { cityKey, cityKeysOf, readCities } from './read-cities.ts';
import type { CityNamed } from './read-cities.ts';
import { isConnective, splitJoins } from './split-joins.ts';
import type { Join } from './split-joins.ts';
import { keyOf, rangeOf, rawOf, spansOf, splitWords } from './split-words.ts';
import type { Span, Word } from './split-words.ts';
import { streetKey } from './street-key.ts';
import type { StreetKey } from './street-key.ts';

export type NameSpan = Span & { key: StreetKey };

/** One reading of a run of words as one street. */
export type StreetSpan = NameSpan & {
  street: StreetRecord;
  /** 0: full key; 1: the words' article is not the name's; 2: the name's article was left out. */
  rank: number;
  /** Edits from what was typed; 0 for the name itself. */
  edits: number;
};

export type PlaceReading = {
  text: string;
  words: Word[];
  joins: Join[];
  /** Runs that a street's name may be in. */
  names: NameSpan[];
  streets: StreetSpan[];
  cities: CityNamed[];
  /** A city from elsewhere in the sender's text. */
  cityElsewhere: CityNamed | null;
  zips: (Span & { zip: ZipRecord })[];
  aliases: AliasRecord[];
  context: PlaceContext;
  isHomeLike: boolean;
};

const LONGEST_STREET = 6;
const LONGEST_ALIAS = 5;
const ALIAS_CHARACTERS_MOST = 80;

export async function readPlaceWords(
  text: string,
  context: PlaceContext,
  index: PlaceIndex,
): Promise<PlaceReading> {
  const words = splitWords(text);
  const joins = splitJoins(words);
  const names = namesIn(words, joins);
  const cityElsewhere = cityKey(context.cityNamed ?? '');
  const [streets, cities, zips, aliases] = await Promise.all([
    index.streetsByKey([...new Set(names.flatMap((name) => name.key.keys))]),
    index.citiesNamed([...cityKeysOf(words), cityElsewhere].filter(Boolean)),
    index.zips(zipSpans(words).map((span) => keyOf(words, span))),
    index.aliasesNamed(aliasKeysOf(text, words)),
  ]);
  const elsewhere = readCities(splitWords(context.cityNamed ?? ''), cities, context.counties)[0];
  return {
    text,
    words,
    joins,
    names,
    streets: names.flatMap((name) => streetsFor(name, streets)),
    cities: readCities(words, cities, context.counties),
    cityElsewhere: elsewhere ? { ...elsewhere, from: -1, to: -1 } : null,
    zips: zipSpans(words).flatMap((span) => {
      const zip = zips.find((each) => each.code === keyOf(words, span));
      return zip ? [{ ...span, zip }] : [];
    }),
    aliases,
    context,
    isHomeLike: isHomeLike(text),
  };
}

function namesIn(words: Word[], joins: Join[]): NameSpan[] {
  const isInJoin = new Set(joins.flatMap(({ from, to }) => rangeOf({ from, to })));
  return spansOf(words, LONGEST_STREET).flatMap((span) => {
    const inside = rangeOf(span);
    if (inside.every((at) => isConnective(words[at]?.key ?? ''))) return [];
    const key = streetKey(rawOf(words, span));
    // `treinta y ocho` holds a join and is one name all the same.
    if (key.number === undefined && inside.some((at) => isInJoin.has(at) && !isInitial(words, at)))
      return [];
    return key.keys.length > 0 ? [{ ...span, key }] : [];
  });
}

/** `N` and `E` join two streets and begin the name of one. */
function isInitial(words: Word[], at: number): boolean {
  return /^[nsew]$/.test(words[at]?.key ?? '');
}

function streetsFor(name: NameSpan, streets: readonly StreetRecord[]): StreetSpan[] {
  return streets.flatMap((street) => {
    const rank = rankOf(name.key, street);
    return rank === null ? [] : [{ ...name, street, rank, edits: 0 }];
  });
}

function rankOf({ keys }: StreetKey, { fullKey, bareKey }: StreetRecord): number | null {
  if (keys[0] === fullKey) return 0;
  if (keys.at(-1) === fullKey) return 1;
  return keys.includes(bareKey) ? 2 : null;
}

function zipSpans(words: readonly Word[]): Span[] {
  return words.flatMap(({ key }, at) => (/^\d{5}$/.test(key) ? [{ from: at, to: at + 1 }] : []));
}

function aliasKeysOf(text: string, words: readonly Word[]): string[] {
  const whole = nameKey(text);
  const parts = spansOf(words, LONGEST_ALIAS).map((span) => nameKey(keyOf(words, span)));
  const keys = [...parts, ...(whole.length <= ALIAS_CHARACTERS_MOST ? [whole] : [])];
  return [...new Set(keys)].filter((key) => key !== '' && !isConnective(key));
}
