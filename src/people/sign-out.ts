// Signing out ends the session everywhere: its boards are closed by the signal, on every node.
import type { TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import { endSession } from '../records/session/session-store.ts';
import type { Viewer } from '../contract/viewer.ts';
import { actorOf } from '../contract/viewer.ts';

export async function signOut(deps: TransactDeps, viewer: Viewer): Promise<void> {
  const hasEnded = await transact(deps, async (tx) => {
    const ended = await endSession(tx.db, viewer.sessionId, tx.at);
    if (!ended) return false;
    const subject = { kind: 'session' as const, id: viewer.sessionId };
    tx.audit({ actor: actorOf(viewer), action: 'session.ended', subject });
    return true;
  });
  if (hasEnded) deps.signals.emit('session-ended');
}
