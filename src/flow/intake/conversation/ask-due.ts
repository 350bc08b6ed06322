// What comes due in conversations: a question that had to wait for the one before it, and the end of
// waiting for an answer. Each is taken by one node under a lock, and moves on in the transaction that
// says it.
import type { Deps } from '../../../deps.ts';
import { findConversation } from '../../../records/conversation/conversation-store.ts';
import {
  hasDueConversation,
  saveConversation,
  takeDueConversations,
} from '../../../records/conversation/conversation-store.ts';
import { hasOptedOut } from '../../../records/consent/consent-store.ts';
import { readIntakeMode } from '../../../records/intake-mode/intake-mode-store.ts';
import type { ReportRow } from '../../../records/report/report-row.ts';
import { changeReport, findReport } from '../../../records/report/report-store.ts';
import { effectiveFacts } from '../../../records/report/effective-facts.ts';
import type { Tx } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { isCityOnly } from '../reading/city-only.ts';
import { advance } from './advance.ts';
import { isNobodyThere, toldOf } from './converse.ts';
import { isOtherLanguage } from '../../../messaging/texts/answer-language.ts';
import type { ThreadState } from './thread-state.ts';

type AskDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'ids' | 'keyring' | 'signals'>;

const BATCH = 16;

/** @returns how many moved on; 0: nothing is due */
export async function askDue(deps: AskDeps): Promise<number> {
  if (!(await hasDueConversation(deps.db, deps.clock.now()))) return 0;
  return transact(deps, async (tx) => {
    const due = await takeDueConversations(tx.db, tx.at, BATCH);
    for (const reportId of due) await moveOn(tx, deps, reportId);
    return due.length;
  });
}

async function moveOn(tx: Tx, deps: AskDeps, reportId: string): Promise<void> {
  const report = await findReport(tx.db, deps.keyring, reportId);
  const known = await findConversation(tx.db, reportId);
  const mayTell = report?.phone && !(await isSpent(tx));
  if (!report || !mayTell || !report.phone) {
    await saveConversation(tx.db, reportId, { ...known, dueAt: null });
    return;
  }
  const state = { ...(await stateOf(tx, deps, report)), ...toldOf(known) };
  await advance(tx, deps, {
    reportId,
    phone: report.phone,
    ownNumber: deps.config.HOTLINE_NUMBER,
    language: report.language,
    state,
  });
  await changeReport(tx.db, reportId, {});
  tx.announce({ kind: 'report.changed', subjectId: reportId });
}

async function stateOf(
  tx: Tx,
  deps: AskDeps,
  report: ReportRow,
): Promise<Omit<ThreadState, keyof ReturnType<typeof toldOf>>> {
  const { kind, priority, flags, language, locationText, phoneIndex } = report;
  return {
    kind,
    priority,
    flags,
    hasPlace: locationText !== null && !isCityOnly(locationText),
    facts: effectiveFacts(report.facts, report.corrections),
    isOtherLanguage: isOtherLanguage(language),
    hasOwner: report.claimedBy !== null,
    isOpen: report.status === 'new' || report.status === 'collecting',
    hasOptedOut: phoneIndex !== null && (await hasOptedOut(tx.db, phoneIndex, 'hotline')),
    isAfterHours: await isNobodyThere(tx, deps.config),
    isDangerNew: false,
  };
}

/** The day's allowance for automatic texts is used up. */
async function isSpent(tx: Tx): Promise<boolean> {
  const { spentUntilAt } = await readIntakeMode(tx.db);
  return spentUntilAt !== null && spentUntilAt > tx.at;
}
