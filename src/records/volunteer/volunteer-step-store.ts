// The ladder's evidence: what was done, when and by whom. Only ever added to, until the whole
// application is forgotten.
import type { VolunteerStep } from '../../contract/volunteer.ts';
import type { Person } from '../../contract/account.ts';
import type { DbClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';

export type StepRow = {
  volunteerId: string;
  step: VolunteerStep;
  /** A role or a version. */
  detail: string | null;
  at: Date;
  /** Null: the volunteer themselves. */
  by: Person | null;
};

export async function insertStep(
  db: DbClient,
  step: {
    id: string;
    volunteerId: string;
    step: VolunteerStep;
    detail?: string;
    at: Date;
    byId: string | null;
  },
): Promise<void> {
  await db.volunteerStep.create({ data: step, select: { id: true } });
}

/** Oldest first, of all these volunteers. */
export async function listSteps(
  db: DbClient,
  keyring: Keyring,
  volunteerIds: readonly string[],
): Promise<StepRow[]> {
  const stored = await db.volunteerStep.findMany({
    where: { volunteerId: { in: [...volunteerIds] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      volunteerId: true,
      step: true,
      detail: true,
      at: true,
      by: { select: PERSON_COLUMNS },
    },
  });
  return stored.map(({ by, step, ...plain }) => ({
    ...plain,
    step: step as VolunteerStep,
    by: by && personOf(keyring, by),
  }));
}

/** Of applications that are forgotten whole. */
export async function deleteStepsOf(db: DbClient, volunteerIds: readonly string[]): Promise<void> {
  await db.volunteerStep.deleteMany({ where: { volunteerId: { in: [...volunteerIds] } } });
}
