// A shift that somebody forgot to end: once its time is over and its person is quiet, or hours later
// whatever they do, nothing live is shown to them any more, and what they had in hand waits for anybody.
import type { Deps } from '../../../deps.ts';
import { lockAccount, setOnShift } from '../../../records/account/account-store.ts';
import { lockHeldReports } from '../../../records/report/held-report-store.ts';
import { findOverShifts } from '../../../records/shift/shift-store.ts';
import type { TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { letGoInTx } from './let-go.ts';
import { endInTx } from './set-shift.ts';

/** Nobody is sent off in the middle of work. */
export const QUIET_MS = 15 * 60_000;
export const OVERTIME_MAX_MS = 4 * 3_600_000;

/** @returns how many ended */
export async function endOverShifts(deps: TransactDeps & Pick<Deps, 'clock'>): Promise<number> {
  const now = deps.clock.now();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const times = { now, quietSince: ago(QUIET_MS), last: ago(OVERTIME_MAX_MS) };
  const over = await findOverShifts(deps.db.prisma, times);
  for (const { accountId } of over) await endOne(deps, accountId);
  if (over.length > 0) deps.signals.emit('session-ended');
  return over.length;
}

/** What is linked stays with who linked it: an incident is at work on it. */
async function endOne(deps: TransactDeps, accountId: string): Promise<void> {
  const actor = { kind: 'system' as const };
  await transact(deps, async (tx) => {
    await lockAccount(tx.db, accountId);
    const held = await lockHeldReports(tx.db, accountId);
    const waiting = held.filter((report) => report.status === 'in_review');
    for (const report of waiting) await letGoInTx(tx, actor, accountId, report);
    await endInTx(tx, accountId);
    if (!(await setOnShift(tx.db, accountId, false))) return;
    const subject = { kind: 'account' as const, id: accountId };
    tx.audit({ actor, action: 'shift.ended', subject, detail: { reason: 'time_over' } });
  });
}
