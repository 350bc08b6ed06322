// Promise: the first reading of a text: what kind it is, in which language, how urgent, and where it
// says things happen. A suggestion that sorts the queue: people decide, and no text is ever dropped.
import { foldText } from './fold-text.ts';
import type { Facts, Verdict } from './judge-report.ts';
import { judgeReport } from './judge-report.ts';
import { gatherEvidence } from './lexicon.ts';
import { wantsToJoin, wantsToLeave } from './read-consent-intent.ts';
import { readKeyword } from './read-keyword.ts';
import { readLanguage } from './read-language.ts';
import { readLocation } from './read-location.ts';
import { readDangers, readPriority } from './read-priority.ts';
import type { Reading, ReadingContext } from './reading.ts';

/** Reads one text as it came. Never throws, whatever the text. */
export function readSms(text: string, context: ReadingContext = {}): Reading {
  const folded = foldForReading(text);
  if (folded === '') return emptyReading();
  const evidence = gatherEvidence(folded);
  const dangers = readDangers(folded);
  const place = readLocation(text);
  const facts = { folded, evidence, dangers, hasPlace: place !== null };
  const verdict = judge(facts, context);
  const hasContext = context.question !== undefined;
  const priority = readPriority({ folded, kind: verdict.kind, evidence, hasContext }, dangers);
  return {
    kind: verdict.kind,
    lang: readLanguage(text, folded),
    priority,
    locationText: keepsPlace(verdict) ? place : null,
    priorityReasons: priority === 'P1' && dangers.length > 0 ? [...dangers] : [verdict.reason],
    reasons: priority === 'P1' ? [verdict.reason, ...dangers] : [verdict.reason],
    ...nothingMore(),
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
    locationText: null,
    priorityReasons: ['empty'],
    reasons: ['empty'],
    ...nothingMore(),
  };
}

function nothingMore() {
  return { facts: {}, flags: [], privateSpans: [], volunteer: null, findings: [] };
}

function judge(facts: Facts, context: ReadingContext): Verdict {
  const { folded } = facts;
  const keyword = readKeyword(folded);
  if (keyword === 'opt-out') return { kind: 'opt-out', reason: 'keyword' };
  if (wantsToLeave(folded)) return { kind: 'opt-out', reason: 'intent' };
  if (context.callOut) return { kind: 'volunteer_reply', reason: 'open_call_out' };
  if (keyword) return { kind: keyword, reason: 'keyword' };
  if (context.question) return { kind: 'other', reason: 'answer' };
  if (CODED_REPLY.test(folded)) return { kind: 'volunteer_reply', reason: 'call_out_code' };
  if (wantsToJoin(folded)) return { kind: 'opt-in', reason: 'intent' };
  return judgeReport(facts);
}

/** `K7 5`, `k7 go 12 min`: a call-out's code, then a digit or a step. */
const CODED_REPLY =
  /^[a-z]\d{1,2}[\s:-]+(?:\d\b|(?:go|no|voy|here|omw|en ?route|ok|listo|done|not ice|sos)\b|lleg|confirm)/;

/** Texts from which no place is taken: nothing happens there, or it would harm somebody. */
const PLACELESS: ReadonlySet<string> = new Set([
  'denunciation',
  'prank',
  'spam',
  'offer',
  'slogan',
  'wrong_number',
  'rumor_check',
  'legal_question',
  'no_signs',
]);

function keepsPlace({ kind, reason }: Verdict): boolean {
  return (kind === 'sighting' || kind === 'arrest' || kind === 'other') && !PLACELESS.has(reason);
}
