// What a text is answered by itself: help, the confirmation of an opt-out, or the next step of its
// conversation. Two machines that answer each other stop after a few texts.
import type { Accepted } from './accept-report.ts';
import { queueSms } from '../../messaging/queue-sms.ts';
import { renderText } from '../../messaging/texts.ts';
import { hasOptedOutInTx } from '../../records/consent/consent-store.ts';
import type { SmsPurpose } from '../../records/outbound-sms/outbound-sms-store.ts';
import { countSmsTo } from '../../records/outbound-sms/outbound-sms-store.ts';
import type { ThreadHead } from '../../records/report/report-row.ts';
import type { Tx } from '../../records/transact.ts';
import type { InboundText } from './accept-sms.ts';
import type { ConsentChange } from './change-consent.ts';
import { converse } from './conversation/converse.ts';
import { PACE_MS } from './conversation/next-question.ts';
import { answerLanguage, spokenNumber } from '../../messaging/texts/answer-language.ts';
import type { ProcessDeps } from './process-inbound.ts';
import type { Reading } from './reading/reading.ts';

type Answerable = {
  text: InboundText;
  reading: Reading;
  accepted: Accepted;
  /** The thread before these words. */
  before: ThreadHead | null;
  consent: ConsentChange;
  mediaCount: number;
  receivedAt: Date;
  /** False for a flood, and for words found late: nobody waits for an answer. */
  mayAnswer: boolean;
};

type KeywordAnswer = { key: 'optout_done' | 'help'; purpose: 'consent' | 'help' };

/** To one phone, in a day, of each group: enough for a person, too few for a loop. */
const AUTOMATIC_PER_DAY = 3;
const DAY_MS = 24 * 60 * 60 * 1_000;

export async function answerText(tx: Tx, deps: ProcessDeps, answerable: Answerable): Promise<void> {
  const { text, accepted, reading, before, mediaCount, receivedAt } = answerable;
  const mayAnswer = answerable.mayAnswer && text.mayAnswer && text.phone !== null;
  const otherAnswerAt = mayAnswer ? await answerKeyword(tx, deps, answerable) : null;
  const isTalk = mayAnswer && text.purpose === 'hotline' && !accepted.flags.includes('empty');
  const answerTo = isTalk && text.phone ? { phone: text.phone, ownNumber: text.to } : null;
  const heard = { reading, accepted, before, mediaCount, receivedAt, body: text.body };
  await converse(tx, deps, { ...heard, answerTo, otherAnswerAt });
}

/** @returns when the answer goes out; null: none does */
async function answerKeyword(
  tx: Tx,
  deps: ProcessDeps,
  answerable: Answerable,
): Promise<Date | null> {
  const { text, reading, accepted } = answerable;
  const chosen = chooseAnswer(answerable);
  if (!chosen || !text.phone) return null;
  const phoneIndex = deps.keyring.index('phone', text.phone);
  const isConfirmation = chosen.purpose === 'consent';
  if (!isConfirmation && (await hasOptedOutInTx(tx.db, phoneIndex, text.purpose))) return null;
  const group: SmsPurpose[] = isConfirmation ? ['consent'] : ['ack', 'help'];
  const since = new Date(tx.at.getTime() - DAY_MS);
  if ((await countSmsTo(tx.db, phoneIndex, group, since)) >= AUTOMATIC_PER_DAY) return null;
  const language = answerLanguage(reading.lang);
  const values = { org: deps.config.NETWORK_NAME, phone: spokenNumber(deps.config.HOTLINE_NUMBER) };
  const notBefore = isConfirmation ? tx.at : paceOf(answerable, tx.at);
  await queueSms(tx, deps, {
    purpose: chosen.purpose,
    to: text.phone,
    from: text.to,
    body: renderText(chosen.key, language, values),
    language,
    reportId: accepted.reportId,
    personId: null,
    notBefore,
  });
  return notBefore;
}

function chooseAnswer({ reading, consent }: Answerable): KeywordAnswer | null {
  if (reading.kind === 'opt-out') {
    const isOurs = consent.isChanged && !consent.hasCarrierAnswered;
    return isOurs ? { key: 'optout_done', purpose: 'consent' } : null;
  }
  if (reading.kind !== 'help' || consent.hasCarrierAnswered) return null;
  return { key: 'help', purpose: 'help' };
}

/** Help waits its turn behind a question just asked; the end of texts is confirmed at once. */
function paceOf({ before, text }: Answerable, at: Date): Date {
  const toldAt = before?.conversation?.toldAt;
  if (!toldAt || text.purpose !== 'hotline') return at;
  const freeAt = new Date(new Date(toldAt).getTime() + PACE_MS);
  return freeAt > at ? freeAt : at;
}
