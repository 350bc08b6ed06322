// The owner writes to the reporter. The text is queued in the transaction that adds it to the
// thread; the same key twice sends once.
import type { Deps } from '../../deps.ts';
import type { Reply } from '../../contract/report.ts';
import { REPLY_MAX_SEGMENTS } from '../../contract/report.ts';
import { countSegments } from '../../contract/sms-segments.ts';
import { queueSms } from '../../messaging/queue-sms.ts';
import { AppError } from '../../platform/errors.ts';
import { silenceConversation } from '../../records/conversation/conversation-store.ts';
import { findMessageOfKey } from '../../records/message/message-store.ts';
import type { ReportRow } from '../../records/report/report-row.ts';
import { markSenderKnown } from '../../records/sender/sender-store.ts';
import { changeReport, lockReport } from '../../records/report/report-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { ownInTx } from './own-report.ts';

type ReplyDeps = TransactDeps & Pick<Deps, 'config' | 'ids'>;

/**
 * @returns the id of the thread's message
 * @throws AppError not_found, already_claimed, report_closed, opted_out, no_phone, text_too_long
 *   with `details.segments` when it costs more than REPLY_MAX_SEGMENTS and that was not confirmed
 */
export async function replyToReport(
  deps: ReplyDeps,
  viewer: Viewer,
  id: string,
  input: Reply,
): Promise<string> {
  refuseUnconfirmedLength(input);
  return transact(deps, async (tx) => {
    await lockReport(tx.db, id);
    const report = await ownInTx(tx, deps, viewer, id);
    if (input.idempotencyKey) {
      const known = await findMessageOfKey(tx.db, id, input.idempotencyKey);
      if (known) return known;
    }
    const phone = reachablePhone(report);
    if (report.phoneIndex) markSenderKnown(tx.db, report.phoneIndex, tx.at);
    const { messageId } = await queueSms(tx, deps, {
      purpose: 'reply',
      to: phone,
      from: deps.config.HOTLINE_NUMBER,
      body: input.text,
      language: report.language,
      reportId: id,
      personId: viewer.account.id,
      ...(input.idempotencyKey ? { idempotencyKey: input.idempotencyKey } : {}),
    });
    await silenceConversation(tx.db, id, 'person_replied', true);
    await changeReport(tx.db, id, { claimedAt: tx.at, personDueAt: null });
    const subject = { kind: 'report' as const, id };
    tx.audit({ actor: actorOf(viewer), action: 'report.replied', subject });
    tx.announce({ kind: 'report.changed', subjectId: id });
    return messageId;
  });
}

function refuseUnconfirmedLength(input: Reply): void {
  const { segments } = countSegments(input.text);
  if (segments <= REPLY_MAX_SEGMENTS || input.longConfirmed) return;
  throw new AppError('text_too_long', `This would be sent as ${segments} texts. Shorten or confirm it.`, {
    details: { segments, segmentsMax: REPLY_MAX_SEGMENTS },
  });
}

function reachablePhone(report: ReportRow): string {
  if (report.phone) return report.phone;
  throw new AppError('no_phone', 'This reporter left no phone that can be texted.');
}
