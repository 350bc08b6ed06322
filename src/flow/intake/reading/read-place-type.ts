// Promise: the kind of place, from the words that name the place before any other words. Two streets
// that cross, with nothing said to stand there, are a street. Pure.
import type { PlaceType } from '../../../contract/report-facts.ts';
import { PLACE_TYPE_ORDER } from './lexicon/place-type-words.ts';
import { foldText } from './fold-text.ts';
import type { Hit } from './words/phrases.ts';
import type { Signs } from './words/signs.ts';
import { allOf, has } from './words/signs.ts';

const STREET =
  /(?:\b(?:and|y|e|n|con|esq|esquina|cross\w*|x|at|va|st|st\.|ave|av|avenue|avenida|blvd|blv|bl|rd|road|street|calle|dr|drive|way|ln|lane|hwy|freeway|fwy|pkwy|corner|block|entre|between|casi|exit|intersection)\b|[&/@]|코너|路口|և|փողոց|شارع|خیابان|đường|duong)/;
const LANDMARK =
  /\b(?:store|tienda|market|mercado|gas|shell|arco|chevron|7-?\s?11|mcdonald\w*|jack in the box|costco|walmart|target|northgate|vallarta|superior|laundr\w+|lavanderia|swap ?meet|tianguis|plaza|mall|bank|banco|library|biblioteca|food 4 less|el super|starbucks|cvs|walgreens|lot|station|office|building|bldg|federal|counter|gym|bar|club|pulga)\b/;

export function readPlaceType(
  signs: Signs,
  folded: string,
  place: string | null,
): PlaceType | undefined {
  const laborers = has(signs, 'place.day_labor_site');
  if (place !== null) {
    const where = foldText(place);
    const start = folded.indexOf(where);
    const named = typeFrom(signs, start, start + where.length);
    if (named === 'store_parking' && laborers) return 'day_labor_site';
    if (named) return named === 'workplace' && laborers ? 'day_labor_site' : named;
    const told = typeFrom(signs);
    if (told && told !== 'store_parking' && told !== 'workplace') return told;
    if (STREET.test(where) && !LANDMARK.test(where)) return told ?? 'street';
    return told;
  }
  return typeFrom(signs);
}

type Tags = { name: PlaceType; tag: string; notTag: string };
const TAGS: readonly Tags[] = PLACE_TYPE_ORDER.map((name) => ({
  name,
  tag: `place.${name}`,
  notTag: `place.not_${name}`,
}));

function typeFrom(signs: Signs, start = 0, end = Infinity): PlaceType | undefined {
  return TAGS.find((tags) => isThere(signs, tags, start, end))?.name;
}

/** `gas station` is no transit stop, `Baldwin Park` no park. */
function isThere(signs: Signs, { name, tag, notTag }: Tags, start: number, end: number): boolean {
  const isDoor =
    name === 'home' && has(signs, 'place.home_door') && !has(signs, 'flag.own_door_not');
  if (isDoor && end === Infinity) return true;
  const hits = allOf(signs, tag);
  if (hits.length === 0) return false;
  const others = allOf(signs, notTag);
  const isInside = ({ from, to }: Hit) =>
    signs.words[from]!.start >= start && signs.words[to - 1]!.end <= end;
  return hits.some(
    (hit) => isInside(hit) && !others.some((other) => hit.from < other.to && hit.to > other.from),
  );
}
