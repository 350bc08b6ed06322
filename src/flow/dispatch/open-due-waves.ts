// Windows that have closed: the next wave goes out, or the call-out ends for want of people. The row is
// the job, taken by its lock: a node that dies in the middle leaves it as it was for another.
import type { IncidentRow } from '../../records/incident/incident-row.ts';
import { findIncident } from '../../records/incident/incident-store.ts';
import { moveAssignment, moveOffers } from '../../records/call-out/assignment-store.ts';
import type { CallOutRow } from '../../records/call-out/call-out-row.ts';
import { findDueWaves, moveCallOut } from '../../records/call-out/call-out-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { SYSTEM, auditAssignment, auditCallOut, happened, lockForChange } from './dispatch-deps.ts';
import { openWave } from './open-wave.ts';
import { tellVolunteer } from './tell-volunteer.ts';

const BATCH = 20;

/** One round, on any node. @returns how many call-outs were due */
export async function openDueWaves(deps: DispatchDeps): Promise<number> {
  const due = await findDueWaves(deps.db.prisma, deps.clock.now(), BATCH);
  for (const { id } of due) {
    await transact(deps, async (tx) => {
      const callOut = await lockForChange(tx, deps, id);
      if (!callOut || !isDue(callOut, tx.at)) return;
      if (callOut.expiresAt <= tx.at) return expireCallOut(tx, deps, callOut);
      const incident = await findIncident(tx.db, deps.keyring, callOut.incidentId);
      if (incident) await openWave(tx, deps, callOut, sceneOf(incident));
    });
  }
  return due.length;
}

/** Another node may have been here since it was found. */
function isDue({ status, waveClosesAt }: CallOutRow, now: Date): boolean {
  return status === 'sent' && waveClosesAt !== null && waveClosesAt <= now;
}

export function sceneOf({ place, zip }: Pick<IncidentRow, 'place' | 'zip'>) {
  return { place, zip };
}

async function expireCallOut(tx: Tx, deps: DispatchDeps, callOut: CallOutRow): Promise<void> {
  const { id, incidentId } = callOut;
  if (!(await moveCallOut(tx.db, id, 'expire', { endedAt: tx.at, waveClosesAt: null }))) return;
  await moveOffers(tx.db, id, 'expire');
  await releaseWaiting(tx, deps, callOut);
  auditCallOut(tx, SYSTEM, 'call_out.expired', id);
  await happened(tx, deps, incidentId, { kind: 'call_out_expired', by: SYSTEM });
}

/** Who said yes and was never sent, because nobody else did, is told not to go. */
export async function releaseWaiting(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
): Promise<void> {
  const { code } = callOut;
  for (const person of callOut.assignments) {
    if (person.status !== 'accepted' || person.briefedAt !== null) continue;
    const change = { clearedAt: tx.at, nextCheckAt: null };
    if (!(await moveAssignment(tx.db, person.id, 'release', change))) continue;
    const detail = { from: 'accepted', to: 'cleared', step: 'release' };
    auditAssignment(tx, SYSTEM, 'assignment.moved', person.id, detail);
    await tellVolunteer(tx, deps, person, 'disp_over', { code });
  }
}
