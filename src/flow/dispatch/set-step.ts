// A dispatcher sets a step for somebody who calls instead of texting, or says what an unclear reply in
// the inbox means. The rules are the same as for a text; a refusal is told to the dispatcher.
import type { AssignReply, CallOutView, SetStep } from '../../contract/call-out.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import {
  changeAssignment,
  findAssignment,
  moveAssignment,
} from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import { findReport, lockReport, moveReport } from '../../records/report/report-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { applyStep } from './apply-step.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { auditAssignment, happened } from './dispatch-deps.ts';
import { endAlarm } from './field-alarms.ts';
import { hearFrom } from './hear-from.ts';
import { openAgain, warnAlone } from './look-further.ts';
import { closeWhenHome } from './move-on.ts';
import { showCallOut } from './show-call-out.ts';
import { lockVisible, standDownOne } from './stand-down.ts';

/** @throws AppError not_found; wrong_state with `details.status` where the step does not follow */
export async function setStep(
  deps: DispatchDeps,
  viewer: Viewer,
  assignmentId: string,
  input: SetStep,
): Promise<CallOutView> {
  const callOutId = await callOutOf(deps, assignmentId);
  await transact(deps, (tx) => setStepInTx(tx, deps, viewer, { callOutId, assignmentId }, input));
  return showCallOut(deps, viewer, callOutId);
}

/** The reply is dealt with: its report is closed. @throws also not_a_reply */
export async function assignReply(
  deps: DispatchDeps,
  viewer: Viewer,
  reportId: string,
  input: AssignReply,
): Promise<CallOutView> {
  const { assignmentId, ...step } = input;
  const callOutId = await callOutOf(deps, assignmentId);
  await transact(deps, async (tx) => {
    await setStepInTx(tx, deps, viewer, { callOutId, assignmentId }, step);
    await lockReport(tx.db, reportId);
    const report = await findReport(tx.db, deps.keyring, reportId);
    if (!report) throw notFound();
    if (report.kind !== 'volunteer_reply') {
      throw new AppError('not_a_reply', 'This is not a reply of a volunteer.');
    }
    await moveReport(tx.db, reportId, 'claim', {});
    const closed = { closedAt: tx.at, resolution: 'volunteer' };
    if (!(await moveReport(tx.db, reportId, 'close', closed))) return;
    const subject = { kind: 'report' as const, id: reportId };
    const detail = { from: report.status, to: 'closed', resolution: 'volunteer' };
    tx.audit({ actor: actorOf(viewer), action: 'report.closed', subject, detail });
    tx.announce({ kind: 'report.changed', subjectId: reportId });
  });
  return showCallOut(deps, viewer, callOutId);
}

async function callOutOf(deps: DispatchDeps, assignmentId: string): Promise<string> {
  const found = await findAssignment(deps.db.prisma, deps.keyring, assignmentId);
  if (!found) throw notFound();
  return found.callOutId;
}

async function setStepInTx(
  tx: Tx,
  deps: DispatchDeps,
  viewer: Viewer,
  which: { callOutId: string; assignmentId: string },
  input: SetStep,
): Promise<void> {
  const callOut = await lockVisible(tx, deps, viewer, which.callOutId);
  const person = callOut.assignments.find(({ id }) => id === which.assignmentId);
  if (!person) throw notFound();
  const { step, ...words } = input;
  if (step === 'stand_down') {
    await standDownOne(tx, deps, actorOf(viewer), callOut, person, {});
    return warnAlone(tx, deps, callOut.id);
  }
  if (step === 'no_show') return markNoShow(tx, deps, viewer, callOut, person);
  const by = actorOf(viewer);
  const applied = await applyStep(tx, deps, callOut, person, { ...words, action: step, by });
  if (applied !== 'done') throw refusal(person);
  if (step === 'ok' || step === 'done') await endSos(tx, person);
  if (step !== 'sos') await hearAfter(tx, deps, callOut, person);
}

function refusal({ status }: AssignmentRow): AppError {
  return new AppError('wrong_state', 'This step does not follow.', { details: { status } });
}

/** A person has spoken with them: the SOS is over. */
async function endSos(tx: Tx, person: AssignmentRow): Promise<void> {
  if (person.sosAt === null) return;
  await changeAssignment(tx.db, person.id, { sosAt: null });
  await endAlarm(tx, 'sos', person.id);
}

/** They were on the phone: they are heard from as by a text. */
async function hearAfter(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  before: AssignmentRow,
): Promise<void> {
  const person = await findAssignment(tx.db, deps.keyring, before.id);
  if (person) await hearFrom(tx, deps, callOut, person);
}

/** Nobody knows where they are: their place is open to others, and somebody goes on looking for them. */
async function markNoShow(
  tx: Tx,
  deps: DispatchDeps,
  viewer: Viewer,
  callOut: CallOutRow,
  person: AssignmentRow,
): Promise<void> {
  const by = actorOf(viewer);
  const change = { nextCheckAt: null, placeIndex: null };
  if (!(await moveAssignment(tx.db, person.id, 'no_show', change))) throw refusal(person);
  const detail = { from: person.status, to: 'no_show', step: 'no_show' };
  auditAssignment(tx, by, 'assignment.moved', person.id, detail);
  await endAlarm(tx, 'overdue', person.id);
  const subject = { kind: 'no_show' as const, by, assignmentId: person.id };
  await happened(tx, deps, callOut.incidentId, subject);
  await openAgain(tx, deps, callOut.id);
  await warnAlone(tx, deps, callOut.id);
  await closeWhenHome(tx, callOut, person);
}
