// Signing in: one answer for every failure, slower with each, and nobody is ever locked out for
// good by somebody else's guessing.
import type { Deps } from '../deps.ts';
import type { Person, SessionView, SignIn } from '../contract/account.ts';
import { Username } from '../contract/account.ts';
import type { Role } from '../contract/statuses.ts';
import type { Withheld } from '../contract/viewer.ts';
import { AppError } from '../platform/errors.ts';
import { findAccountByUsername } from '../records/account/account-store.ts';
import { findSecondFactor } from '../records/second-factor/second-factor-store.ts';
import { insertSession, isDeviceNew } from '../records/session/session-store.ts';
import { clearThrottle } from '../records/session/sign-in-throttle-store.ts';
import type { TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import { hashToken } from '../security/keyring.ts';
import { isPassword } from '../security/passwords.ts';
import { permissionsOf } from '../security/permissions.ts';
import { rolesInForce } from '../security/standing.ts';
import { takeCode } from './second-factor/take-code.ts';
import { deviceName } from './device-name.ts';
import { SESSION_MAX_MS } from './session-life.ts';
import { tellOfNewDevice } from './tell-of-new-device.ts';
import { NOBODY, countTry, recordRefusal } from './slow-guessing.ts';

/** What a browser says of itself; the token is the cookie that it was given at an earlier sign-in. */
export type SignInFrom = { deviceToken?: string | undefined; userAgent?: string | undefined };
export type SignedIn = { view: SessionView; token: string; deviceToken: string; expiresAt: Date };

type SignInDeps = TransactDeps & Pick<Deps, 'ids' | 'config'>;

/**
 * @returns the session and the cookies' secret values, which exist nowhere else
 * @throws AppError wrong_credentials, second_factor_required, or too_many_requests with `details.retryAfterSeconds`
 */
export async function signIn(
  deps: SignInDeps,
  input: SignIn,
  from: SignInFrom = {},
): Promise<SignedIn> {
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
    throw wrong();
  }
  const factor = await findSecondFactor(deps.db.prisma, deps.keyring, account.id);
  if (factor?.confirmedAt && !input.totp) {
    throw new AppError('second_factor_required', 'The code of your code app is needed too.');
  }
  const token = deps.ids.token();
  const deviceToken = isToken(from.deviceToken) ? from.deviceToken : deps.ids.token();
  const deviceIndex = deps.keyring.index('device', deviceToken);
  const id = deps.ids.uuid();
  const expiresAt = new Date(deps.clock.now().getTime() + SESSION_MAX_MS);
  const isIn = await transact(deps, async (tx) => {
    if (factor?.confirmedAt && !(await takeCode(tx, deps, account.id, factor, input.totp ?? ''))) {
      return false;
    }
    await clearThrottle(tx.db, usernameIndex);
    const isNewDevice = await isDeviceNew(tx.db, account.id, deviceIndex);
    const session = { id, tokenHash: hashToken(token), accountId: account.id, expiresAt };
    const device = { deviceName: deviceName(from.userAgent), deviceIndex, isNewDevice };
    await insertSession(tx.db, { ...session, ...device, createdAt: tx.at });
    if (isNewDevice) await tellOfNewDevice(tx, deps, account.id);
    const actor = { kind: 'person' as const, id: account.id };
    tx.audit({ actor, action: 'session.started', subject: { kind: 'session', id } });
    return true;
  });
  if (!isIn) {
    await recordRefusal(deps, account.id, failures);
    throw wrong();
  }
  const hasSecondFactor = factor?.confirmedAt != null;
  const inForce = rolesInForce({ ...account, hasSecondFactor }, deps.clock.now());
  return { view: viewSession(id, account, inForce), token, deviceToken, expiresAt };
}

/** Of our own making, or something that somebody put there. */
function isToken(value: string | undefined): value is string {
  return value !== undefined && /^[\w-]{43}$/.test(value);
}

/** The same whichever part was wrong. */
function wrong(): AppError {
  return new AppError('wrong_credentials', 'The name, the password or the code is not right.');
}

/** All roles that the account has; permissions of those in force. */
export function viewSession(
  id: string,
  { id: accountId, username, name, isOnShift }: Person & { isOnShift?: boolean | undefined },
  {
    roles,
    withheld,
  }: { roles: readonly Role[]; withheld?: Pick<Withheld, 'reason' | 'roles'> | null | undefined },
): SessionView {
  return {
    id,
    account: { id: accountId, username, name, roles: [...roles, ...(withheld?.roles ?? [])] },
    permissions: permissionsOf(roles),
    withheld: withheld?.reason ?? null,
    isOnShift: isOnShift ?? false,
  };
}
