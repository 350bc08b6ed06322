// Promise: the number of agents as a range. People they look for, hold or take are none of them, and
// groups named apart are added. Pure.
import type { Counted } from './read-counts.ts';
import type { Word } from './words/cut-words.ts';

export type CountRange = { min?: number; max?: number };

/** A bare count after one of these is theirs: `son 4`, `vi como 8`, `7 of them`. */
const BARE_LEADS = new Set(
  'son eran vi vimos veo saw see counted conte count como unos like about around mas fueron now'.split(
    ' ',
  ),
);
const OF_THEM = /^(?:of them|de ellos|of em|of those|agents?|total|en total|in total|altogether)\b/;
/** Who comes after one of these is looked for, not looking. */
const VICTIM_VERBS = new Set(
  (
    'questioning chasing have has had holding stopped stopping asking talking detaining took take taking taken grabbed grabbing ' +
    'arrested arresting handcuffed handcuffing tackled tackling pushed put putting loaded loading pulled hit beat with against ' +
    'persiguiendo correteando deteniendo agarraron agarrando llevaron llevan llevando llevandose detuvieron arrestaron arrestando esposaron ' +
    'subieron metieron interrogando pararon parando paran tienen tiene preguntando hablando bajaron golpearon levantaron following ' +
    'detained cuffed cuffing snatched cornered surrounding rodearon surrounded checking revisando pidiendo guarding picked dragging tumbaron tiraron'
  ).split(' '),
);
/** What tells a man with a vest from any man. */
const MARKS_OF_AGENT = new Set(
  (
    'vest vests mask masks masked badge badges uniform tactical tac armed gun guns rifle chaleco encapuchado enmascarado ' +
    'mascara pasamontanas uniformado armado placa tapada capucha camo military ice hsi radio police policia inside adentro sitting ' +
    'parked suv van car truck carro troca camioneta tahoe charger durango explorer'
  ).split(' '),
);
const MARK_REACH = 9;
const VERB_REACH = 4;

export function readAgents(
  words: readonly Word[],
  counted: readonly Counted[],
  isTaken: (one: Counted) => boolean,
): CountRange | null {
  const groups = counted.filter((one) => !isTaken(one) && isAgents(words, one));
  if (groups.length === 0) return null;
  const named = groups.filter(({ kind }) => kind !== 'bare');
  return addUp(dropParts(words, named.length > 0 ? named : groups.slice(0, 1)));
}

function isAgents(words: readonly Word[], one: Counted): boolean {
  const { kind, quantity } = one;
  if (kind === 'bare') return isBareCount(words, one);
  if (kind !== 'agent' && kind !== 'person') return false;
  if (isAfterVictimVerb(words, quantity.from)) return false;
  if (isPassive(words, one.noun)) return false;
  const noun = words[one.noun]?.word ?? '';
  if (kind === 'agent') return !(quantity.isArticle && /^(?:vests?|chalecos?)$/.test(noun));
  return !quantity.isArticle || isMarked(words, one);
}

function isBareCount(words: readonly Word[], { quantity }: Counted): boolean {
  const before = words[quantity.from - 1]?.word ?? '';
  const after = words
    .slice(quantity.to, quantity.to + 3)
    .map(({ word }) => word)
    .join(' ');
  if (OF_THEM.test(after)) return true;
  const next = words[quantity.to];
  const isEnd =
    !next || next.isMark || /^(?:con|with|w|y|en|at|afuera|in|de|armados)$/.test(next.word);
  return isEnd && BARE_LEADS.has(before);
}

function isAfterVictimVerb(words: readonly Word[], from: number): boolean {
  for (let step = 1; step <= VERB_REACH; step += 1) {
    const before = words[from - step];
    if (!before || before.isMark) return false;
    if (VICTIM_VERBS.has(before.word)) return true;
  }
  return false;
}

const PASSIVE =
  /^(?:(?:was|were|got|getting|being|are|is|just|fueron|fue|have|has|been|put|in) )*(?:taken|detained|arrested|handcuffed|grabbed|cuffed|put in|detenid\w+|arrestad\w+|esposad\w+|llevad\w+|on the ground|running(?! after| at| up| toward)|corriendo(?! tras| detras)|waiting for work)\b/;

function isPassive(words: readonly Word[], noun: number): boolean {
  const after = words
    .slice(noun + 1, noun + 6)
    .map(({ word }) => word)
    .join(' ');
  return PASSIVE.test(after);
}

function isMarked(words: readonly Word[], { noun, quantity }: Counted): boolean {
  const end = Math.min(words.length, noun + MARK_REACH);
  for (let at = quantity.to; at < end; at += 1) {
    if (MARKS_OF_AGENT.has(words[at]!.word)) return true;
  }
  return /^(?:otro|another|otra)$/.test(words[quantity.from]?.word ?? '');
}

/** `6 agents, 2 of them masked`, `5 guys, one has a rifle`: a part of those already counted. */
function dropParts(words: readonly Word[], groups: readonly Counted[]): readonly Counted[] {
  return groups.filter(
    ({ quantity }, index) =>
      index === 0 ||
      !/^(?:of|de) (?:them|those|em|ellos)/.test(
        `${words[quantity.to]?.word ?? ''} ${words[quantity.to + 1]?.word ?? ''}`,
      ),
  );
}

export function addUp(groups: readonly Counted[]): CountRange {
  const isOpenAbove = groups.some(({ quantity }) => quantity.max === undefined);
  const isOpenBelow = groups.some(({ quantity }) => quantity.min === undefined);
  const sum = (side: 'min' | 'max') =>
    groups.reduce((total, { quantity }) => total + (quantity[side] ?? 0), 0);
  return {
    ...(!isOpenBelow && { min: sum('min') }),
    ...(!isOpenAbove && { max: sum('max') }),
  };
}
