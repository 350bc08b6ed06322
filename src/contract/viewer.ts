// The person behind a request, as the rules see them.
import type { Permission, WithheldReason } from './account.ts';
import type { Role } from './statuses.ts';
import type { Actor } from './audit-event.ts';

export type Withheld = {
  reason: WithheldReason;
  roles: readonly Role[];
  /** That these roles would give. */
  permissions: readonly Permission[];
};

export type Viewer = {
  sessionId: string;
  account: { id: string; username: string; name: string; roles: readonly Role[] };
  permissions: readonly Permission[];
  /** Roles that are not in force now, and why; absent or null: all are. */
  withheld?: Withheld | null;
  isOnShift?: boolean;
};

export function actorOf(viewer: Viewer): Actor {
  return { kind: 'person', id: viewer.account.id };
}
