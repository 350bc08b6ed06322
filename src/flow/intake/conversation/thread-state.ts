// What the conversation knows of a thread when it decides what to say next. Pure.
import type { ReportFacts } from '../../../contract/report-facts.ts';
import type { Priority, ReportKind } from '../../../contract/statuses.ts';
import type { ReadingContext } from '../reading/reading.ts';

export type Question = NonNullable<ReadingContext['question']>;

export const QUESTIONS = [
  'menu',
  'q1',
  'q2',
  'q3',
  'q4',
  'arrest_2',
  'arrest_3',
] as const satisfies readonly Question[];

/** What an automatic text says; each is said once in a thread at most. */
export const STEPS = [
  ...QUESTIONS,
  'care',
  'close',
  'after_hours',
  'ack',
  'volunteer',
  'legal',
  'rumor',
  'other_language',
] as const;
export type Step = (typeof STEPS)[number];

/** Why nothing more is asked. */
export const SILENCES = [
  'opted_out',
  'claimed',
  'person_replied',
  'closed',
  'flood',
  'retracted',
  'repeats',
  'not_understood',
  'no_answer',
  'danger',
  'enough_today',
  'left_to_person',
  'done',
  'nothing_to_ask',
] as const;
export type Silence = (typeof SILENCES)[number];

export type ThreadState = {
  kind: ReportKind;
  priority: Priority;
  hasPlace: boolean;
  facts: ReportFacts;
  /** Of the report and of the latest words: flood, retraction, thanks and the like. */
  flags: readonly string[];
  /** Neither English nor Spanish is understood there. */
  isOtherLanguage: boolean;
  hasOwner: boolean;
  isOpen: boolean;
  hasOptedOut: boolean;
  /** Nobody is on duty. */
  isAfterHours: boolean;
  /** Danger was told in answer to a question: a person takes over. */
  isDangerNew: boolean;
  /** Said already. */
  told: readonly Step[];
  /** What digits answer: the last question, until it is answered. */
  question: Question | null;
  /** When the last question was asked; null once words came after it. */
  askedAt: Date | null;
  /** Of the last automatic text, of whatever kind. */
  toldAt: Date | null;
  /** Answers in a row that nothing could be made of. */
  misunderstood: number;
  silenced: Silence | null;
};

export function isQuestion(step: string): step is Question {
  return (QUESTIONS as readonly string[]).includes(step);
}
