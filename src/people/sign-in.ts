// Signing in: one answer for every failure, slower with each, and nobody is ever locked out for
// good by somebody else's guessing.
import type { Deps } from '../deps.ts';
import type { SessionView, SignIn } from '../contract/account.ts';
import { Username } from '../contract/account.ts';
import { AppError } from '../platform/errors.ts';
import { findAccountByUsername } from '../records/account/account-store.ts';
import {
  clearThrottle,
  insertSession,
  lockThrottle,
  saveThrottle,
} from '../records/session/session-store.ts';
import type { TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import { hashToken } from '../security/keyring.ts';
import { isPassword } from '../security/passwords.ts';
import { permissionsOf } from '../security/permissions.ts';

type SignInDeps = TransactDeps & Pick<Deps, 'ids' | 'config'>;

export const SESSION_MAX_MS = 7 * 24 * 60 * 60 * 1_000;
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** The account of a name that has none. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** How long the next try must wait after this many failures. Pure. */
export function waitAfterFailures(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS);
}

/**
 * @returns the session and the cookie's secret value, which exists nowhere else
 * @throws AppError wrong_credentials, or too_many_requests with `details.retryAfterSeconds`
 */
export async function signIn(
  deps: SignInDeps,
  input: SignIn,
): Promise<{ view: SessionView; token: string; expiresAt: Date }> {
  const username = input.username.trim().toLowerCase();
  const usernameIndex = deps.keyring.index('username', username);
  const failures = await countTry(deps, usernameIndex);
  // What is no username at all (NUL in it, say) belongs to nobody; it takes as long as any other.
  const account = Username.safeParse(username).success
    ? await findAccountByUsername(deps.db.prisma, deps.keyring, username)
    : null;
  const isRight = await isPassword(input.password, account?.passwordHash ?? null);
  const mayEnter =
    account && isRight && !account.disabledAt && !(account.isSeeded && deps.config.isProduction);
  if (!mayEnter) {
    await recordRefusal(deps, account?.id ?? NOBODY, failures);
    throw new AppError('wrong_credentials', 'The name or the password is not right.');
  }
  const token = deps.ids.token();
  const id = deps.ids.uuid();
  const expiresAt = new Date(deps.clock.now().getTime() + SESSION_MAX_MS);
  await transact(deps, async (tx) => {
    await clearThrottle(tx.db, usernameIndex);
    const session = { id, tokenHash: hashToken(token), accountId: account.id };
    await insertSession(tx.db, { ...session, createdAt: tx.at, expiresAt });
    const actor = { kind: 'person' as const, id: account.id };
    tx.audit({ actor, action: 'session.started', subject: { kind: 'session', id } });
  });
  const { name, roles } = account;
  const view = {
    id,
    account: { id: account.id, username: account.username, name, roles },
    permissions: permissionsOf(roles),
  };
  return { view, token, expiresAt };
}

/**
 * A try counts as a failure until it has succeeded: many at once are counted one by one, and none
 * of them is judged while the name is blocked.
 */
async function countTry(deps: SignInDeps, usernameIndex: Uint8Array): Promise<number> {
  return transact(deps, async (tx) => {
    const before = await lockThrottle(tx.db, usernameIndex, tx.at);
    const waitMs = before.blockedUntilAt.getTime() - tx.at.getTime();
    if (waitMs > 0) throw blocked(waitMs);
    const failures = before.failures + 1;
    const blockedUntilAt = new Date(tx.at.getTime() + waitAfterFailures(failures));
    await saveThrottle(tx.db, usernameIndex, { failures, blockedUntilAt });
    return failures;
  });
}

function blocked(waitMs: number): AppError {
  const retryAfterSeconds = Math.ceil(waitMs / 1_000);
  return new AppError(
    'too_many_requests',
    `Please wait ${retryAfterSeconds} seconds and try again.`,
    {
      details: { retryAfterSeconds },
    },
  );
}

/** Written for names that are nobody's too, so that time does not tell which exist. */
async function recordRefusal(deps: SignInDeps, accountId: string, failures: number): Promise<void> {
  await transact(deps, async (tx) => {
    const subject = { kind: 'account' as const, id: accountId };
    tx.audit({
      actor: { kind: 'nobody' },
      action: 'session.refused',
      subject,
      detail: { failures },
    });
  });
}
