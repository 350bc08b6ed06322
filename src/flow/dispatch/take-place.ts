// Somebody says yes. Whoever holds the call-out's lock first has the place; the last one is won once,
// whatever the race, and who comes later is thanked. Nobody goes alone: with the second yes both are
// told where.
import type { Actor } from '../../contract/audit-event.ts';
import { TEAM_MIN } from '../../contract/call-out.ts';
import {
  changeAssignment,
  findOutElsewhere,
  moveAssignment,
  moveOffers,
} from '../../records/call-out/assignment-store.ts';
import { isOut } from '../../records/call-out/assignment-status.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import { lockCallOut, moveCallOut } from '../../records/call-out/call-out-store.ts';
import type { Tx } from '../../records/transact.ts';
import { isFitForField } from '../../records/volunteer/responder-store.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { SYSTEM, auditAssignment, auditCallOut, happened } from './dispatch-deps.ts';
import { fillPlaces, isNeeded } from './fill-quorum.ts';
import { fitnessOf, teamOf } from './plan-wave.ts';
import { sendTeam } from './send-team.ts';
import { tellVolunteer } from './tell-volunteer.ts';

/** Of a call-out whose lock the caller holds. @returns whether they have a place now */
export async function takePlace(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  given: { by: Actor; etaMinutes?: number },
): Promise<boolean> {
  const { code } = callOut;
  if (!(await isFitForField(tx.db, person.volunteerId, tx.at))) {
    await tellVolunteer(tx, deps, person, 'disp_over', { code });
    return false;
  }
  const elsewhere = await findOutElsewhere(tx.db, person.volunteerId, callOut.id);
  if (elsewhere) {
    await tellVolunteer(tx, deps, person, 'hint_elsewhere', { code: elsewhere.code });
    return false;
  }
  const team = teamOf(callOut.assignments).map(fitnessOf);
  if (!isNeeded(callOut.places, team, fitnessOf(person))) {
    const isFull = fillPlaces(callOut.places, team).missing === 0;
    await tellVolunteer(tx, deps, person, isFull ? 'disp_covered' : 'disp_no_fit', { code });
    return false;
  }
  const change = {
    answeredAt: tx.at,
    acceptedAt: tx.at,
    lastHeardAt: tx.at,
    ...(given.etaMinutes === undefined ? {} : { etaMinutes: given.etaMinutes }),
  };
  if (!(await moveAssignment(tx.db, person.id, 'accept', change))) return false;
  const detail = { from: person.status, to: 'accepted', step: 'accept' };
  auditAssignment(tx, given.by, 'assignment.moved', person.id, detail);
  const subject = { by: given.by, assignmentId: person.id };
  await happened(tx, deps, callOut.incidentId, { kind: 'accepted', ...subject });
  await settleTeam(tx, deps, callOut.id);
  return true;
}

/** After somebody joined: places are given out anew, the team is sent, and a full call-out is filled. */
export async function settleTeam(tx: Tx, deps: DispatchDeps, callOutId: string): Promise<void> {
  const callOut = await lockCallOut(tx.db, deps.keyring, callOutId);
  if (!callOut) return;
  const team = teamOf(callOut.assignments);
  const filled = fillPlaces(callOut.places, team.map(fitnessOf));
  for (const person of team) {
    const placeIndex = filled.places.indexOf(person.id);
    if (placeIndex === person.placeIndex) continue;
    await changeAssignment(tx.db, person.id, { placeIndex: placeIndex < 0 ? null : placeIndex });
  }
  const present = callOut.assignments.filter(({ status }) => isOut(status));
  if (present.length >= TEAM_MIN) await sendTeam(tx, deps, callOut, present);
  else for (const person of present) await askToWait(tx, deps, callOut, person);
  if (filled.missing === 0 && team.length >= TEAM_MIN) await fill(tx, deps, callOut);
}

async function askToWait(
  tx: Tx,
  deps: DispatchDeps,
  { code }: CallOutRow,
  person: AssignmentRow,
): Promise<void> {
  if (person.briefedAt === null) await tellVolunteer(tx, deps, person, 'disp_wait', { code });
}

async function fill(tx: Tx, deps: DispatchDeps, callOut: CallOutRow): Promise<void> {
  const { id, code, incidentId } = callOut;
  if (!(await moveCallOut(tx.db, id, 'fill', { waveClosesAt: null }))) return;
  auditCallOut(tx, SYSTEM, 'call_out.filled', id);
  await happened(tx, deps, incidentId, { kind: 'call_out_filled', by: SYSTEM });
  await moveOffers(tx.db, id, 'cover');
  for (const person of callOut.assignments) {
    if (person.status === 'offered') await tellVolunteer(tx, deps, person, 'disp_full', { code });
  }
}
