// A coordinator writes somebody down who asked in person: they begin at the bottom, unproven.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { AddVolunteer } from '../../contract/volunteer-acts.ts';
import { AppError } from '../../platform/errors.ts';
import { transact } from '../../records/transact.ts';
import {
  insertVolunteer,
  lockPhone,
  lockVolunteerOfPhone,
} from '../../records/volunteer/volunteer-store.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { requireRight, stepInTx } from './open-volunteer.ts';

/** @returns the new id @throws AppError forbidden, wrong_state where the phone is on the roster */
export async function addVolunteer(
  deps: LadderDeps,
  viewer: Viewer,
  given: AddVolunteer,
): Promise<string> {
  requireRight(viewer, 'volunteer.manage');
  const phoneIndex = deps.keyring.index('phone', given.phone);
  return transact(deps, async (tx) => {
    await lockPhone(tx.db, phoneIndex);
    const known = await lockVolunteerOfPhone(tx.db, deps.keyring, phoneIndex);
    if (known) {
      const details = { status: known.status, volunteerId: known.id };
      throw new AppError('wrong_state', 'This phone is on the roster already.', { details });
    }
    const id = deps.ids.uuid();
    await insertVolunteer(tx.db, deps.keyring, {
      ...given,
      id,
      phoneIndex,
      words: null,
      at: tx.at,
    });
    await stepInTx(tx, deps, viewer, id, 'applied');
    const subject = { kind: 'volunteer' as const, id };
    tx.audit({
      actor: actorOf(viewer),
      action: 'volunteer.applied',
      subject,
      detail: { by: 'coordinator' },
    });
    return id;
  });
}
