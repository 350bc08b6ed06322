// When too few can still say yes, or somebody leaves the team, the next wave does not wait for its window.
import { isOut } from '../../records/call-out/assignment-status.ts';
import { findIncident } from '../../records/incident/incident-store.ts';
import { changeCallOut, lockCallOut, moveCallOut } from '../../records/call-out/call-out-store.ts';
import type { Tx } from '../../records/transact.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { SYSTEM, auditCallOut } from './dispatch-deps.ts';
import { openWave } from './open-wave.ts';
import { openPlaces } from './plan-wave.ts';
import { tellVolunteer } from './tell-volunteer.ts';

/** Of a call-out whose lock the caller holds: asks the next ones now where the open offers are too few. */
export async function lookFurther(tx: Tx, deps: DispatchDeps, callOutId: string): Promise<void> {
  const callOut = await lockCallOut(tx.db, deps.keyring, callOutId);
  if (!callOut || callOut.status !== 'sent') return;
  const waiting = callOut.assignments.filter(({ status }) => status === 'offered').length;
  if (waiting >= openPlaces(callOut.places, callOut.assignments).length) return;
  const incident = await findIncident(tx.db, deps.keyring, callOut.incidentId);
  if (incident) await openWave(tx, deps, callOut, incident);
}

/** A place is open again: offers go out at once, for as long as a new call-out would have. */
export async function openAgain(tx: Tx, deps: DispatchDeps, callOutId: string): Promise<void> {
  const expiresAt = new Date(tx.at.getTime() + deps.config.CALL_OUT_EXPIRES_MINUTES * 60_000);
  const change = { expiresAt, waveClosesAt: tx.at };
  if (await moveCallOut(tx.db, callOutId, 'reopen', change)) {
    auditCallOut(tx, SYSTEM, 'call_out.reopened', callOutId);
  } else {
    const callOut = await lockCallOut(tx.db, deps.keyring, callOutId);
    if (callOut?.status !== 'sent') return;
    await changeCallOut(tx.db, callOutId, { expiresAt });
  }
  await lookFurther(tx, deps, callOutId);
}

/** Somebody has left a team of two: the other is told not to stay alone. */
export async function warnAlone(tx: Tx, deps: DispatchDeps, callOutId: string): Promise<void> {
  const callOut = await lockCallOut(tx.db, deps.keyring, callOutId);
  const present = callOut?.assignments.filter(({ status }) => isOut(status)) ?? [];
  const [alone] = present;
  if (!callOut || !alone || present.length > 1 || alone.briefedAt === null) return;
  await tellVolunteer(tx, deps, alone, 'disp_alone', { code: callOut.code });
}
