// Promise: the people a text speaks of, in their order: those the sender knows, those nobody named, and
// those who only tell of it. `my sisters door` is a door, `my cousin says` is a voice. Pure.
import {
  BONDED,
  KIN,
  PLURAL_PEOPLE,
  ROLES,
  TELLING,
  TELLING_AUX,
  THINGS,
  TOLD_BY,
  UNKNOWN_PEOPLE,
} from './lexicon/bond-words.ts';
import { AGENT_NOUNS } from './lexicon/count-words.ts';
import { wordSet } from './lexicon/word-list.ts';
import { LANDMARKS, LOOSE_LANDMARKS, STREET_WORDS } from './place-words.ts';
import type { Word } from './words/cut-words.ts';

export type Person = {
  /** `kin` is somebody's, not said whose; `maybe` is `our` and a word nobody knows. */
  kind: 'known' | 'kin' | 'maybe' | 'stranger';
  /** Indexes into the words: the first, and the one that names them. */
  from: number;
  head: number;
  isPlural: boolean;
  /** They saw or told it. */
  isVoice: boolean;
};

const OURS = wordSet('my our mi mis nuestro nuestra nuestros nuestras');
const THEIRS = wordSet('his her their su sus');
const ARTICLES = wordSet('the a an el la los las al un una unos unas one some another otro otra');
const COUNTS = wordSet(
  'two three four five six dos tres cuatro cinco seis several many few both varios varias muchos algunos unos',
);
/** Before the noun: `my oldest`, `mi pobre`. */
const MODIFIERS = wordSet(
  'in law laws little big older younger oldest youngest old poor best good new former ex late pregnant elderly disabled sweet beloved own great step half next door lead only other close dear two three four 2 3 4 5 both',
  'pobre hermano mayor menor chiquito querido mejor nuevo ultimo unico unica dos tres cuatro ex de la el otro otra gran buen buena',
);
const HEAD_REACH = 4;
const BOND_REACH = 9;
const BOND =
  /\b(?:conmigo|con nosotr[oa]s|with (?:me|us)|next to (?:me|us)|(?:for|from|of|at|in|by) (?:my|our|ours|us)|de (?:mi|mis|nuestr[oa]s?)|(?:que|quien) (?:me|nos) \w+|(?:que|quien) \w+ a (?:mi|mis|nuestr[oa]s?)|(?:who|that) (?:\w+ )?\w+s? (?:my|our|for us|for me)|(?:we|i) (?:work|live|know|grew|rent|hired|employ)|que renta\w*|(?:who|that) (?:rents|works for|cleans for|takes care|cares for|watches|helps) (?:me|us|our|my)?|al lado de (?:mi|nosotros)|mi[oa]s?|se llama|(?:his|her) name|named|llamad[oa])\b/;

export function findPeople(words: readonly Word[]): Person[] {
  const people: Person[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const person = personAt(words, at);
    if (!person) continue;
    people.push(person);
    at = Math.max(at, person.head);
  }
  return people;
}

function personAt(words: readonly Word[], at: number): Person | null {
  const word = words[at]!.word;
  if (OURS.has(word)) return ownPerson(words, at);
  if (THEIRS.has(word)) return kinAfter(words, at, 2);
  if (ARTICLES.has(word) || COUNTS.has(word) || /^\d{1,2}$/.test(word)) return articled(words, at);
  if (BONDED.has(word) && !isThing(words, at + 1)) return made(words, 'known', at, at);
  if (isBareKin(words, at)) return made(words, 'kin', at, at);
  return UNKNOWN_PEOPLE.has(word) && !isOfAgents(words, at) ? stranger(words, at, at) : null;
}

/** `my older brother in law`, `our students father`, `our dishwasher`. */
function ownPerson(words: readonly Word[], at: number): Person | null {
  let head = -1;
  for (let next = at + 1; next <= at + HEAD_REACH; next += 1) {
    const word = words[next]?.word ?? '';
    if (words[next]?.isMark !== false) break;
    const names = isNamedPerson(word) || (ROLES.has(word) && !AGENT_NOUNS.has(word));
    if (names) head = next;
    else if (!MODIFIERS.has(word) && (head >= 0 || next > at + 2 || THINGS.has(word))) break;
  }
  if (head < 0) return maybePerson(words, at);
  return isThing(words, head + 1) && words[head]!.word.endsWith('s')
    ? null
    : made(words, 'known', at, head);
}

function isNamedPerson(word: string): boolean {
  return (
    word === 'laws' ||
    KIN.has(word) ||
    BONDED.has(word) ||
    (word.length > 3 && word.endsWith('s') && KIN.has(word.slice(0, -1)))
  );
}

function maybePerson(words: readonly Word[], at: number): Person | null {
  const next = words[at + 1];
  if (!next || next.isMark || next.word.length < 4 || isThing(words, at + 1)) return null;
  if (isThing(words, at + 2) || MODIFIERS.has(next.word)) return null;
  return made(words, 'maybe', at, at + 1);
}

function isThing(words: readonly Word[], at: number): boolean {
  const word = words[at]?.word ?? '';
  return (
    THINGS.has(word) || LANDMARKS.has(word) || LOOSE_LANDMARKS.has(word) || STREET_WORDS.has(word)
  );
}

function kinAfter(words: readonly Word[], at: number, reach: number): Person | null {
  for (let next = at + 1; next <= at + reach; next += 1) {
    const word = words[next]?.word ?? '';
    if (KIN.has(word) || BONDED.has(word)) {
      return isThing(words, next + 1) && word.endsWith('s') ? null : made(words, 'kin', at, next);
    }
    if (!MODIFIERS.has(word)) return null;
  }
  return null;
}

/** `a coworker` is bonded, `a man` nobody's, `la mama` somebody's. */
function articled(words: readonly Word[], at: number): Person | null {
  for (let next = at + 1; next <= at + 3; next += 1) {
    const word = words[next]?.word ?? '';
    if (words[next]?.isMark !== false) return null;
    if (OURS.has(word) || THEIRS.has(word) || TELLING.has(word)) return null;
    if (
      KIN.has(word) &&
      /^(?:the|la|el|los|las)$/.test(words[at]!.word) &&
      IS_ONE.test(words[at - 1]?.word ?? '')
    )
      return made(words, 'known', at, next);
    if (BONDED.has(word)) return isThing(words, next + 1) ? null : made(words, 'known', at, next);
    if (UNKNOWN_PEOPLE.has(word)) return isOfAgents(words, next) ? null : stranger(words, at, next);
    if (ROLES.has(word) && !AGENT_NOUNS.has(word)) return boundRole(words, at, next);
    if (KIN.has(word)) return made(words, isOfNobody(words, next) ? 'stranger' : 'kin', at, next);
  }
  return null;
}

/** `soy la esposa de`, `we're the family of`: the sender tells who they are. */
const IS_ONE = /^(?:im|am|soy|somos|were|are|es|is|hes|shes)$/;

/** `4 members of our church`; a member of anything else is not spoken of. */
function boundRole(words: readonly Word[], from: number, head: number): Person | null {
  const is = BOND.test(wordsAfter(words, head, BOND_REACH)) && !isOfAgents(words, head);
  return is ? made(words, 'known', from, head) : null;
}

/** `el sobrino de no se quien`. */
function isOfNobody(words: readonly Word[], head: number): boolean {
  return /^(?:de|of) (?:un|una|alguien|no se|someone|somebody|a|some|otra?o?)\b/.test(
    wordsAfter(words, head, 4),
  );
}

/** Nobody's, unless what follows binds them to the sender. */
function stranger(words: readonly Word[], from: number, head: number): Person {
  const isBound = BOND.test(wordsAfter(words, head, BOND_REACH));
  return made(words, isBound ? 'known' : 'stranger', from, head);
}

const BARE_BEFORE =
  /^(?:[.,!?;:\n(-]|and|y|pls|please|ayuda|help|hi|hola|is|so|but|a|took|taken|grabbed|arrested|detained|nabbed|cuffed|handcuffed|deported|find|locate|holding|snatched|hauled|has)$/;
const NOT_BARE = wordSet(
  'ex kid kids child children boy girl baby nino nina ninos ninas family familia teen teenager bro sis viejo vieja flaco flaca gordo gorda twin partner padre madre papas padres ama',
);

/** `Grandson got arrested`, `dad is at Adelanto`. */
function isBareKin(words: readonly Word[], at: number): boolean {
  const { word } = words[at]!;
  if (!KIN.has(word) || NOT_BARE.has(word)) return false;
  const before = words[at - 1];
  return (!before || BARE_BEFORE.test(before.word)) && !isThing(words, at + 1);
}

const OF_AGENTS =
  /\b(?:mask\w*|vests?|badges?|uniform\w*|armed|rifles?|guns?|tactical|camo|balaclavas?|chalecos?|encapuchad\w+|enmascarad\w+|tapad\w+|armad\w+|uniformad\w+|placas?|ice|hsi|federal\w*|plain ?clothes|pasamontanas|cubrebocas|de civil)\b/;

/** `guys in masks`, `masked men`: they do the taking. */
function isOfAgents(words: readonly Word[], head: number): boolean {
  const before = words
    .slice(Math.max(0, head - 2), head)
    .map(({ word }) => word)
    .join(' ');
  if (OF_AGENTS.test(before)) return true;
  return (
    OF_AGENTS.test(wordsAfter(words, head, 5)) &&
    /^(?:with|in|w|wearing|con|de|que|vestid\w+|who|encapuchad\w+|enmascarad\w+|armad\w+)$/.test(
      words[head + 1]?.word ?? '',
    )
  );
}

function wordsAfter(words: readonly Word[], head: number, reach: number): string {
  const after: string[] = [];
  for (let at = head + 1; at < Math.min(words.length, head + reach); at += 1) {
    if (/^[.!?;]$/.test(words[at]!.word)) break;
    after.push(words[at]!.word);
  }
  return after.join(' ');
}

function made(words: readonly Word[], kind: Person['kind'], from: number, head: number): Person {
  const word = words[head]!.word;
  const isPlural =
    PLURAL_PEOPLE.test(word) ||
    COUNTS.has(words[from]!.word) ||
    COUNTS.has(words[from + 1]?.word ?? '');
  return { kind, from, head, isPlural, isVoice: isVoice(words, from, head) };
}

function isVoice(words: readonly Word[], from: number, head: number): boolean {
  const before = words[from - 1]?.word ?? '';
  if (TOLD_BY.has(before)) return true;
  const isOf = /^(?:de|del|of|from|at|who|que|en|in)$/.test(words[head + 1]?.word ?? '');
  const reach = isOf ? 7 : 3;
  for (let at = head + 1; at <= head + reach; at += 1) {
    const word = words[at]?.word ?? '';
    if (TELLING.has(word)) return true;
    if (words[at]?.isMark !== false) return false;
    if (!isOf && at > head + 1 && !TELLING_AUX.has(word)) return false;
  }
  return false;
}
