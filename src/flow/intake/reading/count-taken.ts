// Promise: how many people were taken, from the counts beside a verb of taking and from whom it names;
// a room, an age or a shop counts nobody. Pure.
import { PLURAL_PEOPLE } from './lexicon/bond-words.ts';
import type { Counted } from './read-counts.ts';
import { TAKEABLE } from './takeable.ts';
import type { Taking } from './takeable.ts';
import type { Word } from './words/cut-words.ts';
import type { Hit } from './words/phrases.ts';

const COUNT_REACH = 5;

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
export function countNamed(
  words: readonly Word[],
  hits: readonly Taking[],
  counted: readonly Counted[],
): number | null {
  const theirs = counted.filter((one) => !one.quantity.isArticle && isTakenCount(words, hits, one));
  return theirs.length > 0
    ? theirs.reduce((sum, { quantity }) => sum + (quantity.min ?? 0), 0)
    : null;
}

export function countTaken(
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
  return TAKEABLE.has(named) && !PLURAL_PEOPLE.test(named);
}
