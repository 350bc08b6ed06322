// Promise: weighs who was taken or is held over a whole text, whatever its construction: each taking is
// tied to whom it befell, and it is a case where that is somebody the sender knows. Pure.
import { THINGS } from './lexicon/bond-words.ts';
import { VEHICLE_NOUNS } from './lexicon/count-words.ts';
import { wordSet } from './lexicon/word-list.ts';
import type { Person } from './find-people.ts';
import { findPeople } from './find-people.ts';
import type { Taking } from './takeable.ts';
import { findTaken } from './read-taken.ts';
import type { Word } from './words/cut-words.ts';
import type { Hit } from './words/phrases.ts';
import type { Signs } from './words/signs.ts';
import { allOf, has, isDenied } from './words/signs.ts';

const OBJECT_REACH = 4;
/** So many words before a taking somebody may be named whom it befell. */
const BEFORE_REACH = 60;
const US = wordSet('me us nos');
const ONE_WORD = /^(?:him|her|he|she|lo|la|le|hes|shes)$/;
const TWO_WORD = /^(?:them|they|los|las|les|both|two)$/;
const SUBJECT_REACH = 9;

type Befell = 'known' | 'stranger' | 'nobody';

/** Why it is a case, or null. `names` are words written as names are. */
export function weighArrest(signs: Signs, names: ReadonlySet<string>): string | null {
  const takings = findTaken(signs);
  const weak = allOf(signs, 'held.weak');
  const held = allOf(signs, 'held.sure').filter((hit) => !isDenied(signs.words, hit.from));
  const gone = allOf(signs, 'held.gone');
  if (takings.length + weak.length + held.length + gone.length === 0) return null;
  const people = findPeople(signs.words);
  const seen: Seen = { words: signs.words, people, names };
  const isOfficial = has(signs, 'held.agency') || held.length > 0;
  if (takings.some((hit) => befell(seen, hit) === 'known')) return 'known_person_taken';
  if (takings.length > 0 && saysWho(seen)) return 'known_person_taken';
  const isTheirs = (hit: Hit) => befell(seen, { ...hit, isPassive: true }) === 'known';
  if (isOfficial && weak.some(isTheirs)) return 'known_person_taken';
  if ((isOfficial || takings.length > 0) && namesTaken(seen)) return 'known_person_taken';
  const own = people.filter(isOwn);
  const asks = has(signs, 'held.asks');
  const isAlone = !people.some(({ kind }) => kind === 'stranger');
  if (
    held.some((hit) => heldIs(seen, hit, own)) ||
    (held.length > 0 && asks && isAlone && hasSomebody(seen))
  )
    return 'known_person_in_custody';
  const isMissed = gone.length > 0 && own.some(({ isVoice }) => !isVoice);
  return isMissed && isOfficial ? 'known_person_missing' : null;
}

type Seen = { words: readonly Word[]; people: readonly Person[]; names: ReadonlySet<string> };

function isOwn({ kind }: Person): boolean {
  return kind === 'known' || kind === 'kin';
}

function hasSomebody({ words, people }: Seen): boolean {
  return (
    people.some(isOwn) ||
    words.some(({ word }) => ONE_WORD.test(word) && word !== 'la' && word !== 'le')
  );
}

/** Kept there is somebody close by in the text, whom nobody else comes between. */
function heldIs(seen: Seen, hit: Hit, own: readonly Person[]): boolean {
  const inReach = own.filter(
    (one) => Math.abs(one.head - hit.from) <= 30 && !isForeignKin(seen, one),
  );
  const isStrangers = befell(seen, { ...hit, isPassive: true }) === 'stranger';
  if (isStrangers) return false;
  if (inReach.some(({ isVoice }) => !isVoice)) return true;
  const near = seen.words.slice(Math.max(0, hit.from - 8), hit.to + 8);
  return (
    inReach.length > 0 &&
    near.some(({ word }) => /^(?:he|she|him|her|lo|hes|shes|el|ella)$/.test(word))
  );
}

const IS = /^(?:is|are|es|son|era|hes|shes|was|one|theyre|im|am|soy|somos|were)$/;

/** `she is my mother`, `one is my cousin`, `soy la esposa de`. */
function saysWho({ words, people }: Seen): boolean {
  return people.some(
    (one) => one.kind === 'known' && !one.isVoice && IS.test(words[one.from - 1]?.word ?? ''),
  );
}

/** They take people where they wish to go. */
const RIDES = /^(?:bus|uber|lyft|ambulance|taxi|train|paramedics|i|we|ambulancia)$/;

/** Whom a taking befell. */
function befell(seen: Seen, hit: Taking): Befell {
  const { words, people } = seen;
  const after = people.find(
    (one) => one.from >= hit.to - 1 && one.from <= hit.to + OBJECT_REACH - 1,
  );
  const isObject = after && !after.isVoice && isNear(words, hit.to, after.from);
  const direct = words[hit.to]?.word ?? '';
  if (!hit.isPassive) {
    if (RIDES.test(words[hit.from - 1]?.word ?? '')) return 'nobody';
    if (US.has(direct) || US.has(words[hit.from - 1]?.word ?? '')) return 'known';
    if (isObject) return kindOf(seen, after);
    if (isName(seen, hit.to)) return 'known';
    return /^(?:him|her|them|both)$/.test(direct) ? spokenOf(seen, hit) : 'nobody';
  }
  if (isObject && (words[after.from - 1]?.word === 'a' || after.from === hit.to))
    return kindOf(seen, after);
  if (words[hit.from]?.word === 'nos' || words[hit.from - 1]?.word === 'we') return 'known';
  const subject = subjectOf(seen, hit);
  if (subject) return kindOf(seen, subject);
  return spokenOf(seen, hit);
}

/** Right before the taking, in its clause: `our dishwasher Beto was arrested`. */
function subjectOf({ words, people }: Seen, hit: Hit): Person | undefined {
  return people.findLast(
    (one) =>
      one.head < hit.from &&
      hit.from - one.head <= SUBJECT_REACH &&
      !one.isVoice &&
      isUnbroken(words, one.head, hit.from),
  );
}

/** The last one spoken of before, as one or as several; those who only tell come last. */
function spokenOf(seen: Seen, hit: Taking): Befell {
  const { words, people } = seen;
  const said = words.slice(Math.max(0, hit.from - 2), hit.to + 1).map(({ word }) => word);
  const isOne = said.some((word) => ONE_WORD.test(word));
  const isTwo = !isOne && said.some((word) => TWO_WORD.test(word));
  const fits = (one: Person) => (isOne ? !one.isPlural : !isTwo || one.isPlural || isOwn(one));
  const isTaker = (one: Person) => !hit.isPassive && one.head >= hit.from - 2;
  const before = people.filter(
    (one) =>
      one.head < hit.from && hit.from - one.head <= BEFORE_REACH && fits(one) && !isTaker(one),
  );
  const last = before.findLast((one) => !one.isVoice);
  if (last) return kindOf(seen, last);
  if (people.some((one) => one.kind === 'stranger' && !isTaker(one))) return 'nobody';
  if (!isOne && !isTwo) return 'nobody';
  return people.some(isOwn) || isNamedAnywhere(seen) ? 'known' : 'nobody';
}

function kindOf(seen: Seen, one: Person): Befell {
  if (one.kind === 'stranger' || isForeignKin(seen, one)) return 'stranger';
  return 'known';
}

/** `a man and his wife`: a stranger's kin. */
function isForeignKin({ people }: Seen, one: Person): boolean {
  return (
    one.kind === 'kin' &&
    people.some((other) => other.kind === 'stranger' && other.head < one.from) &&
    !people.some((other) => other.kind === 'known' && other.head < one.from)
  );
}

/** `se llevo la troca de mi hermano` took a truck. */
function isNear(words: readonly Word[], from: number, to: number): boolean {
  const between = words.slice(from, to);
  return (
    isUnbroken(words, from, to) &&
    !between.some(({ word }) => THINGS.has(word) || VEHICLE_NOUNS.has(word))
  );
}

function isUnbroken(words: readonly Word[], from: number, to: number): boolean {
  return !words.slice(from, to).some(({ word }) => /^[.!?;:]$/.test(word));
}

/** `agarraron a Chuy`, `they arrested Maria at`: whoever is called by name is known. */
function isName({ words, names }: Seen, at: number): boolean {
  const isTo = /^(?:a|al)$/.test(words[at]?.word ?? '');
  const name = words[isTo ? at + 1 : at]?.word ?? '';
  const next = words[at + (isTo ? 2 : 1)]?.word ?? '';
  return names.has(name) && !/^(?:to|and|y|st|ave|blvd|street|rd|exit|de)$/.test(next);
}

const GOT_NAME =
  /^(?:got|have|has|took|tienen|tiene|llevaron|agarraron|levantaron|detuvieron|arrested|detained|grabbed)$/;

function namesTaken(seen: Seen): boolean {
  return seen.words.some(({ word }, at) => GOT_NAME.test(word) && isName(seen, at + 1));
}

const NAMING = /^(?:name|llama|llaman|nombre|named|called|llamado|llamada)$/;

/** `se llama Wilmer`, `es Octavio`, `falta Beni`. */
function isNamedAnywhere({ words, names }: Seen): boolean {
  return words.some(
    ({ word }, at) =>
      NAMING.test(word) ||
      (/^(?:es|is|falta|don|dona)$/.test(word) && names.has(words[at + 1]?.word ?? '')),
  );
}
