// One text as its thread lets it be read: as the answer to the last question, and for what it says
// besides. Pure.
import type { DangerReason } from '../../../contract/priority-reasons.ts';
import { FACT_FIELDS } from '../../../contract/report-corrections.ts';
import type { ReadingFlag, ReportFacts, UrgentNeed } from '../../../contract/report-facts.ts';
import type { Priority, ReportKind } from '../../../contract/statuses.ts';
import { PRIORITIES } from '../../../contract/statuses.ts';
import type { QuestionAnswer, Reading } from '../reading/reading.ts';
import { readSms } from '../reading/read-sms.ts';
import type { Question } from './thread-state.ts';

/** Words that are a keyword or a wish about texts mean that, whatever was asked. */
const MEANT_ALWAYS: readonly ReportKind[] = ['opt-out', 'opt-in', 'help', 'volunteer_reply'];

export type ThreadContext = {
  /** The last one, while it is not answered. */
  question: Question | null;
  /** Of the thread so far; `und` when nobody could tell. */
  language: string;
};

export function readInThread(text: string, thread: ThreadContext, receivedAt: Date): Reading {
  const { question } = thread;
  if (question === null) return readSms(text, { receivedAt });
  const reading = readSms(text, { question, receivedAt });
  if (MEANT_ALWAYS.includes(reading.kind)) return reading;
  const alone = readSms(text, { receivedAt });
  const answer = withoutNews(reading.answer ?? null, alone, text);
  const kind = kindOf(reading, alone, answer);
  const beside = besides(question, reading, alone, answer);
  const facts = answer ? { ...beside, ...factsOf(answer), ...menuFacts(question, answer) } : beside;
  const dangers = dangersOf(facts);
  const menuPriority: Priority = question === 'menu' && answer && kind !== 'other' ? 'P2' : 'P4';
  const isDanger = alone.priority === 'P1';
  return {
    ...reading,
    kind,
    facts,
    answer,
    lang: tellsLanguage(text, thread, answer) ? reading.lang : 'und',
    locationText: answer?.locationText ?? alone.locationText,
    flags: [...new Set([...reading.flags, ...alone.flags])],
    priority: mostUrgent([
      reading.priority,
      menuPriority,
      ...(isDanger || dangers.length > 0 ? (['P1'] as const) : []),
    ]),
    reasons: [...new Set([...reading.reasons, ...(isDanger ? alone.reasons : []), ...dangers])],
  };
}

/** Somebody who was taken outweighs what was asked; a sighting told anew is no new kind. */
function kindOf(reading: Reading, alone: Reading, answer: QuestionAnswer | null): ReportKind {
  if (alone.kind === 'arrest' || answer?.kind === 'arrest') return 'arrest';
  if (answer?.kind) return answer.kind;
  return reading.kind === 'other' && alone.kind === 'sighting' ? 'sighting' : reading.kind;
}

/** Somebody asked where who tells what has happened since has not told a place with it. */
function withoutNews(
  answer: QuestionAnswer | null,
  alone: Reading,
  text: string,
): QuestionAnswer | null {
  const isWholeText = answer?.locationText?.trim() === text.trim();
  const isNews = alone.locationText === null && NEWS.includes(alone.kind);
  if (!answer || !isWholeText || !isNews) return answer;
  const { locationText: _words, ...rest } = answer;
  return Object.keys(rest).length > 0 ? rest : null;
}

const NEWS: readonly ReportKind[] = ['arrest', 'sighting', 'help'];

/**
 * What is told besides the answer. A few words in answer to a question are no report of their own:
 * that they speak of now, and of what was seen, is not taken for granted as in a first text. Numbers
 * in the answer to `is anyone being taken` count those who are taken.
 */
function besides(
  question: Question,
  reading: Reading,
  alone: Reading,
  answer: QuestionAnswer | null,
): ReportFacts {
  const isReport = NEWS.includes(alone.kind) || alone.flags.some((flag) => ENDS.includes(flag));
  if (!answer) return isReport ? alone.facts : {};
  const { agentsMin, agentsMax, timing, observedAt, source, ...rest } = reading.facts;
  return {
    ...rest,
    ...(isReport ? defined({ timing, observedAt, source }) : {}),
    ...(question === 'q4' ? {} : defined({ agentsMin, agentsMax })),
  };
}

const ENDS: readonly string[] = ['retraction', 'update_ended'] satisfies readonly ReadingFlag[];

function defined(facts: { [Field in keyof ReportFacts]?: ReportFacts[Field] | undefined }) {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as ReportFacts;
}

const FEW_WORDS = 2;

/** Streets, digits and `ok` are the same in every language: the thread keeps the one it has. */
function tellsLanguage(
  text: string,
  { language }: ThreadContext,
  answer: QuestionAnswer | null,
): boolean {
  if (language === 'und') return true;
  const besideThePlace = text.replace(answer?.locationText ?? '', ' ').trim();
  return besideThePlace.split(/\s+/).length > FEW_WORDS;
}

/** Of an answer what belongs to the report; what to call somebody stays in their own words. */
function factsOf(answer: QuestionAnswer): ReportFacts {
  const fields = new Set<string>(FACT_FIELDS);
  return Object.fromEntries(Object.entries(answer).filter(([field]) => fields.has(field)));
}

/** `1` of the menu says that agents are there now. */
function menuFacts(question: Question, answer: QuestionAnswer): ReportFacts {
  const isSeen = question === 'menu' && answer.kind === 'sighting';
  return isSeen && answer.timing === undefined ? { timing: 'now' } : {};
}

const DANGER_OF_NEED: Readonly<Partial<Record<UrgentNeed, DangerReason>>> = {
  children_alone: 'child_alone',
  medical: 'medical',
  lawyer_or_court: 'hearing_soon',
};

/** A child alone, illness, a hearing: a person calls within minutes. */
function dangersOf({ urgent = [] }: ReportFacts): DangerReason[] {
  return urgent.flatMap((need) => DANGER_OF_NEED[need] ?? []);
}

function mostUrgent(priorities: readonly Priority[]): Priority {
  return PRIORITIES.find((priority) => priorities.includes(priority)) ?? 'P4';
}
