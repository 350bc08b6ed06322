// Somebody whom the network has stopped is on no team: their offer ends, who is out is sent home, and
// their place is open to others, within the second.
import { sqlOf } from '../../platform/run-sql.ts';
import { findPartsOfStopped, moveAssignment } from '../../records/call-out/assignment-store.ts';
import { transact } from '../../records/transact.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { SYSTEM, auditAssignment, lockForChange, showIncidentAgain } from './dispatch-deps.ts';
import { openAgain } from './look-further.ts';
import { standDownOne } from './stand-down.ts';

const BATCH = 20;

/** One round, on any node. @returns how many were found */
export async function letGoStopped(deps: DispatchDeps): Promise<number> {
  const parts = await findPartsOfStopped(sqlOf(deps.db), BATCH);
  for (const { id, callOutId } of parts) {
    await transact(deps, async (tx) => {
      const callOut = await lockForChange(tx, deps, callOutId);
      const person = callOut?.assignments.find((each) => each.id === id);
      if (!callOut || !person) return;
      if (person.status !== 'offered') {
        await standDownOne(tx, deps, SYSTEM, callOut, person, {});
        return openAgain(tx, deps, callOut.id);
      }
      if (!(await moveAssignment(tx.db, id, 'expire', {}))) return;
      const detail = { from: 'offered', to: 'expired', step: 'expire' };
      auditAssignment(tx, SYSTEM, 'assignment.moved', id, detail);
      await showIncidentAgain(tx, callOut.incidentId);
    });
  }
  return parts.length;
}
