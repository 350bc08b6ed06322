// The only way anything is sent: a row, written in the transaction that decides. A rolled-back
// decision sends nothing; a committed one is sent even if this process dies now.
import type { Deps } from '../deps.ts';
import { countSegments } from '../contract/sms-segments.ts';
import { AppError } from '../platform/errors.ts';
import { purposeOfNumber } from './number-purpose.ts';
import { hasOptedOutInTx } from '../records/consent/consent-store.ts';
import { insertMessage } from '../records/message/message-store.ts';
import type { SmsPurpose } from '../records/outbound-sms/outbound-sms-store.ts';
import { insertOutboundSms } from '../records/outbound-sms/outbound-sms-store.ts';
import type { Tx } from '../records/transact.ts';

/** Replies overtake everything; a text that nobody waits for any more is not sent late. */
const RULES: Readonly<Record<SmsPurpose, { rank: number; validSeconds: number }>> = {
  consent: { rank: 0, validSeconds: 300 },
  reply: { rank: 0, validSeconds: 14_400 },
  help: { rank: 1, validSeconds: 3_600 },
  ack: { rank: 1, validSeconds: 3_600 },
  question: { rank: 1, validSeconds: 600 },
  outcome: { rank: 2, validSeconds: 14_400 },
  alarm: { rank: 0, validSeconds: 1_800 },
  volunteer: { rank: 1, validSeconds: 600 },
};

export type SmsRequest = {
  purpose: SmsPurpose;
  to: string;
  from: string;
  body: string;
  language: string;
  reportId: string;
  /** Who writes: null for an automatic text. */
  personId: string | null;
  idempotencyKey?: string;
  /** Not sent before; absent: at once. */
  notBefore?: Date;
  /** Not sent after; absent: as long as such texts are worth sending. */
  validUntil?: Date;
};

/**
 * Queues one text and adds it to the report's thread.
 * @returns the thread message's id and the text's id
 * @throws AppError opted_out when the phone does not want texts; only the one confirmation of an
 *   opt-out passes
 */
export async function queueSms(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keyring' | 'ids'>,
  request: SmsRequest,
): Promise<{ messageId: string; smsId: string }> {
  const { reportId } = request;
  const smsId = await queueNotice(tx, deps, request);
  const messageId = deps.ids.uuid();
  await insertMessage(tx.db, deps.keyring, {
    id: messageId,
    reportId,
    direction: 'outbound',
    author: request.personId ? 'person' : 'system',
    personId: request.personId,
    body: request.body,
    language: request.language,
    at: tx.at,
    inboundId: null,
    outboundId: smsId,
  });
  return { messageId, smsId };
}

export type Notice = Omit<SmsRequest, 'reportId' | 'personId' | 'language'> & {
  /** Of the thread that it belongs to; absent: none. */
  reportId?: string;
};

/**
 * Queues one text that stands in no thread: to our own people.
 * @returns the text's id
 * @throws AppError opted_out, as above
 */
export async function queueNotice(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keyring' | 'ids'>,
  request: Notice,
): Promise<string> {
  const toIndex = deps.keyring.index('phone', request.to);
  const consentFor = purposeOfNumber(deps.config, request.from);
  if (request.purpose !== 'consent' && (await hasOptedOutInTx(tx.db, toIndex, consentFor))) {
    throw new AppError('opted_out', 'This person opted out of texts. Call instead.');
  }
  const rule = RULES[request.purpose];
  const smsId = deps.ids.uuid();
  await insertOutboundSms(tx.db, deps.keyring, {
    id: smsId,
    purpose: request.purpose,
    rank: rule.rank,
    reportId: request.reportId ?? null,
    to: request.to,
    toIndex,
    fromNumber: request.from,
    body: request.body,
    segments: countSegments(request.body).segments,
    nextAttemptAt: request.notBefore ?? tx.at,
    validUntil: request.validUntil ?? new Date(tx.at.getTime() + rule.validSeconds * 1_000),
    idempotencyKey: request.idempotencyKey ?? null,
    createdAt: tx.at,
  });
  tx.queued();
  return smsId;
}
