// Back at a board that was locked: whoever sits there now is the one who signed in, as only the
// password can tell. Guessing is slowed as at the door, and each way back is written down.
import type { ProveWithPassword } from '../contract/second-factor.ts';
import type { Viewer } from '../contract/viewer.ts';
import { actorOf } from '../contract/viewer.ts';
import type { Deps } from '../deps.ts';
import { clearThrottle } from '../records/session/sign-in-throttle-store.ts';
import type { TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import { proveByPassword } from './second-factor/enrol.ts';

/** @throws AppError wrong_credentials, too_many_requests with `details.retryAfterSeconds` */
export async function unlockSession(
  deps: TransactDeps & Pick<Deps, 'ids'>,
  viewer: Viewer,
  input: ProveWithPassword,
): Promise<void> {
  await proveByPassword(deps, viewer, input.password);
  await transact(deps, async (tx) => {
    await clearThrottle(tx.db, deps.keyring.index('username', viewer.account.username));
    tx.audit({
      actor: actorOf(viewer),
      action: 'session.unlocked',
      subject: { kind: 'session', id: viewer.sessionId },
    });
  });
}
