// Where somebody is signed in: each session with its device, to be ended by its owner, and to be
// known as theirs when the device is new.
import type { SessionLine } from '../contract/account.ts';
import type { Viewer } from '../contract/viewer.ts';
import { actorOf } from '../contract/viewer.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../platform/errors.ts';
import {
  acceptDeviceOf,
  endSession,
  listSessionsOf,
  openSessionsOf,
} from '../records/session/session-store.ts';
import type { Tx, TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import { SESSION_IDLE_MS } from './session-life.ts';

export async function showSessions(
  deps: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
): Promise<SessionLine[]> {
  const now = deps.clock.now();
  const usedSince = new Date(now.getTime() - SESSION_IDLE_MS);
  const rows = await listSessionsOf(deps.db.prisma, viewer.account.id, usedSince, now);
  return rows.map((row) => ({
    id: row.id,
    deviceName: row.deviceName,
    isNewDevice: row.isNewDevice,
    isCurrent: row.id === viewer.sessionId,
    startedAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }));
}

/** Its boards close at once. @throws AppError not_found for one that is over, or somebody else's */
export async function endOwnSession(deps: TransactDeps, viewer: Viewer, id: string): Promise<void> {
  await transact(deps, async (tx) => {
    const own = await openSessionsOf(tx.db, viewer.account.id, tx.at);
    if (!own.includes(id)) throw notFound();
    await endInTx(tx, viewer, id);
  });
  deps.signals.emit('session-ended');
}

/** All but the one that asks. @returns how many ended */
export async function endOtherSessions(deps: TransactDeps, viewer: Viewer): Promise<number> {
  const ended = await transact(deps, async (tx) => {
    const own = await openSessionsOf(tx.db, viewer.account.id, tx.at);
    const others = own.filter((id) => id !== viewer.sessionId);
    for (const id of others) await endInTx(tx, viewer, id);
    return others.length;
  });
  deps.signals.emit('session-ended');
  return ended;
}

/** "That was me." @throws AppError not_found */
export async function acceptDevice(deps: TransactDeps, viewer: Viewer, id: string): Promise<void> {
  await transact(deps, async (tx) => {
    if (!(await acceptDeviceOf(tx.db, viewer.account.id, id))) throw notFound();
    tx.audit({
      actor: actorOf(viewer),
      action: 'device.accepted',
      subject: { kind: 'session', id },
    });
  });
}

async function endInTx(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  if (!(await endSession(tx.db, id, tx.at))) return;
  tx.audit({ actor: actorOf(viewer), action: 'session.ended', subject: { kind: 'session', id } });
}
