// Promise: the reading of one text: what kind it is, in which language, how urgent, where and when it
// says things happen, who is there and what they do. A suggestion that sorts the queue: people decide,
// and no text is ever dropped. Pure.
import { foldText } from './fold-text.ts';
import { explainFacts, gatherFacts } from './gather-facts.ts';
import type { Facts, Verdict } from './judge-report.ts';
import { judgeReport } from './judge-report.ts';
import { gatherEvidence } from './lexicon.ts';
import { readAnswer } from './read-answer.ts';
import { wantsToJoin, wantsToLeave } from './read-consent-intent.ts';
import { readForeign, readForeignPlace } from './read-foreign.ts';
import { readFlags, readNeeds } from './read-flags.ts';
import { readKeyword } from './read-keyword.ts';
import { readLanguage } from './read-language.ts';
import { readLocation } from './read-location.ts';
import { readDangers, readPriority } from './read-priority.ts';
import { readNames } from './read-names.ts';
import { readPrivate } from './read-private.ts';
import { readVolunteerReply } from './read-volunteer-reply.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { cutWords } from './words/cut-words.ts';
import { readSigns } from './words/signs.ts';
import { traceOffsets } from './words/trace-offsets.ts';

/** No text is longer at the carrier; what is beyond is kept, not read. */
const READ_MAX = 4_000;
/** Languages read by a few words only. */
const FOREIGN: ReadonlySet<string> = new Set(['zh', 'ko', 'vi', 'tl', 'hy', 'ar', 'fa']);

/** Reads one text as it came. Never throws, whatever the text. */
export function readSms(whole: string, context: ReadingContext = {}): Reading {
  const text = whole.length > READ_MAX ? whole.slice(0, READ_MAX) : whole;
  const folded = foldForReading(text);
  if (folded === '') return emptyReading();
  const signs = readSigns(cutWords(folded));
  const evidence = gatherEvidence(folded);
  const dangers = readDangers(folded, readNeeds(signs));
  const lang = readLanguage(text, folded, signs.words);
  const isForeign = FOREIGN.has(lang);
  const located = readLocation(text);
  const place = (isForeign ? readForeignPlace(text, lang) : null) ?? located.sure;
  const judged: Facts = {
    folded,
    signs,
    names: readNames(text),
    evidence,
    dangers,
    hasPlace: place !== null,
  };
  const verdict = judge(judged, context);
  const isAnswer = verdict.reason === 'answer';
  const scene = isAnswer ? sceneOfAnswer(judgeReport(judged)) : verdict;
  const where = keepsPlace(scene) || isAnswer ? (place ?? looselyAt(located.loose, scene)) : null;
  const foreign = isForeign ? readForeign(folded, scene.kind === 'arrest') : null;
  const isHearsay = evidence.isHearsay || foreign?.isHearsay === true;
  const gathered = gatherFacts({ folded, signs, verdict: scene, place: where, isHearsay, context });
  const isScene = scene.kind === 'sighting' || scene.kind === 'arrest';
  const facts =
    foreign && isScene ? { ...gathered, timing: undefined, ...foreign.facts } : gathered;
  const trace = traceOffsets(text, folded);
  const privateSpans = readPrivate(text);
  const priority = readPriority(
    { folded, kind: verdict.kind, evidence, facts, hasContext: isAnswer },
    dangers,
  );
  const flags = readFlags({
    signs,
    folded,
    verdict: isAnswer && scene.kind !== 'other' ? { kind: 'other', reason: 'answer' } : scene,
    lang,
    isHearsay,
    isPrivate: privateSpans.length > 0,
    needs: facts.needsFlags ?? [],
  });
  const answer =
    context.question && isAnswer
      ? readAnswer(context.question, {
          text,
          folded,
          signs,
          place,
          facts,
          verdict: judgeReport(judged),
          isHearsay,
        })
      : undefined;
  return {
    kind: verdict.kind,
    lang,
    priority,
    priorityReasons: priority === 'P1' && dangers.length > 0 ? dangers : [verdict.reason],
    locationText: where,
    facts,
    flags,
    privateSpans,
    volunteer:
      verdict.kind === 'volunteer_reply'
        ? readVolunteerReply({ folded, words: signs.words, text, trace, state: context.callOut })
        : null,
    ...(answer !== undefined && { answer }),
    reasons: priority === 'P1' ? [verdict.reason, ...dangers] : [verdict.reason],
    findings: explainFacts(facts, signs, trace),
  };
}

/** What the reader compares: `¡S\u200bTOP, don’t!` is `¡stop, dont!`. Never shown, never kept. */
export function foldForReading(text: string): string {
  return foldText(text);
}

function emptyReading(): Reading {
  return {
    kind: 'other',
    lang: 'und',
    priority: 'P4',
    priorityReasons: ['empty'],
    locationText: null,
    facts: {},
    flags: [],
    privateSpans: [],
    volunteer: null,
    reasons: ['empty'],
    findings: [],
  };
}

function judge(facts: Facts, context: ReadingContext): Verdict {
  const { folded } = facts;
  const keyword = readKeyword(folded);
  if (keyword === 'opt-out') return { kind: 'opt-out', reason: 'keyword' };
  if (wantsToLeave(folded)) return { kind: 'opt-out', reason: 'intent' };
  if (context.callOut) return { kind: 'volunteer_reply', reason: 'open_call_out' };
  const isYes = keyword === 'opt-in' && context.question !== undefined && YES.test(folded);
  if (keyword && !isYes) return { kind: keyword, reason: 'keyword' };
  if (context.question) return { kind: 'other', reason: 'answer' };
  if (CODED_REPLY.test(folded)) return { kind: 'volunteer_reply', reason: 'call_out_code' };
  if (wantsToJoin(folded)) return { kind: 'opt-in', reason: 'intent' };
  return judgeReport(facts);
}

/** Said to a question of ours it answers it. */
const YES = /^yes\b/;

/** `K7 5`, `k7 go 12 min`: a call-out's code, then a digit or a step. */
const CODED_REPLY =
  /^[a-z]\d{1,2}[\s:-]+(?:\d\b|(?:go|no|voy|here|omw|en ?route|ok|listo|done|not ice|sos)\b|lleg|confirm)/;

/** An answer is no question of its own: `como 6` asks nothing. */
function sceneOfAnswer(judged: Verdict): Verdict {
  const isAside = judged.kind === 'other' && ANSWER_ASIDES.has(judged.reason);
  return isAside ? { kind: 'sighting', reason: 'answer' } : judged;
}
const ANSWER_ASIDES: ReadonlySet<string> = new Set(['rumor_check', 'no_signs', 'retraction']);

/** One name alone is a place where something is seen. */
function looselyAt(loose: string | null, { kind }: Verdict): string | null {
  return kind === 'sighting' ? loose : null;
}

/** Texts from which no place is taken: nothing happens there, or it would harm somebody. */
const PLACELESS: ReadonlySet<string> = new Set([
  'denunciation',
  'prank',
  'spam',
  'offer',
  'slogan',
  'wrong_number',
  'elsewhere',
  'rumor_check',
  'legal_question',
  'no_signs',
]);

function keepsPlace({ kind, reason }: Verdict): boolean {
  return (kind === 'sighting' || kind === 'arrest' || kind === 'other') && !PLACELESS.has(reason);
}
