// Erases for good what a report holds: words, phone, place, media, texts in both directions and the
// journal's copies. What stays is a number, and the memory that these messages have been seen.
import { AppError } from '../../platform/errors.ts';
import { eraseFindingWords } from '../../records/finding/finding-store.ts';
import { eraseInboundOfReport } from '../../records/inbound/inbound-store.ts';
import { forgetPlaceOf } from '../../records/incident/incident-store.ts';
import { purgeMediaOf } from '../../records/media/media-store.ts';
import { purgeMessagesOf } from '../../records/message/message-store.ts';
import { purgeSealedFieldsOf } from '../../records/message/sealed-field-store.ts';
import { purgeNotesOf } from '../../records/note/note-store.ts';
import { purgeOutboundOf } from '../../records/outbound-sms/outbound-sms-store.ts';
import { purgeCorrectionsOf } from '../../records/report/correction-store.ts';
import { purgeReportContent } from '../../records/report/report-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { findVisible } from './own-report.ts';

/** @throws AppError not_found, report_closed when it is purged already */
export async function purgeReport(deps: TransactDeps, viewer: Viewer, id: string): Promise<void> {
  await transact(deps, async (tx) => {
    const report = await findVisible(tx.db, deps, viewer, id);
    // Incidents before their reports, as everybody takes their locks.
    for (const incidentId of await forgetPlaceOf(tx.db, id)) {
      tx.announce({ kind: 'incident.changed', subjectId: incidentId });
    }
    const isMoved = await purgeReportContent(tx.db, id);
    if (!isMoved) throw new AppError('report_closed', 'This report is erased already.');
    await purgeMessagesOf(tx.db, id);
    await purgeSealedFieldsOf(tx.db, id);
    await purgeCorrectionsOf(tx.db, id);
    await purgeNotesOf(tx.db, id);
    await eraseFindingWords(tx.db, id);
    await purgeMediaOf(tx.db, id);
    await purgeOutboundOf(tx.db, id);
    await eraseInboundOfReport(tx.db, id);
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.purged',
      subject: { kind: 'report', id },
      detail: { from: report.status, to: 'purged' },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}
