// Promise: what a text says in answer to the question before it, by digit or in words; null where
// nothing can be used, and a person reads it. Pure.
import type { ReportFacts } from '../../../contract/report-facts.ts';
import type { Verdict } from './judge-report.ts';
import { readBasics, readUrgent } from './read-arrest-answer.ts';
import { nounKind } from './read-counts.ts';
import { readTiming } from './read-timing.ts';
import type { QuestionAnswer, ReadingContext } from './reading.ts';
import type { Word } from './words/cut-words.ts';
import type { Signs } from './words/signs.ts';
import { has } from './words/signs.ts';
import { NUMBER_WORDS } from './lexicon/number-words.ts';

export type AnswerRead = {
  text: string;
  folded: string;
  signs: Signs;
  place: string | null;
  facts: ReportFacts;
  /** What the text would be if it answered nothing. */
  verdict: Verdict;
  isHearsay: boolean;
};

type Reader = (read: AnswerRead) => QuestionAnswer | null;

const READERS: Readonly<Record<NonNullable<ReadingContext['question']>, Reader>> = {
  menu: readMenu,
  q1: readWhere,
  q2: readWhen,
  q3: readWhat,
  q4: readWhoTaken,
  arrest_2: readBasics,
  arrest_3: readUrgent,
};

export function readAnswer(
  question: NonNullable<ReadingContext['question']>,
  read: AnswerRead,
): QuestionAnswer | null {
  return READERS[question](read);
}

const TIME_UNIT = /^(?:am|pm|min|mins|minutes?|minutos?|hrs?|hours?|horas?|oclock)$/;

/** The option a text begins with, in a digit or a number word; a count, a clock or an ordinal is none. */
function optionOf(words: readonly Word[], most: number): number | null {
  const at = words.findIndex(({ isMark }) => !isMark);
  const first = words[at];
  if (!first) return null;
  const value = /^\d$/.test(first.word) ? Number(first.word) : NUMBER_WORDS.get(first.word);
  if (value === undefined || value < 1 || value > most) return null;
  const next = words[at + 1]?.word ?? '';
  if (TIME_UNIT.test(next) || /^\d{1,2}$/.test(next)) return null;
  const kind = nounKind(words, at + 1);
  return kind && kind !== 'other' ? null : value;
}

function readMenu({ signs, verdict, folded }: AnswerRead): QuestionAnswer | null {
  const option = optionOf(signs.words, 3);
  if (option !== null)
    return { kind: option === 1 ? 'sighting' : option === 2 ? 'arrest' : 'other' };
  if (verdict.kind === 'sighting' || verdict.kind === 'arrest') return { kind: verdict.kind };
  if (/^(?:other|otra|otra cosa|something else|otro|none|ninguna)\b/.test(folded))
    return { kind: 'other' };
  if (/\b(?:arrest\w*|detuv\w+|detenid\w+|detained|se llevaron|taken)\b/.test(folded))
    return { kind: 'arrest' };
  return verdict.reason === 'no_signs' || verdict.reason === 'retraction'
    ? null
    : { kind: 'other' };
}

const NO_PLACE =
  /\b(?:no se|dont know|do not know|idk|not sure|no estoy segur\w+|no recuerdo|no me acuerdo|cant (?:say|tell|see)|no puedo|why|who|quien|por que|already told|ya (?:le|les) dije|what|que|give me|sec|wait|hold on|hang on|driving|manejando|espere\w*|momento|busy|later|i (?:was|am|did|dont|cant)|im (?!at|on|in|near|by|outside)|you|u|call|estoy (?!en|por|cerca)|stop|please|por favor|scared|miedo|ya voy|lol|huh)\b|\?/;
const PLACE_LEAD =
  /^(?:(?:it ?s|its|im|they ?re|theyre|es|son|est[aá]n?|esta|aqu[ií]|in|at|on|en|by|near|around|por|cerca de|junto a|the address is|la direcci[oó]n es|fue|fue en|es en|am|i m|i am|we are|corner of)\s+)+/i;
const NO_WORDS =
  /^(?:yes|no|si|ok|okay|yeah|nope|thanks|thank you|gracias|hello|hola|help|here|aqui|there|alli|ahi|1|2|3|4|now|ahorita|near me|my house|mi casa|outside|afuera)$/;
const PLACE_WORDS_MAX = 8;

function readWhere({ text, folded, place }: AnswerRead): QuestionAnswer | null {
  if (place !== null) return { locationText: place };
  const bare = text
    .trim()
    .replace(PLACE_LEAD, '')
    .replace(/[\s.!,]+$/, '');
  if (bare === '' || NO_PLACE.test(folded) || NO_WORDS.test(folded.replace(/[.!,]+$/, '')))
    return null;
  const isShort = bare.split(/\s+/).length <= PLACE_WORDS_MAX && /\p{L}{2}/u.test(bare);
  return isShort && !bare.includes('\n') ? { locationText: bare } : null;
}

const Q2_OPTIONS = ['now', 'just_left', 'earlier', 'hearsay'] as const;
const YES =
  /^(?:yes|yeah|yep|si|sip|sii+|simon|yup|still|claro|afirmativo|todavia|ahorita|now|correct|right now)\b/;
const TOLD =
  /\b(?:told me|heard|me (?:dijo|dijeron|contaron|conto|lo dij\w+)|facebook|someone (?:said|told)|didnt see|did not see|no (?:lo|los|la|las) vi|no vi|my \w+ (?:said|saw|told)|i wasnt there|not there)\b/;

function readWhen(read: AnswerRead): QuestionAnswer | null {
  const { signs, folded, facts } = read;
  const when = { ...(facts.observedAt && { observedAt: facts.observedAt }) };
  const option = optionOf(signs.words, 4);
  if (option !== null) return { timing: Q2_OPTIONS[option - 1]!, ...when };
  if (TOLD.test(folded)) return { timing: 'hearsay' };
  const isStill = has(signs, 'time.still') || has(signs, 'time.now');
  if (/\b(?:one|some|una?|algunos)\b.*\b(?:still|siguen?|queda\w*)\b/.test(folded))
    return { timing: 'now' };
  if (has(signs, 'activity.left') && !isStill) {
    const timing = readTiming({
      signs,
      folded,
      kind: 'sighting',
      isHearsay: false,
      isFuture: false,
      isSceneless: false,
    });
    return { timing: timing ?? 'just_left', ...when };
  }
  const isTold =
    isStill ||
    has(signs, 'time.just_left') ||
    has(signs, 'time.earlier') ||
    has(signs, 'time.present') ||
    CLOCKED.test(folded);
  if (!isTold) return YES.test(folded) ? { timing: 'now' } : null;
  if (PAST_CLOCK.test(folded)) return { timing: 'earlier', ...when };
  const timing = readTiming({
    signs,
    folded,
    kind: 'sighting',
    isHearsay: read.isHearsay,
    isFuture: false,
    isSceneless: false,
  });
  if (UNKNOWING.test(folded) && !isStill) return null;
  return timing ? { timing, ...when } : null;
}

const CLOCKED = /\b\d{1,2}(?::\d{2})? ?(?:am|pm)\b|\ba las? \d|\bat \d|\bago\b|\bhace\b/;
const PAST_CLOCK =
  /\b(?:fue|was|happened|paso|pasaron|around|como|about|at)\b.*(?:\b\d{1,2}(?::\d{2})? ?(?:am|pm)\b|\ba las? \d|\bat \d|\baround \d|\bde la (?:manana|tarde|noche))/;
const UNKNOWING = /\b(?:no se|dont know|idk|not sure|cant see|no puedo ver)\b/;

function readWhat({ signs, facts }: AnswerRead): QuestionAnswer | null {
  const { agentsMin, agentsMax, vehiclesCount, agencyClaimed, masked, activity, equipment } = facts;
  const answer: QuestionAnswer = {
    ...(agentsMin !== undefined && { agentsMin }),
    ...(agentsMax !== undefined && { agentsMax }),
    ...(vehiclesCount !== undefined && { vehiclesCount }),
    ...(agencyClaimed && { agencyClaimed }),
    ...(masked !== undefined && { masked }),
    ...(activity && { activity }),
    ...(equipment && { equipment }),
  };
  const alone = soleCount(signs.words);
  if (alone !== null && agentsMin === undefined)
    Object.assign(answer, { agentsMin: alone, agentsMax: alone });
  return Object.keys(answer).length > 0 ? answer : null;
}

/** A text that is a number and little else, or begins with one: `6`, `como 6, traen chaleco`. */
function soleCount(words: readonly Word[]): number | null {
  const first = words.findIndex(
    ({ word }) =>
      !/^(?:like|about|como|unos|around|maybe|son|eran|hay|i see|vi|mas|o|menos)$/.test(word),
  );
  const word = words[first]?.word ?? '';
  const value = /^\d{1,3}$/.test(word) ? Number(word) : NUMBER_WORDS.get(word);
  const next = words[first + 1];
  return value !== undefined && (!next || next.isMark || /^(?:y|and|con|with)$/.test(next.word))
    ? value
    : null;
}

const Q4_OPTIONS = ['yes', 'no', 'unsure'] as const;
const NO =
  /^(?:no|nope|nobody|no one|none|nadie|nah|todavia no|not yet|negative|ninguno|no que yo sepa)\b/;
const UNSURE =
  /\b(?:no se|not sure|unsure|dont know|idk|no estoy segur\w+|cant tell|no alcanzo|maybe|tal vez|no vi|didnt see)\b/;
const CALL = /\b(?:call|llamar|llamame|llameme|llamenme|llame|marqueme|call me|si llamen)\b/;
const NO_CALL =
  /\b(?:dont call|no call|do not call|no (?:me )?llam\w+|text only|solo (?:texto|mensaje)\w*|no llamadas)\b/;

function readWhoTaken({ signs, folded, facts }: AnswerRead): QuestionAnswer | null {
  const isCallAfterNo = /^no,? (?:call|llamar)\b/.test(folded);
  const contact =
    NO_CALL.test(folded) && !isCallAfterNo ? 'no' : CALL.test(folded) ? 'call' : undefined;
  const option = optionOf(signs.words, 3);
  const words = option === null ? 0 : 1;
  const taken = option !== null ? Q4_OPTIONS[option - 1] : takenInWords(folded, facts);
  const count =
    taken === 'yes' ? (facts.peopleTakenCount ?? countAfter(signs.words, words)) : undefined;
  if (!taken && !contact) return null;
  return {
    ...(taken && { peopleTaken: taken }),
    ...(count !== undefined && { peopleTakenCount: count }),
    ...(contact && { reporterContactOk: contact }),
  };
}

function takenInWords(folded: string, facts: ReportFacts): 'yes' | 'no' | 'unsure' | undefined {
  if (UNSURE.test(folded)) return 'unsure';
  if (NO.test(folded)) return 'no';
  if (facts.peopleTaken) return facts.peopleTaken;
  if (YES.test(folded)) return 'yes';
  return /^(?:\d{1,3}|one|two|three|four|five|six|uno|una|dos|tres|cuatro|cinco|seis)\b/.test(
    folded,
  )
    ? 'yes'
    : undefined;
}

function countAfter(words: readonly Word[], from: number): number | undefined {
  for (const { word } of words.slice(from)) {
    const value = /^\d{1,2}$/.test(word) ? Number(word) : NUMBER_WORDS.get(word);
    if (value !== undefined && value > 0) return value;
    if (/^(?:un|una|a|an|someone|alguien)$/.test(word)) return 1;
  }
  return undefined;
}
