// The brake on guessing: tries of one name, known or not, that did not end in a sign-in.
import type { DbClient, TxClient } from '../../platform/db.ts';

/** Tries of one name that did not end in a sign-in. Lock: this name's row, so that tries queue up. */
export async function lockThrottle(
  db: TxClient,
  usernameIndex: Uint8Array,
  at: Date,
): Promise<{ failures: number; blockedUntilAt: Date }> {
  const key = new Uint8Array(usernameIndex);
  return db.signInThrottle.upsert({
    where: { usernameIndex: key },
    create: { usernameIndex: key, failures: 0, blockedUntilAt: at, updatedAt: at },
    update: { updatedAt: at },
    select: { failures: true, blockedUntilAt: true },
  });
}

export async function saveThrottle(
  db: TxClient,
  usernameIndex: Uint8Array,
  throttle: { failures: number; blockedUntilAt: Date },
): Promise<void> {
  await db.signInThrottle.update({
    where: { usernameIndex: new Uint8Array(usernameIndex) },
    data: throttle,
    select: { failures: true },
  });
}

export async function clearThrottle(db: DbClient, usernameIndex: Uint8Array): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { usernameIndex: new Uint8Array(usernameIndex) } });
}
