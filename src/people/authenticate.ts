// From a cookie to the person: a live session of an account that is not disabled.
import type { Deps } from '../deps.ts';
import { findLiveSession, touchSession } from '../records/session/session-store.ts';
import { hashToken } from '../security/keyring.ts';
import { SESSION_IDLE_MS } from './session-life.ts';
import { permissionsOf } from '../security/permissions.ts';
import type { Viewer } from '../contract/viewer.ts';

/** Written at most this often, so that reading the board does not write at every click. */
const TOUCH_EVERY_MS = 60_000;

/** @returns null for no session, one that ended or is over, or a disabled account */
export async function authenticate(
  deps: Pick<Deps, 'db' | 'keyring' | 'clock'>,
  token: string | undefined,
): Promise<Viewer | null> {
  if (!token || token.length > 100) return null;
  const now = deps.clock.now();
  const session = await findLiveSession(
    deps.db.prisma,
    deps.keyring,
    { tokenHash: hashToken(token) },
    now,
  );
  if (!session) return null;
  const idleMs = now.getTime() - session.lastSeenAt.getTime();
  if (idleMs > SESSION_IDLE_MS) return null;
  if (idleMs > TOUCH_EVERY_MS) await touchSession(deps.db.prisma, session.id, now);
  const { withheld, isOnShift, ...account } = session.account;
  return {
    sessionId: session.id,
    account,
    permissions: permissionsOf(account.roles),
    isOnShift,
    withheld: withheld && { ...withheld, permissions: permissionsOf(withheld.roles) },
  };
}
