// Which roles somebody may give, and when one person alone is not enough. Pure.
import type { Role } from '../../contract/statuses.ts';

const GIVEN_BY: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  coordinator: ['responder', 'dispatcher', 'legal_intake', 'attorney'],
  admin: ['responder', 'dispatcher', 'legal_intake', 'attorney', 'coordinator', 'admin'],
};

/** Alone at first, a network must be able to begin. */
export const FIRST_WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

export function mayGive(giver: readonly Role[], role: Role): boolean {
  return giver.some((each) => GIVEN_BY[each]?.includes(role) ?? false);
}

/** Two administrators make a third; until there are two, one makes the second. */
export function needsSecond(
  role: Role,
  network: { beganAt: Date; admins: number },
  now: Date,
): boolean {
  const isFirstWeek = now.getTime() - network.beganAt.getTime() < FIRST_WEEK_MS;
  return role === 'admin' && !isFirstWeek && network.admins >= 2;
}
