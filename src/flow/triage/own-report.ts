// Only the owner acts on a report. Acting on one that nobody has is taking it: of two who try, one
// wins and the other is told who did.
import { AppError, notFound } from '../../platform/errors.ts';
import type { Deps } from '../../deps.ts';
import { endAlarmsOf } from '../../records/alarm/alarm-store.ts';
import { silenceConversation } from '../../records/conversation/conversation-store.ts';
import { mayMove } from '../../records/report/report-status.ts';
import type { ReportRow } from '../../records/report/report-row.ts';
import { findReport, moveReport } from '../../records/report/report-store.ts';
import type { Tx } from '../../records/transact.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { reportSight } from '../../security/permissions.ts';

type OwnDeps = Pick<Deps, 'keyring'>;

/**
 * The report, if this viewer may read it.
 * @throws AppError not_found for one that does not exist or may not be seen: they look the same
 */
export async function findVisible(
  db: Parameters<typeof findReport>[0],
  deps: OwnDeps,
  viewer: Viewer,
  id: string,
): Promise<ReportRow> {
  const report = await findReport(db, deps.keyring, id);
  if (!report || reportSight(viewer.account.roles, report.kind) === 'none') throw notFound();
  return report;
}

/**
 * Takes a report that is waiting.
 * @throws AppError already_claimed with `details.claimedBy`, report_closed, wrong_state
 */
export async function claimInTx(tx: Tx, deps: OwnDeps, viewer: Viewer, report: ReportRow): Promise<void> {
  if (isOwner(report, viewer)) return;
  const isMoved = await moveReport(tx.db, report.id, 'claim', {
    claimedById: viewer.account.id,
    claimedAt: tx.at,
  });
  if (!isMoved) throw await refusalOf(tx, deps, report.id);
  await silenceConversation(tx.db, report.id, 'claimed', false);
  await silenceAlarms(tx, report.id);
  tx.audit({
    actor: actorOf(viewer),
    action: 'report.claimed',
    subject: { kind: 'report', id: report.id },
    detail: { from: report.status, to: 'in_review' },
  });
  tx.announce({ kind: 'report.changed', subjectId: report.id });
}

/** It is in somebody's hands: what rang for it is over at once. */
async function silenceAlarms(tx: Tx, reportId: string): Promise<void> {
  for (const { id } of await endAlarmsOf(tx.db, reportId, tx.at)) {
    const detail = { about: reportId };
    const subject = { kind: 'alarm' as const, id };
    tx.audit({ actor: { kind: 'system' }, action: 'alarm.ended', subject, detail });
    tx.announce({ kind: 'alarm.changed', subjectId: id });
  }
}

/** Makes sure that the viewer owns it, taking it when it is free. */
export async function ownInTx(tx: Tx, deps: OwnDeps, viewer: Viewer, id: string): Promise<ReportRow> {
  const report = await findVisible(tx.db, deps, viewer, id);
  if (isOwner(report, viewer)) return report;
  if (!mayMove(report.status, 'claim')) throw refusal(report);
  await claimInTx(tx, deps, viewer, report);
  return findVisible(tx.db, deps, viewer, id);
}

export function isOwner(report: ReportRow, viewer: Viewer): boolean {
  const isHeld = report.status === 'in_review' || report.status === 'linked';
  return isHeld && report.claimedBy?.id === viewer.account.id;
}

async function refusalOf(tx: Tx, deps: OwnDeps, id: string): Promise<AppError> {
  const now = await findReport(tx.db, deps.keyring, id);
  return now ? refusal(now) : notFound();
}

function refusal(report: ReportRow): AppError {
  if (report.status === 'closed' || report.status === 'purged') {
    return new AppError('report_closed', 'This report is closed.', {
      details: { status: report.status, resolution: report.resolution },
    });
  }
  if (report.claimedBy) {
    const details = { claimedBy: report.claimedBy };
    return new AppError('already_claimed', `${report.claimedBy.name} claimed this first.`, { details });
  }
  return new AppError('wrong_state', 'This report cannot be taken now.', {
    details: { status: report.status },
  });
}
