// A new network has no account: a one-time link, printed at start, makes the first one.
import type { Deps } from '../deps.ts';
import type { CreateFirstAdmin } from '../contract/account.ts';
import type { Role } from '../contract/statuses.ts';
import { AppError } from '../platform/errors.ts';
import { countAccounts, insertAccount } from '../records/account/account-store.ts';
import {
  insertSetupLink,
  isSetupLinkOpen,
  spendSetupLink,
} from '../records/session/setup-link-store.ts';
import type { TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import { hashToken } from '../security/keyring.ts';
import { hashPassword } from '../security/passwords.ts';

const LINK_LIFE_MS = 24 * 60 * 60 * 1_000;

/** Who starts a network alone is not stopped by a phone at hand or not: a week for the code app. */
const SECOND_FACTOR_GRACE_MS = 7 * 24 * 60 * 60 * 1_000;

/** The first person of a network does every job until there are others to give the roles to. */
const FIRST_ROLES: readonly Role[] = ['admin', 'coordinator', 'dispatcher'];

type SetupDeps = TransactDeps & Pick<Deps, 'ids' | 'config'>;

/** @returns the link's address, or null when the network has an account already */
export async function offerSetupLink(deps: SetupDeps): Promise<string | null> {
  if ((await countAccounts(deps.db.prisma)) > 0) return null;
  const token = deps.ids.token();
  const createdAt = deps.clock.now();
  await insertSetupLink(deps.db.prisma, {
    id: deps.ids.uuid(),
    tokenHash: hashToken(token),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + LINK_LIFE_MS),
  });
  return `${deps.config.PUBLIC_URL}/setup/${token}`;
}

/** Looking spends nothing: link previews may open it. */
export async function mayUseSetupLink(deps: SetupDeps, token: string): Promise<boolean> {
  if ((await countAccounts(deps.db.prisma)) > 0) return false;
  return isSetupLinkOpen(deps.db.prisma, hashToken(token), deps.clock.now());
}

/**
 * Spends the link and makes the account, or does neither.
 * @throws AppError link_spent
 */
export async function createFirstAdmin(
  deps: SetupDeps,
  token: string,
  input: CreateFirstAdmin,
): Promise<{ id: string; username: string }> {
  if (!(await mayUseSetupLink(deps, token))) throw spent();
  const passwordHash = await hashPassword(input.password);
  const id = deps.ids.uuid();
  await transact(deps, async (tx) => {
    const isSpent = await spendSetupLink(tx.db, hashToken(token), tx.at);
    if (!isSpent || (await countAccounts(tx.db)) > 0) throw spent();
    const { username, name } = input;
    await insertAccount(tx.db, deps.keyring, {
      id,
      username,
      name,
      roles: FIRST_ROLES,
      passwordHash,
      isSeeded: false,
      secondFactorDueAt: new Date(tx.at.getTime() + SECOND_FACTOR_GRACE_MS),
      isOnShift: true,
      createdAt: tx.at,
    });
    const subject = { kind: 'account' as const, id };
    const detail = { roles: FIRST_ROLES.join(',') };
    tx.audit({ actor: { kind: 'nobody' }, action: 'account.created', subject, detail });
  });
  return { id, username: input.username };
}

function spent(): AppError {
  return new AppError(
    'link_spent',
    'This link was used or is over. Start the server again for a new one.',
  );
}
