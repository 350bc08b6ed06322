// Promise: how many people known to the sender a text says were taken, where no count is given: one for
// `my husband`, two for `my son with his dad`. Pure.
import { BONDED, KIN, PLURAL_PEOPLE, ROLES } from './lexicon/bond-words.ts';
import { KIN_ONE } from './lexicon/people-words.ts';
import type { Word } from './words/cut-words.ts';

const BOTH = /^(?:both|ambos)$/;
const PARENTS = /^(?:parents|papas|padres)$/;

/** Of people the sender knows: one for `my husband`, two for `my son with his dad`. */
export function countKin(words: readonly Word[]): number | null {
  const said = words.map(({ word }) => word);
  if (said.some((word) => BOTH.test(word) || PARENTS.test(word))) return 2;
  const kin = said.findIndex(
    (word, at) =>
      KIN_ONE.has(word) && /^(?:my|mi|our|a|his|her|su|nuestro|nuestra)$/.test(said[at - 1] ?? ''),
  );
  const isPair = /\b(?:and|y|with|con|e) (?:a )?(?:my|mi|his|her|su|our) (\w+)/.exec(
    said.join(' '),
  );
  if (
    kin >= 0 &&
    isPair &&
    KIN_ONE.has(isPair[1]!) &&
    isPair[1] !== said[kin] &&
    isTogether(said, kin)
  )
    return 2;
  if (kin >= 0) return 1;
  if (said.some((word, at) => isOneOfOurs(said, word, at))) return 1;
  if (said.some((word) => /^(?:he|she|him|her|hes|shes)$/.test(word))) return 1;
  if (said.some((word) => /^(?:them|us|nos)$/.test(word))) return null;
  return said.some(
    (word) =>
      /^(?:he|she|him|her|his|hes|shes|lo|la|le|el|ella|su)$/.test(word) || KIN_ONE.has(word),
  )
    ? 1
    : null;
}

/** `our dishwasher Beto`, `a parishioner of ours`, `grandson got`. */
function isOneOfOurs(said: readonly string[], word: string, at: number): boolean {
  if (PLURAL_PEOPLE.test(word)) return false;
  const before = said.slice(Math.max(0, at - 3), at);
  const isOurs = before.some((each) =>
    /^(?:my|our|mi|nuestr[oa]|a|un|una|al|la|el|the)$/.test(each),
  );
  return (
    (isOurs && (ROLES.has(word) || BONDED.has(word) || KIN.has(word))) ||
    (KIN.has(word) && at === 0)
  );
}

/** `my husband and my brother`, `took him with his dad`: in one breath with the taking. */
function isTogether(said: readonly string[], kin: number): boolean {
  const text = said.join(' ');
  const after = said.slice(kin + 1, kin + 3).join(' ');
  return (
    /^(?:and|y|e) (?:my|mi|a|his|her|su|our)/.test(after) ||
    /(?:him|her|lo|la|them) (?:with|and|con|y) (?:his|her|su|my|mi)/.test(text)
  );
}
