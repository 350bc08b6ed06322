// Nobody closes an incident over the heads of people who are not known to be safe, or who may still
// say yes.
import { hasUncleared } from '../../records/call-out/assignment-store.ts';
import { hasOpenCallOut } from '../../records/call-out/call-out-store.ts';
import type { Tx } from '../../records/transact.ts';

export async function peopleOut(tx: Tx, incidentId: string): Promise<string | null> {
  return (await hasUncleared(tx.db, incidentId)) ? 'people_out' : null;
}

export async function callOutOpen(tx: Tx, incidentId: string): Promise<string | null> {
  return (await hasOpenCallOut(tx.db, incidentId)) ? 'call_out_open' : null;
}
