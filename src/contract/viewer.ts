// The person behind a request, as the rules see them.
import type { Permission } from './account.ts';
import type { Role } from './statuses.ts';
import type { Actor } from './audit-event.ts';

export type Viewer = {
  sessionId: string;
  account: { id: string; username: string; name: string; roles: readonly Role[] };
  permissions: readonly Permission[];
};

export function actorOf(viewer: Viewer): Actor {
  return { kind: 'person', id: viewer.account.id };
}
