// New words from a sender: they go to the sender's open thread, open a closed one again, or make a
// new report. One place for every channel, so that each means the same on the board.
import type { Deps } from '../../deps.ts';
import type { ReportFacts } from '../../contract/report-facts.ts';
import type { Priority, ReportKind } from '../../contract/statuses.ts';
import { insertMessage, scheduleErasure } from '../../records/message/message-store.ts';
import { REOPEN_WITHIN_MS, mayMove } from '../../records/report/report-status.ts';
import type { ThreadHead } from '../../records/report/report-row.ts';
import {
  addToReport,
  insertReport,
  moveReport,
  setPersonDue,
} from '../../records/report/report-store.ts';
import { lockThread, lockThreadOf } from '../../records/report/thread-head-store.ts';
import type { Tx } from '../../records/transact.ts';
import { mergeReading } from './merge-reading.ts';
import type { KeepableWords, NewWords } from './new-words.ts';
import { keepable } from './new-words.ts';
import { personDueOf } from './person-due.ts';
import { isCityOnly, placeWithin } from './reading/city-only.ts';

export type AcceptDeps = Pick<Deps, 'ids' | 'keyring'>;

export type Accepted = {
  reportId: string;
  messageId: string;
  isNew: boolean;
  wasReopened: boolean;
  flags: readonly string[];
  /** As the report stands with these words. */
  kind: ReportKind;
  priority: Priority;
  /** Finer than a city. */
  hasPlace: boolean;
  facts: ReportFacts;
};

/** The thread that the words of this sender belong to, locked; null: they open a report. */
export async function lockThreadOfSender(
  tx: Tx,
  deps: AcceptDeps,
  sender: Pick<NewWords, 'phone' | 'channel' | 'receivedAt'>,
): Promise<ThreadHead | null> {
  if (!sender.phone) return null;
  const phoneIndex = deps.keyring.index('phone', sender.phone);
  const closedAfter = new Date(sender.receivedAt.getTime() - REOPEN_WITHIN_MS);
  return lockThreadOf(tx.db, phoneIndex, sender.channel, closedAfter);
}

/**
 * Adds to the sender's thread when there is one, else opens a report.
 * @param known the thread, where it is locked already
 */
export async function acceptWords(
  tx: Tx,
  deps: AcceptDeps,
  given: NewWords,
  known?: ThreadHead | null,
): Promise<Accepted> {
  const words = keepable(given);
  const phoneIndex = words.phone ? deps.keyring.index('phone', words.phone) : null;
  // A phone typed into a form is nobody's proof: what has a receipt is a report of its own.
  const isOwnReport = words.receiptIndex !== null;
  const thread =
    known === undefined && !isOwnReport ? await lockThreadOfSender(tx, deps, words) : known;
  if (thread) return joinThread(tx, deps, thread, words);
  return openReport(tx, deps, words, phoneIndex);
}

async function openReport(
  tx: Tx,
  deps: AcceptDeps,
  words: KeepableWords,
  phoneIndex: Uint8Array | null,
): Promise<Accepted> {
  const reportId = deps.ids.uuid();
  const { kind, channel, priority, language, locationText, phone, receiptIndex, mediaCount } =
    words;
  const { facts, priorityReasons, latestText, eraseDueAt, receivedAt } = words;
  const read = { kind, channel, priority, language, locationText, facts, priorityReasons };
  const from = { phone, phoneIndex, receiptIndex, mediaCount, receivedAt };
  await insertReport(tx.db, deps.keyring, {
    ...read,
    ...from,
    id: reportId,
    status: 'new',
    flags: [...words.flags],
    latestText,
    eraseDueAt,
  });
  const dueAt = personDueOf(null, { kind, priority }, receivedAt);
  if (dueAt) await setPersonDue(tx.db, reportId, dueAt);
  const messageId = await keepMessage(tx, deps, reportId, words);
  const subject = { kind: 'report' as const, id: reportId };
  tx.audit({
    actor: { kind: 'reporter' },
    action: 'report.received',
    subject,
    detail: { channel: words.channel, kind: words.kind, to: 'new' },
  });
  tx.announce({ kind: 'report.received', subjectId: reportId });
  const standing = { kind, priority, facts, hasPlace: isFinerThanCity(locationText) };
  return { reportId, messageId, isNew: true, wasReopened: false, flags: words.flags, ...standing };
}

/** Adds to a report that is known by its id: the receipt of a form. */
export async function addWords(
  tx: Tx,
  deps: AcceptDeps,
  reportId: string,
  words: NewWords,
): Promise<Accepted> {
  const before = await lockThread(tx.db, reportId);
  if (!before) throw new Error('the thread is gone');
  return joinThread(tx, deps, before, keepable(words));
}

async function joinThread(
  tx: Tx,
  deps: AcceptDeps,
  known: ThreadHead,
  added: KeepableWords,
): Promise<Accepted> {
  const { before, words } = withFinerPlace(deps, known, added);
  const reportId = before.id;
  const wasReopened = await reopen(tx, before);
  const merged = mergeReading(before, words);
  const { flags } = merged;
  await addToReport(tx.db, deps.keyring, reportId, {
    at: words.receivedAt,
    mediaCount: words.mediaCount,
    ...(words.latestText?.trim() ? { latestText: words.latestText } : {}),
    ...merged,
    eraseDueAt: words.eraseDueAt,
    namesPlace: words.locationText !== null,
  });
  const { priority, facts, kind = before.kind } = merged;
  const dueAt = personDueOf(before, { kind, priority }, words.receivedAt);
  if (dueAt) await setPersonDue(tx.db, reportId, dueAt);
  const messageId = await keepMessage(tx, deps, reportId, words);
  const subject = { kind: 'report' as const, id: reportId };
  tx.audit({ actor: { kind: 'reporter' }, action: 'report.added_to', subject });
  tx.announce({ kind: 'report.changed', subjectId: reportId });
  const hasPlace = before.hasPlace || isFinerThanCity(words.locationText);
  const standing = { kind, priority, facts, hasPlace };
  return { reportId, messageId, isNew: false, wasReopened, flags, ...standing };
}

/** A city is no place to go to: what is told after it takes its place, with the city beside it. */
function withFinerPlace(deps: AcceptDeps, before: ThreadHead, words: KeepableWords) {
  const city = cityOf(deps, before);
  if (city === null) return { before, words };
  const { locationText } = words;
  const isFiner = isFinerThanCity(locationText);
  const finer = isFiner && locationText !== null ? placeWithin(city, locationText) : null;
  return { before: { ...before, hasPlace: false }, words: { ...words, locationText: finer } };
}

/** The place of the thread where it is a city and no more. */
function cityOf({ keyring }: AcceptDeps, { id, locationSealed }: ThreadHead): string | null {
  if (!locationSealed) return null;
  try {
    const place = keyring.openText('report.location', id, locationSealed);
    return isCityOnly(place) ? place : null;
  } catch {
    return null;
  }
}

function isFinerThanCity(place: string | null): boolean {
  return place !== null && !isCityOnly(place);
}

/** Closed or linked, the owner gets it back in hand, the clock of the claim starts anew. */
async function reopen(tx: Tx, report: ThreadHead): Promise<boolean> {
  if (!mayMove(report.status, 'reopen') || !report.hasOwner) return false;
  const change = { claimedAt: tx.at, closedAt: null, resolution: null, eraseDueAt: null };
  const isMoved = await moveReport(tx.db, report.id, 'reopen', change);
  if (!isMoved) return false;
  await scheduleErasure(tx.db, report.id, null);
  tx.audit({
    actor: { kind: 'system' },
    action: 'report.reopened',
    subject: { kind: 'report', id: report.id },
    detail: { from: report.status, to: 'in_review' },
  });
  return true;
}

async function keepMessage(
  tx: Tx,
  deps: AcceptDeps,
  reportId: string,
  words: KeepableWords,
): Promise<string> {
  const id = deps.ids.uuid();
  await insertMessage(tx.db, deps.keyring, {
    id,
    reportId,
    direction: 'inbound',
    author: 'reporter',
    personId: null,
    body: words.body,
    language: words.language,
    at: words.receivedAt,
    inboundId: words.inboundId,
    outboundId: null,
    privateSpans: words.spans,
    eraseDueAt: words.eraseDueAt,
  });
  return id;
}
