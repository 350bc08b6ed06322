// How far the comparison with the carrier's list has come, for each number of ours.
import type { DbClient } from '../../platform/db.ts';

export async function findReconcileMark(db: DbClient, number: string): Promise<Date | null> {
  const mark = await db.reconcileMark.findUnique({
    where: { number },
    select: { checkedTo: true },
  });
  return mark?.checkedTo ?? null;
}

export async function saveReconcileMark(
  db: DbClient,
  number: string,
  checkedTo: Date,
): Promise<void> {
  await db.reconcileMark.upsert({
    where: { number },
    create: { number, checkedTo },
    update: { checkedTo },
    select: { number: true },
  });
}
