// A form becomes a report of its own, found again by its receipt; what its sender adds later goes to
// the same report. Nothing is texted to a phone that somebody typed.
import { PRIORITIES } from '../../../contract/statuses.ts';
import type { Priority } from '../../../contract/statuses.ts';
import { reportSentences } from '../../../contract/words/report-words.ts';
import type { PendingInbound } from '../../../records/inbound/inbound-row.ts';
import {
  adoptDraftMedia,
  countDraftMedia,
  dropKnownDrafts,
  hasMedia,
} from '../../../records/media/media-store.ts';
import { changeReport, findReportByReceipt } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { sha256 } from '../../../security/keyring.ts';
import type { Accepted, NewWords } from '../accept-report.ts';
import { acceptWords, addWords } from '../accept-report.ts';
import { describeAnswers, priorityOf, readContact } from './form-answers.ts';
import type { FormAnswers, InboundContent } from '../inbound-content.ts';
import { keepUpload } from './keep-uploads.ts';
import type { KeptUpload } from './keep-uploads.ts';
import type { Processed, ProcessDeps } from '../process-inbound.ts';
import { readSms } from '../reading/read-sms.ts';

type FormContent = Extract<InboundContent, { type: 'form' }>;
type FormAddition = Extract<InboundContent, { type: 'form_addition' }>;

export async function acceptForm(
  tx: Tx,
  deps: ProcessDeps,
  entry: PendingInbound,
  content: FormContent,
): Promise<Processed> {
  const receiptIndex = Buffer.from(content.receiptIndex, 'hex');
  const uploads = openUploads(content.uploads);
  const accepted = await acceptWords(tx, deps, {
    ...wordsOf(entry, content.answers),
    ...(content.isSuspected ? { priority: 'P4', flags: ['suspected_spam'] } : {}),
    receiptIndex,
  });
  await keepMedia(tx, deps, accepted, receiptIndex, uploads);
  return { reportId: accepted.reportId, keepRaw: false };
}

export async function acceptFormAddition(
  tx: Tx,
  deps: ProcessDeps,
  entry: PendingInbound,
  content: FormAddition,
): Promise<Processed> {
  const receiptIndex = Buffer.from(content.receiptIndex, 'hex');
  const report = await findReportByReceipt(tx.db, receiptIndex);
  if (!report) return { reportId: null, reason: 'unknown_receipt', keepRaw: true };
  const uploads = await withoutKnown(tx, report.id, openUploads(content.uploads));
  await dropKnownDrafts(tx.db, receiptIndex, report.id);
  const drafts = await countDraftMedia(tx.db, receiptIndex);
  const words = content.answers
    ? changedWordsOf(entry, content.answers)
    : addedWordsOf(entry, content);
  const isNothingNew = words.body === '' && uploads.length + drafts.files === 0;
  if (isNothingNew) return { reportId: report.id, keepRaw: false };
  const accepted = await addWords(tx, deps, report.id, words);
  await keepMedia(tx, deps, accepted, receiptIndex, uploads);
  return { reportId: report.id, keepRaw: false };
}

function wordsOf(entry: PendingInbound, answers: FormAnswers): NewWords {
  return {
    inboundId: entry.id,
    channel: 'form',
    kind: answers.kind,
    priority: moreUrgent(priorityOf(answers), readDanger(answers)),
    language: answers.language,
    locationText: answers.where,
    body: describeAnswers(answers),
    flags: [],
    mediaCount: 0,
    phone: readContact(answers).phone,
    receiptIndex: null,
    receivedAt: entry.receivedAt,
  };
}

/** Words may say what no choice asks: agents at the door, a child alone, an injury. */
function readDanger(answers: FormAnswers): Priority {
  if (answers.when !== 'now') return 'P4';
  return readSms(answers.what).priority === 'P1' ? 'P1' : 'P4';
}

function moreUrgent(one: Priority, other: Priority): Priority {
  return PRIORITIES.indexOf(one) <= PRIORITIES.indexOf(other) ? one : other;
}

function changedWordsOf(entry: PendingInbound, answers: FormAnswers): NewWords {
  const words = wordsOf(entry, answers);
  return { ...words, body: `${reportSentences(answers.language)('body.changed')}\n${words.body}` };
}

function addedWordsOf(entry: PendingInbound, content: FormAddition): NewWords {
  const reading = readSms(content.words);
  return {
    inboundId: entry.id,
    channel: 'form',
    kind: reading.kind === 'arrest' ? 'arrest' : 'other',
    priority: content.words === '' ? 'P4' : reading.priority,
    language: content.language,
    locationText: null,
    body: content.words,
    flags: [],
    mediaCount: 0,
    phone: null,
    receiptIndex: null,
    receivedAt: entry.receivedAt,
  };
}

function openUploads(uploads: FormContent['uploads']): KeptUpload[] {
  return uploads.map(({ claimedType, base64, refused = null, position }, at) => ({
    position: position ?? at + 1,
    claimedType,
    bytes: Buffer.from(base64, 'base64'),
    refused,
  }));
}

/** A form sent again brings its photos again. */
async function withoutKnown(
  tx: Tx,
  reportId: string,
  uploads: readonly KeptUpload[],
): Promise<KeptUpload[]> {
  const fresh: KeptUpload[] = [];
  for (const upload of uploads) {
    const isKnown =
      upload.refused === null && (await hasMedia(tx.db, reportId, sha256(upload.bytes)));
    if (!isKnown) fresh.push(upload);
  }
  return fresh;
}

/** Files that came with the words, and those that were stored before them; equal files count once. */
async function keepMedia(
  tx: Tx,
  deps: ProcessDeps,
  { reportId, messageId }: Accepted,
  receiptIndex: Uint8Array,
  uploads: readonly KeptUpload[],
): Promise<void> {
  for (const upload of uploads) {
    await keepUpload(tx.db, deps, { reportId, messageId, draftIndex: null }, upload, tx.at);
  }
  await dropKnownDrafts(tx.db, receiptIndex, reportId);
  const adopted = await adoptDraftMedia(tx.db, receiptIndex, {
    reportId,
    messageId,
    createdAt: tx.at,
  });
  const kept = adopted + uploads.filter(({ refused }) => refused === null).length;
  if (kept > 0) await changeReport(tx.db, reportId, { mediaCount: { increment: kept } });
}
