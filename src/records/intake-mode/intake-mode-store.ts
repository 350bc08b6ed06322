// The one row that says how newcomers are treated now, and whether the day's automatic texts are spent.
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { StoredPerson } from '../account/person-of.ts';
import { PERSON_COLUMNS } from '../account/person-of.ts';

/** The one intake mode has no id of its own; the log of what was done wants one. */
export const INTAKE_MODE_ID = '00000000-0000-7000-8000-000000000001';

export type IntakeMode = {
  campaign: string;
  changedAt: Date | null;
  changedBy: StoredPerson | null;
  spentUntilAt: Date | null;
};

export async function readIntakeMode(db: DbClient): Promise<IntakeMode> {
  return db.intakeMode.findUniqueOrThrow({
    where: { id: 1 },
    select: {
      campaign: true,
      changedAt: true,
      changedBy: { select: PERSON_COLUMNS },
      spentUntilAt: true,
    },
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

export async function setSpentUntil(db: TxClient, until: Date): Promise<void> {
  await db.intakeMode.update({
    where: { id: 1 },
    data: { spentUntilAt: until },
    select: { id: true },
  });
}
