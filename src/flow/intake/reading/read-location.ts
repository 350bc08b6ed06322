// Promise: the words of a text that say where, verbatim, when they are plainly there: two streets
// that cross, or a place of a known kind or city with what stands around it. Null rather than a guess.
// Pure.
import type { PlaceToken } from './place-tokens.ts';
import { placeTokens } from './place-tokens.ts';
import { LEADS } from './place-words.ts';
import type { Kind } from './trim-place.ts';
import {
  BOUND,
  CROSSING,
  TELLING,
  isDirection,
  leadLength,
  opensNoun,
  whoLength,
  withHome,
} from './trim-place.ts';

/** A span needs this much to be a place: a known kind, a named street or two crossing names. */
const ENOUGH = 2;
/** Names alone are people and papers as often as places. */
const NAMES_MAX = 1;
/** Lower-case words that nothing identifies, in a row, before the place is over. */
const MAX_UNKNOWN = 3;

type Span = { from: number; to: number; score: number };

const WEIGHTS: Readonly<Partial<Record<Kind, number>>> = {
  ordinal: 2,
  landmark: 2,
  city: 2,
  loose: 1,
  name: 0.5,
};

export type Located = {
  /** The place, or null. */
  sure: string | null;
  /** A single name after `on`, `en la`: a place once something is known to happen there. */
  loose: string | null;
};

export function readLocation(text: string): Located {
  const tokens = placeTokens(text);
  let best: Span | null = null;
  let loose: Span | null = null;
  for (let index = 0; index < tokens.length; index += 1) {
    if (!mayBegin(tokens, index)) continue;
    const span = growSpan(tokens, index);
    if (span.score >= ENOUGH && (!best || span.score > best.score)) best = span;
    else if (!loose && isLoose(tokens, span)) loose = span;
    index = Math.max(index, span.to - 1);
  }
  return { sure: wordsOf(text, tokens, best), loose: wordsOf(text, tokens, loose) };
}

/** A name, or one word after `en la`, led to by a word for where. */
function isLoose(tokens: readonly PlaceToken[], { from, to, score }: Span): boolean {
  const before = tokens[from - 1]?.word ?? '';
  const first = tokens[from];
  if (!first || to - from > 5) return false;
  const isArticled = /^(?:la|el|the)$/.test(first.word) && to - from === 2;
  const second = tokens[from + 1];
  if (isArticled && PART_OF_A_HOME.test(second?.word ?? '')) return false;
  if (isArticled && second?.kind === 'word')
    return second.word.length > 3 && LOOSE_LEADS.has(before);
  return score > 0 && (LOOSE_LEADS.has(before) || (isArticled && before !== ''));
}
/** At a door, but at whose? */
const PART_OF_A_HOME = /^(?:puertas?|ventanas?|doors?|windows?|porton|timbre|doorbell)$/;
const LOOSE_LEADS = new Set('on en por in at near by cerca sobre hacia agarraron de'.split(' '));

function wordsOf(text: string, tokens: readonly PlaceToken[], best: Span | null): string | null {
  const first = best && tokens[best.from];
  const last = best && tokens[best.to - 1];
  return first && last ? text.slice(first.start, last.end) : null;
}

/** After a word that leads to a place, at a name or a kind of place, or at the start of a clause. */
function mayBegin(tokens: readonly PlaceToken[], index: number): boolean {
  const token = tokens[index];
  if (!token || token.kind === 'stop' || token.kind === 'comma') return false;
  if (isInClock(tokens, index)) return false;
  if (TELLING.has(token.kind) || BOUND.has(token.kind)) return true;
  const before = tokens[index - 1];
  if (!before || before.kind === 'stop' || before.kind === 'comma') return true;
  return LEADS.has(before.word) || tokens[index + 1]?.kind === 'joint';
}

function growSpan(tokens: readonly PlaceToken[], start: number): Span {
  let to = start;
  let unknown = 0;
  for (; to < tokens.length; to += 1) {
    const token = tokens[to];
    if (!token || token.kind === 'stop') break;
    if (token.kind === 'number' && !isStreetNumber(tokens, to)) break;
    if (token.kind === 'comma' && !goesOnAfterComma(tokens, to)) break;
    if (to > start && isClock(tokens, to)) break;
    unknown = token.kind === 'word' ? unknown + 1 : 0;
    if (unknown > MAX_UNKNOWN) break;
  }
  return trimSpan(tokens, start, Math.max(to, start + 1));
}

/** `a las 8`, `a la 1`: a time. */
function isClock(tokens: readonly PlaceToken[], index: number): boolean {
  const [first, second, third] = [0, 1, 2].map((step) => tokens[index + step]);
  return first?.word === 'a' && /^las?$/.test(second?.word ?? '') && third?.kind === 'number';
}

function isInClock(tokens: readonly PlaceToken[], index: number): boolean {
  return [0, 1, 2, 3, 4].some((back) => index >= back && isClock(tokens, index - back));
}

/** A bare number is a street beside a joint or after an article, and an address when long. */
function isStreetNumber(tokens: readonly PlaceToken[], index: number): boolean {
  const before = tokens[index - 1];
  if ((tokens[index]?.word.length ?? 0) >= 3) return true;
  if (before && NUMBERED.test(before.word)) return true;
  return before?.kind === 'joint' || tokens[index + 1]?.kind === 'joint';
}

const NUMBERED =
  /^(?:la|calle|el|the|avenida|ave|av|con|apt|unit|suite|terminal|gate|room|space|hwy|highway|freeway|fwy|route|exit|motel|line|dock|building|edificio|apto|numero)$/;

function goesOnAfterComma(tokens: readonly PlaceToken[], index: number): boolean {
  const next = tokens[index + 1];
  const second = tokens[index + 2];
  if (!next) return false;
  const isJoined = second !== undefined && ['joint', 'street', 'city'].includes(second.kind);
  if (next.kind === 'ordinal' || next.kind === 'word' || next.kind === 'number') return isJoined;
  return TELLING.has(next.kind) || leadsOn(tokens, index + 1);
}

/** `, por la Fremont`, `, enfrente del 99 Cents`, `, across from the bank`. */
function leadsOn(tokens: readonly PlaceToken[], from: number): boolean {
  for (let at = from; at < from + 4; at += 1) {
    const token = tokens[at];
    if (!token) return false;
    if (at > from && TELLING.has(token.kind)) return true;
    if (!BOUND.has(token.kind) && !LEADS.has(token.word)) return false;
    if (token.kind === 'comma') return false;
  }
  return false;
}

/** Cuts what only leads to the place, then gives the article back. */
function trimSpan(tokens: readonly PlaceToken[], from: number, to: number): Span {
  let first = from;
  let last = to;
  for (
    let lead = leadLength(tokens, first, last);
    lead > 0 && !opensNoun(tokens, first, last);
    lead = leadLength(tokens, first, last)
  ) {
    first += lead;
  }
  if (opensNoun(tokens, first, last)) first += 2;
  first += whoLength(tokens, first, last);
  while (last > first && BOUND.has(tokens[last - 1]?.kind ?? 'stop')) last -= 1;
  const score = scoreSpan(tokens, first, last);
  first = withHome(tokens, from, first);
  while (first > from && /^(?:la|el|los|las|entre|between)$/.test(tokens[first - 1]?.word ?? '')) {
    first -= 1;
  }
  if (isDirection(tokens, first - 1, from)) first -= 1;
  return { from: first, to: Math.max(last, first), score };
}

function scoreSpan(tokens: readonly PlaceToken[], from: number, to: number): number {
  let score = 0;
  let names = 0;
  for (let index = from; index < to; index += 1) {
    const kind = tokens[index]?.kind ?? 'stop';
    if (kind === 'street') score += isNamedStreet(tokens, index) ? 2 : 0;
    else if (kind === 'number')
      score += isAddress(tokens, index) ? 2 : isFreeway(tokens, index) ? 1.5 : 0;
    else if (kind === 'joint') score += isCrossing(tokens, index, from, to) ? 2 : 0;
    else if (kind === 'name') names += WEIGHTS.name ?? 0;
    else score += WEIGHTS[kind] ?? 0;
  }
  return score + Math.min(names, NAMES_MAX);
}

/** `815 W Cedar`, `333 S Catalina`. */
function isAddress(tokens: readonly PlaceToken[], index: number): boolean {
  const [number, next, after] = [0, 1, 2].map((step) => tokens[index + step]);
  if ((number?.word.length ?? 0) < 3) return false;
  const isDirection = /^(?:n|s|e|w|north|south|east|west)$/.test(next?.word ?? '');
  const name = isDirection ? after : next;
  return name !== undefined && ['name', 'ordinal', 'city', 'street'].includes(name.kind);
}

/** `on the 405`, `la 110`: California's freeways go by their numbers. */
function isFreeway(tokens: readonly PlaceToken[], index: number): boolean {
  const before = tokens[index - 1]?.word ?? '';
  return /^(?:the|el|la)$/.test(before) && FREEWAYS.has(tokens[index]?.word ?? '');
}
const FREEWAYS = new Set(
  '5 10 15 22 55 57 60 71 73 78 85 87 91 99 101 105 110 111 118 126 133 134 138 170 210 215 241 261 280 405 580 605 680 710 805 880'.split(
    ' ',
  ),
);

/** `across the street` names none. */
function isNamedStreet(tokens: readonly PlaceToken[], index: number): boolean {
  const named: ReadonlySet<Kind> = new Set(['name', 'word', 'number', 'ordinal', 'city']);
  return [tokens[index - 1], tokens[index + 1]].some((beside) => beside && named.has(beside.kind));
}

function isCrossing(tokens: readonly PlaceToken[], at: number, from: number, to: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!before || !after || at <= from || at >= to - 1) return false;
  if (before.kind === 'number' && after.kind === 'number') return false;
  return CROSSING.has(before.kind) && (CROSSING.has(after.kind) || after.kind === 'link');
}
