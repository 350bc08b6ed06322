// Those who are out and silent past their time: asked by text, and when that brings nothing, told of on
// every board. The row is the job: taken under the call-out's lock, looked at again there, by any node.
import { changeAssignment, findDueChecks } from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { checkSettings } from './check-settings.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import {
  SYSTEM,
  auditAssignment,
  happened,
  lockForChange,
  showIncidentAgain,
} from './dispatch-deps.ts';
import { raiseAlarm } from './field-alarms.ts';
import type { Check } from './next-check.ts';
import { judgeCheck } from './next-check.ts';
import { tellVolunteer } from './tell-volunteer.ts';

const BATCH = 50;

/** One round, on any node. @returns how many were due */
export async function watchSilent(deps: DispatchDeps): Promise<number> {
  const due = await findDueChecks(deps.db.prisma, deps.clock.now(), BATCH);
  for (const { id, callOutId } of due) {
    await transact(deps, async (tx) => {
      const callOut = await lockForChange(tx, deps, callOutId);
      const person = callOut?.assignments.find((each) => each.id === id);
      if (!callOut || !person) return;
      // Another node, or an answer, may have been here since it was found.
      if (person.nextCheckAt === null || person.nextCheckAt > tx.at) return;
      await check(tx, deps, callOut, person);
    });
  }
  return due.length;
}

async function check(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
): Promise<void> {
  const { status, etaMinutes, misses } = person;
  const checked = { status, etaMinutes, misses, isBriefed: person.briefedAt !== null };
  const judged = judgeCheck(checked, checkSettings(deps.config));
  switch (judged.check) {
    case 'nothing':
      return changeAssignment(tx.db, person.id, { nextCheckAt: null });
    case 'ask':
      return ask(tx, deps, callOut, person, judged);
    case 'alarm':
      return escalate(tx, deps, callOut, person, judged);
  }
}

function inMinutes(tx: Tx, minutes: number): Date {
  return new Date(tx.at.getTime() + minutes * 60_000);
}

async function ask(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  { text, misses, isOverdue, againMinutes }: Extract<Check, { check: 'ask' }>,
): Promise<void> {
  const isNewlyOverdue = isOverdue && person.overdueAt === null;
  await changeAssignment(tx.db, person.id, {
    misses,
    nextCheckAt: inMinutes(tx, againMinutes),
    ...(isNewlyOverdue ? { overdueAt: tx.at } : {}),
  });
  auditAssignment(tx, SYSTEM, 'assignment.nudged', person.id, { status: person.status, misses });
  await tellVolunteer(tx, deps, person, text, { code: callOut.code });
  if (isNewlyOverdue) await sayOverdue(tx, deps, callOut, person);
  else await showIncidentAgain(tx, callOut.incidentId);
}

async function escalate(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  { misses, againMinutes }: Extract<Check, { check: 'alarm' }>,
): Promise<void> {
  await changeAssignment(tx.db, person.id, {
    misses,
    nextCheckAt: inMinutes(tx, againMinutes),
    overdueAt: person.overdueAt ?? tx.at,
  });
  const detail = { status: person.status, misses };
  auditAssignment(tx, SYSTEM, 'assignment.overdue', person.id, detail);
  await raiseAlarm(tx, deps, 'overdue', person.id);
  if (person.overdueAt === null) await sayOverdue(tx, deps, callOut, person);
  else await showIncidentAgain(tx, callOut.incidentId);
}

async function sayOverdue(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
): Promise<void> {
  await happened(tx, deps, callOut.incidentId, {
    kind: 'overdue',
    by: SYSTEM,
    assignmentId: person.id,
    codes: [person.status],
  });
}
