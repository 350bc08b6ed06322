// A person says otherwise than the rules read, of one field. Both are kept, with who and when, and
// later texts leave it as it is. Ownership is not needed: who knows better says so.
import type { Deps } from '../../deps.ts';
import type { CorrectFact } from '../../contract/report-corrections.ts';
import type { ReportKind } from '../../contract/statuses.ts';
import { ROLES } from '../../contract/statuses.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { rolesOfAccount } from '../../records/account/account-store.ts';
import { insertCorrection } from '../../records/report/correction-store.ts';
import { NO_PLACE } from '../../records/report/report-place.ts';
import type { ReportRow } from '../../records/report/report-row.ts';
import { changeReport, lockReport, moveReport } from '../../records/report/report-store.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { reportSight } from '../../security/permissions.ts';
import { findVisible } from './own-report.ts';

type CorrectDeps = TransactDeps & Pick<Deps, 'ids'>;

/**
 * @throws AppError not_found, report_closed when it is erased, stale_version with `details.version`
 *   when it has changed since the version that was corrected
 */
export async function correctFact(
  deps: CorrectDeps,
  viewer: Viewer,
  id: string,
  input: CorrectFact,
): Promise<void> {
  await transact(deps, async (tx) => {
    await lockReport(tx.db, id);
    const report = await findVisible(tx.db, deps, viewer, id);
    if (reportSight(viewer.account.roles, report.kind) !== 'full') throw notFound();
    refuseOld(report, input);
    const { field, value } = input;
    const was = readValue(report, field);
    const correction = { id: deps.ids.uuid(), reportId: id, field, value, was };
    const said = { ...correction, byId: viewer.account.id, at: tx.at };
    await insertCorrection(tx.db, deps.keyring, said);
    await changeReport(tx.db, id, changeOf(deps, id, input));
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.corrected',
      subject: { kind: 'report', id },
      detail: { field, ...(input.field === 'kind' ? { from: report.kind, to: input.value } : {}) },
    });
    const hides = input.field === 'kind' && isHiddenBy(report.kind, input.value);
    if (input.field === 'kind') await releaseFromBlindOwner(tx, report, input.value);
    tx.announce({ kind: hides ? 'report.withdrawn' : 'report.changed', subjectId: id });
  });
}

function refuseOld(report: ReportRow, { version }: CorrectFact): void {
  if (report.status === 'purged') throw new AppError('report_closed', 'This report is erased.');
  if (version === undefined || version === report.version) return;
  throw new AppError('stale_version', 'This report has changed in the meantime.', {
    details: { version: report.version },
  });
}

function readValue(report: ReportRow, field: CorrectFact['field']): unknown {
  if (field === 'kind' || field === 'language' || field === 'locationText') return report[field];
  return report.facts[field] ?? null;
}

/** Facts are laid over what was read when the report is shown; the rest stands in columns. */
function changeOf(deps: CorrectDeps, id: string, input: CorrectFact) {
  if (input.field === 'kind') return { kind: input.value };
  if (input.field === 'language') return { language: input.value };
  if (input.field !== 'locationText') return {};
  const { value } = input;
  if (value === null) return { locationSealed: null, ...NO_PLACE };
  return { locationSealed: deps.keyring.seal('report.location', id, value), placeState: 'pending' };
}

/** Whether somebody who could see the report no longer may. */
function isHiddenBy(before: ReportKind, after: ReportKind): boolean {
  return ROLES.some(
    (role) => reportSight([role], before) !== 'none' && reportSight([role], after) === 'none',
  );
}

/** Nobody holds what they may not see: it waits for somebody again. */
async function releaseFromBlindOwner(tx: Tx, report: ReportRow, kind: ReportKind): Promise<void> {
  if (!report.claimedBy) return;
  const roles = await rolesOfAccount(tx.db, report.claimedBy.id);
  if (reportSight(roles, kind) !== 'none') return;
  const isMoved = await moveReport(tx.db, report.id, 'release', {
    claimedById: null,
    claimedAt: null,
  });
  if (!isMoved) return;
  tx.audit({
    actor: { kind: 'system' },
    action: 'report.released',
    subject: { kind: 'report', id: report.id },
    detail: { from: report.status, to: 'new', reason: 'not_theirs_to_see' },
  });
}
