// Whether two people together may remove somebody for good: not the same one twice, and between them
// both offices, coordinator and administrator. Pure.
import type { Role } from '../../contract/statuses.ts';

type Remover = { id: string; roles: readonly Role[] };

export function isFullRemoval(first: Remover, second: Remover): boolean {
  if (first.id === second.id) return false;
  const has = (one: Remover, role: Role) => one.roles.includes(role);
  return (
    (has(first, 'coordinator') && has(second, 'admin')) ||
    (has(first, 'admin') && has(second, 'coordinator'))
  );
}
