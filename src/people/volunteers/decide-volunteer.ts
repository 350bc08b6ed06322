// A coordinator takes somebody one step up the ladder, or turns them down. Each step asks for its
// evidence: nobody becomes active who is not known, taught and bound.
import type { Viewer } from '../../contract/viewer.ts';
import type { DecideVolunteer } from '../../contract/volunteer-acts.ts';
import { transact } from '../../records/transact.ts';
import type { Tx } from '../../records/transact.ts';
import type { VolunteerRow } from '../../records/volunteer/volunteer-row.ts';
import { missingForActive, missingForProbation } from '../../records/volunteer/why-not-active.ts';
import type { MissingFact } from '../../records/volunteer/why-not-active.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { evidenceOf, moveInTx, openForDecision, requireNothingMissing } from './open-volunteer.ts';

/** @throws AppError forbidden, not_found, wrong_state, step_missing with `details.missing` */
export async function decideVolunteer(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
  { decision }: DecideVolunteer,
): Promise<void> {
  await transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'volunteer.manage', id);
    // Where they stand is said before what they lack.
    await moveInTx(
      tx,
      deps,
      viewer,
      row,
      decision,
      decision === 'activate' ? { lastActiveAt: tx.at } : {},
    );
    requireNothingMissing(await missingFor(tx, deps, row, decision));
  });
}

async function missingFor(
  tx: Tx,
  deps: LadderDeps,
  row: VolunteerRow,
  decision: DecideVolunteer['decision'],
): Promise<MissingFact[]> {
  switch (decision) {
    case 'train':
      return row.phoneVerifiedAt ? [] : [{ step: 'phone' }];
    case 'start_probation':
      return missingForProbation(row, await evidenceOf(tx, deps, row.id), tx.at);
    case 'activate':
      return missingForActive(row, await evidenceOf(tx, deps, row.id), tx.at);
    case 'screen':
    case 'reject':
    case 'retrain':
      return [];
  }
}
