// Where one street of a place may end and the next begin, in English and Spanish. A strong join says
// so; a weak one, such as the `x` that is also Spanish "por", only ever with the map's word. Pure.
import type { Span, Word } from './split-words.ts';

export type Join = Span & { isWeak: boolean };

/** Two streets on a third: `entre A y B por C`, `on C between A and B`. */
export type Between = { opener: Span; join: Join };

const STRONG = ['&', '/', '@', '+', 'y', 'e', 'and', 'con', 'esq', 'esquina', 'cruce', 'und'];
const STRONG_PHRASES = [
  'casi con',
  'esq con',
  'esq de',
  'esquina con',
  'esquina de',
  'y la esquina de',
  'cruce con',
  'casi esquina con',
  'casi esq con',
  'corner of',
  'cross street',
  'cross of',
];
const WEAK = [
  'x',
  'at',
  'n',
  'va',
  'on',
  'en',
  'por',
  'cross',
  'casi',
  'near',
  'off',
  'a',
  'd',
  ',',
];
const WEAK_PHRASES = ['cerca de', 'close to', 'right off', 'just off', 'sobre la', 'across from'];

const LONGEST = 4;
const OPENERS = new Set(['entre', 'between', 'btw', 'btwn']);
const FORMS = new Map<string, boolean>([
  ...[...STRONG, ...STRONG_PHRASES].map((form) => [form, false] as const),
  ...[...WEAK, ...WEAK_PHRASES].map((form) => [form, true] as const),
]);

/** In order; of joins that begin at one word the longest. */
export function splitJoins(words: readonly Word[]): Join[] {
  const joins: Join[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const join = joinAt(words, from);
    if (!join) continue;
    joins.push(join);
    from = join.to - 1;
  }
  return joins;
}

function joinAt(words: readonly Word[], from: number): Join | null {
  for (let to = Math.min(from + LONGEST, words.length); to > from; to -= 1) {
    const form = words
      .slice(from, to)
      .map((word) => word.key)
      .join(' ');
    const isWeak = FORMS.get(form);
    if (isWeak !== undefined) return { from, to, isWeak };
  }
  return null;
}

export function splitBetween(words: readonly Word[], joins: readonly Join[]): Between[] {
  return words.flatMap((word, index) => {
    if (!OPENERS.has(word.key)) return [];
    const join = joins.find((each) => each.from > index + 1 && !each.isWeak);
    return join ? [{ opener: { from: index, to: index + 1 }, join }] : [];
  });
}

/** Words that hold a place together or lead up to it and name nothing themselves. */
export function isConnective(key: string): boolean {
  return CONNECTIVES.has(key);
}

const CONNECTIVES = new Set([
  ...FORMS.keys(),
  ...OPENERS,
  ...'the la las el los lo of de del in to from its it is s es esta las una un this that my our mi'.split(
    ' ',
  ),
  ...'corner cruz street streets calle calles avenue avenida blvd st ave rd block blk cuadra'.split(
    ' ',
  ),
  ...'by next front frente enfrente junto cerca detras behind outside afuera inside adentro past'.split(
    ' ',
  ),
  ...'parking lot estacionamiento ahi alli aqui there here right just ya toward towards hacia city'.split(
    ' ',
  ),
  ...'ciudad not no intersection interseccion around between area near zona lado side the'.split(
    ' ',
  ),
]);
