// Who gets an account and which roles: invitations, grants, and what the roles mean.
import { z } from 'zod';
import { Permission, Person } from './account.ts';
import { Instant, Uuid, page } from './primitives.ts';
import { Role } from './statuses.ts';

/** Roles at the board that somebody may be invited to; an administrator is made of a known account. */
export const INVITED_ROLES = ['dispatcher', 'legal_intake', 'attorney', 'coordinator'] as const;
export const InvitedRole = z.enum(INVITED_ROLES);

export const InviteVolunteer = z.strictObject({
  roles: z.array(InvitedRole).min(1).max(INVITED_ROLES.length),
});
export type InviteVolunteer = z.infer<typeof InviteVolunteer>;

/** The link is shown once, to be handed over in person or by a call. */
export const InvitationView = z.object({
  id: Uuid,
  volunteerId: Uuid,
  roles: z.array(Role),
  link: z.string(),
  expiresAt: Instant,
});
export type InvitationView = z.infer<typeof InvitationView>;

export const SetRole = z.strictObject({ role: Role, isGranted: z.boolean() });
export type SetRole = z.infer<typeof SetRole>;

/** A role that waits for a second administrator. */
export const RoleGrantView = z.object({
  id: Uuid,
  account: Person,
  role: Role,
  askedBy: Person,
  askedAt: Instant,
});
export type RoleGrantView = z.infer<typeof RoleGrantView>;
export const RoleGrantPage = page(RoleGrantView);

export const DecideGrant = z.strictObject({ isApproved: z.boolean() });
export type DecideGrant = z.infer<typeof DecideGrant>;

export const AccountView = Person.extend({
  roles: z.array(Role),
  isOnShift: z.boolean(),
  hasSecondFactor: z.boolean(),
  isDisabled: z.boolean(),
  /** Roles that wait for a second administrator. */
  pendingRoles: z.array(Role),
});
export type AccountView = z.infer<typeof AccountView>;
export const AccountPage = page(AccountView);

export const RoleInWords = z.object({
  role: Role,
  name: z.string(),
  permissions: z.array(z.object({ permission: Permission, words: z.string() })),
});
export const RolesInWords = z.object({ items: z.array(RoleInWords), nextCursor: z.null() });
export type RolesInWords = z.infer<typeof RolesInWords>;
