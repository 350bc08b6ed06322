// Takes a thread's next step in an open transaction: queues the text with the mark that it was said,
// or notes when to look again, or why nothing more is asked. The state, the mark and the text commit
// together, so that nothing is asked twice, whoever dies when.
import type { Deps } from '../../../deps.ts';
import { queueSms } from '../../../messaging/queue-sms.ts';
import { renderText } from '../../../messaging/texts.ts';
import { answerLanguage } from '../../../messaging/texts/answer-language.ts';
import { hasOptedOutInTx } from '../../../records/consent/consent-store.ts';
import type { ConversationRow } from '../../../records/conversation/conversation-row.ts';
import { recordTold, saveConversation } from '../../../records/conversation/conversation-store.ts';
import { countSmsTo } from '../../../records/outbound-sms/outbound-sms-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { nextStep } from './next-question.ts';
import { rowAfterTelling, rowAtRest } from './row-after.ts';
import { sentenceOf, valuesOf } from './say-step.ts';
import type { Step, ThreadState } from './thread-state.ts';

export type AdvanceDeps = Pick<Deps, 'config' | 'keyring' | 'ids'>;

export type Talk = {
  reportId: string;
  phone: string;
  /** The number of ours that the thread lives on. */
  ownNumber: string;
  /** As detected; decides in which language we speak. */
  language: string;
  state: ThreadState;
};

/** To one phone, in a day: enough for a person's reports, too few for a loop of two machines. */
const OPENINGS_PER_DAY = 3;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** @returns what is kept of the conversation, already saved */
export async function advance(tx: Tx, deps: AdvanceDeps, talk: Talk): Promise<ConversationRow> {
  const next = nextStep(talk.state, tx.at);
  const isFirst = talk.state.told.length === 0;
  const mayOpen = next.do !== 'tell' || !isFirst || (await mayOpenTalk(tx, deps, talk.phone));
  const row = await rowOf(
    tx,
    deps,
    talk,
    mayOpen ? next : { do: 'silent', reason: 'enough_today' },
  );
  await saveConversation(tx.db, talk.reportId, row);
  return row;
}

async function rowOf(
  tx: Tx,
  deps: AdvanceDeps,
  talk: Talk,
  next: ReturnType<typeof nextStep>,
): Promise<ConversationRow> {
  if (next.do !== 'tell') return rowAtRest(talk.state, next);
  await tell(tx, deps, talk, next.step);
  return rowAfterTelling(talk.state, next.step, tx.at);
}

async function mayOpenTalk(tx: Tx, deps: AdvanceDeps, phone: string): Promise<boolean> {
  const phoneIndex = deps.keyring.index('phone', phone);
  const since = new Date(tx.at.getTime() - DAY_MS);
  const [hasOptedOut, openings] = await Promise.all([
    hasOptedOutInTx(tx.db, phoneIndex, 'hotline'),
    countSmsTo(tx.db, phoneIndex, ['ack', 'help'], since),
  ]);
  return !hasOptedOut && openings < OPENINGS_PER_DAY;
}

async function tell(tx: Tx, deps: AdvanceDeps, talk: Talk, step: Step): Promise<void> {
  const { config } = deps;
  const isFirst = talk.state.told.length === 0;
  const language = answerLanguage(talk.language);
  const values = valuesOf(config);
  const { link } = values;
  const isPhotoOnly = talk.state.flags.includes('media_only');
  const body = renderText(sentenceOf(step, { isFirst, isPhotoOnly, link }), language, values);
  await recordTold(tx.db, talk.reportId, step, tx.at);
  await queueSms(tx, deps, {
    purpose: isFirst ? 'ack' : 'question',
    to: talk.phone,
    from: talk.ownNumber,
    body,
    language,
    reportId: talk.reportId,
    personId: null,
  });
}
