// The brake on guessing somebody's secrets: each failure makes the next try wait longer, and nobody is
// ever locked out for good by somebody else's guessing.
import { AppError } from '../platform/errors.ts';
import { lockThrottle, saveThrottle } from '../records/session/sign-in-throttle-store.ts';
import type { TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';

const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** The account of a name that has none. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** How long the next try must wait after this many failures. Pure. */
export function waitAfterFailures(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS);
}

/**
 * A try counts as a failure until it has succeeded: many at once are counted one by one, and none
 * of them is judged while the name is blocked.
 * @throws AppError too_many_requests with `details.retryAfterSeconds`
 */
export async function countTry(deps: TransactDeps, usernameIndex: Uint8Array): Promise<number> {
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
export async function recordRefusal(
  deps: TransactDeps,
  accountId: string,
  failures: number,
): Promise<void> {
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
