// Promise: whether people were taken and how many, told apart from things taken, streets taken and
// children taken to school. Pure.
import { BONDED, KIN, PLURAL_PEOPLE, ROLES, UNKNOWN_PEOPLE } from './lexicon/bond-words.ts';
import { AGENT_NOUNS, VICTIM_NOUNS } from './lexicon/count-words.ts';
import { KIN_ONE, TAKEN_OBJECTS } from './lexicon/people-words.ts';
import { countKin } from './count-kin.ts';
import type { Counted } from './read-counts.ts';
import type { Word } from './words/cut-words.ts';
import type { Hit } from './words/phrases.ts';
import type { Signs } from './words/signs.ts';
import { allOf, has, isDenied, stands } from './words/signs.ts';

export type Taken = { peopleTaken?: 'yes' | 'no' | 'unsure'; count?: number; evidence?: Hit };

/** A verb of taking; passive where those taken stand before it. */
export type Taking = Hit & { isPassive: boolean };

const OBJECT_REACH = 7;
const COUNT_REACH = 5;
const NEVER_PEOPLE = new Set('to off it pictures photos'.split(' '));
const NOBODY = /^(?:nobody|no one|noone|nadie|anyone|anybody|ninguno)$/;
const NO_ONE = /^no (?:one|body|arrests)\b/;
/** Spoken of somebody else's doing, or of what may come. */
const MAYBE =
  /^(?:if|whether|si|might|may|could|would|will|going|gonna|want|quieren|van|trying|tratando|afraid)$/;
/** `took` and `have` say it of anything: a person must follow. The others are said of people. */
const LOOSE =
  /^(?:got|have|had|put|putting|pushed|threw|forced|throwing|load\w*|tienen|tiene|picked|picking|subi\w*|met\w*|ech\w*|trep\w*|baj\w*|grab|arrest|detain|detienen|arrestan)$/;

/** Verbs of taking that have somebody for their object, or are said of somebody. */
export function findTaken(signs: Signs): Taking[] {
  const { words } = signs;
  const innocent = allOf(signs, 'take.innocent');
  const isInnocent = (hit: Hit) =>
    innocent.some((each) => hit.from >= each.from && hit.from < each.to);
  const active = allOf(signs, 'take.active')
    .filter((hit) => !isInnocent(hit) && hasObject(words, hit))
    .map((hit) => ({ ...hit, isPassive: false }));
  const passive = [
    ...allOf(signs, 'take.passive'),
    ...allOf(signs, 'take.active').filter((hit) => isPastAlone(words, hit)),
  ]
    .filter((hit) => !isInnocent(hit))
    .map((hit) => ({ ...hit, isPassive: true }));
  return [...active, ...passive].toSorted((one, other) => one.from - other.from);
}

/** `2 people arrested at 5th`: nobody follows who was arrested. */
function isPastAlone(words: readonly Word[], hit: Hit): boolean {
  return (
    /^(?:taken|arrested|detained|handcuffed)$/.test(words[hit.from]?.word ?? '') &&
    !hasObject(words, hit)
  );
}

function hasObject(words: readonly Word[], hit: Hit): boolean {
  const verb = words[hit.from]?.word ?? '';
  for (let at = hit.to; at < Math.min(words.length, hit.to + OBJECT_REACH); at += 1) {
    const { word, isMark } = words[at]!;
    if (isMark || (at === hit.to && NEVER_PEOPLE.has(word))) return false;
    if (NOBODY.test(word)) return true;
    if (/^\d{1,2}$/.test(word) && !LOOSE.test(verb)) return true;
    if (OBJECTS.has(word))
      return !LOOSE.test(verb) || isMoved(words, at) || isTheirDoing(words, hit, at);
  }
  return words[hit.to - 1]?.word === 'a' && hit.to - hit.from > 1;
}

const OBJECTS: ReadonlySet<string> = new Set(
  [TAKEN_OBJECTS, KIN_ONE, VICTIM_NOUNS, KIN, BONDED, UNKNOWN_PEOPLE, ROLES]
    .flatMap((set) => [...set])
    .filter((word) => !AGENT_NOUNS.has(word)),
);

/** `they got my mom`, `ICE has my brother`: agents do it, to somebody of the sender's. */
function isTheirDoing(words: readonly Word[], hit: Hit, at: number): boolean {
  const by = words.slice(Math.max(0, hit.from - 2), hit.from).map(({ word }) => word);
  const isBy = by.some((word) =>
    /^(?:they|theyve|ice|migra|immigration|agents|patrol|cbp|hsi|feds|inmigracion)$/.test(word),
  );
  const isOurs = words
    .slice(hit.to, at)
    .some(({ word }) => /^(?:my|our|mi|mis|his|her|su)$/.test(word));
  return isBy && isOurs && /^(?:got|have|had|has|tiene|tienen)$/.test(words[hit.from]?.word ?? '');
}

/** `put a man in the van`, `have her in handcuffs`: into something, or bound. */
function isMoved(words: readonly Word[], at: number): boolean {
  return words
    .slice(at + 1, at + 9)
    .some(({ word }) =>
      /^(?:in|into|inside|en|al|a|adentro|up|cuffs|handcuffs|down|handcuffed|detained|cuffed|ground|esposad\w+|detenid\w+|suelo|piso)$/.test(
        word,
      ),
    );
}

/** @param arrest why it is a case; absent where it is none */
export function readTaken(signs: Signs, counted: readonly Counted[], arrest?: string): Taken {
  const hits = findTaken(signs);
  const denied = hits.find((hit) => isDeniedTaking(signs.words, hit));
  const firm = hits.filter((hit) => !isDeniedTaking(signs.words, hit));
  if (arrest) return readArrestTaken(signs, firm, counted, arrest);
  const certain = firm.filter((hit) => !isMaybe(signs.words, hit));
  if (certain.length > 0) {
    const count = countTaken(signs.words, certain, counted);
    return { peopleTaken: 'yes', evidence: certain[0]!, ...(count !== null && { count }) };
  }
  if (denied) return { peopleTaken: 'no', evidence: denied };
  return firm.length > 0 && has(signs, 'flag.unsure')
    ? { peopleTaken: 'unsure', evidence: firm[0]! }
    : {};
}

/** A doubt stands so many words before what it doubts. */
const DOUBT_REACH = 12;

function readArrestTaken(
  signs: Signs,
  firm: readonly Taking[],
  counted: readonly Counted[],
  arrest: string,
): Taken {
  if (stands(signs, 'flag.released')) return {};
  const first = firm[0];
  const isHeld = has(signs, 'flag.custody') || arrest === 'known_person_in_custody';
  const doubted = allOf(signs, 'flag.unsure').some(
    (hit) => first === undefined || (hit.from < first.from && first.from - hit.from < DOUBT_REACH),
  );
  if (doubted && !isHeld) return { peopleTaken: 'unsure' };
  if (!first && !isHeld && arrest === 'known_person_missing') return { peopleTaken: 'unsure' };
  const count =
    countNamed(signs.words, firm, counted) ??
    countKin(signs.words) ??
    countTaken(signs.words, firm, counted);
  return {
    peopleTaken: 'yes',
    ...(first && { evidence: first }),
    ...(count !== null && { count }),
  };
}

/** `no one was taken`, `didnt take anyone`, `no se han llevado a nadie`, `no arrests`. */
function isDeniedTaking(words: readonly Word[], hit: Hit): boolean {
  const isLed = /^(?:was|were|been|being|got|han|ha|fue|fueron)$/.test(
    words[hit.from - 1]?.word ?? '',
  );
  if (isDenied(words, hit.from) || (isLed && isDenied(words, hit.from - 1))) return true;
  const next = words.slice(hit.to, hit.to + 2).map(({ word }) => word);
  const after = next.some((word) => NOBODY.test(word)) || NO_ONE.test(next.join(' '));
  const inside = words.slice(hit.from, hit.to).some(({ word }) => NOBODY.test(word));
  return after || inside;
}

function isMaybe(words: readonly Word[], hit: Hit): boolean {
  return words
    .slice(Math.max(0, hit.from - 3), hit.from)
    .some(({ word, isMark }) => !isMark && MAYBE.test(word));
}

/** Whether a count is of people taken. */
export function isTakenCount(
  words: readonly Word[],
  hits: readonly Taking[],
  one: Counted,
): boolean {
  if (one.kind === 'vehicle' || one.kind === 'other') return false;
  const { from } = one.quantity;
  if (one.kind === 'bare' && (isAge(words, one) || isLabel(words, one))) return false;
  if (/^(?:by|por)$/.test(words[from - 1]?.word ?? '')) return false;
  return hits.some((hit) => {
    if (from >= hit.to && from < hit.to + COUNT_REACH) return isObjectOf(words, hit, from);
    if (from >= hit.from && from < hit.to) return true;
    return (
      hit.isPassive &&
      hit.from >= from &&
      hit.from <= one.noun + COUNT_REACH &&
      isPassiveOf(words, hit, one)
    );
  });
}

/** `he is 16`, `who's 15`, `de 71`: an age. */
function isAge(words: readonly Word[], { quantity: { from, to, min } }: Counted): boolean {
  const before = words[from - 1]?.word ?? '';
  const after = words[to]?.word ?? '';
  if (/^(?:years?|yrs?|yo|anos|anitos|months?|meses|horas?|hours?|dias|days)$/.test(after))
    return true;
  return (
    (min ?? 0) > 3 &&
    /^(?:hes|shes|whos|is|im|age|aged|tiene|tengo|de|only|just|turned)$/.test(before)
  );
}

/** `la vecina del 204`, `Food 4 Less`: part of a name. */
function isLabel(words: readonly Word[], { quantity: { from, to, min } }: Counted): boolean {
  const before = words[from - 1]?.word ?? '';
  const after = words[to]?.word ?? '';
  if ((min ?? 0) > 60 || /^(?:less|eleven|cents|ranch)$/.test(after)) return true;
  return /^(?:del|food|motel|linea|line|room|cuarto|unit|apt|space|espacio|ruta|route|gate|floor|piso|bus|freeway|the|la|el)$/.test(
    before,
  );
}

/** Counted right after the verb, in its clause: `took like 3`; not `was arrested and her two kids`. */
function isObjectOf(words: readonly Word[], hit: Taking, from: number): boolean {
  const between = words.slice(hit.to, from);
  if (
    between.some(({ word }) =>
      /^(?:and|y|by|por|her|his|their|sus?|at|in|en|on|from|with|con|age\w*)$/.test(word),
    )
  )
    return false;
  return !hit.isPassive && isClauseWhole(words, hit.from, from);
}

function isPassiveOf(words: readonly Word[], hit: Hit, one: Counted): boolean {
  const between = words.slice(one.noun + 1, hit.from);
  if (between.some(({ isMark }) => isMark)) return false;
  const first = words[hit.from]?.word ?? '';
  return /^(?:was|were|got|get|gets|being|been|getting|just|se|lo|la|los|las|fue|fueron|detenid\w+|arrestad\w+|esposad\w+|in|taken|people|arrests|handcuffed|led|hauled|detained|arrested)$/.test(
    first,
  );
}

function isClauseWhole(words: readonly Word[], from: number, to: number): boolean {
  return !words.slice(from, to).some(({ word, isMark }) => isMark && word !== ',');
}

/** `took 5 guys`, in figures or words. */
function countNamed(
  words: readonly Word[],
  hits: readonly Taking[],
  counted: readonly Counted[],
): number | null {
  const theirs = counted.filter((one) => !one.quantity.isArticle && isTakenCount(words, hits, one));
  return theirs.length > 0
    ? theirs.reduce((sum, { quantity }) => sum + (quantity.min ?? 0), 0)
    : null;
}

function countTaken(
  words: readonly Word[],
  hits: readonly Taking[],
  counted: readonly Counted[],
): number | null {
  const theirs = counted.filter((one) => isTakenCount(words, hits, one));
  const exact = theirs.filter(({ quantity }) => quantity.min !== undefined && !quantity.isArticle);
  if (exact.length > 0) return exact.reduce((sum, { quantity }) => sum + (quantity.min ?? 0), 0);
  if (theirs.some(({ quantity }) => quantity.isArticle)) return Math.max(1, theirs.length);
  const isOne = hits.some((hit) => isSingular(words, hit));
  return isOne ? 1 : null;
}

const ONE_PERSON =
  /^(?:someone|somebody|alguien|him|her|uno|una|lo|la|senor|senora|muchacho|muchacha|man|guy|lady|woman|hombre|mujer)$/;
const ONE_CLITIC = /^(?:lo|la)$/;
const MANY = /^(?:los|las|them|people|ppl|gente|everyone|todos|varios|several|guys|men|workers)$/;

function isSingular(words: readonly Word[], hit: Taking): boolean {
  const own = words.slice(Math.max(0, hit.from - 1), hit.to);
  if (hit.isPassive && own.some(({ word }) => ONE_CLITIC.test(word))) return true;
  const around = words.slice(Math.max(0, hit.from - 2), Math.min(words.length, hit.to + 4));
  if (around.some(({ word }) => MANY.test(word))) return false;
  return around.some(({ word }) => ONE_PERSON.test(word)) || isOneAfter(words, hit);
}

/** `grabbed the paletero`, `agarraron al elotero`. */
function isOneAfter(words: readonly Word[], hit: Taking): boolean {
  const [article, noun] = [words[hit.to]?.word ?? '', words[hit.to + 1]?.word ?? ''];
  const last = words[hit.to - 1]?.word ?? '';
  const named = /^(?:the|al|el|la)$/.test(article) ? noun : /^(?:al|la)$/.test(last) ? article : '';
  return OBJECTS.has(named) && !PLURAL_PEOPLE.test(named);
}
