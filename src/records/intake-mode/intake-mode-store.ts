// The one row that says how newcomers are treated now, and whether the day's automatic texts are spent.
import type { DbClient, TxClient } from '../../platform/db.ts';

export type IntakeMode = {
  campaign: string;
  changedAt: Date | null;
  changedById: string | null;
  spentUntilAt: Date | null;
};

export async function readIntakeMode(db: DbClient): Promise<IntakeMode> {
  return db.intakeMode.findUniqueOrThrow({
    where: { id: 1 },
    select: { campaign: true, changedAt: true, changedById: true, spentUntilAt: true },
  });
}

export async function setCampaign(
  db: TxClient,
  change: { campaign: string; byId: string; at: Date },
): Promise<void> {
  await db.intakeMode.update({
    where: { id: 1 },
    data: { campaign: change.campaign, changedById: change.byId, changedAt: change.at },
    select: { id: true },
  });
}

/** @returns false when another node has said so already */
export async function setSpentUntil(db: TxClient, until: Date, now: Date): Promise<boolean> {
  const { count } = await db.intakeMode.updateMany({
    where: { id: 1, OR: [{ spentUntilAt: null }, { spentUntilAt: { lte: now } }] },
    data: { spentUntilAt: until },
  });
  return count === 1;
}
