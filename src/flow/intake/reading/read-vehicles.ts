// Promise: the number of the agents' own vehicles. One that is stopped, towed, left behind or
// somebody's own is none of them; a vehicle named alone is one. Pure.
import type { Counted } from './read-counts.ts';
import { loneVehicles, nounKind } from './read-counts.ts';
import type { Word } from './words/cut-words.ts';

/** A vehicle right after one of these is what they stop. */
const STOPPED = new Set(
  (
    'blocked pulled pulling over stopped stopping stop boxed paran parando pararon paro bajaron dejo dejaron deteniendo searching ' +
    'blocking towing towed left surrounded following hit crashed pull chasing rammed broke rompieron revisando checking searched chocaron'
  ).split(' '),
);
/** Whose it is, said after it: `un camion de jardineros`. */
const OWNED_BY =
  /^(?:de|of|with|con|full of|lleno de) (?:\w+ )?(?:jardiner\w+|trabajador\w+|worker\w*|landscap\w*|gardener\w*|jornalero\w*|paleta\w*|tacos?|mi|my|comida|family|familia|farmworker\w*|campesino\w*)/;
const VERB_REACH = 3;

export function readVehicles(words: readonly Word[], counted: readonly Counted[]): number | null {
  const groups = counted.filter(
    (one) => one.kind === 'vehicle' && isTheirs(words, one.quantity.from, one.noun),
  );
  const exact = groups.filter(({ quantity }) => quantity.min === quantity.max);
  const distinct = dropRepeats(words, exact);
  const lone = loneVehicles(words, counted).filter((at) => isTheirs(words, at, at));
  const total =
    distinct.reduce((sum, { quantity }) => sum + (quantity.min ?? 0), 0) +
    (distinct.length > 0
      ? lone.filter((at) => !isDefinite(words, at)).length
      : Math.min(lone.length, 3));
  if (total > 0) return total;
  const open = groups[0]?.quantity;
  return open?.min ?? null;
}

/** `the gray van` after counts is one of them. */
function isDefinite(words: readonly Word[], at: number): boolean {
  return words
    .slice(Math.max(0, at - 3), at)
    .some(({ word }) => /^(?:the|la|el|that|esa|ese)$/.test(word));
}

function isTheirs(words: readonly Word[], from: number, noun: number): boolean {
  for (let step = 1; step <= VERB_REACH; step += 1) {
    const before = words[from - step];
    if (!before || before.isMark) break;
    if (STOPPED.has(before.word)) return false;
  }
  const after = words
    .slice(noun + 1, noun + 4)
    .map(({ word }) => word)
    .join(' ');
  return !OWNED_BY.test(after);
}

/** `two SUVs ... 2 suvs` again is the same; `in a van` after `2 vans` is one of them. */
function dropRepeats(words: readonly Word[], groups: readonly Counted[]): Counted[] {
  const kept: Counted[] = [];
  for (const one of groups) {
    const noun = words[one.noun]?.word ?? '';
    const isPart =
      one.quantity.isArticle && kept.some((each) => sameThing(words[each.noun]?.word ?? '', noun));
    if (!isPart || nounKind(words, one.noun) === null) kept.push(one);
  }
  return kept;
}

function sameThing(one: string, other: string): boolean {
  return one.replace(/s$/, '') === other.replace(/s$/, '');
}
