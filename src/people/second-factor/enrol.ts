// One's own code app: begun with the password, in force once a code has proved that it works, and
// taken away only with a code.
import type {
  ConfirmSecondFactor,
  ProveWithCode,
  ProveWithPassword,
  RecoveryCodes,
  SecondFactorOffer,
  SecondFactorView,
} from '../../contract/second-factor.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../platform/errors.ts';
import { findAccountByUsername, lockAccount } from '../../records/account/account-store.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  countRecoveryCodes,
  deleteSecondFactor,
  findSecondFactor,
  replaceRecoveryCodes,
} from '../../records/second-factor/second-factor-store.ts';
import { clearThrottle } from '../../records/session/sign-in-throttle-store.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { isPassword } from '../../security/passwords.ts';
import { RECOVERY_CODES, drawRecoveryCode } from '../../security/recovery-code.ts';
import { needsSecondFactor } from '../../security/standing.ts';
import { drawTotpSecret, stepOfCode, totpUri } from '../../security/totp.ts';
import { countTry, recordRefusal } from '../slow-guessing.ts';
import { takeCode } from './take-code.ts';

type FactorDeps = TransactDeps & Pick<Deps, 'ids'>;

export async function showSecondFactor(
  deps: Pick<Deps, 'db' | 'keyring'>,
  viewer: Viewer,
): Promise<SecondFactorView> {
  const { prisma } = deps.db;
  const account = await findAccountByUsername(prisma, deps.keyring, viewer.account.username);
  const factor = await findSecondFactor(prisma, deps.keyring, viewer.account.id);
  const dueAt = account?.secondFactorDueAt ?? null;
  return {
    isEnrolled: factor?.confirmedAt != null,
    isRequired: account !== null && needsSecondFactor(account),
    dueAt: dueAt && dueAt.toISOString(),
    recoveryCodesLeft: await countRecoveryCodes(prisma, viewer.account.id),
  };
}

/** @throws AppError wrong_credentials, too_many_requests, wrong_state where one is in force */
export async function beginEnrolment(
  deps: FactorDeps,
  viewer: Viewer,
  input: ProveWithPassword,
): Promise<SecondFactorOffer> {
  const { id, username } = viewer.account;
  await proveByPassword(deps, viewer, input.password);
  const secret = drawTotpSecret();
  await transact(deps, async (tx) => {
    await lockAccount(tx.db, id);
    await clearThrottle(tx.db, deps.keyring.index('username', username));
    if (await beginSecondFactor(tx.db, deps.keyring, id, secret, tx.at)) return;
    throw new AppError('wrong_state', 'A code app is set up already. Take it away first.');
  });
  return { secret, uri: totpUri(secret, username) };
}

/** @throws AppError wrong_state when none was begun, wrong_credentials */
export async function confirmEnrolment(
  deps: FactorDeps,
  viewer: Viewer,
  { code }: ConfirmSecondFactor,
): Promise<RecoveryCodes> {
  const { id } = viewer.account;
  return transact(deps, async (tx) => {
    const factor = await findSecondFactor(tx.db, deps.keyring, id);
    if (!factor || factor.confirmedAt) {
      throw new AppError('wrong_state', 'No code app waits to be confirmed.');
    }
    const step = await stepOfCode(factor.secret, code.replace(/\s/g, ''), tx.at, factor.lastStep);
    if (step === null || !(await confirmSecondFactor(tx.db, id, step, tx.at))) throw wrong();
    tx.audit({
      actor: actorOf(viewer),
      action: 'second_factor.enrolled',
      subject: { kind: 'account', id },
    });
    return drawCodes(tx, deps, viewer);
  });
}

/** Those before open nothing any more. @throws as `removeSecondFactor` */
export async function renewRecoveryCodes(
  deps: FactorDeps,
  viewer: Viewer,
  input: ProveWithCode,
): Promise<RecoveryCodes> {
  return withCode(deps, viewer, input, (tx) => drawCodes(tx, deps, viewer));
}

/** @throws AppError wrong_credentials, too_many_requests, wrong_state where there is none */
export async function removeSecondFactor(
  deps: FactorDeps,
  viewer: Viewer,
  input: ProveWithCode,
): Promise<void> {
  const { id } = viewer.account;
  await withCode(deps, viewer, input, async (tx) => {
    await deleteSecondFactor(tx.db, id);
    tx.audit({
      actor: actorOf(viewer),
      action: 'second_factor.removed',
      subject: { kind: 'account', id },
    });
  });
}

async function drawCodes(tx: Tx, deps: FactorDeps, viewer: Viewer): Promise<RecoveryCodes> {
  const { id } = viewer.account;
  const drawn = Array.from({ length: RECOVERY_CODES }, () => ({
    id: deps.ids.uuid(),
    code: drawRecoveryCode(),
  }));
  await replaceRecoveryCodes(tx.db, deps.keyring, id, drawn, tx.at);
  tx.audit({
    actor: actorOf(viewer),
    action: 'recovery_codes.drawn',
    subject: { kind: 'account', id },
  });
  return { recoveryCodes: drawn.map(({ code }) => code) };
}

/**
 * An open board is not yet its owner: who changes how they sign in says the password again. The try
 * stays counted until all that was asked is proved.
 */
/** @returns the tries so far. @throws AppError wrong_credentials, too_many_requests */
export async function proveByPassword(
  deps: FactorDeps,
  viewer: Viewer,
  password: string,
): Promise<number> {
  const { id, username } = viewer.account;
  const failures = await countTry(deps, deps.keyring.index('username', username));
  const account = await findAccountByUsername(deps.db.prisma, deps.keyring, username);
  if (account && (await isPassword(password, account.passwordHash))) return failures;
  await recordRefusal(deps, id, failures);
  throw wrong();
}

async function withCode<T>(
  deps: FactorDeps,
  viewer: Viewer,
  { password, totp }: ProveWithCode,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { id, username } = viewer.account;
  const failures = await proveByPassword(deps, viewer, password);
  const done = await transact(deps, async (tx) => {
    const factor = await findSecondFactor(tx.db, deps.keyring, id);
    if (!factor?.confirmedAt) throw new AppError('wrong_state', 'No code app is set up.');
    if (!(await takeCode(tx, deps, id, factor, totp))) return null;
    await clearThrottle(tx.db, deps.keyring.index('username', username));
    return { answer: await work(tx) };
  });
  if (done) return done.answer;
  await recordRefusal(deps, id, failures);
  throw wrong();
}

function wrong(): AppError {
  return new AppError('wrong_credentials', 'The password or the code is not right.');
}
