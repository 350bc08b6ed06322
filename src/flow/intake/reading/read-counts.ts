// Promise: how many agents, how many of their vehicles and how many people taken, from the counts in
// a text: each count goes to the noun it belongs to, groups named apart are added. Pure.
import { BONDED, KIN, ROLES } from './lexicon/bond-words.ts';
import {
  AGENT_NOUNS,
  BETWEEN,
  LOOKS,
  MAKES,
  NOT_VEHICLE_AFTER,
  NOT_VEHICLE_BEFORE,
  OTHER_NOUNS,
  OWNERS,
  PERSON_NOUNS,
  VEHICLE_NOUNS,
  VICTIM_NOUNS,
} from './lexicon/count-words.ts';
import type { Word } from './words/cut-words.ts';
import type { Quantity } from './words/quantities.ts';

export type CountedKind = 'agent' | 'person' | 'victim' | 'vehicle' | 'other' | 'bare';
export type Counted = {
  kind: CountedKind;
  quantity: Quantity;
  /** Index of the noun, or of the count where no noun follows. */
  noun: number;
};

/** Words of no known kind between a count and its noun: `a Penske truck`. */
const UNKNOWN_MAX = 2;
const REACH = 7;
/** `estan dos de la border patrol`: the agency stands for its people. */
const AGENCIES = new Set(
  'ice hsi cbp ero dhs patrol migra inmigracion fbi dea lapd police sheriff guard'.split(' '),
);
const STOPS = new Set(
  (
    'in on at by near from to with w en con por para que q is are was were just got get say says said dice dicen and y o or ' +
    'who they se lo la le me you i he she it ran running came have has taken detained esta estan anda andan van vienen were ' +
    'cerca frente afuera inside outside here there ahi alli aqui rn right now ahorita total ago min go go their'
  ).split(' '),
);

const KNOWN_NOUNS: ReadonlySet<string> = new Set([...KIN, ...BONDED, ...ROLES]);

/** The kind of thing a word names, seen with its neighbours. */
export function nounKind(words: readonly Word[], at: number): CountedKind | null {
  const word = words[at]?.word ?? '';
  if (word === 'day' && words[at + 1]?.word.startsWith('labor')) return null;
  if (VEHICLE_NOUNS.has(word)) return isVehicle(words, at) ? 'vehicle' : null;
  if (AGENT_NOUNS.has(word)) return 'agent';
  if (PERSON_NOUNS.has(word)) return 'person';
  if (VICTIM_NOUNS.has(word)) return 'victim';
  if (OTHER_NOUNS.has(word)) return 'other';
  return KNOWN_NOUNS.has(word) ? 'victim' : null;
}

function isVehicle(words: readonly Word[], at: number): boolean {
  const word = words[at]?.word ?? '';
  const after = words[at + 1]?.word ?? '';
  const before = words[at - 1]?.word ?? '';
  if (NOT_VEHICLE_AFTER.get(word)?.has(after)) return false;
  if (word === 'van' && /(?:ando|iendo|endo)$/.test(after)) return false;
  return !NOT_VEHICLE_BEFORE.get(word)?.has(before);
}

/** Every count with what it counts. */
export function countThings(words: readonly Word[], quantities: readonly Quantity[]): Counted[] {
  const all: Counted[] = [];
  for (const quantity of quantities) {
    const one = nounOf(words, quantity, all.at(-1));
    if (one) all.push(one);
  }
  return all;
}

function nounOf(
  words: readonly Word[],
  quantity: Quantity,
  before: Counted | undefined,
): Counted | null {
  const ofThem = /^(?:of|de) (?:them|those|em|ellos|estos)$/;
  const first = words[quantity.to]?.word ?? '';
  if (ofThem.test(`${first} ${words[quantity.to + 1]?.word ?? ''}`)) {
    return { kind: 'bare', quantity, noun: quantity.from };
  }
  let unknown = 0;
  let agencyAt: number | null = null;
  for (let at = quantity.to; at < Math.min(words.length, quantity.to + REACH); at += 1) {
    const word = words[at]!;
    if (word.isMark) break;
    const kind = nounKind(words, at);
    const isModifier = BETWEEN.has(word.word) && hasNounAfter(words, at);
    if (kind && !isModifier) return { kind, quantity, noun: lastOfVehicle(words, at, kind) };
    if (kind === 'agent' || AGENCIES.has(word.word)) agencyAt = at;
    if (STOPS.has(word.word) && !(isModifier && unknown === 0)) break;
    if (BETWEEN.has(word.word)) continue;
    unknown += 1;
    if (unknown > UNKNOWN_MAX) break;
  }
  if (agencyAt !== null) return { kind: 'agent', quantity, noun: agencyAt };
  const next = words[quantity.to]?.word ?? '';
  const isAnother = /^(?:otro|otra|another)$/.test(words[quantity.from]?.word ?? '');
  if (isAnother && (before?.kind === 'person' || before?.kind === 'agent')) {
    return { kind: before.kind, quantity, noun: quantity.from };
  }
  if (before?.kind === 'vehicle' && LOOKS.has(next)) {
    return { kind: 'vehicle', quantity, noun: quantity.to };
  }
  return quantity.isArticle ? null : { kind: 'bare', quantity, noun: quantity.from };
}

/** `6 police officers`, `3 border patrol trucks`: the noun is further on. */
function hasNounAfter(words: readonly Word[], at: number): boolean {
  for (let next = at + 1; next < Math.min(words.length, at + 4); next += 1) {
    const word = words[next]!;
    if (word.isMark) return false;
    if (nounKind(words, next) && nounKind(words, next) !== 'other') return true;
    if (!BETWEEN.has(word.word)) return false;
  }
  return false;
}

/** `ford explorer` is one vehicle. */
function lastOfVehicle(words: readonly Word[], at: number, kind: CountedKind): number {
  let last = at;
  while (kind === 'vehicle' && VEHICLE_NOUNS.has(words[last + 1]?.word ?? '')) last += 1;
  return last;
}

/** A vehicle named without a count or an owner: `camioneta blanca dando vueltas`. */
export function loneVehicles(words: readonly Word[], counted: readonly Counted[]): number[] {
  const taken = new Set(counted.map(({ noun }) => noun));
  const found: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (nounKind(words, at) !== 'vehicle' || isPlural(words[at]!.word)) continue;
    const last = lastOfVehicle(words, at, 'vehicle');
    const isKnown = [...taken].some((noun) => noun >= at && noun <= last);
    if (!isKnown && isFree(words, at) && isSurely(words, at, last)) found.push(at);
    at = last;
  }
  return found;
}

/** `ford` needs a colour or a model beside it: `Whittier y Ford` is a corner. */
function isSurely(words: readonly Word[], at: number, last: number): boolean {
  if (!MAKES.has(words[at]!.word) || last > at) return true;
  return LOOKS.has(words[at - 1]?.word ?? '') || LOOKS.has(words[at + 1]?.word ?? '');
}

function isPlural(word: string): boolean {
  return word.endsWith('s') && !/^(?:bus|autobus)$/.test(word);
}

/** `la troca blanca`, `the gray van`: told apart by its look, so one and no other. */
function hasLook(words: readonly Word[], from: number, at: number): boolean {
  return words.slice(from + 1, at + 3).some(({ word }) => LOOKS.has(word));
}

const LED = /^(?:in|en|into|inside|from|of|with|w|behind|at|on|to|their|blocked|stopped|pulled)$/;
const OPENERS = new Set(
  'hay ay theres saw see seeing vi veo llego llegaron is like looks ice migra y and una un with'.split(
    ' ',
  ),
);

/** Nothing stands before it in its clause but looks, or a word that says something is there. */
function isFree(words: readonly Word[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 6); before -= 1) {
    const word = words[before]!;
    if (word.isMark) return true;
    if (OWNERS.has(word.word))
      return /^(?:la|el|the|that|this|esa|ese)$/.test(word.word) && hasLook(words, before, at);
    if (OPENERS.has(word.word)) return true;
    if (!BETWEEN.has(word.word) && nounKind(words, before) !== 'agent') {
      return before < at - 1 && !LED.test(word.word) && LOOKS.has(words[at - 1]!.word);
    }
  }
  return at < 6;
}
