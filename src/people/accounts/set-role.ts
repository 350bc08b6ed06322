// Roles are given and taken one by one, by somebody else, and each is written down; an administrator
// more is two administrators' decision.
import type { DecideGrant, SetRole } from '../../contract/account-acts.ts';
import type { Role } from '../../contract/statuses.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { Deps } from '../../deps.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import {
  findRolesOfAccount,
  lockAccount,
  mayStillAct,
  networkStanding,
  setRoles,
} from '../../records/account/account-store.ts';
import {
  decideGrantRow,
  findPendingGrant,
  insertRoleGrant,
} from '../../records/role-grant/role-grant-store.ts';
import { deleteSecondFactor } from '../../records/second-factor/second-factor-store.ts';
import { endSessionsOf } from '../../records/session/session-store.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { mayGive, needsSecond } from './judge-grant.ts';

type GrantDeps = TransactDeps & Pick<Deps, 'ids'>;

/** @throws AppError forbidden about oneself, or for a role that is not the viewer's to give; not_found */
export async function setRole(
  deps: GrantDeps,
  viewer: Viewer,
  accountId: string,
  { role, isGranted }: SetRole,
): Promise<void> {
  refuseSelf(viewer, accountId);
  if (!mayGive(viewer.account.roles, role)) throw notYours();
  await transact(deps, async (tx) => {
    const roles = await lockRoles(tx, accountId);
    if (roles.includes(role) === isGranted) return;
    const isAlone = isGranted && needsSecond(role, await networkStanding(tx.db), tx.at);
    if (!isAlone) return changeRole(tx, viewer, accountId, roles, { role, isGranted });
    const grant = { id: deps.ids.uuid(), accountId, role };
    await insertRoleGrant(tx.db, { ...grant, askedById: viewer.account.id, askedAt: tx.at });
    tellRole(tx, viewer, accountId, 'account.role_asked', { role });
  });
  deps.signals.emit('session-ended');
}

/**
 * The second administrator: neither who asked nor whom it is about.
 * @throws AppError forbidden, not_found for one that was decided
 */
export async function decideGrant(
  deps: GrantDeps,
  viewer: Viewer,
  id: string,
  { isApproved }: DecideGrant,
): Promise<void> {
  await transact(deps, async (tx) => {
    const grant = await findPendingGrant(tx.db, id);
    if (!grant) throw notFound();
    const { accountId, role, askedById } = grant;
    refuseSelf(viewer, accountId);
    if (isApproved && askedById === viewer.account.id) {
      throw new AppError('forbidden', 'Another administrator must agree.');
    }
    if (!mayGive(viewer.account.roles, role)) throw notYours();
    const roles = await lockRoles(tx, accountId);
    const state = isApproved ? ('granted' as const) : ('refused' as const);
    const decision = { state, secondedById: viewer.account.id, decidedAt: tx.at };
    if (!(await decideGrantRow(tx.db, id, decision))) throw notFound();
    if (!isApproved) return tellRole(tx, viewer, accountId, 'account.role_refused', { role });
    await requireAsker(tx, askedById, role);
    await changeRole(tx, viewer, accountId, roles, { role, isGranted: true });
  });
  deps.signals.emit('session-ended');
}

/** For who lost phone and paper: they sign in by password and must set up a new one. */
export async function resetSecondFactor(
  deps: GrantDeps,
  viewer: Viewer,
  accountId: string,
): Promise<void> {
  refuseSelf(viewer, accountId);
  await transact(deps, async (tx) => {
    await lockRoles(tx, accountId);
    await deleteSecondFactor(tx.db, accountId);
    await endSessionsOf(tx.db, accountId, tx.at);
    tellRole(tx, viewer, accountId, 'second_factor.removed', { reason: 'reset' });
  });
  deps.signals.emit('session-ended');
}

/** Whoever asked must still be able to: else one of the two is none. */
async function requireAsker(tx: Tx, askedById: string, role: Role): Promise<void> {
  if (mayGive(await findRolesOfAccount(tx.db, askedById), role)) return;
  throw new AppError('forbidden', 'Who asked for it may no longer give it.');
}

async function lockRoles(tx: Tx, accountId: string): Promise<Role[]> {
  await lockAccount(tx.db, accountId);
  if (!(await mayStillAct(tx.db, accountId))) throw notFound();
  return findRolesOfAccount(tx.db, accountId);
}

async function changeRole(
  tx: Tx,
  viewer: Viewer,
  accountId: string,
  roles: readonly Role[],
  { role, isGranted }: SetRole,
): Promise<void> {
  const others = roles.filter((each) => each !== role);
  await setRoles(tx.db, accountId, isGranted ? [...others, role] : others);
  tellRole(tx, viewer, accountId, 'account.role_set', { role, isGranted });
}

function tellRole(
  tx: Tx,
  viewer: Viewer,
  id: string,
  action:
    'account.role_set' | 'account.role_asked' | 'account.role_refused' | 'second_factor.removed',
  detail: Record<string, string | boolean>,
): void {
  tx.audit({ actor: actorOf(viewer), action, subject: { kind: 'account', id }, detail });
}

function refuseSelf(viewer: Viewer, accountId: string): void {
  if (accountId === viewer.account.id) {
    throw new AppError('forbidden', 'Somebody else decides about you.');
  }
}

function notYours(): AppError {
  return new AppError('forbidden', 'This role is not yours to give.');
}
