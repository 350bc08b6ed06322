// A form becomes a report of its own, found again by its receipt; what its sender adds later goes to
// the same report. Nothing is texted to a phone that somebody typed.
import { reportSentences } from '../../../contract/words/report-words.ts';
import type { PendingInbound } from '../../../records/inbound/inbound-row.ts';
import { countDraftMedia, hasMedia } from '../../../records/media/media-list-store.ts';
import { adoptDraftMedia, dropKnownDrafts } from '../../../records/media/media-store.ts';
import { changeReport, findReportByReceipt } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { sha256 } from '../../../security/keyring.ts';
import type { Accepted } from '../accept-report.ts';
import { acceptWords, addWords } from '../accept-report.ts';
import { describeAnswers, readContact } from './form-answers.ts';
import { readForm } from './form-facts.ts';
import type { NewWords } from '../new-words.ts';
import type { FormAnswers, InboundContent } from '../inbound-content.ts';
import { keepUpload } from './keep-uploads.ts';
import type { KeptUpload } from './keep-uploads.ts';
import type { Processed, ProcessDeps } from '../process-inbound.ts';
import { readSms } from '../reading/read-sms.ts';
import { urgencyReasons } from '../urgency-reasons.ts';

type FormContent = Extract<InboundContent, { type: 'form' }>;
type FormAddition = Extract<InboundContent, { type: 'form_addition' }>;

function asSuspected({
  flags,
}: NewWords): Pick<NewWords, 'priority' | 'priorityReasons' | 'flags'> {
  return { priority: 'P4', priorityReasons: [], flags: [...flags, 'suspected_spam'] };
}

export async function acceptForm(
  tx: Tx,
  deps: ProcessDeps,
  entry: PendingInbound,
  content: FormContent,
): Promise<Processed> {
  const receiptIndex = Buffer.from(content.receiptIndex, 'hex');
  const uploads = openUploads(content.uploads);
  const words = wordsOf(entry, content.answers);
  const accepted = await acceptWords(tx, deps, {
    ...words,
    ...(content.isSuspected ? asSuspected(words) : {}),
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
    language: answers.language,
    locationText: answers.where,
    body: describeAnswers(answers),
    mediaCount: 0,
    phone: readContact(answers).phone,
    receiptIndex: null,
    receivedAt: entry.receivedAt,
    ...withContactWish(readForm(answers, entry.receivedAt), answers),
  };
}

/** Who asks to be texted may be told what came of it. */
function withContactWish<Read extends { flags: readonly string[] }>(
  read: Read,
  answers: FormAnswers,
): Read {
  return answers.mayContact === 'text' ? { ...read, flags: [...read.flags, 'may_text'] } : read;
}

function changedWordsOf(entry: PendingInbound, answers: FormAnswers): NewWords {
  const words = wordsOf(entry, answers);
  const lead = `${reportSentences(answers.language)('body.changed')}\n`;
  const privateSpans = words.privateSpans.map(({ start, end, what }) => ({
    start: start + lead.length,
    end: end + lead.length,
    what,
  }));
  return { ...words, body: lead + words.body, privateSpans };
}

function addedWordsOf(entry: PendingInbound, content: FormAddition): NewWords {
  const reading = readSms(content.words, { receivedAt: entry.receivedAt });
  return {
    inboundId: entry.id,
    channel: 'form',
    kind: reading.kind === 'arrest' ? 'arrest' : 'other',
    priority: content.words === '' ? 'P4' : reading.priority,
    language: content.language,
    locationText: null,
    body: content.words,
    flags: reading.flags,
    facts: reading.facts,
    priorityReasons: urgencyReasons(reading),
    privateSpans: reading.privateSpans,
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
