// What of somebody's roles is in force now: whose role needs a second factor has none of it without,
// and a dispatcher is one on shift. Pure.
import type { Role } from '../contract/statuses.ts';
import type { WithheldReason } from '../contract/account.ts';

/** Whoever may grant, approve or open what is sealed does not rest on a password alone. */
const NEEDS_SECOND_FACTOR: ReadonlySet<Role> = new Set(['coordinator', 'legal_intake', 'admin']);

export type Standing = {
  roles: readonly Role[];
  /** A practice account: no second factor is asked of it, and production refuses it. */
  isSeeded: boolean;
  isOnShift: boolean;
  hasSecondFactor: boolean;
  /** Until then the password is enough. */
  secondFactorDueAt: Date | null;
};

export function needsSecondFactor({
  roles,
  isSeeded,
}: Pick<Standing, 'roles' | 'isSeeded'>): boolean {
  return !isSeeded && roles.some((role) => NEEDS_SECOND_FACTOR.has(role));
}

/** What it may see is live: off shift it sees nothing. The other offices are held day and night. */
const ROLE_OF_A_SHIFT: Role = 'dispatcher';

export function rolesOnShift(roles: readonly Role[], isOnShift: boolean): Role[] {
  return roles.filter((role) => isOnShift || role !== ROLE_OF_A_SHIFT);
}

export type RolesInForce = {
  roles: Role[];
  withheld: { reason: WithheldReason; roles: Role[] } | null;
};

export function rolesInForce(standing: Standing, now: Date): RolesInForce {
  const roles = [...standing.roles];
  const mayWait = standing.secondFactorDueAt !== null && now < standing.secondFactorDueAt;
  if (needsSecondFactor(standing) && !standing.hasSecondFactor && !mayWait) {
    return { roles: [], withheld: { reason: 'second_factor_missing', roles } };
  }
  const inForce = rolesOnShift(roles, standing.isOnShift);
  if (inForce.length === roles.length) return { roles, withheld: null };
  return { roles: inForce, withheld: { reason: 'off_shift', roles: [ROLE_OF_A_SHIFT] } };
}
