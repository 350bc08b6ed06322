// An incident with its evidence, as the answer to whoever has just changed either.
import type { Deps } from '../../deps.ts';
import type { VerifiedIncident } from '../../contract/incident.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { notFound } from '../../platform/errors.ts';
import { findIncident } from '../../records/incident/incident-store.ts';
import { viewIncident } from '../../records/incident/incident-view.ts';
import { showEvidence } from './show-evidence.ts';

/** @throws AppError not_found, also for one that may not be seen */
export async function showVerified(
  deps: Pick<Deps, 'db' | 'keyring'>,
  viewer: Viewer,
  id: string,
): Promise<VerifiedIncident> {
  const row = await findIncident(deps.db.prisma, deps.keyring, id);
  const view = row && viewIncident(row, viewer.account.roles);
  if (!view) throw notFound();
  return { ...view, ...(await showEvidence(deps, viewer, view)) };
}
