// A freeway's exit is a landmark: "605 south, Firestone exit in Norwalk". Its point is the crossing
// where the map has one, else the street's stretch in the city. Pure.
import { alongStreet } from './find-stretches.ts';
import type { PlaceCandidate, PlaceIndex } from './place-types.ts';
import type { PlaceReading, StreetSpan } from './read-place-words.ts';
import { candidateWith, citiesBeside } from './score-place.ts';
import type { Found } from './score-place.ts';
import type { Span } from './split-words.ts';
import { rangeOf, rawOf } from './split-words.ts';
import { streetKey } from './street-key.ts';

const EXIT = new Set(['exit', 'salida', 'offramp', 'ramp', 'onramp']);
const OF = new Set(['of', 'de', 'la', 'en', 'on', 'at', 'off', 'the']);
const SCORE = { named: 0.8, unknownStreet: 0.6 } as const;

type Freeway = Span & { key: string; name: string };

export async function findExits(reading: PlaceReading, index: PlaceIndex): Promise<Found[]> {
  const { words } = reading;
  const exit = words.findIndex((word) => EXIT.has(word.key));
  if (exit === -1) return [];
  const freeway = freewayIn(reading);
  const [street] = streetsBeside(reading, exit, freeway);
  if (!street) return unknownExit(reading, exit, freeway);
  const stretches = await index.stretchesOf([street.street.id]);
  const used = [
    { from: exit, to: exit + 1 },
    { from: street.from, to: street.to },
  ];
  if (freeway) used.push({ from: freeway.from, to: freeway.to });
  const { name, fullKey } = street.street;
  const names = namesOf(name, fullKey, freeway);
  const along = { kind: 'landmark', span: street, used, names, reason: 'one_street' } as const;
  return [alongStreet(along, stretches, reading)];
}

function unknownExit(reading: PlaceReading, exit: number, freeway: Freeway | null): Found[] {
  const before = reading.words[exit - 1];
  if (!before || rangeOf(freeway ?? { from: 0, to: 0 }).includes(exit - 1)) return [];
  const span = { from: exit - 1, to: exit };
  const raw = rawOf(reading.words, span);
  const key = streetKey(raw).keys[0];
  if (key === undefined || !/^[\p{L}\d]+$/u.test(before.raw)) return [];
  const used = [{ from: exit - 1, to: exit + 1 }, ...(freeway ? [freeway] : [])];
  const [city] = citiesBeside(reading, used);
  const { words, ...names } = namesOf(raw, key, freeway);
  const where: Partial<PlaceCandidate> = city
    ? { city: city.name, citySource: 'text', lat: city.lat, lng: city.lng }
    : {};
  const candidate = candidateWith('landmark', words, city ? 'city' : 'unknown', {
    ...names,
    ...where,
    score: city ? SCORE.named : SCORE.unknownStreet,
    reasons: ['not_on_map', city ? 'city_in_text' : 'no_city'],
  });
  return [{ candidate, used }];
}

function namesOf(street: string, key: string, freeway: Freeway | null) {
  const words = freeway ? `${freeway.name}, ${street} exit` : `${street} exit`;
  return {
    words,
    landmark: `${street} exit`,
    crossStreet: words,
    streets: [key, ...(freeway ? [freeway.key] : [])].toSorted(),
  };
}

/** `605 south`, `the 605`, `I-605`: beside an exit a bare number is a freeway's. */
function freewayIn({ words, names }: PlaceReading): Freeway | null {
  const named = names.find((name) => name.key.leadType === 'fwy');
  if (named)
    return {
      from: named.from,
      to: named.to,
      key: named.key.keys[0] ?? '',
      name: `${named.key.number} Fwy`,
    };
  const at = words.findIndex((word) => /^\d{1,3}$/.test(word.key));
  const number = words[at]?.key;
  if (number === undefined) return null;
  return { from: at, to: at + 1, key: `fwy ${Number(number)}`, name: `${Number(number)} Fwy` };
}

function streetsBeside(
  { words, streets }: PlaceReading,
  exit: number,
  freeway: Freeway | null,
): StreetSpan[] {
  let after = exit + 1;
  while (OF.has(words[after]?.key ?? '')) after += 1;
  const taken = freeway ? rangeOf(freeway) : [];
  return streets
    .filter((street) => street.to === exit || street.from === after)
    .filter((street) => !rangeOf(street).some((at) => taken.includes(at)))
    .toSorted((one, other) => one.rank - other.rank || other.to - other.from - (one.to - one.from));
}
