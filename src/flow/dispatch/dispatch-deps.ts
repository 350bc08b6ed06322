// What every decision about a call-out needs, and the three lines that each of them ends with: who did
// it, what the timeline says, and that the boards are told.
import type { Actor } from '../../contract/audit-event.ts';
import type { AuditAction } from '../../contract/audit-event.ts';
import type { TimelineKind } from '../../contract/incident.ts';
import type { Deps } from '../../deps.ts';
import { addToTimeline } from '../../records/incident/incident-event-store.ts';
import { lockIncidents, raiseVersions } from '../../records/incident/incident-store.ts';
import type { CallOutRow } from '../../records/call-out/call-out-row.ts';
import { findIncidentOf, lockCallOut } from '../../records/call-out/call-out-store.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';

export type DispatchDeps = TransactDeps & Pick<Deps, 'config' | 'ids'>;

export const SYSTEM: Actor = { kind: 'system' };

/**
 * Lock: the incident, then the call-out, until the transaction ends: all that happens to one call-out
 * happens one after the other.
 */
export async function lockForChange(
  tx: Tx,
  deps: Pick<Deps, 'keyring'>,
  callOutId: string,
): Promise<CallOutRow | null> {
  for (;;) {
    const incidentId = await findIncidentOf(tx.db, callOutId);
    if (incidentId === null) return null;
    await lockIncidents(tx.db, [incidentId]);
    const row = await lockCallOut(tx.db, deps.keyring, callOutId);
    // Where its incident was merged meanwhile, the survivor's lock is wanted.
    if (row === null || row.incidentId === incidentId) return row;
  }
}

export type Happened = {
  kind: TimelineKind;
  by: Actor;
  assignmentId?: string;
  reportIds?: readonly string[];
  codes?: readonly string[];
};

/** The incident's timeline says it, and every board is told. */
export async function happened(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  incidentId: string,
  { by, ...event }: Happened,
): Promise<void> {
  await addToTimeline(tx.db, {
    ...event,
    id: deps.ids.uuid(),
    incidentId,
    at: tx.at,
    byId: by.kind === 'person' ? by.id : null,
  });
  await showIncidentAgain(tx, incidentId);
}

export async function showIncidentAgain(tx: Tx, incidentId: string): Promise<void> {
  await raiseVersions(tx.db, [incidentId]);
  tx.announce({ kind: 'incident.changed', subjectId: incidentId });
}

export function auditCallOut(
  tx: Tx,
  by: Actor,
  action: Extract<AuditAction, `call_out.${string}`>,
  id: string,
  detail?: Record<string, string | number | boolean | null>,
): void {
  tx.audit({ actor: by, action, subject: { kind: 'call_out', id }, ...(detail && { detail }) });
}

export function auditAssignment(
  tx: Tx,
  by: Actor,
  action: Extract<AuditAction, `assignment.${string}`>,
  id: string,
  detail?: Record<string, string | number | boolean | null>,
): void {
  tx.audit({ actor: by, action, subject: { kind: 'assignment', id }, ...(detail && { detail }) });
}
