// New words from a sender: they go to the sender's open thread, open a closed one again, or make a
// new report. One place for every channel, so that each means the same on the board.
import type { Deps } from '../../deps.ts';
import type { Priority, ReportChannel, ReportKind } from '../../contract/statuses.ts';
import { PRIORITIES } from '../../contract/statuses.ts';
import { insertMessage } from '../../records/message/message-store.ts';
import { REOPEN_WITHIN_MS, mayMove } from '../../records/report/report-status.ts';
import type { ThreadHead } from '../../records/report/report-row.ts';
import {
  addToReport,
  insertReport,
  lockThread,
  lockThreadOf,
  moveReport,
} from '../../records/report/report-store.ts';
import type { Tx } from '../../records/transact.ts';

export type AcceptDeps = Pick<Deps, 'ids' | 'keyring'>;

export type NewWords = {
  inboundId: string;
  channel: ReportChannel;
  kind: ReportKind;
  priority: Priority;
  language: string;
  locationText: string | null;
  body: string;
  flags: readonly string[];
  mediaCount: number;
  /** Null: hidden or not a phone. Such words never join another thread. */
  phone: string | null;
  receiptIndex: Uint8Array | null;
  receivedAt: Date;
};

export type Accepted = {
  reportId: string;
  messageId: string;
  isNew: boolean;
  wasReopened: boolean;
  flags: readonly string[];
};

/** Adds to the sender's thread when there is one, else opens a report. */
export async function acceptWords(tx: Tx, deps: AcceptDeps, words: NewWords): Promise<Accepted> {
  const phoneIndex = words.phone ? deps.keyring.index('phone', words.phone) : null;
  const closedAfter = new Date(words.receivedAt.getTime() - REOPEN_WITHIN_MS);
  // A phone typed into a form is nobody's proof: what has a receipt is a report of its own.
  const thread =
    phoneIndex && !words.receiptIndex
      ? await lockThreadOf(tx.db, phoneIndex, words.channel, closedAfter)
      : null;
  if (thread) return joinThread(tx, deps, thread, words);
  const reportId = deps.ids.uuid();
  await insertReport(tx.db, deps.keyring, {
    id: reportId,
    kind: words.kind,
    channel: words.channel,
    status: 'new',
    priority: words.priority,
    language: words.language,
    flags: [...words.flags],
    phone: words.phone,
    phoneIndex,
    locationText: words.locationText,
    latestText: words.body,
    receiptIndex: words.receiptIndex,
    mediaCount: words.mediaCount,
    receivedAt: words.receivedAt,
  });
  const messageId = await keepMessage(tx, deps, reportId, words);
  const subject = { kind: 'report' as const, id: reportId };
  tx.audit({
    actor: { kind: 'reporter' },
    action: 'report.received',
    subject,
    detail: { channel: words.channel, kind: words.kind, to: 'new' },
  });
  tx.announce({ kind: 'report.received', subjectId: reportId });
  return { reportId, messageId, isNew: true, wasReopened: false, flags: words.flags };
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
  return joinThread(tx, deps, before, words);
}

async function joinThread(
  tx: Tx,
  deps: AcceptDeps,
  before: ThreadHead,
  words: NewWords,
): Promise<Accepted> {
  const reportId = before.id;
  const wasReopened = await reopen(tx, before);
  const flags = flagsTogether(before.flags, words);
  await addToReport(tx.db, deps.keyring, reportId, {
    at: words.receivedAt,
    mediaCount: words.mediaCount,
    ...(words.body.trim() === '' ? {} : { latestText: words.body }),
    ...strongerReading(before, words),
    flags,
  });
  const messageId = await keepMessage(tx, deps, reportId, words);
  const subject = { kind: 'report' as const, id: reportId };
  tx.audit({ actor: { kind: 'reporter' }, action: 'report.added_to', subject });
  tx.announce({ kind: 'report.changed', subjectId: reportId });
  return { reportId, messageId, isNew: false, wasReopened, flags };
}

/** A blank text does not make a report empty that has words; words end that it was empty. */
function flagsTogether(before: readonly string[], words: NewWords): string[] {
  const isBlank = words.flags.includes('empty');
  const kept = isBlank ? before : before.filter((flag) => flag !== 'empty');
  return [...new Set([...kept, ...words.flags.filter((flag) => flag !== 'empty')])];
}

/** Closed or linked, the owner gets it back in hand, the clock of the claim starts anew. */
async function reopen(tx: Tx, report: ThreadHead): Promise<boolean> {
  if (!mayMove(report.status, 'reopen') || !report.hasOwner) return false;
  const change = { claimedAt: tx.at, closedAt: null, resolution: null };
  const isMoved = await moveReport(tx.db, report.id, 'reopen', change);
  if (!isMoved) return false;
  tx.audit({
    actor: { kind: 'system' },
    action: 'report.reopened',
    subject: { kind: 'report', id: report.id },
    detail: { from: report.status, to: 'in_review' },
  });
  return true;
}

const KIND_WEIGHT: Readonly<Record<ReportKind, number>> = {
  arrest: 3,
  sighting: 2,
  help: 1,
  volunteer_reply: 0,
  other: 0,
  'opt-in': 0,
  'opt-out': 0,
};

/** Later words may make a report graver, never milder: that is for a person to say. */
function strongerReading(before: ThreadHead, words: NewWords) {
  const isGraver = KIND_WEIGHT[words.kind] > KIND_WEIGHT[before.kind];
  const isMoreUrgent = PRIORITIES.indexOf(words.priority) < PRIORITIES.indexOf(before.priority);
  return {
    ...(isGraver ? { kind: words.kind } : {}),
    ...(isMoreUrgent ? { priority: words.priority } : {}),
    ...(words.language === 'und' ? {} : { language: words.language }),
    ...(!before.hasPlace && words.locationText !== null
      ? { locationText: words.locationText }
      : {}),
  };
}

async function keepMessage(
  tx: Tx,
  deps: AcceptDeps,
  reportId: string,
  words: NewWords,
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
  });
  return id;
}
