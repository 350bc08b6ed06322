// Who may be taken, by the word that names them, and a verb that takes them. Pure.
import { BONDED, KIN, ROLES, UNKNOWN_PEOPLE } from './lexicon/bond-words.ts';
import { AGENT_NOUNS, VICTIM_NOUNS } from './lexicon/count-words.ts';
import { KIN_ONE, TAKEN_OBJECTS } from './lexicon/people-words.ts';
import type { Hit } from './words/phrases.ts';

/** A verb of taking; passive where those taken stand before it. */
export type Taking = Hit & { isPassive: boolean };

export const TAKEABLE: ReadonlySet<string> = new Set(
  [TAKEN_OBJECTS, KIN_ONE, VICTIM_NOUNS, KIN, BONDED, UNKNOWN_PEOPLE, ROLES]
    .flatMap((set) => [...set])
    .filter((word) => !AGENT_NOUNS.has(word)),
);
