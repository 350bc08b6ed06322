// An override that nobody has agreed to goes: refused, overtaken by a verdict, or too old to be meant.
import type { Deps } from '../../deps.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { addToTimeline } from '../../records/incident/incident-event-store.ts';
import type { Tx } from '../../records/transact.ts';
import type { VerdictRow } from '../../records/verdict/verdict-store.ts';
import { dropOverride, listVerdicts } from '../../records/verdict/verdict-store.ts';

/** Whoever calls holds the incident's lock. */
export async function findWaiting(
  tx: Tx,
  deps: Pick<Deps, 'keyring'>,
  incidentId: string,
): Promise<VerdictRow | null> {
  const all = await listVerdicts(tx.db, deps.keyring, incidentId);
  return all.find(({ decidedAt }) => decidedAt === null) ?? null;
}

/** @returns false when none waits */
export async function dropWaiting(
  tx: Tx,
  deps: Pick<Deps, 'keyring' | 'ids'>,
  viewer: Viewer,
  incidentId: string,
): Promise<boolean> {
  const waiting = await findWaiting(tx, deps, incidentId);
  if (!waiting) return false;
  await dropOverride(tx.db, waiting.id);
  await addToTimeline(tx.db, {
    id: deps.ids.uuid(),
    incidentId,
    kind: 'override_refused',
    at: tx.at,
    byId: viewer.account.id,
    codes: [waiting.to],
  });
  tx.audit({
    actor: actorOf(viewer),
    action: 'verdict.override_refused',
    subject: { kind: 'verdict', id: waiting.id },
    detail: { incident: incidentId, to: waiting.to },
  });
  return true;
}
