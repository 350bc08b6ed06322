// A sign of life: the silence is over, the alarm for it too, and the next look is set anew.
import { changeAssignment } from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import type { Tx } from '../../records/transact.ts';
import { endAlarm } from './field-alarms.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { showIncidentAgain } from './dispatch-deps.ts';
import { checkSettings } from './check-settings.ts';
import { nextCheckAt } from './next-check.ts';

/** @param given what they say of their way, where they say it */
export async function hearFrom(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  given: { etaMinutes?: number } = {},
): Promise<void> {
  const standing = {
    status: person.status,
    isBriefed: person.briefedAt !== null,
    etaMinutes: given.etaMinutes ?? person.etaMinutes,
  };
  await changeAssignment(tx.db, person.id, {
    lastHeardAt: tx.at,
    nextCheckAt: nextCheckAt(standing, tx.at, checkSettings(deps.config)),
    misses: 0,
    overdueAt: null,
  });
  if (person.overdueAt !== null) await endAlarm(tx, 'overdue', person.id);
  await showIncidentAgain(tx, callOut.incidentId);
}
