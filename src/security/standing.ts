// What of somebody's roles is in force now: whose role needs a second factor has none of it without.
// Pure.
import type { Role } from '../contract/statuses.ts';
import type { WithheldReason } from '../contract/account.ts';

/** Whoever may grant, approve or open what is sealed does not rest on a password alone. */
const NEEDS_SECOND_FACTOR: ReadonlySet<Role> = new Set(['coordinator', 'legal_intake', 'admin']);

export type Standing = {
  roles: readonly Role[];
  /** A practice account: no second factor is asked of it, and production refuses it. */
  isSeeded: boolean;
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
  return { roles, withheld: null };
}
