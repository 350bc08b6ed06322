// Promise: what stands at a place's left edge and is none of it, and what is: the home it belongs to, the
// letter of a street. `Beto from the plant` is the plant. Pure.
import type { PlaceToken } from './place-tokens.ts';
import { LEADS } from './place-words.ts';

export type Kind = PlaceToken['kind'];

export const TELLING: ReadonlySet<Kind> = new Set([
  'ordinal',
  'street',
  'landmark',
  'loose',
  'city',
  'name',
]);
export const CROSSING: ReadonlySet<Kind> = new Set([...TELLING, 'word', 'number']);
export const BOUND: ReadonlySet<Kind> = new Set(['joint', 'link', 'comma']);

/** `Beto from the plant`, `Kevin at Mesa Verde`: who, not where. */
export function whoLength(tokens: readonly PlaceToken[], first: number, last: number): number {
  if (tokens[first]?.kind !== 'name') return 0;
  const lead = tokens[first + 1]?.word ?? '';
  const at = first + (/^(?:the|el|la)$/.test(tokens[first + 2]?.word ?? '') ? 3 : 2);
  if (at >= last || !/^(?:from|at)$/.test(lead)) return 0;
  return tokens[at]?.kind === 'landmark' || lead === 'from' ? at - first : 0;
}

/** `E 7th`: the letter belongs to the street. */
export function isDirection(tokens: readonly PlaceToken[], at: number, from: number): boolean {
  return (
    at >= from &&
    /^[nsew]$/.test(tokens[at]?.word ?? '') &&
    tokens[at]!.end + 1 === tokens[at + 1]?.start
  );
}

const HOME =
  /^(?:house|home|casa|apartment|apartamento|departamento|driveway|yard|front yard|place)$/;
const WHOSE = /^(?:my|our|his|her|their|the|su|mi|la|nuestra|una|a)$/;

/** `our house on Elm St`: the home belongs to the place, and whoever reads it knows it is one. */
export function withHome(tokens: readonly PlaceToken[], from: number, first: number): number {
  if (HOME.test(tokens[first]?.word ?? '')) {
    return first > from && WHOSE.test(tokens[first - 1]?.word ?? '') ? first - 1 : first;
  }
  for (let back = 1; back <= 3; back += 1) {
    const at = first - back;
    const token = tokens[at];
    if (!token || at < from - 1 || (token.kind === 'word' && !HOME.test(token.word))) return first;
    if (HOME.test(token.word) && tokens[at + 1]?.word === 'from') return first;
    if (HOME.test(token.word)) return WHOSE.test(tokens[at - 1]?.word ?? '') ? at - 1 : at;
  }
  return first;
}

/** `outside the rehearsal space on`: an article and a noun nobody knows, right after a word for where. */
export function opensNoun(tokens: readonly PlaceToken[], first: number, last: number): boolean {
  const [lead, article, noun, next, after] = [0, 1, 2, 3, 4].map((step) => tokens[first + step]);
  if (!lead || !LEADS.has(lead.word) || !/^(?:the|el|la|los|las)$/.test(article?.word ?? ''))
    return false;
  if (noun?.kind !== 'word' || noun.word.length < 4 || first + 4 > last) return false;
  const isLink = (token: PlaceToken | undefined) =>
    token !== undefined && (LEADS.has(token.word) || token.word === 'de' || token.word === 'of');
  return (
    isLink(next) || (['word', 'loose', 'landmark'].includes(next?.kind ?? '') && isLink(after))
  );
}

/** How many tokens at `first` say nothing yet: `checkpoint on`, `marido en`, `u,`. */
export function leadLength(tokens: readonly PlaceToken[], first: number, last: number): number {
  for (let index = first; index < last; index += 1) {
    const token = tokens[index];
    if (!token) return 0;
    const isLead =
      LEADS.has(token.word) &&
      (index === first ||
        !CROSSING.has(tokens[index + 1]?.kind ?? 'stop') ||
        token.kind !== 'joint' ||
        token.word === 'at');
    if (isLead || token.kind === 'comma') return index - first + 1;
    if (index === first && BOUND.has(token.kind)) return 1;
    if (token.kind !== 'word') return 0;
  }
  return 0;
}
