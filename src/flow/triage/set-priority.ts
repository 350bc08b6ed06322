// A person may see better than the rules what is urgent. Ownership is not needed: urgency is
// everybody's business, and it is written down who said so. What the rules said is kept beside it, and
// later texts leave it as it is, until one names a new danger.
import type { Deps } from '../../deps.ts';
import type { SetPriority } from '../../contract/report.ts';
import { AppError } from '../../platform/errors.ts';
import { insertCorrection } from '../../records/report/correction-store.ts';
import { changeReport, lockReport } from '../../records/report/report-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { findVisible } from './own-report.ts';

/** @throws AppError not_found, report_closed */
export async function setPriority(
  deps: TransactDeps & Pick<Deps, 'ids'>,
  viewer: Viewer,
  id: string,
  input: SetPriority,
): Promise<void> {
  await transact(deps, async (tx) => {
    await lockReport(tx.db, id);
    const report = await findVisible(tx.db, deps, viewer, id);
    if (report.status === 'closed' || report.status === 'purged') {
      throw new AppError('report_closed', 'This report is closed.');
    }
    if (report.priority === input.priority && !report.flags.includes('priority_raised')) return;
    const said = { field: 'priority' as const, value: input.priority, was: report.readPriority };
    const who = { reportId: id, byId: viewer.account.id, at: tx.at };
    await insertCorrection(tx.db, deps.keyring, { id: deps.ids.uuid(), ...said, ...who });
    await changeReport(tx.db, id, {
      priority: input.priority,
      flags: report.flags.filter((flag) => flag !== 'priority_raised'),
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.prioritised',
      subject: { kind: 'report', id },
      detail: { from: report.priority, to: input.priority },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}
