// A text becomes a report: read it, keep consent, put the words where they belong, answer once.
import type { Deps } from '../../deps.ts';
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import { purposeOfNumber } from '../../messaging/number-purpose.ts';
import type { ConsentPurpose } from '../../records/consent/consent-store.ts';
import { moveReport } from '../../records/report/report-store.ts';
import type { PendingInbound } from '../../records/inbound/inbound-row.ts';
import type { Tx } from '../../records/transact.ts';
import { joinFieldWords } from '../dispatch/join-field-words.ts';
import { acceptWords, lockThreadOfSender } from './accept-report.ts';
import { answerText } from './answer-text.ts';
import { changeConsent, isExactWord } from './change-consent.ts';
import { openQuestion } from './conversation/converse.ts';
import type { ThreadContext } from './conversation/read-in-thread.ts';
import { readInThread } from './conversation/read-in-thread.ts';
import { judgeSender } from './flood/judge-sender.ts';
import { listCarrierMedia, keepCarrierMedia } from './media/carrier-media.ts';
import type { Processed, ProcessDeps } from './process-inbound.ts';
import type { Reading } from './reading/reading.ts';
import { isAnonymous, isPhone } from './receive-sms.ts';
import { routeResponderText } from './route-responder-text.ts';
import { urgencyReasons } from './urgency-reasons.ts';
import { firstValue } from '../../messaging/carrier-form.ts';

/** A text found so late is read, but nobody waits for an automatic answer to it. */
const STALE_ANSWER_MS = 30 * 60_000;

export async function acceptSms(
  tx: Tx,
  deps: ProcessDeps,
  entry: PendingInbound,
  params: SignedParams,
): Promise<Processed> {
  const text = textOf(deps.config, params);
  if (text.isOwnNumber) {
    deps.metrics.ownNumber.inc();
    return { reportId: null, reason: 'own_number', keepRaw: true };
  }
  const { receivedAt } = entry;
  const ageMs = tx.at.getTime() - receivedAt.getTime();
  const isAwaited = ageMs < STALE_ANSWER_MS && entry.source !== 'reconciled';
  const media = listCarrierMedia(deps.config, params);
  const isCarrierWord = firstValue(params, 'OptOutType') !== undefined;
  const met = { receivedAt, isAwaited, isCarrierWord, hasMedia: media.length > 0 };
  const routed = await routeResponderText(tx, deps, text, met);
  if (routed?.way === 'followed') return { reportId: null, reason: routed.reason, keepRaw: false };
  const field = routed?.way === 'kept' ? routed.field : null;
  const thread = await lockThreadOfSender(tx, deps, { ...text, channel: 'sms', receivedAt });
  // What somebody sends from the field is no answer in a thread of their own about something else.
  const before = field && thread?.kind !== 'volunteer_reply' ? null : thread;
  const reading = readingOf(text, params, receivedAt, {
    question: openQuestion(before),
    language: before?.language ?? 'und',
  });
  const consent = await changeConsent(tx, deps, text, reading, { params, receivedAt });
  const sender = { phone: text.phone, body: text.body, receivedAt: entry.receivedAt };
  const lane = await judgeSender(tx, deps, sender, reading);
  const accepted = await acceptWords(
    tx,
    deps,
    {
      inboundId: entry.id,
      channel: 'sms',
      kind: field ? 'volunteer_reply' : routed ? kindFromRoster(reading.kind) : reading.kind,
      priority: reading.priority,
      language: reading.lang,
      locationText: reading.locationText,
      body: text.body,
      flags: [
        ...flagsOf(text, media.length, entry),
        ...reading.flags,
        ...wishesOf(reading),
        ...lane.flags,
      ],
      facts: reading.facts,
      priorityReasons: urgencyReasons(reading),
      privateSpans: reading.privateSpans,
      mediaCount: media.length,
      phone: text.phone,
      receiptIndex: null,
      receivedAt: entry.receivedAt,
    },
    before,
  );
  await keepCarrierMedia(tx, deps, accepted, media);
  if (field && routed?.way === 'kept') {
    const { volunteerId } = routed;
    const { reportId } = accepted;
    const words = { reportId, volunteerId, hasMedia: media.length > 0 };
    await joinFieldWords(tx, deps, field.part, { ...words, isUnderstood: field.isUnderstood });
  }
  const isBareOptOut = reading.kind === 'opt-out' && isExactWord(reading) && media.length === 0;
  if (isBareOptOut && accepted.isNew) await closeOptedOut(tx, accepted.reportId);
  const heard = { text, reading, accepted, before, consent, mediaCount: media.length, receivedAt };
  await answerText(tx, deps, { ...heard, mayAnswer: lane.mayAnswer && isAwaited && !field });
  return { reportId: accepted.reportId, keepRaw: mayKeepRaw(reading) };
}

/** A volunteer who sees something reports it; whatever else they say is a volunteer's reply. */
function kindFromRoster(kind: Reading['kind']): Reading['kind'] {
  return kind === 'other' ? 'volunteer_reply' : kind;
}

export type InboundText = {
  from: string;
  /** Null when the sender hides it, or is no phone: kept, never answered by a machine. */
  phone: string | null;
  to: string;
  purpose: ConsentPurpose;
  body: string;
  isOwnNumber: boolean;
  isOtherChannel: boolean;
  mayAnswer: boolean;
};

function textOf(config: Deps['config'], params: SignedParams): InboundText {
  const fullFrom = firstValue(params, 'From') ?? '';
  const from = fullFrom.replace(/^[a-z]+:/, '');
  const to = (firstValue(params, 'To') ?? '').replace(/^[a-z]+:/, '');
  const ours = [config.HOTLINE_NUMBER, config.RESPONDER_NUMBER, config.ALERT_NUMBER];
  const isOtherChannel = fullFrom !== from;
  const phone = isPhone(from) ? from : null;
  return {
    from,
    phone,
    to,
    purpose: purposeOfNumber(config, to),
    body: firstValue(params, 'Body') ?? '',
    isOwnNumber: ours.includes(from),
    isOtherChannel,
    mayAnswer: phone !== null && !isOtherChannel,
  };
}

const KIND_OF_OPT_OUT_TYPE: Readonly<Record<string, Reading['kind']>> = {
  STOP: 'opt-out',
  START: 'opt-in',
  HELP: 'help',
};

/** Where the carrier says what kind of word it was, the carrier has already acted on it. */
function readingOf(
  text: InboundText,
  params: SignedParams,
  receivedAt: Date,
  thread: ThreadContext,
): Reading {
  const reading = readInThread(text.body, thread, receivedAt);
  const told = KIND_OF_OPT_OUT_TYPE[firstValue(params, 'OptOutType') ?? ''];
  return told ? { ...reading, kind: told, reasons: ['carrier'] } : reading;
}

function flagsOf(text: InboundText, mediaCount: number, entry: PendingInbound): string[] {
  const flags: string[] = [];
  if (text.body.replace(/[\s\p{Cf}]/gu, '') === '')
    flags.push(mediaCount > 0 ? 'media_only' : 'empty');
  if (text.purpose !== 'hotline') flags.push(`to_${text.purpose}_number`);
  if (text.isOtherChannel) flags.push('other_channel');
  if (isAnonymous(text.from)) flags.push('anonymous');
  else if (text.phone === null) flags.push('not_a_phone');
  if (entry.source === 'reconciled') flags.push('found_late');
  return flags;
}

/** `May we call you? Add CALL.` */
function wishesOf({ answer }: Reading): string[] {
  return answer?.reporterContactOk === 'call' ? ['wants_call'] : [];
}

/** The journal's copy holds every word: none is kept of words that are withheld or hidden. */
function mayKeepRaw(reading: Reading): boolean {
  return reading.privateSpans.length === 0 && !reading.flags.includes('denunciation');
}

/** A bare opt-out asks for nothing: it is written down and done. A sentence may say more. */
async function closeOptedOut(tx: Tx, reportId: string): Promise<void> {
  const change = { closedAt: tx.at, resolution: 'opted_out' };
  const isMoved = await moveReport(tx.db, reportId, 'close_keyword', change);
  if (!isMoved) return;
  tx.audit({
    actor: { kind: 'system' },
    action: 'report.closed',
    subject: { kind: 'report', id: reportId },
    detail: { from: 'new', to: 'closed', resolution: 'opted_out' },
  });
}
