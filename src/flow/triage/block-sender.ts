// A person sets a phone aside for a month: by its keyed hash, for a named reason, taken back at will.
// What it sends is kept and readable in the slow lane, and no machine answers it.
import type { BlockSender } from '../../contract/flood.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReportRow } from '../../records/report/report-row.ts';
import { changeReport, lockReport } from '../../records/report/report-store.ts';
import { deleteBlock, insertBlock } from '../../records/sender/blocked-sender-store.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { findVisible } from './own-report.ts';

const BLOCKED_FOR_MS = 30 * 24 * 60 * 60_000;
const LANE_FLAGS: readonly string[] = ['slow_lane', 'blocked_sender'];

/** @throws AppError not_found, no_phone */
export async function blockSender(
  deps: TransactDeps,
  viewer: Viewer,
  id: string,
  { reason }: BlockSender,
): Promise<void> {
  await transact(deps, async (tx) => {
    const { report, phoneIndex } = await lockWithPhone(tx, deps, viewer, id);
    const expiresAt = new Date(tx.at.getTime() + BLOCKED_FOR_MS);
    const blockedById = viewer.account.id;
    await insertBlock(tx.db, { phoneIndex, reason, blockedById, at: tx.at, expiresAt });
    await changeReport(tx.db, id, { flags: [...new Set([...report.flags, ...LANE_FLAGS])] });
    tell(tx, viewer, id, 'report.sender_blocked', { reason });
  });
}

/** @throws AppError not_found, no_phone */
export async function unblockSender(deps: TransactDeps, viewer: Viewer, id: string): Promise<void> {
  await transact(deps, async (tx) => {
    const { report, phoneIndex } = await lockWithPhone(tx, deps, viewer, id);
    const wasBlocked = await deleteBlock(tx.db, phoneIndex);
    if (!wasBlocked) return;
    await changeReport(tx.db, id, {
      flags: report.flags.filter((flag) => !LANE_FLAGS.includes(flag)),
    });
    tell(tx, viewer, id, 'report.sender_unblocked', {});
  });
}

async function lockWithPhone(
  tx: Tx,
  deps: TransactDeps,
  viewer: Viewer,
  id: string,
): Promise<{ report: ReportRow; phoneIndex: Uint8Array }> {
  await lockReport(tx.db, id);
  const report = await findVisible(tx.db, deps, viewer, id);
  if (report.phoneIndex) return { report, phoneIndex: report.phoneIndex };
  throw new AppError('no_phone', 'This report has no phone to block.');
}

function tell(
  tx: Tx,
  viewer: Viewer,
  id: string,
  action: 'report.sender_blocked' | 'report.sender_unblocked',
  detail: Record<string, string>,
): void {
  tx.audit({ actor: actorOf(viewer), action, subject: { kind: 'report', id }, detail });
  tx.announce({ kind: 'report.changed', subjectId: id });
}
