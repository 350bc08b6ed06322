// A volunteer's phone in full, for the coordinator who must call; written down who looked and why.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError } from '../../platform/errors.ts';
import { transact } from '../../records/transact.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { openForDecision } from './open-volunteer.ts';

/** @throws AppError forbidden, not_found, no_phone once it is erased */
export async function revealVolunteerPhone(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<string> {
  return transact(deps, async (tx) => {
    const { phone } = await openForDecision(tx, deps, viewer, 'volunteer.manage', id);
    if (phone === null) throw new AppError('no_phone', 'The phone is erased.');
    tx.audit({
      actor: actorOf(viewer),
      action: 'volunteer.phone_revealed',
      subject: { kind: 'volunteer', id },
      detail: { reason },
    });
    return phone;
  });
}
