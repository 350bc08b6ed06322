// New words of a thread move its conversation on, in the transaction that keeps them. What the
// thread knew before is read with the thread's lock, so that the path of a text gets no longer by it.
import type { Deps } from '../../../deps.ts';
import type { KnownConversation } from '../../../records/conversation/conversation-row.ts';
import { fromConversationJson } from '../../../records/conversation/conversation-row.ts';
import { saveConversation } from '../../../records/conversation/conversation-store.ts';
import { isAnybodyOnShift } from '../../../records/account/account-store.ts';
import type { ThreadHead } from '../../../records/report/report-row.ts';
import type { Tx } from '../../../records/transact.ts';
import type { Accepted } from '../accept-report.ts';
import type { Reading } from '../reading/reading.ts';
import type { AdvanceDeps } from './advance.ts';
import { advance } from './advance.ts';
import { isCovered } from './coverage-hours.ts';
import { hearWords } from './hear-words.ts';
import { isOwnSentence } from './own-sentence.ts';
import { isOtherLanguage } from '../../../messaging/texts/answer-language.ts';
import type { Question, Silence, Step, ThreadState } from './thread-state.ts';
import { isQuestion } from './thread-state.ts';

export type Heard = {
  reading: Reading;
  accepted: Accepted;
  /** The thread as it was before these words; null: they opened it. */
  before: ThreadHead | null;
  body: string;
  mediaCount: number;
  receivedAt: Date;
  /** Null where no machine may answer: no phone, another number of ours, a flood, words found late. */
  answerTo: { phone: string; ownNumber: string } | null;
  /** When another automatic answer to these very words goes out; null: none does. */
  otherAnswerAt: Date | null;
};

export async function converse(tx: Tx, deps: AdvanceDeps, heard: Heard): Promise<void> {
  const { accepted, answerTo, otherAnswerAt } = heard;
  const isAfterHours = answerTo !== null && (await isNobodyThere(tx, deps.config));
  const known = hear(deps, heard, isAfterHours);
  const state = stateOf(heard, known, isAfterHours);
  if (!answerTo || otherAnswerAt) {
    const toldAt = otherAnswerAt ?? known.toldAt;
    await saveConversation(tx.db, accepted.reportId, { ...known, toldAt });
    return;
  }
  const language = languageOf(heard);
  await advance(tx, deps, { reportId: accepted.reportId, language, state, ...answerTo });
}

/** The last question, while words may answer it. */
export function openQuestion(thread: ThreadHead | null): Question | null {
  const question = thread?.conversation?.question ?? null;
  return question !== null && isQuestion(question) ? question : null;
}

/** Outside the hours nobody reads, unless somebody has come on shift. */
export async function isNobodyThere(tx: Tx, config: Deps['config']): Promise<boolean> {
  if (isCovered(tx.at, config.COVERAGE_HOURS, config.NETWORK_TIME_ZONE)) return false;
  return !(await isAnybodyOnShift(tx.db));
}

function hear(deps: AdvanceDeps, heard: Heard, isAfterHours: boolean): KnownConversation {
  const { before, accepted, reading } = heard;
  const isNews =
    before === null ||
    reading.locationText !== null ||
    before.kind !== accepted.kind ||
    JSON.stringify(before.facts) !== JSON.stringify(accepted.facts);
  return hearWords(fromConversationJson(before?.conversation ?? null), {
    reading,
    receivedAt: heard.receivedAt,
    hasMedia: heard.mediaCount > 0,
    isNews,
    kindBefore: before?.kind ?? null,
    kindAfter: accepted.kind,
    isRepeated: isRepeated(deps, heard),
    isAfterHours,
    isFlood: lanesOf(accepted).length > 0,
    hasOptedOut: hasOptedOut(heard),
  });
}

/** Shorter ones people say twice: `1`, `no`, `they left`. */
const REPEATED_FROM_CHARACTERS = 12;

function isRepeated(deps: AdvanceDeps, { before, body }: Heard): boolean {
  const words = body.trim();
  if (!before || words.length < REPEATED_FROM_CHARACTERS) return false;
  if (isOwnSentence(deps.config, words)) return true;
  if (!before.latestSealed) return false;
  try {
    return deps.keyring.openText('report.latest', before.id, before.latestSealed).trim() === words;
  } catch {
    return false;
  }
}

function stateOf(heard: Heard, known: KnownConversation, isAfterHours: boolean): ThreadState {
  const { before, accepted } = heard;
  const isDangerNew = before !== null && before.priority !== 'P1' && accepted.priority === 'P1';
  return {
    ...toldOf(known),
    kind: accepted.kind,
    priority: accepted.priority,
    hasPlace: accepted.hasPlace,
    facts: accepted.facts,
    flags: flagsNow(heard),
    isOtherLanguage: isOtherLanguage(languageOf(heard)),
    hasOwner: before?.hasOwner ?? false,
    isOpen: true,
    hasOptedOut: hasOptedOut(heard),
    isAfterHours,
    isDangerNew: isDangerNew && accepted.kind === 'sighting' && before.kind === 'sighting',
  };
}

function hasOptedOut({ before, reading }: Heard): boolean {
  return before?.hasOptedOut === true && reading.kind !== 'opt-in';
}

function lanesOf({ flags }: Accepted): string[] {
  return flags.filter((flag) => flag === 'flood' || flag === 'slow_lane');
}

/** What these words are, and what holds for the thread whoever writes. */
function flagsNow({ accepted, reading, body }: Heard): string[] {
  const isWordless = body.trim() === '';
  const ofPhoto = isWordless ? accepted.flags.filter((flag) => flag === 'media_only') : [];
  return [...lanesOf(accepted), ...ofPhoto, ...reading.flags];
}

/** The last language used; words that tell none leave it. */
function languageOf({ before, reading }: Heard): string {
  return reading.lang === 'und' ? (before?.language ?? 'und') : reading.lang;
}

/** The stored names are those of this folder. */
export function toldOf(
  known: KnownConversation,
): Pick<ThreadState, 'told' | 'question' | 'askedAt' | 'toldAt' | 'misunderstood' | 'silenced'> {
  const { question, askedAt, toldAt, misunderstood, silenced, told } = known;
  return {
    askedAt,
    toldAt,
    misunderstood,
    question: question !== null && isQuestion(question) ? question : null,
    silenced: silenced as Silence | null,
    told: told.filter((step) => !step.startsWith('outcome_')) as Step[],
  };
}
