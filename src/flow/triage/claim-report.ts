// One dispatcher takes a report; two who try at once end with one winner and one told who won.
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { claimInTx, findVisible } from './own-report.ts';

/** Claiming what one has is no error. @throws AppError not_found, already_claimed, report_closed */
export async function claimReport(deps: TransactDeps, viewer: Viewer, id: string): Promise<void> {
  await transact(deps, async (tx) => {
    const report = await findVisible(tx.db, deps, viewer, id);
    await claimInTx(tx, deps, viewer, report);
  });
}
