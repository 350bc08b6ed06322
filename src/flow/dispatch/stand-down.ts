// Everybody may go home: told in one decision, each in their language, and asked to say so when there.
// And a call-out that is called off: those who were asked are told too.
import type { Actor } from '../../contract/audit-event.ts';
import type { CallOutView, StandDown } from '../../contract/call-out.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { isOut } from '../../records/call-out/assignment-status.ts';
import { moveAssignment, moveOffers } from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import { moveCallOut } from '../../records/call-out/call-out-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { incidentSight } from '../../security/permissions.ts';
import { checkSettings } from './check-settings.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { auditAssignment, auditCallOut, happened, lockForChange } from './dispatch-deps.ts';
import { closeWhenHome } from './move-on.ts';
import { nextCheckAt } from './next-check.ts';
import { releaseWaiting } from './open-due-waves.ts';
import { showCallOut } from './show-call-out.ts';
import { tellVolunteer } from './tell-volunteer.ts';

const NO_LONGER = { en: 'No longer needed', es: 'Ya no hace falta' } as const;

/** Everybody of the call-out; again it changes nothing. @throws AppError not_found */
export async function standDownAll(
  deps: DispatchDeps,
  viewer: Viewer,
  callOutId: string,
  input: StandDown,
): Promise<CallOutView> {
  await transact(deps, async (tx) => {
    const callOut = await lockVisible(tx, deps, viewer, callOutId);
    await endLooking(tx, deps, viewer, callOut);
    await sendHome(tx, deps, viewer, callOut, input);
  });
  return showCallOut(deps, viewer, callOutId);
}

/**
 * Called off: nobody needs to go, or stay.
 * @throws AppError not_found, wrong_state for one that is over
 */
export async function cancelCallOut(
  deps: DispatchDeps,
  viewer: Viewer,
  callOutId: string,
  input: StandDown,
): Promise<CallOutView> {
  await transact(deps, async (tx) => {
    const callOut = await lockVisible(tx, deps, viewer, callOutId);
    const change = { endedAt: tx.at, waveClosesAt: null };
    if (!(await moveCallOut(tx.db, callOutId, 'cancel', change))) {
      const details = { status: callOut.status };
      throw new AppError('wrong_state', 'This call-out is over.', { details });
    }
    auditCallOut(tx, actorOf(viewer), 'call_out.cancelled', callOutId, { from: callOut.status });
    const event = { kind: 'call_out_cancelled' as const, by: actorOf(viewer) };
    await happened(tx, deps, callOut.incidentId, event);
    await withdrawOffers(tx, deps, callOut);
    await releaseWaiting(tx, deps, callOut);
    await sendHome(tx, deps, viewer, callOut, input);
  });
  return showCallOut(deps, viewer, callOutId);
}

export async function lockVisible(
  tx: Tx,
  deps: DispatchDeps,
  viewer: Viewer,
  callOutId: string,
): Promise<CallOutRow> {
  const callOut = await lockForChange(tx, deps, callOutId);
  if (!callOut || incidentSight(viewer.account.roles) !== 'full') throw notFound();
  return callOut;
}

/** Nobody else is wanted: what is still open is called off with it. */
async function endLooking(
  tx: Tx,
  deps: DispatchDeps,
  viewer: Viewer,
  callOut: CallOutRow,
): Promise<void> {
  if (callOut.status !== 'sent') return;
  const change = { endedAt: tx.at, waveClosesAt: null };
  if (!(await moveCallOut(tx.db, callOut.id, 'cancel', change))) return;
  auditCallOut(tx, actorOf(viewer), 'call_out.cancelled', callOut.id, { from: 'sent' });
  const event = { kind: 'call_out_cancelled' as const, by: actorOf(viewer) };
  await happened(tx, deps, callOut.incidentId, event);
  await withdrawOffers(tx, deps, callOut);
  await releaseWaiting(tx, deps, callOut);
}

async function withdrawOffers(tx: Tx, deps: DispatchDeps, callOut: CallOutRow): Promise<void> {
  await moveOffers(tx.db, callOut.id, 'cover');
  for (const person of callOut.assignments) {
    if (person.status !== 'offered') continue;
    await tellVolunteer(tx, deps, person, 'disp_over', { code: callOut.code });
  }
}

async function sendHome(
  tx: Tx,
  deps: DispatchDeps,
  viewer: Viewer,
  callOut: CallOutRow,
  input: StandDown,
): Promise<void> {
  const out = callOut.assignments.filter(
    ({ status, briefedAt }) => isOut(status) && briefedAt !== null,
  );
  for (const person of out) await standDownOne(tx, deps, actorOf(viewer), callOut, person, input);
}

/** Of a call-out whose lock the caller holds. */
export async function standDownOne(
  tx: Tx,
  deps: DispatchDeps,
  by: Actor,
  callOut: CallOutRow,
  person: AssignmentRow,
  input: StandDown,
): Promise<void> {
  const isSent = person.briefedAt !== null;
  const move = isSent ? 'stand_down' : 'release';
  const to = isSent ? ('stood_down' as const) : ('cleared' as const);
  const standing = { status: to, isBriefed: true, etaMinutes: null };
  const moved = await moveAssignment(tx.db, person.id, move, {
    ...(isSent ? { stoodDownAt: tx.at } : { clearedAt: tx.at }),
    nextCheckAt: nextCheckAt(standing, tx.at, checkSettings(deps.config)),
    misses: 0,
  });
  if (!moved) return;
  auditAssignment(tx, by, 'assignment.moved', person.id, { from: person.status, to, step: move });
  const subject = { kind: to, by, assignmentId: person.id };
  await happened(tx, deps, callOut.incidentId, subject);
  const actual = input.actual ?? NO_LONGER[person.language];
  const text = isSent ? 'disp_standdown' : 'disp_over';
  await tellVolunteer(tx, deps, person, text, { code: callOut.code, actual });
  if (!isSent) await closeWhenHome(tx, callOut, person);
}
