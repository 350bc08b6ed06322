// A word among colleagues about a report: whoever reads it in full may leave one, owner or not.
import type { Deps } from '../../../deps.ts';
import type { NoteView } from '../../../contract/claims.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import { insertNote } from '../../../records/note/note-store.ts';
import { changeReport, lockReport } from '../../../records/report/report-store.ts';
import type { TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { reportSight } from '../../../security/permissions.ts';
import { findVisible } from '../own-report.ts';

/** @throws AppError not_found, forbidden, report_closed for one that is erased */
export async function addNote(
  deps: TransactDeps & Pick<Deps, 'ids'>,
  viewer: Viewer,
  reportId: string,
  text: string,
): Promise<NoteView> {
  const { id: byId, username, name, roles } = viewer.account;
  return transact(deps, async (tx) => {
    await lockReport(tx.db, reportId);
    const report = await findVisible(tx.db, deps, viewer, reportId);
    if (reportSight(roles, report.kind) !== 'full') {
      throw new AppError('forbidden', 'Your role does not allow this.');
    }
    if (report.status === 'purged') throw new AppError('report_closed', 'This report is erased.');
    const id = deps.ids.uuid();
    await insertNote(tx.db, deps.keyring, { id, reportId, byId, at: tx.at, text });
    // The board reads notes with the thread: a new version tells it to look.
    await changeReport(tx.db, reportId, {});
    const subject = { kind: 'report' as const, id: reportId };
    tx.audit({ actor: actorOf(viewer), action: 'report.noted', subject });
    tx.announce({ kind: 'report.changed', subjectId: reportId });
    return { id, by: { id: byId, username, name }, at: tx.at.toISOString(), text };
  });
}
