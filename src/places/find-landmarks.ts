// Shops, schools, stations and offices by their names: all the words of a landmark's name among those
// of the text, or the beginning of it. A landmark that no table knows is noted in the sender's words. Pure.
import { boxAround, metresBetween } from './distance.ts';
import { nameKey } from './fold-name.ts';
import type { LandmarkRecord, PlaceCandidate, PlaceIndex, PlaceReason } from './place-types.ts';
import type { PlaceReading } from './read-place-words.ts';
import { candidateWith, judgeCity, roundScore } from './score-place.ts';
import type { Found } from './score-place.ts';
import { isConnective } from './split-joins.ts';
import { isSign, keyOf, overlaps, rangeOf, rawOf, spansOf } from './split-words.ts';
import type { Span, Word } from './split-words.ts';

const LONGEST_NAME = 4;
const NEAR_STREETS_METRES = 400;
const SCORE = { whole: 0.88, begun: 0.45, begunWell: 0.4, held: 0.4, otherCity: 0.3 } as const;
const COST_OF_A_CHAIN = 0.1;
/** Kinds that have many of one name, of which the tables may know one. */
const CHAINS = new Set(['store_parking', 'car_wash', 'workplace', 'other']);
const NEAR_CITY = 0.07;
/** Kinds of place that hold people. */
const HOLDS_PEOPLE = new Set(['jail', 'ice_office', 'courthouse']);
/** Name nothing by themselves. */
const GENERIC = new Set(
  'store tienda market mercado school escuela elementary station estacion metro church iglesia park parque hospital clinic clinica mall plaza center centro shop building court corte jail county city los las san santa home car house super swap meet wash food gas depot medical downtown office federal north south east west saint'.split(
    ' ',
  ),
);

/** Say that it is somebody's home, not which. */
const HOME_WORDS = new Set(
  'my mi mis su sus tu his her their house home casa casas apartments apts apartamentos apartment apt apartamento door puerta yard yarda driveway nuestra our'.split(
    ' ',
  ),
);

export type LandmarkFound = Found & { record: LandmarkRecord; isWhole: boolean };

export async function findLandmarks(
  reading: PlaceReading,
  index: PlaceIndex,
): Promise<LandmarkFound[]> {
  const spans = nameSpans(reading.words);
  const keys = [...new Set(spans.map((span) => landmarkKey(reading.words, span)))];
  if (keys.length === 0) return [];
  const found = (await index.landmarksNamed(keys)).flatMap((record) => {
    const match = matchOf(record, spans, reading);
    return match ? [landmarkOf(record, match, reading)] : [];
  });
  return found.filter((each) => !isWithinBetter(each, found));
}

/** The landmark that stands at these crossings, by the words left over from them. */
export async function landmarkNear(
  place: Found,
  reading: PlaceReading,
  index: PlaceIndex,
): Promise<PlaceCandidate> {
  const { candidate, used } = place;
  const left = leftOver(reading, used);
  const noted = longestRun(reading.words, left);
  if (noted === null) return candidate;
  const { lat = 0, lng = 0 } = candidate;
  const spans = nameSpans(reading.words).filter((span) =>
    rangeOf(span).every((at) => left.has(at)),
  );
  const keys = [...new Set(spans.map((span) => landmarkKey(reading.words, span)))];
  const box = boxAround({ lat, lng }, NEAR_STREETS_METRES);
  const near = (keys.length > 0 ? await index.landmarksNamed(keys, box) : [])
    .filter((record) => metresBetween(record, { lat, lng }) <= NEAR_STREETS_METRES)
    .filter((record) => matchOf(record, spans, reading) !== null)
    .toSorted((a, b) => metresBetween(a, { lat, lng }) - metresBetween(b, { lat, lng }));
  const known = near[0];
  if (!known)
    return { ...candidate, landmark: noted, reasons: [...candidate.reasons, 'landmark_noted'] };
  return {
    ...candidate,
    ...candidateWith('landmark', known.name, 'landmark', { landmark: known.name }),
    lat: known.lat,
    lng: known.lng,
    score: candidate.score,
    reasons: [...candidate.reasons, 'landmark_near_streets'],
  };
}

/** The longest run of words that nothing else explains, its ends trimmed; null where there is none. */
export function notedLandmark(reading: PlaceReading, used: readonly Span[]): string | null {
  return longestRun(reading.words, leftOver(reading, used));
}

function leftOver({ words, cities, zips }: PlaceReading, used: readonly Span[]): Set<number> {
  const spent = new Set([...used, ...cities, ...zips].flatMap(rangeOf));
  return new Set(words.keys().filter((at) => !spent.has(at)));
}

function longestRun(words: readonly Word[], left: ReadonlySet<number>): string | null {
  let best: Span | null = null;
  for (let from = 0; from < words.length; from += 1) {
    let to = from;
    while (left.has(to) && !isSign(words[to])) to += 1;
    const run = trimmed(words, { from, to });
    if (run && (!best || run.to - run.from > best.to - best.from)) best = run;
    from = Math.max(from, to);
  }
  const isHome = best && rangeOf(best).every((at) => HOME_WORDS.has(words[at]?.key ?? ''));
  return best && !isHome ? rawOf(words, best) : null;
}

function trimmed(words: readonly Word[], { from, to }: Span): Span | null {
  const isEmpty = (at: number) => isConnective(words[at]?.key ?? '');
  let [start, end] = [from, to];
  while (start < end && isEmpty(start)) start += 1;
  while (end > start && isEmpty(end - 1)) end -= 1;
  return start < end ? { from: start, to: end } : null;
}

function nameSpans(words: readonly Word[]): Span[] {
  return spansOf(words, LONGEST_NAME).filter(
    (span) =>
      !isConnective(words[span.from]?.key ?? '') &&
      !isConnective(words[span.to - 1]?.key ?? '') &&
      !(span.to - span.from === 1 && GENERIC.has(words[span.from]?.key ?? '')),
  );
}

function landmarkKey(words: readonly Word[], span: Span): string {
  return nameKey(keyOf(words, span));
}

type Match = { used: Span; isWhole: boolean; isBegunWell: boolean };

function matchOf(
  { key }: LandmarkRecord,
  spans: readonly Span[],
  { words, cities }: PlaceReading,
): Match | null {
  const said = new Set(nameKey(words.map((word) => word.key).join(' ')).split(' '));
  const begun = spans
    .filter((span) => `${key} `.startsWith(`${landmarkKey(words, span)} `))
    .toSorted((one, other) => other.to - other.from - (one.to - one.from))[0];
  if (!begun) return null;
  if (key.split(' ').every((word) => said.has(word)))
    return { used: begun, isWhole: true, isBegunWell: false };
  // `santa ana` begins the names of half the offices there and means the city.
  const isCityAlone = cities.some((city) => city.from <= begun.from && city.to >= begun.to);
  const isAllSaid = rangeOf({ from: 0, to: words.length }).every(
    (at) => rangeOf(begun).includes(at) || isConnective(words[at]?.key ?? ''),
  );
  if (isCityAlone && !isAllSaid) return null;
  const telling = rangeOf(begun).filter((at) => !GENERIC.has(words[at]?.key ?? ''));
  return { used: begun, isWhole: false, isBegunWell: telling.length > 1 && !isCityAlone };
}

function landmarkOf(record: LandmarkRecord, match: Match, reading: PlaceReading): LandmarkFound {
  const verdict = judgeCity(reading, [], record);
  const isItsOwnName = reading.cities.every((city) => overlaps(city, match.used));
  const isSaid = verdict.reasons.includes('city_in_text') && (match.isWhole || !isItsOwnName);
  const isOneOfMany = !isSaid && CHAINS.has(record.kind);
  const isElsewhere = verdict.reasons.includes('city_differs');
  const isHeld = reading.context.isSomeoneHeld && HOLDS_PEOPLE.has(record.kind);
  const score =
    (match.isWhole ? SCORE.whole : SCORE.begun) +
    (match.isBegunWell ? SCORE.begunWell : 0) +
    (isSaid ? NEAR_CITY : 0) +
    (isHeld ? SCORE.held : 0) -
    (isElsewhere ? SCORE.otherCity : 0) -
    (isOneOfMany ? COST_OF_A_CHAIN : 0);
  const reasons: PlaceReason[] = [...verdict.reasons];
  const candidate = candidateWith('landmark', record.name, 'landmark', {
    landmark: record.name,
    lat: record.lat,
    lng: record.lng,
    ...(verdict.city === undefined ? {} : { city: verdict.city, citySource: verdict.citySource }),
    score: roundScore(score),
    reasons,
  });
  return { candidate, used: [match.used], record, isWhole: match.isWhole };
}

/** A whole name beats one that was only begun; of one chain's many branches each is one of several. */
function isWithinBetter(one: LandmarkFound, all: readonly LandmarkFound[]): boolean {
  return all.some(
    (other) =>
      other !== one &&
      overlaps(other.used[0] ?? NOWHERE, one.used[0] ?? NOWHERE) &&
      !isHeldPlace(one) &&
      length(other) >= length(one) &&
      ((other.isWhole && !one.isWhole) ||
        (other.isWhole === one.isWhole && length(other) > length(one))),
  );
}

const NOWHERE: Span = { from: 0, to: 0 };

function length({ used: [span = NOWHERE] }: LandmarkFound): number {
  return span.to - span.from;
}

function isHeldPlace({ record, candidate }: LandmarkFound): boolean {
  return HOLDS_PEOPLE.has(record.kind) && candidate.score >= SCORE.whole;
}
