// Whether the signed-in person may do something; the server says so again.
import type { Permission } from '../../../contract/account.ts';
import { useBoard } from '../state/board-store.ts';

export function may(permission: Permission): boolean {
  const { session } = useBoard.getState();
  return session.phase === 'signed_in' && session.view.permissions.includes(permission);
}
