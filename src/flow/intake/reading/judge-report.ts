// Promise: decides between sighting, arrest and everything else, for a text that is no keyword and no
// answer. What is set apart goes first, a known person taken before a stranger seen. Pure.
import type { ReportKind } from '../../../contract/statuses.ts';
import type { Evidence } from './lexicon.ts';
import { gatherEvidence } from './lexicon.ts';
import { isOfStrangers, readArrest } from './read-arrest.ts';
import {
  isFiction,
  isHypothetical,
  isLongAgo,
  isPoliceMatter,
  isUnrelated,
} from './read-elsewhere.ts';
import { readHostile } from './read-hostile.ts';
import { findTaken } from './read-taken.ts';
import { weighArrest } from './weigh-arrest.ts';
import type { Signs } from './words/signs.ts';
import type { Aside } from './read-aside.ts';
import {
  isBareQuestion,
  isCorrection,
  isFutureRumor,
  isOffer,
  isRetraction,
  isRightsQuestion,
  isSlogan,
  isWrongNumber,
} from './read-aside.ts';

export type Facts = {
  folded: string;
  signs: Signs;
  /** Words written as names are. */
  names: ReadonlySet<string>;
  evidence: Evidence;
  dangers: readonly string[];
  hasPlace: boolean;
};
export type Verdict = { kind: ReportKind; reason: string };

/** Dangers that no `false alarm` beside them takes back. */
const UNDENIED: ReadonlySet<string> = new Set(['child_alone', 'injury', 'entering']);

export function judgeReport(facts: Facts): Verdict {
  const hostile = readHostile(facts.folded);
  if (hostile) return { kind: 'other', reason: hostile };
  if (isRetraction(facts.folded) && !isUndeniable(facts)) {
    return { kind: 'other', reason: 'retraction' };
  }
  if (isElsewhere(facts)) return { kind: 'other', reason: 'elsewhere' };
  const arrest = readArrest(facts.folded, facts.signs.words) ?? weigh(facts);
  if (arrest) return { kind: 'arrest', reason: arrest };
  const aside = readAside(facts);
  if (aside) return { kind: 'other', reason: aside };
  const { folded, evidence, hasPlace } = facts;
  if (isCorrection(folded) && hasPlace) return { kind: 'sighting', reason: 'correction' };
  if (evidence.isNamed) return { kind: 'sighting', reason: 'agents_named' };
  const isSomewhere = !hasPlace && PLACE_CUE.test(folded);
  return hasScene(evidence) && strengthOf(facts) + (isSomewhere ? 1 : 0) >= 2
    ? { kind: 'sighting', reason: 'signs_of_agents' }
    : { kind: 'other', reason: 'no_signs' };
}

/** Dangers told of, or somebody taken at a place: that nobody is there now takes nothing back. */
function isUndeniable({ dangers, hasPlace, signs }: Facts): boolean {
  if (dangers.some((name) => UNDENIED.has(name))) return true;
  return hasPlace && findTaken(signs).length > 0;
}

function isElsewhere({ folded, dangers }: Facts): boolean {
  if (dangers.some((name) => UNDENIED.has(name))) return false;
  return isFiction(folded) || isUnrelated(folded) || isPoliceMatter(folded) || isLongAgo(folded);
}

/** Questions of what might be, and what is told of elsewhere, are weighed by nobody. */
function weigh({ folded, signs, names }: Facts): string | null {
  return isHypothetical(folded) || isOfStrangers(folded) ? null : weighArrest(signs, names);
}

/** What sets the text apart from a report; the more signs of agents, the less does. */
function readAside(facts: Facts): Aside | null {
  const { folded, evidence, hasPlace } = facts;
  const strength = strengthOf(facts);
  if (isWrongNumber(folded) && strength < 3) return 'wrong_number';
  const isRights = isRightsQuestion(folded);
  if (isRights && isHypothetical(folded) && facts.dangers.length === 0) return 'legal_question';
  const isFuture = isFutureRumor(folded) && facts.dangers.length === 0;
  if (isOffer(folded) && !evidence.isNamed && strength < 4) return 'offer';
  if (isFuture || isQuestionOnly(facts)) {
    if (isRights) return 'legal_question';
    if (hasScene(evidence) || hasPlace) return 'rumor_check';
  }
  if (isRights && !(hasScene(evidence) && strength >= 3)) return 'legal_question';
  if (isOffer(folded) && strength < 4) return 'offer';
  return isSlogan(folded) && !hasPlace && !evidence.isActivity ? 'slogan' : null;
}

/** `agents on soto`: a place nobody else may recognise as one. */
const PLACE_CUE =
  /\b(?:on|at|near|by|outside|behind|en|por|cerca de|frente a|afuera de)\s+(?!my\b|me\b|favor\b|all\b|us\b)[a-z0-9]/;

function strengthOf({ evidence, hasPlace }: Facts): number {
  const points: [boolean, number][] = [
    [evidence.isNamed, 2],
    [evidence.isPossible, 1],
    [evidence.isOddVehicle, 1],
    [evidence.isActivity, 1],
    [evidence.isPresence, 1],
    [evidence.isNow, 1],
    [hasPlace, 1],
  ];
  return points.reduce((sum, [holds, value]) => sum + (holds ? value : 0), 0);
}

function hasScene(evidence: Evidence): boolean {
  const { isNamed, isPossible, isOddVehicle, isActivity, isPresence } = evidence;
  return isNamed || isPossible || isOddVehicle || isActivity || isPresence;
}

/** A question, and nothing in it or beside it that reports a scene. */
function isQuestionOnly({ folded, evidence, dangers }: Facts): boolean {
  if (!isBareQuestion(folded) || dangers.length > 0) return false;
  if (!folded.includes('?')) return !evidence.isActivity && !evidence.isPresence;
  const said = gatherEvidence(folded.replace(/[^.!?]*\?+/g, ' '));
  return !(said.isNamed || said.isPossible || said.isOddVehicle || said.isActivity);
}
