// A dispatcher brings a report forward out of the slow lane, or puts it there.
import type { SetLane } from '../../contract/flood.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { changeReport, lockReport } from '../../records/report/report-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { findVisible } from './own-report.ts';

/** Setting what is set already changes nothing. @throws AppError not_found */
export async function setLane(
  deps: TransactDeps,
  viewer: Viewer,
  id: string,
  { lane }: SetLane,
): Promise<void> {
  await transact(deps, async (tx) => {
    await lockReport(tx.db, id);
    const report = await findVisible(tx.db, deps, viewer, id);
    const isSlow = report.flags.includes('slow_lane');
    if (isSlow === (lane === 'slow')) return;
    const others = report.flags.filter((flag) => flag !== 'slow_lane' && flag !== 'flood');
    const flags = lane === 'slow' ? [...others, 'slow_lane'] : others;
    await changeReport(tx.db, id, { flags });
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.lane_set',
      subject: { kind: 'report', id },
      detail: { lane },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}
