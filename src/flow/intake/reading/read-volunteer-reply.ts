// Promise: a volunteer's reply as a step, or `unknown` for a person to read: never a guess. The longest
// step word at the start wins; a first digit is a step unless it counts or times something; a
// condition or a question is no step; SOS is heard anywhere. Pure.
import type { ReplyAction } from '../../../contract/call-out.ts';
import type { CallOutState, VolunteerReply } from './reading.ts';
import { REPLY_FILLERS, REPLY_WORDS } from './lexicon/reply-words.ts';
import { readEta } from './read-eta.ts';
import { nounKind } from './read-counts.ts';
import type { Word } from './words/cut-words.ts';
import type { Hit } from './words/phrases.ts';
import { bindPhrases, findPhrases } from './words/phrases.ts';
import type { Trace } from './words/trace-offsets.ts';

const BOOK = bindPhrases(REPLY_WORDS);
const DIGITS: readonly ReplyAction[] = [
  'relief',
  'accept',
  'decline',
  'en_route',
  'on_scene',
  'confirmed',
  'not_ice',
  'nothing',
  'unsure',
  'sos',
];
const CODE = /^[a-z]\d{1,2}$/;
const TIME_UNIT =
  /^(?:min|mins|minute|minutes|minuto|minutos|hr|hrs|hour|hours|hora|horas|am|pm|miles?|millas?|blocks?|cuadras?|mi|km|away)$/;
const CONDITION =
  /\b(?:if|unless|depends?|depende|maybe|might|tal vez|quizas?|a lo mejor|only if|when|cuando|until|hasta que|could|podria)\b/;
const SPANISH_IF =
  /\bsi (?:no|alguien|hay|me|va|van|otr\w+|puedo|necesitan|quieren|todavia|consigo|encuentro)\b/;
const ASKING =
  /^(?:who|whos|what|whats|where|wheres|when|why|how|is|are|do|does|can you|can u|should|quien|donde|cual|cuando|cuanto|cuantos|como|que|hay|a que)\b/;
const SURE_STEPS: ReadonlySet<ReplyAction> = new Set([
  'confirmed',
  'not_ice',
  'nothing',
  'unsure',
  'relief',
  'sos',
  'on_scene',
]);

type Step = { action: ReplyAction; hit: Hit };
type ReplyText = {
  folded: string;
  words: readonly Word[];
  text: string;
  trace: Trace;
  state?: CallOutState;
};

export function readVolunteerReply(reply: ReplyText): VolunteerReply {
  const { words, text, trace, folded } = reply;
  const coded = words.findIndex(({ word }) => CODE.test(word));
  const code = coded >= 0 && coded <= 1 ? words[coded]!.word.toUpperCase() : undefined;
  const start = code === undefined ? 0 : coded + 1;
  const step = findStep(reply, start);
  const eta = readEta(folded);
  const note = step && noteAfter(text, trace, words, step.hit.to);
  return {
    action: step?.action ?? 'unknown',
    ...(code !== undefined && { code }),
    ...(eta !== null && { etaMinutes: eta }),
    ...(note && { note }),
  };
}

function findStep(reply: ReplyText, start: number): Step | null {
  const { words } = reply;
  const hits = findPhrases(BOOK, words);
  const alarm = (hits.get('sos') ?? []).find(
    ({ from }) => !/^(?:no|not|sin|hay)$/.test(words[from - 1]?.word ?? ''),
  );
  if (alarm) return { action: 'sos', hit: alarm };
  const digit = digitStep(words, start);
  if (digit === 'counted') return null;
  const word = wordStep(reply, hits, digit ? digit.hit.to : start);
  const step = digit ?? word;
  if (!step) return null;
  if (digit && word && isAtOdds(digit, word)) return null;
  return isCertain(reply, step, digit !== null, start) ? step : null;
}

/** `1 no puedo`: the digit says one thing and the word after it another. */
function isAtOdds(digit: Step, word: Step): boolean {
  if (word.hit.from !== digit.hit.to || word.action === digit.action || word.action === 'ok')
    return false;
  return OPPOSED.has(`${digit.action} ${word.action}`);
}
const OPPOSED: ReadonlySet<string> = new Set([
  'accept decline',
  'decline accept',
  'decline en_route',
  'decline on_scene',
  'confirmed not_ice',
  'confirmed nothing',
  'not_ice confirmed',
  'nothing confirmed',
  'confirmed unsure',
  'en_route decline',
  'on_scene decline',
]);

/** The step of a first digit; `counted` where it counts or times something. */
function digitStep(words: readonly Word[], start: number): Step | 'counted' | null {
  let at = start;
  while (words[at]?.isMark || words[at]?.word === 'ok') at += 1;
  const first = words[at];
  if (!first || !/^\d$/.test(first.word)) return first && /^\d/.test(first.word) ? 'counted' : null;
  if (countsSomething(words, at)) return 'counted';
  return { action: DIGITS[Number(first.word)]!, hit: { from: at, to: at + 1 } };
}

/** Straight before a unit of time or a noun in the plural. */
function countsSomething(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.word ?? '';
  if (TIME_UNIT.test(next)) return true;
  if (/^(?:or|o|to|a|y|and)$/.test(next) && /^\d/.test(words[at + 2]?.word ?? '')) return true;
  for (let step = 1; step <= 3; step += 1) {
    const kind = nounKind(words, at + step);
    const word = words[at + step]?.word ?? '';
    if (kind && kind !== 'other') return isPluralNoun(word) || words[at]!.word === '1';
    if (
      !/^(?:ice|hsi|cbp|masked|armed|white|black|gray|unmarked|more|mas|federal|border|patrol|police|marked|suspicious|big|grey|green|other)$/.test(
        word,
      )
    )
      return false;
  }
  return false;
}

function isPluralNoun(word: string): boolean {
  return word.endsWith('s') || /^(?:men|people|ppl|gente|women)$/.test(word);
}

function wordStep(
  reply: ReplyText,
  hits: ReadonlyMap<string, readonly Hit[]>,
  start: number,
): Step | null {
  let best: Step | null = null;
  for (const [name, all] of hits) {
    for (const hit of all) {
      if (hit.from < start || !isOpening(reply.words, start, hit.from)) continue;
      if (!best || isBetter(hit, name, best)) best = { action: actionOf(name, reply.state), hit };
    }
  }
  return best;
}

/** Earlier beats later, longer beats shorter; `ok` gives way to any other step. */
function isBetter(hit: Hit, name: string, best: Step): boolean {
  if (name === 'ok') return best.action === 'ok' && hit.to - hit.from > best.hit.to - best.hit.from;
  if (best.action === 'ok') return true;
  const isOverlap = hit.from < best.hit.to && hit.to > best.hit.from;
  return isOverlap ? hit.to - hit.from > best.hit.to - best.hit.from : hit.from < best.hit.from;
}

function actionOf(name: string, state: CallOutState | undefined): ReplyAction {
  if (name === 'going_there')
    return state === 'offer' || state === undefined ? 'accept' : 'en_route';
  return name as ReplyAction;
}

function isOpening(words: readonly Word[], start: number, at: number): boolean {
  return words.slice(start, at).every(({ word, isMark }) => isMark || REPLY_FILLERS.has(word));
}

/** No condition on a promise, no question; `no` declines an open offer and nothing else. */
function isCertain(
  reply: ReplyText,
  { action, hit }: Step,
  isDigit: boolean,
  start: number,
): boolean {
  const { folded, words, state } = reply;
  const rest = folded.slice(words[start]?.start ?? 0);
  const isPromise = action === 'accept' || action === 'en_route' || action === 'decline';
  if (isPromise && action !== 'decline' && (CONDITION.test(rest) || SPANISH_IF.test(rest)))
    return false;
  if (action === 'decline' && state !== undefined && state !== 'offer') return false;
  if (isDigit) return !(isPromise && folded.includes('?'));
  if (ASKING.test(rest) && !['unsure', 'nothing', 'not_ice'].includes(action)) return false;
  const asked = /^[^.!;]*\?/.test(folded.slice(words[hit.from]!.start));
  return !asked || (SURE_STEPS.has(action) && action !== 'on_scene');
}

/** What follows the step, as written; null where nothing or only a time follows. */
function noteAfter(text: string, trace: Trace, words: readonly Word[], at: number): string | null {
  let from = at;
  while (words[from]?.isMark && words[from]!.word !== '#') from += 1;
  const first = words[from];
  const last = words.at(-1);
  if (!first || !last) return null;
  const rest = words.slice(from);
  const isOnlyEta = rest.every(
    ({ word, isMark }) =>
      isMark ||
      /^(?:\d{1,3}|in|en|eta|min|mins|minutes|minutos|minuto|about|like|como|de|away|hour|hora|una|un|half|an|media|hr|hrs|unos|llego|be|there|~)$/.test(
        word,
      ),
  );
  if (isOnlyEta) return null;
  const span = trace(first.start, last.end);
  return span ? text.slice(span.start).trim() : null;
}
