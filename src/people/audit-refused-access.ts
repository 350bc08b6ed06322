// Somebody signed in asked for what the role does not allow, or a foreign page asked in their name.
import type { Deps } from '../deps.ts';
import type { TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import type { Viewer } from '../contract/viewer.ts';
import { actorOf } from '../contract/viewer.ts';

export async function auditRefusedAccess(
  deps: TransactDeps & Pick<Deps, 'ids'>,
  request: { method: string; routeOptions: { url?: string | undefined } },
  viewer: Viewer | null,
  reason: string,
): Promise<void> {
  await transact(deps, async (tx) => {
    tx.audit({
      actor: viewer ? actorOf(viewer) : { kind: 'nobody' },
      action: 'access.refused',
      subject: { kind: 'route', id: deps.ids.uuid() },
      detail: { method: request.method, route: request.routeOptions.url ?? '', reason },
    });
  });
}
