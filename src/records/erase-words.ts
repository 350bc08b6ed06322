// Erases words that may not be kept, wherever they are: the message, the journal's copy, what came
// with it, and, when nothing else is left of a report, all that was made of them.
import { eraseInbound } from './inbound/inbound-store.ts';
import { purgeMediaOfMessages } from './media/media-store.ts';
import { eraseDueMessages, wordsLeft } from './message/message-store.ts';
import { purgeSealedFieldsOf } from './message/sealed-field-store.ts';
import { purgeCorrectionsOf } from './report/correction-store.ts';
import { NO_PLACE } from './report/report-place.ts';
import { changeReport } from './report/report-store.ts';
import type { Tx } from './transact.ts';

/**
 * Of one report, what is due by `dueBy`. Its row is locked by the caller: of two who erase, the
 * second finds nothing. @returns how many messages lost their words
 */
export async function eraseWordsDue(
  tx: Tx,
  reportId: string,
  { dueBy, reason }: { dueBy: Date; reason: 'by_the_clock' | 'closed' },
): Promise<number> {
  const erased = await eraseDueMessages(tx.db, reportId, dueBy, tx.at);
  if (erased.length === 0) return 0;
  await eraseInbound(
    tx.db,
    erased.flatMap(({ inboundId }) => (inboundId === null ? [] : [inboundId])),
  );
  await purgeMediaOfMessages(
    tx.db,
    erased.map(({ id }) => id),
  );
  const left = await wordsLeft(tx.db, reportId);
  if (left.count === 0) await forgetWords(tx, reportId);
  else await changeReport(tx.db, reportId, { eraseDueAt: left.nextDueAt });
  tx.audit({
    actor: { kind: 'system' },
    action: 'report.words_erased',
    subject: { kind: 'report', id: reportId },
    detail: { count: erased.length, reason },
  });
  tx.announce({ kind: 'report.changed', subjectId: reportId });
  return erased.length;
}

async function forgetWords(tx: Tx, reportId: string): Promise<void> {
  await purgeCorrectionsOf(tx.db, reportId);
  await purgeSealedFieldsOf(tx.db, reportId);
  await changeReport(tx.db, reportId, {
    eraseDueAt: null,
    latestSealed: null,
    locationSealed: null,
    ...NO_PLACE,
    facts: {},
    priorityReasons: [],
  });
}
