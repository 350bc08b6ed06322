// Promise: what a text is besides its kind, each flag for a reason, and what people in it need. Pure.
import type { NeedsFlag, ReadingFlag } from '../../../contract/report-facts.ts';
import type { Verdict } from './judge-report.ts';
import type { Word } from './words/cut-words.ts';
import type { Signs } from './words/signs.ts';
import { allOf, has, stands } from './words/signs.ts';

export type FlagRead = {
  signs: Signs;
  folded: string;
  verdict: Verdict;
  lang: string;
  isHearsay: boolean;
  isPrivate: boolean;
  needs: readonly NeedsFlag[];
};

type Rule = { flag: ReadingFlag; holds: (read: FlagRead) => boolean };

const OF_REASON: Readonly<Record<string, ReadingFlag>> = {
  denunciation: 'denunciation',
  prank: 'prank',
  spam: 'spam',
  rumor_check: 'rumor_check',
  wrong_number: 'wrong_number',
};
/** Nobody there any more, said by somebody who never reported it or who looked again. */
const ENDED =
  /\b(?:no hay nad(?:ie|a)|ya no hay|no vi (?:nada|a nadie)|acabo de pasar|didnt see (?:any\w*|them)|just drove by|nobody (?:is )?(?:here|there)|no one (?:is )?(?:here|there)|nothing (?:here|there)|ya se fueron|they left|are gone|theyre gone|all clear|todo tranquilo|area clear|ya paso|its over|ya termino|se acabo|all quiet|drove by|pase por ahi|ya pase|ya no estan|se retiraron|no agents|coast is clear|ya no esta)\b/;
const WITHDRAWN =
  /\b(?:false alarm|falsa alarma|my bad|my mistake|me equivoque|i was wrong|never ?mind|disregard|ignore|cancel|olvid\w+|it was (?:just|only)|turned out|resulto|era (?:la|el|solo|nomas|puro)|eran (?:los|solo|puros)|wasnt|no era|no eran|sorry|perdon|no one was taken|nadie fue|scratch that|correction|was (?:the )?(?:lapd|police|sheriff\w*|fire|security))\b/;
const PLAIN_RUMOR =
  /(?:[?؟？]|هل صحيح|\b(?:is it true|es (?:cierto|verdad)|idk if|not sure if|no se si|anyone (?:checking|know|confirm\w*)|can (?:someone|anyone|you|u) (?:check|confirm|verify)|alguien (?:sabe|puede)|confirm\w*|sera cierto|supposedly|dizque|rumor\w*)\b)/;
const UPDATE =
  /^(?:update|actualizacion|ya se fueron|se fueron|they left|theyre gone|they are gone|ya no)|\b(?:update|upd)\b/;

const RULES: readonly Rule[] = [
  { flag: 'agents_at_my_door', holds: isOwnDoor },
  { flag: 'child_alone', holds: ({ needs }) => needs.includes('children_alone') },
  { flag: 'contains_class_d', holds: ({ isPrivate }) => isPrivate },
  { flag: 'existing_detention', holds: (read) => isArrest(read) && hasCustody(read) },
  { flag: 'interpreter_needed', holds: needsInterpreter },
  { flag: 'retraction', holds: (read) => isRetractionKind(read) && isWithdrawn(read) },
  { flag: 'update_ended', holds: isEnded },
  {
    flag: 'rumor_check',
    holds: (read) =>
      (read.verdict.kind === 'sighting' && read.isHearsay && PLAIN_RUMOR.test(read.folded)) ||
      isSocial(read),
  },
  { flag: 'volunteer_signup', holds: (read) => isAside(read) && isOffering(read.signs) },
  { flag: 'donation', holds: (read) => isAside(read) && has(read.signs, 'flag.donation') },
  { flag: 'media_inquiry', holds: (read) => isAside(read) && has(read.signs, 'flag.media') },
  { flag: 'legal_question', holds: isLegal },
  { flag: 'thanks', holds: isThanks },
];

export function readFlags(read: FlagRead): ReadingFlag[] {
  const told = OF_REASON[read.verdict.reason];
  const isHostile = told === 'denunciation' || told === 'prank' || told === 'spam';
  if (isHostile) return read.isPrivate ? [told, 'contains_class_d'] : [told];
  const found = RULES.filter(({ holds }) => holds(read)).map(({ flag }) => flag);
  return told && !found.includes(told) ? [told, ...found] : found;
}

function isOwnDoor({ signs, verdict }: FlagRead): boolean {
  return verdict.kind !== 'other' || verdict.reason === 'no_signs'
    ? stands(signs, 'flag.own_door') !== undefined && !has(signs, 'flag.own_door_not')
    : false;
}

function isArrest({ verdict }: FlagRead): boolean {
  return verdict.kind === 'arrest';
}

function hasCustody({ signs }: FlagRead): boolean {
  return has(signs, 'flag.custody') && !stands(signs, 'flag.released');
}

function needsInterpreter({ lang, signs, needs }: FlagRead): boolean {
  const isOurs = lang === 'en' || lang === 'es' || lang === 'es-en' || lang === 'und';
  return (
    !isOurs ||
    needs.includes('language_barrier') ||
    (has(signs, 'flag.indigenous') && !has(signs, 'flag.volunteer'))
  );
}

function isRetractionKind({ verdict }: FlagRead): boolean {
  return verdict.kind === 'other' && verdict.reason === 'retraction';
}

function isWithdrawn({ folded }: FlagRead): boolean {
  return WITHDRAWN.test(folded) || !ENDED.test(folded);
}

function isEnded(read: FlagRead): boolean {
  const { verdict, folded, signs } = read;
  if (isRetractionKind(read)) return ENDED.test(folded) && !WITHDRAWN.test(folded);
  if (verdict.kind !== 'sighting' || has(signs, 'time.still')) return false;
  const isFollowUp = UPDATE.test(folded) && stands(signs, 'activity.left') !== undefined;
  return isFollowUp;
}

function isSocial({ verdict, signs, isHearsay, folded }: FlagRead): boolean {
  return (
    verdict.kind === 'sighting' &&
    isHearsay &&
    (has(signs, 'source.social') || PLAIN_RUMOR.test(folded))
  );
}

function isAside({ verdict }: FlagRead): boolean {
  return verdict.kind === 'other';
}

function isLegal(read: FlagRead): boolean {
  const { verdict, signs } = read;
  if (verdict.kind === 'arrest') return has(signs, 'flag.legal');
  if (verdict.kind !== 'other' || verdict.reason === 'retraction') return false;
  return (
    verdict.reason === 'legal_question' ||
    (has(signs, 'flag.legal') && !has(signs, 'flag.volunteer'))
  );
}

function isThanks({ verdict, signs, folded }: FlagRead): boolean {
  if (!has(signs, 'flag.thanks') || verdict.kind === 'sighting') return false;
  const said = allOf(signs, 'flag.thanks').length > allOf(signs, 'flag.thanks_not').length;
  if (verdict.kind === 'arrest') return said && stands(signs, 'flag.released') !== undefined;
  return (
    said && !folded.includes('?') && verdict.kind === 'other' && verdict.reason !== 'rumor_check'
  );
}

export function readNeeds(signs: Signs): NeedsFlag[] {
  const found: NeedsFlag[] = [];
  const alone =
    stands(signs, 'need.children_alone') !== undefined ||
    aloneInBrackets(signs) ||
    isMinorAlone(signs);
  if (alone && !has(signs, 'need.children_with')) found.push('children_alone');
  if (stands(signs, 'need.injury')) found.push('injury');
  if (stands(signs, 'need.medical')) found.push('medical');
  if (has(signs, 'need.language')) found.push('language_barrier');
  return found;
}

const MINOR_AGE = /^(?:[5-9]|1[0-7])$/;
const CHILD =
  /^(?:kids?|child|children|nin[oa]s?|hij[oa]s?|chamac[oa]s?|beb[ea]s?|boys?|girls?|baby|babies|toddler|daughter|son)$/;
const ALONE = /^(?:alone|sol[oa]s?|solit[oa]s?|ourselves|myself|unattended)$/;
const NOT_AGE =
  /^(?:weeks?|months?|semanas|meses|miles|min\w*|blocks?|cuadras|personas|hours?|horas|feet|ft|dias|days|people|carros|agents?|agentes)$/;
const ALONE_REACH = 9;

/** `im 14 its just me and my brother`, `su nina ya salio y esta solita`. */
function isMinorAlone({ words }: Signs): boolean {
  for (let at = 0; at < words.length; at += 1) {
    const { word } = words[at]!;
    if (CHILD.test(word) && isLeftAlone(words, at)) return true;
    if (isMinorsAge(words, at) && isByThemselves(words)) return true;
  }
  return false;
}

function isMinorsAge(words: readonly Word[], at: number): boolean {
  if (!MINOR_AGE.test(words[at]!.word)) return false;
  const before = words[at - 1]?.word ?? '';
  return /^(?:im|am|tengo)$/.test(before) && !NOT_AGE.test(words[at + 1]?.word ?? '');
}

function isByThemselves(words: readonly Word[]): boolean {
  const said = words.map(({ word }) => word);
  return (
    said.some((word) => ALONE.test(word)) ||
    / (?:just me|isnt home|not home|aint home) /.test(said.join(' '))
  );
}

function isLeftAlone(words: readonly Word[], child: number): boolean {
  for (let at = child + 1; at < Math.min(words.length, child + ALONE_REACH); at += 1) {
    const { word } = words[at]!;
    if (/^[.!?;]$/.test(word) || /^(?:man|woman|lady|senora?|car|carro|van)$/.test(word))
      return false;
    if (ALONE.test(word)) return !/^(?:not|no|un|una)$/.test(words[at - 1]!.word);
  }
  return false;
}

/** `the kids (6 and 9) are alone`: the ages stand between. */
function aloneInBrackets({ words }: Signs): boolean {
  const open = words.findIndex(({ word }) => word === '(');
  if (
    open <= 0 ||
    !/^(?:kids?|child|children|nin[oa]s?|hij[oa]s?|girls?|boys?)$/.test(words[open - 1]!.word)
  ) {
    return false;
  }
  const after = words.slice(open + 1, open + 12);
  return after.some(({ word }) => /^(?:alone|sol[oa]s?|solit[oa]s)$/.test(word));
}

/** `the volunteer who came` is no offer. */
function isOffering(signs: Signs): boolean {
  return allOf(signs, 'flag.volunteer').length > allOf(signs, 'flag.volunteer_not').length;
}
