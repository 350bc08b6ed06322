// Phones that a person has set aside for a while, by their keyed hash.
import type { Db, TxClient } from '../../platform/db.ts';

export type NewBlock = {
  phoneIndex: Uint8Array;
  reason: string;
  blockedById: string;
  at: Date;
  expiresAt: Date;
};

/** Again: the newer reason and term hold. */
export async function insertBlock(db: TxClient, block: NewBlock): Promise<void> {
  const { at, phoneIndex, ...rest } = block;
  const key = new Uint8Array(phoneIndex);
  const change = { ...rest, blockedAt: at };
  await db.blockedSender.upsert({
    where: { phoneIndex: key },
    create: { ...change, phoneIndex: key },
    update: change,
    select: { phoneIndex: true },
  });
}

/** @returns false when it was not blocked */
export async function deleteBlock(db: TxClient, phoneIndex: Uint8Array): Promise<boolean> {
  const key = new Uint8Array(phoneIndex);
  const { count } = await db.blockedSender.deleteMany({ where: { phoneIndex: key } });
  return count > 0;
}

export async function deleteBlocksBefore(db: Pick<Db, 'prisma'>, now: Date): Promise<void> {
  await db.prisma.blockedSender.deleteMany({ where: { expiresAt: { lte: now } } });
}
