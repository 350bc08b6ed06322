// What a reader makes of one text: the shape that every rule fills and every use case takes. Pure.
import type { ReplyAction } from '../../../contract/call-out.ts';
import type { ReadingFlag, ReportFacts } from '../../../contract/report-facts.ts';
import type { Priority, ReportKind } from '../../../contract/statuses.ts';

export type CallOutState = 'offer' | 'accepted' | 'en_route' | 'on_scene';
export type SightingQuestion = 'menu' | 'q1' | 'q2' | 'q3' | 'q4';
export type ArrestQuestion = 'arrest_2' | 'arrest_3';

/** What is known of the sender: an open call-out's state, or the question this may answer. */
export type ReadingContext = {
  callOut?: CallOutState;
  question?: SightingQuestion | ArrestQuestion;
  /** When the text came, for times such as `8:15` and `an hour ago`; absent: no time is worked out. */
  receivedAt?: Date;
  /** IANA name of the network's time zone; America/Los_Angeles where absent. */
  timeZone?: string;
};

/** Why something was found: the rule, and where in the text (UTF-16 offsets, end excluded). */
export type Finding = { field: string; rule: string; start?: number; end?: number };

/** What nobody asked for and nobody should read by chance. */
export type PrivateSpan = {
  start: number;
  end: number;
  what: 'a_number' | 'birth_date' | 'birthplace' | 'ssn';
};

/** A volunteer's reply; `unknown` goes to a person. */
export type VolunteerReply = {
  action: ReplyAction;
  /** `K7`, upper case. */
  code?: string;
  etaMinutes?: number;
  note?: string;
};

/** What a text says in answer to the question before it; null: nothing usable, left to a person. */
export type QuestionAnswer = {
  kind?: ReportKind;
  locationText?: string;
  /** May a person call or text the sender about it. */
  reporterContactOk?: 'call' | 'text' | 'no';
  /** What to call the sender: a first name or a nickname. */
  calledName?: string;
} & ReportFacts;

export type Reading = {
  kind: ReportKind;
  /** en, es, es-en for a mix, another tag, or und. */
  lang: string;
  priority: Priority;
  /** Why this priority, in stable codes, strongest first. */
  priorityReasons: string[];
  /** Verbatim words of the text that name the place, or null. */
  locationText: string | null;
  facts: ReportFacts;
  flags: ReadingFlag[];
  privateSpans: PrivateSpan[];
  volunteer: VolunteerReply | null;
  /** Present where the context names a question. */
  answer?: QuestionAnswer | null;
  /** Why, in stable codes; `keyword` and `intent` tell an exact opt-out from a sentence. */
  reasons: string[];
  findings: Finding[];
};
