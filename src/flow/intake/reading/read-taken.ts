// Promise: whether people were taken and how many, told apart from things taken, streets taken and
// children taken to school. Pure.
import { countKin } from './count-kin.ts';
import { countNamed, countTaken } from './count-taken.ts';
import { TAKEABLE } from './takeable.ts';
import type { Taking } from './takeable.ts';
import type { Counted } from './read-counts.ts';
import type { Word } from './words/cut-words.ts';
import type { Hit } from './words/phrases.ts';
import type { Signs } from './words/signs.ts';
import { allOf, has, isDenied, stands } from './words/signs.ts';

export type Taken = { peopleTaken?: 'yes' | 'no' | 'unsure'; count?: number; evidence?: Hit };

const OBJECT_REACH = 7;
const NEVER_PEOPLE = new Set('to off it pictures photos'.split(' '));
const NOBODY = /^(?:nobody|no one|noone|nadie|anyone|anybody|ninguno)$/;
const NO_ONE = /^no (?:one|body|arrests)\b/;
/** Spoken of somebody else's doing, or of what may come. */
const MAYBE =
  /^(?:if|whether|si|might|may|could|would|will|going|gonna|want|quieren|van|trying|tratando|afraid)$/;
/** `took` and `have` say it of anything: a person must follow. The others are said of people. */
const LOOSE =
  /^(?:got|have|has|had|put|putting|pushed|threw|forced|throwing|load\w*|tienen|tiene|picked|picking|subi\w*|met\w*|ech\w*|trep\w*|baj\w*|grab|arrest|detain|detienen|arrestan)$/;

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
    if (TAKEABLE.has(word))
      return !LOOSE.test(verb) || isMoved(words, at) || isTheirDoing(words, hit, at);
  }
  return words[hit.to - 1]?.word === 'a' && hit.to - hit.from > 1;
}

/** `they got my mom`, `ICE has my brother`: agents do it, to somebody of the sender's. */
function isTheirDoing(words: readonly Word[], hit: Hit, at: number): boolean {
  const by = words.slice(Math.max(0, hit.from - 2), hit.from).map(({ word }) => word);
  const isBy = by.some((word) =>
    /^(?:they|theyve|ice|migra|immigration|agents|patrol|cbp|hsi|feds|inmigracion)$/.test(word),
  );
  const isOurs = words
    .slice(hit.to, at)
    .some(({ word }) => /^(?:my|our|mi|mis|his|her|su)$/.test(word));
  const isThem = /^(?:him|her|them|both)$/.test(words[hit.to]?.word ?? '');
  if (isThem && by.some((word) => /^(?:ice|migra|immigration|patrol|cbp|hsi|feds)$/.test(word)))
    return true;
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
