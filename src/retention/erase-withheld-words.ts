// By the clock: words that may not be kept are erased when they are due. Any number of nodes may look
// at once; each report is locked while its words go, and who comes second finds nothing.
import { findErasuresDue } from '../records/message/message-store.ts';
import { eraseWordsDue } from '../records/erase-words.ts';
import { lockReport } from '../records/report/report-store.ts';
import type { Deps } from '../deps.ts';
import type { TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import { errorForLog } from '../platform/log.ts';

const BATCH = 50;

/** @returns how many messages lost their words; one that fails holds up no other */
export async function eraseWithheldWords(deps: TransactDeps & Pick<Deps, 'log'>): Promise<number> {
  const now = deps.clock.now();
  const due = await findErasuresDue(deps.db.prisma, now, BATCH);
  let count = 0;
  for (const reportId of due) {
    try {
      count += await transact(deps, async (tx) => {
        await lockReport(tx.db, reportId);
        return eraseWordsDue(tx, reportId, { dueBy: tx.at, reason: 'by_the_clock' });
      });
    } catch (error) {
      deps.log.error({ err: errorForLog(error), reportId }, 'withheld words could not be erased');
    }
  }
  return count;
}
