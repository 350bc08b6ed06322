// A pause and its end, by a coordinator for somebody who called. Coming back asks what does not last.
import type { Viewer } from '../../contract/viewer.ts';
import type { PauseVolunteer } from '../../contract/volunteer-acts.ts';
import { transact } from '../../records/transact.ts';
import { missingToStayActive } from '../../records/volunteer/why-not-active.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { moveInTx, openForDecision, requireNothingMissing } from './open-volunteer.ts';

/** @throws AppError forbidden, not_found, wrong_state */
export async function pauseVolunteer(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
  { until }: PauseVolunteer,
): Promise<void> {
  await transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'volunteer.manage', id);
    const pausedUntilAt = until === null ? null : new Date(until);
    await moveInTx(tx, deps, viewer, row, 'pause', { pausedUntilAt, onDutyUntilAt: null });
  });
}

/** @throws AppError forbidden, not_found, step_missing, wrong_state */
export async function resumeVolunteer(deps: LadderDeps, viewer: Viewer, id: string): Promise<void> {
  await transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'volunteer.manage', id);
    if (row.status === 'paused') requireNothingMissing(missingToStayActive(row, tx.at));
    await moveInTx(tx, deps, viewer, row, 'resume', { pausedUntilAt: null, lastActiveAt: tx.at });
  });
}
