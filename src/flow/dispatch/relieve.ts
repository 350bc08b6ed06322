// Somebody must be relieved: their place is open to others at once, they stay on the team until
// somebody else is there, and are then told that they may leave.
import type { Actor } from '../../contract/audit-event.ts';
import { changeAssignment, moveAssignment } from '../../records/call-out/assignment-store.ts';
import { isOut } from '../../records/call-out/assignment-status.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import type { Tx } from '../../records/transact.ts';
import { checkSettings } from './check-settings.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { SYSTEM, auditAssignment, happened } from './dispatch-deps.ts';
import { openAgain } from './look-further.ts';
import { nextCheckAt } from './next-check.ts';
import { tellVolunteer } from './tell-volunteer.ts';

/** Asked again it changes nothing: they are told once more that it is under way. */
export async function askRelief(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  by: Actor,
): Promise<void> {
  await tellVolunteer(tx, deps, person, 'disp_relief', { code: callOut.code });
  if (person.reliefAt !== null) return;
  await changeAssignment(tx.db, person.id, { reliefAt: tx.at, placeIndex: null });
  auditAssignment(tx, by, 'assignment.relief_asked', person.id);
  const subject = { kind: 'relief' as const, by, assignmentId: person.id };
  await happened(tx, deps, callOut.incidentId, subject);
  await openAgain(tx, deps, callOut.id);
}

/** Somebody has arrived: of those who wait for relief the one who waits longest may go. */
export async function standDownRelieved(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  arrived: AssignmentRow,
): Promise<void> {
  const [relieved] = callOut.assignments
    .filter(({ id, status, reliefAt }) => id !== arrived.id && isOut(status) && reliefAt !== null)
    .filter(({ reliefAt }) => isBefore(reliefAt, arrived.acceptedAt))
    .toSorted((a, b) => (a.reliefAt?.getTime() ?? 0) - (b.reliefAt?.getTime() ?? 0));
  if (!relieved) return;
  const standing = { status: 'stood_down' as const, isBriefed: true, etaMinutes: null };
  const moved = await moveAssignment(tx.db, relieved.id, 'stand_down', {
    stoodDownAt: tx.at,
    nextCheckAt: nextCheckAt(standing, tx.at, checkSettings(deps.config)),
    misses: 0,
  });
  if (!moved) return;
  const detail = { from: relieved.status, to: 'stood_down', step: 'relieved' };
  auditAssignment(tx, SYSTEM, 'assignment.moved', relieved.id, detail);
  const subject = { kind: 'stood_down' as const, by: SYSTEM, assignmentId: relieved.id };
  await happened(tx, deps, callOut.incidentId, subject);
  await tellVolunteer(tx, deps, relieved, 'disp_relieved', { code: callOut.code });
}

/** Who was on the team before relief was asked for is nobody's relief. */
function isBefore(askedAt: Date | null, acceptedAt: Date | null): boolean {
  return askedAt !== null && acceptedAt !== null && askedAt <= acceptedAt;
}
