// The one-time link of the first administrator: a hash of it, and whether it was used.
import type { DbClient, TxClient } from '../../platform/db.ts';

export async function insertSetupLink(
  db: DbClient,
  link: { id: string; tokenHash: Uint8Array; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.setupLink.create({
    data: { ...link, tokenHash: new Uint8Array(link.tokenHash) },
    select: { id: true },
  });
}

export async function isSetupLinkOpen(
  db: DbClient,
  tokenHash: Uint8Array,
  now: Date,
): Promise<boolean> {
  const found = await db.setupLink.findFirst({
    where: { tokenHash: new Uint8Array(tokenHash), spentAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Takes the link. Lock: the table, against other takers, until the transaction ends: each start of
 * a node makes a link, and of two that are used at once one must find the other's account.
 * @returns false when it was spent, is over or never was
 */
export async function spendSetupLink(
  db: TxClient,
  tokenHash: Uint8Array,
  now: Date,
): Promise<boolean> {
  await db.$executeRaw`lock table setup_link in share row exclusive mode`;
  const spent = await db.setupLink.updateMany({
    where: { tokenHash: new Uint8Array(tokenHash), spentAt: null, expiresAt: { gt: now } },
    data: { spentAt: now },
  });
  return spent.count === 1;
}
