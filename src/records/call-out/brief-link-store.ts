// The links to the exact place: only the hashes of their tokens are kept, and each opens once.
import type { DbClient, TxClient } from '../../platform/db.ts';

export async function insertBriefLink(
  db: TxClient,
  link: {
    id: string;
    tokenHash: Uint8Array<ArrayBuffer>;
    assignmentId: string;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await db.briefLink.create({ data: link, select: { id: true } });
}

/** Whether it could be opened; looking spends nothing. */
export async function isUnspent(
  db: DbClient,
  tokenHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<boolean> {
  const found = await db.briefLink.findFirst({
    where: { tokenHash, openedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Spends it: of two who open it at once one gets it.
 * @returns whose it is; null where it is unknown, spent or too old
 */
export async function spendBriefLink(
  db: TxClient,
  tokenHash: Uint8Array<ArrayBuffer>,
  opened: { pageHash: Uint8Array<ArrayBuffer>; at: Date },
): Promise<{ assignmentId: string } | null> {
  const spent = await db.briefLink.updateManyAndReturn({
    where: { tokenHash, openedAt: null, expiresAt: { gt: opened.at } },
    data: { openedAt: opened.at, pageHash: opened.pageHash },
    select: { assignmentId: true },
  });
  return spent[0] ?? null;
}

/** Whose page it is that a button was pressed on; null where it is unknown or too old. */
export async function findBriefPage(
  db: DbClient,
  pageHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<{ assignmentId: string } | null> {
  return db.briefLink.findFirst({
    where: { pageHash, expiresAt: { gt: now } },
    select: { assignmentId: true },
  });
}
