// What new words change in a conversation before it is decided what to say: whether they answered,
// whether they made sense, and whether they begin something new. Pure.
import type { ReportKind } from '../../../contract/statuses.ts';
import type {
  ConversationRow,
  KnownConversation,
} from '../../../records/conversation/conversation-row.ts';
import type { Reading } from '../reading/reading.ts';
import { ANSWER_WITHIN_MS, after } from './next-question.ts';
import type { Silence } from './thread-state.ts';

export type Words = {
  reading: Pick<Reading, 'answer' | 'kind' | 'flags'>;
  receivedAt: Date;
  hasMedia: boolean;
  /** They told something that was not known: a place, a fact, a graver kind. */
  isNews: boolean;
  /** The thread's kind before them, null for its first words, and after them. */
  kindBefore: ReportKind | null;
  kindAfter: ReportKind;
  /** As they were before, or as we wrote ourselves: a machine answers. */
  isRepeated: boolean;
  isAfterHours: boolean;
  /** As they stand with these words. */
  isFlood: boolean;
  hasOptedOut: boolean;
};

export function hearWords(before: KnownConversation, words: Words): KnownConversation {
  const { answer } = words.reading;
  const isAnswered = (answer !== undefined && answer !== null) || words.hasMedia;
  const wasAsked = before.question !== null;
  const isLost = wasAsked && !isAnswered && !words.isNews;
  return {
    ...before,
    question: isAnswered ? null : before.question,
    askedAt: null,
    misunderstood: isLost ? before.misunderstood + 1 : 0,
    silenced: silencedAfter(before, words),
    dueAt: null,
  };
}

/** What ends for good where nothing new begins. */
const LIFTED_BY_NEWS: readonly string[] = [
  'no_answer',
  'not_understood',
  'left_to_person',
  'done',
  'retracted',
] satisfies readonly Silence[];

function silencedAfter(before: KnownConversation, words: Words): ConversationRow['silenced'] {
  const { flags, kind } = words.reading;
  if (kind === 'opt-out') return 'opted_out';
  if (words.isRepeated) return before.silenced ?? 'repeats';
  if (flags.includes('retraction')) return before.silenced ?? 'retracted';
  if (before.silenced === null) return isLate(before, words.receivedAt) ? 'no_answer' : null;
  return isLifted(before, words) ? null : before.silenced;
}

function isLate({ askedAt }: KnownConversation, receivedAt: Date): boolean {
  return askedAt !== null && after(askedAt, ANSWER_WITHIN_MS) <= receivedAt;
}

function isLifted(before: KnownConversation, words: Words): boolean {
  const isReport = isReportKind(words.reading.kind);
  if (before.silenced === 'flood') return isReport && !words.isFlood;
  if (before.silenced === 'opted_out') return isReport && !words.hasOptedOut;
  if (before.silenced === null || !LIFTED_BY_NEWS.includes(before.silenced)) return false;
  const isNewKind = words.kindBefore !== null && words.kindBefore !== words.kindAfter;
  const isBackAgain = before.silenced === 'retracted' && isReport;
  const isMorning = before.told.every((step) => step === 'after_hours') && !words.isAfterHours;
  return isNewKind || isBackAgain || isMorning;
}

function isReportKind(kind: ReportKind): boolean {
  return kind === 'sighting' || kind === 'arrest';
}
