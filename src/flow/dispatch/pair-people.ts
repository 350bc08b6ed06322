// Two who go together, in one car: said by a dispatcher, so that what both say counts as one source.
import type { CallOutView, PairPeople } from '../../contract/call-out.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { isOut } from '../../records/call-out/assignment-status.ts';
import { changeAssignment } from '../../records/call-out/assignment-store.ts';
import { transact } from '../../records/transact.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { auditAssignment, showIncidentAgain } from './dispatch-deps.ts';
import { showCallOut } from './show-call-out.ts';
import { lockVisible } from './stand-down.ts';

/** @throws AppError not_found; wrong_state for somebody who is not on the team, or one twice */
export async function pairPeople(
  deps: DispatchDeps,
  viewer: Viewer,
  callOutId: string,
  { assignmentIds }: PairPeople,
): Promise<CallOutView> {
  await transact(deps, async (tx) => {
    const callOut = await lockVisible(tx, deps, viewer, callOutId);
    const pairKey = deps.ids.uuid();
    if (assignmentIds[0] === assignmentIds[1]) throw notTwo();
    for (const id of assignmentIds) {
      const person = callOut.assignments.find((each) => each.id === id);
      if (!person) throw notFound();
      if (!isOut(person.status)) throw notTwo();
      await changeAssignment(tx.db, id, { pairKey });
      auditAssignment(tx, actorOf(viewer), 'assignment.paired', id, { pair: pairKey });
    }
    await showIncidentAgain(tx, callOut.incidentId);
  });
  return showCallOut(deps, viewer, callOutId);
}

function notTwo(): AppError {
  return new AppError('wrong_state', 'A pair is two people of the team.');
}
