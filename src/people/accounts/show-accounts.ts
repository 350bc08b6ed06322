// Who has an account and which roles, what waits for a second administrator, and what roles mean.
import type { AccountView, RoleGrantView, RolesInWords } from '../../contract/account-acts.ts';
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import { ROLES } from '../../contract/statuses.ts';
import { ROLE_WORDS } from '../../contract/words/role-words.ts';
import type { Deps } from '../../deps.ts';
import { listAccounts } from '../../records/account/account-store.ts';
import { listPendingGrants } from '../../records/role-grant/role-grant-store.ts';
import { PERMISSIONS_OF_ROLE } from '../../security/permissions.ts';

export async function showAccounts(deps: Pick<Deps, 'db' | 'keyring'>): Promise<AccountView[]> {
  const accounts = await listAccounts(deps.db.prisma, deps.keyring);
  const pending = await listPendingGrants(deps.db.prisma);
  return accounts.map(({ disabledAt, ...account }) => ({
    ...account,
    isDisabled: disabledAt !== null,
    pendingRoles: pending.filter((each) => each.accountId === account.id).map(({ role }) => role),
  }));
}

export async function showGrants(deps: Pick<Deps, 'db' | 'keyring'>): Promise<RoleGrantView[]> {
  const accounts = await listAccounts(deps.db.prisma, deps.keyring);
  const people = new Map(
    accounts.map(({ id, username, name }) => [id, { id, username, name }] as const),
  );
  return (await listPendingGrants(deps.db.prisma)).flatMap((grant) => {
    const [account, askedBy] = [people.get(grant.accountId), people.get(grant.askedById)];
    if (!account || !askedBy) return [];
    return [
      { id: grant.id, account, role: grant.role, askedBy, askedAt: grant.askedAt.toISOString() },
    ];
  });
}

export function rolesInWords(language: InterfaceLanguage): RolesInWords {
  const words = ROLE_WORDS[language];
  const items = ROLES.map((role) => ({
    role,
    name: words.roles[role],
    permissions: PERMISSIONS_OF_ROLE[role].map((permission) => ({
      permission,
      words: words.permissions[permission],
    })),
  }));
  return { items, nextCursor: null };
}
