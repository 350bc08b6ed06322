// A photo or voice note that could not be fetched is asked for once more, because somebody says so.
import { AppError, notFound } from '../../platform/errors.ts';
import { retryMedia as retryStoredMedia } from '../../records/media/media-store.ts';
import { changeReport } from '../../records/report/report-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { reportSight } from '../../security/permissions.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { findVisible } from './own-report.ts';

/** @throws AppError not_found, wrong_state when it is there, on its way, or can never come */
export async function retryMedia(
  deps: TransactDeps,
  viewer: Viewer,
  key: { reportId: string; id: string },
): Promise<void> {
  await transact(deps, async (tx) => {
    const report = await findVisible(tx.db, deps, viewer, key.reportId);
    if (reportSight(viewer.account.roles, report.kind) !== 'full') throw notFound();
    const isWaiting = await retryStoredMedia(tx.db, key, tx.at);
    if (!isWaiting) throw new AppError('wrong_state', 'There is nothing to fetch again.');
    await changeReport(tx.db, key.reportId, {});
    const subject = { kind: 'report' as const, id: key.reportId };
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.media_retried',
      subject,
      detail: { mediaId: key.id },
    });
    tx.announce({ kind: 'report.changed', subjectId: key.reportId });
  });
}
