// The plain steps of somebody's part: no, on the way, there, home. Each stamps its time once.
import type { Actor } from '../../contract/audit-event.ts';
import type { AssignmentStatus } from '../../contract/call-out.ts';
import type { TimelineKind } from '../../contract/incident.ts';
import type { TextKey } from '../../messaging/texts.ts';
import { isUncleared } from '../../records/call-out/assignment-status.ts';
import type { AssignmentChange } from '../../records/call-out/assignment-store.ts';
import { moveAssignment } from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import { moveCallOut } from '../../records/call-out/call-out-store.ts';
import type { Tx } from '../../records/transact.ts';
import { checkSettings } from './check-settings.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { SYSTEM, auditAssignment, auditCallOut, happened } from './dispatch-deps.ts';
import { endAlarm } from './field-alarms.ts';
import { lookFurther } from './look-further.ts';
import { nextCheckAt } from './next-check.ts';
import { standDownRelieved } from './relieve.ts';
import { tellVolunteer } from './tell-volunteer.ts';

type PlainMove = 'decline' | 'depart' | 'arrive' | 'clear';
type Rule = { to: AssignmentStatus; kind: TimelineKind; text: TextKey };

const RULES: Readonly<Record<PlainMove, Rule>> = {
  decline: { to: 'declined', kind: 'declined', text: 'disp_declined' },
  depart: { to: 'en_route', kind: 'en_route', text: 'disp_enroute' },
  arrive: { to: 'on_scene', kind: 'on_scene', text: 'disp_onscene' },
  clear: { to: 'cleared', kind: 'cleared', text: 'disp_home' },
};

export async function moveOn(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  move: PlainMove,
  given: { by: Actor; etaMinutes?: number },
): Promise<void> {
  const { to, kind, text } = RULES[move];
  const etaMinutes = given.etaMinutes ?? person.etaMinutes;
  const standing = { status: to, isBriefed: true, etaMinutes };
  const moved = await moveAssignment(tx.db, person.id, move, {
    ...stampOf(move, tx.at),
    etaMinutes,
    lastHeardAt: tx.at,
    nextCheckAt: nextCheckAt(standing, tx.at, checkSettings(deps.config)),
    misses: 0,
    overdueAt: null,
  });
  if (!moved) return;
  if (person.overdueAt !== null) await endAlarm(tx, 'overdue', person.id);
  const detail = { from: person.status, to, step: move };
  auditAssignment(tx, given.by, 'assignment.moved', person.id, detail);
  const subject = { kind, by: given.by, assignmentId: person.id };
  const codes = move === 'depart' && etaMinutes !== null ? [String(etaMinutes)] : [];
  await happened(tx, deps, callOut.incidentId, { ...subject, codes });
  await tellVolunteer(tx, deps, person, text, { code: callOut.code });
  if (move === 'decline') await lookFurther(tx, deps, callOut.id);
  if (move === 'arrive') await standDownRelieved(tx, deps, callOut, person);
  if (move === 'clear') await closeWhenHome(tx, callOut, person);
}

function stampOf(move: PlainMove, at: Date): AssignmentChange {
  switch (move) {
    case 'decline':
      return { answeredAt: at };
    case 'depart':
      return { enRouteAt: at };
    case 'arrive':
      return { onSceneAt: at };
    case 'clear':
      return { clearedAt: at };
  }
}

/** The last one is home: nothing is left of it to do. */
export async function closeWhenHome(
  tx: Tx,
  callOut: CallOutRow,
  person: Pick<AssignmentRow, 'id'>,
): Promise<void> {
  const others = callOut.assignments.filter(({ id }) => id !== person.id);
  if (others.some(({ status }) => isUncleared(status))) return;
  if (!(await moveCallOut(tx.db, callOut.id, 'close', { endedAt: tx.at }))) return;
  auditCallOut(tx, SYSTEM, 'call_out.closed', callOut.id);
}
