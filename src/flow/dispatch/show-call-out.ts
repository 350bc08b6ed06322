// What one viewer may read of a call-out.
import type { CallOutView } from '../../contract/call-out.ts';
import type { Viewer } from '../../contract/viewer.ts';
import type { Deps } from '../../deps.ts';
import { notFound } from '../../platform/errors.ts';
import { findCallOut, listCallOutsOf } from '../../records/call-out/call-out-store.ts';
import { viewCallOut } from '../../records/call-out/call-out-view.ts';
import { incidentSight } from '../../security/permissions.ts';

type ShowDeps = Pick<Deps, 'db' | 'keyring'>;

/** @throws AppError not_found, also for one that may not be seen */
export async function showCallOut(
  deps: ShowDeps,
  viewer: Viewer,
  id: string,
): Promise<CallOutView> {
  const sight = incidentSight(viewer.account.roles);
  const row = await findCallOut(deps.db.prisma, deps.keyring, id);
  if (!row || sight === 'none') throw notFound();
  return viewCallOut(row, sight);
}

export async function listCallOuts(
  deps: ShowDeps,
  viewer: Viewer,
  incidentId: string,
): Promise<{ items: CallOutView[]; nextCursor: null }> {
  const sight = incidentSight(viewer.account.roles);
  if (sight === 'none') throw notFound();
  const rows = await listCallOutsOf(deps.db.prisma, deps.keyring, incidentId);
  return { items: rows.map((row) => viewCallOut(row, sight)), nextCursor: null };
}
