// What somebody on scene says that it is: their claim, kept as a finding. The verdict is not theirs.
import type { Claim } from '../../contract/call-out.ts';
import { moveAssignment } from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import type { Tx } from '../../records/transact.ts';
import { recordFieldReport } from '../verification/record-field-report.ts';
import type { Step } from './apply-step.ts';
import { checkSettings } from './check-settings.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { auditAssignment, happened } from './dispatch-deps.ts';
import { endAlarm } from './field-alarms.ts';
import { nextCheckAt } from './next-check.ts';
import { tellVolunteer } from './tell-volunteer.ts';

export async function reportClaim(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  given: Step & { says: Claim },
): Promise<void> {
  const { says, by } = given;
  const standing = { status: 'reported' as const, isBriefed: true, etaMinutes: null };
  const moved = await moveAssignment(tx.db, person.id, 'report', {
    says,
    reportedAt: person.reportedAt ?? tx.at,
    lastHeardAt: tx.at,
    nextCheckAt: nextCheckAt(standing, tx.at, checkSettings(deps.config)),
    misses: 0,
    overdueAt: null,
  });
  if (!moved) return;
  if (person.overdueAt !== null) await endAlarm(tx, 'overdue', person.id);
  const detail = { from: person.status, to: 'reported', says };
  auditAssignment(tx, by, 'assignment.moved', person.id, detail);
  await recordFieldReport(tx, deps, {
    incidentId: callOut.incidentId,
    assignmentId: person.id,
    volunteerId: person.volunteerId,
    phoneIndex: person.phoneIndex,
    carKey: person.pairKey,
    says,
    agency: given.agency ?? null,
    actual: given.actual ?? null,
    note: given.note ?? null,
    at: tx.at,
  });
  const subject = { kind: 'reported' as const, by, assignmentId: person.id, codes: [says] };
  await happened(tx, deps, callOut.incidentId, subject);
  await tellVolunteer(tx, deps, person, 'disp_reported', { code: callOut.code });
}
