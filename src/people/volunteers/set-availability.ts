// A coordinator sets for a volunteer what they said by voice: on duty until, off, quiet hours, area.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { SetAvailability } from '../../contract/volunteer-acts.ts';
import { AppError } from '../../platform/errors.ts';
import { transact } from '../../records/transact.ts';
import { availabilityChange, refusesDuty } from '../../records/volunteer/availability.ts';
import { changeVolunteer } from '../../records/volunteer/volunteer-store.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { openForDecision } from './open-volunteer.ts';

/** @throws AppError forbidden, not_found, wrong_state with `details.reason` */
export async function setAvailability(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
  given: SetAvailability,
): Promise<void> {
  await transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'volunteer.manage', id);
    const reason = refusesDuty(row, tx.at) ?? (row.status === 'paused' ? 'paused' : null);
    if (given.set === 'on' && reason) {
      throw new AppError('wrong_state', 'They cannot be on duty now.', { details: { reason } });
    }
    const change = availabilityChange(given, tx.at);
    await changeVolunteer(tx.db, deps.keyring, id, { ...change, lastActiveAt: tx.at });
    tx.audit({
      actor: actorOf(viewer),
      action: 'volunteer.availability_set',
      subject: { kind: 'volunteer', id },
      detail: { set: given.set },
    });
  });
}
