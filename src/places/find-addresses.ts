// A number before a street: the address range that holds it, or the hundred block by name. Of a home
// nothing finer than the block is kept. Pure.
import type {
  AddressRangeRecord,
  Direction,
  PlaceCandidate,
  PlaceIndex,
  PlaceReason,
} from './place-types.ts';
import type { PlaceReading, StreetSpan } from './read-place-words.ts';
import { candidateWith, doubtsAbout, judgeCity, roundScore } from './score-place.ts';
import type { Found } from './score-place.ts';
import { alongStreet } from './find-stretches.ts';
import { streetKey } from './street-key.ts';

type Numbered = { span: StreetSpan; number: number; isBlock: boolean; from: number };

const HUNDRED = 100;
const SCORE = { cityInText: 0.95, noCity: 0.85 } as const;
const BLOCK = new Set(['block', 'blk', 'cuadra', 'cuadras']);
const OF = new Set(['of', 'de', 'on', 'en', 'la', 'el', 'the']);

export async function findAddresses(reading: PlaceReading, index: PlaceIndex): Promise<Found[]> {
  const numbered = numbersBefore(reading);
  const number = numbered[0]?.number;
  if (number === undefined) return [];
  const ids = [...new Set(numbered.map(({ span }) => span.street.id))];
  const [ranges, stretches] = await Promise.all([
    index.addressRanges(ids, number),
    index.stretchesOf(ids),
  ]);
  return numbered.flatMap((each) => {
    const fitting = ranges.filter((range) => isWithin(range, each));
    if (fitting.length > 0) return fitting.map((range) => inRange(each, range, reading));
    const names = namesOf(each, reading);
    const { span } = each;
    const used = spentOn(each);
    return [
      alongStreet({ kind: 'block', span, used, names, reason: 'house_number' }, stretches, reading),
    ];
  });
}

/** `300 N Los Angeles St`, `1400 block of s standard ave`; of several numbers the first. */
function numbersBefore({ words, streets }: PlaceReading): Numbered[] {
  const starting = Map.groupBy(streets, (street) => street.from);
  for (const [from, { key }] of words.entries()) {
    if (!/^\d{1,6}$/.test(key)) continue;
    const isBlock = BLOCK.has(words[from + 1]?.key ?? '');
    let at = isBlock ? from + 2 : from + 1;
    while (isBlock && OF.has(words[at]?.key ?? '') && !starting.has(at)) at += 1;
    const spans = longestOf(starting.get(at) ?? []);
    if (spans.length > 0)
      return spans.map((span) => ({ span, number: Number(key), isBlock, from }));
  }
  return [];
}

/** Only readings of the longest run: `Los Angeles St`, neither `Los Angeles` nor a bare `Angeles`. */
function longestOf(spans: readonly StreetSpan[]): StreetSpan[] {
  const longest = Math.max(...spans.map((span) => span.to));
  const whole = spans.filter((span) => span.to === longest);
  const best = Math.min(...whole.map((span) => span.rank));
  return whole.filter((span) => span.rank === best);
}

function isWithin({ streetId, low, high }: AddressRangeRecord, { span, number }: Numbered) {
  return streetId === span.street.id && number >= low && number <= high;
}

function inRange(each: Numbered, range: AddressRangeRecord, reading: PlaceReading): Found {
  const used = spentOn(each);
  const isExact = range.low === range.high && !each.isBlock;
  const verdict = judgeCity(reading, used, { ...range, city: null });
  const doubts = doubtsAbout(each.span);
  const isSaid = verdict.reasons.includes('city_in_text');
  const reasons: PlaceReason[] = ['house_number', ...doubts.reasons, ...verdict.reasons];
  const { words, ...names } = namesOf(each, reading);
  const score = isSaid ? SCORE.cityInText : Math.min(verdict.score, SCORE.noCity);
  const candidate = candidateWith(
    isExact ? 'address' : 'block',
    words,
    isExact ? 'exact' : 'block',
    {
      ...names,
      lat: range.lat,
      lng: range.lng,
      ...(verdict.city === undefined ? {} : { city: verdict.city, citySource: verdict.citySource }),
      ...(range.zip === null ? {} : { zip: range.zip, zipSource: 'polygon' as const }),
      score: roundScore(score - doubts.cost),
      reasons,
    },
  );
  return { candidate, used };
}

function namesOf(
  { span, number, isBlock }: Numbered,
  { isHomeLike }: PlaceReading,
): Partial<PlaceCandidate> & { words: string } {
  const street = withDirection(span);
  const isCoarse = isBlock || isHomeLike;
  const kept = isCoarse ? Math.floor(number / HUNDRED) * HUNDRED : number;
  return {
    words: isCoarse ? `${kept} block of ${street}` : `${kept} ${street}`,
    crossStreet: street,
    streets: [span.street.fullKey],
    number: kept,
    ...directionOf(span),
  };
}

function directionOf({ key, street }: StreetSpan): { direction?: Direction } {
  const direction = key.direction ?? streetKey(street.name).direction;
  return direction ? { direction } : {};
}

function withDirection({ key, street }: StreetSpan): string {
  const isSaid = key.direction && !streetKey(street.name).direction;
  return isSaid ? `${key.direction?.toUpperCase()} ${street.name}` : street.name;
}

function spentOn({ from, span }: Numbered) {
  return [{ from, to: span.to }];
}
