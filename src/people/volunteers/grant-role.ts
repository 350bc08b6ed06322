// What a coordinator trusts somebody with. A greater role may ask for more vouches than there are: then
// it waits, like every other step.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { GrantRole } from '../../contract/volunteer-acts.ts';
import { AppError } from '../../platform/errors.ts';
import { transact } from '../../records/transact.ts';
import { changeVolunteer } from '../../records/volunteer/volunteer-store.ts';
import { missingForActive } from '../../records/volunteer/why-not-active.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { evidenceOf, openForDecision, requireNothingMissing, stepInTx } from './open-volunteer.ts';

/** @throws AppError forbidden, not_found, wrong_state, step_missing for somebody active */
export async function grantRole(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
  { role, isGranted }: GrantRole,
): Promise<void> {
  await transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'volunteer.manage', id);
    if (row.status === 'removed' || row.status === 'rejected') {
      const details = { status: row.status };
      throw new AppError('wrong_state', 'They are no longer with us.', { details });
    }
    if (row.grantedRoles.includes(role) === isGranted) return;
    const others = row.grantedRoles.filter((each) => each !== role);
    const grantedRoles = isGranted ? [...others, role] : others;
    if (isGranted && (row.status === 'active' || row.status === 'paused')) {
      const evidence = await evidenceOf(tx, deps, id);
      requireNothingMissing(missingForActive({ ...row, grantedRoles }, evidence, tx.at));
    }
    await changeVolunteer(tx.db, deps.keyring, id, { grantedRoles });
    await stepInTx(tx, deps, viewer, id, isGranted ? 'role_granted' : 'role_withdrawn', role);
    tx.audit({
      actor: actorOf(viewer),
      action: 'volunteer.role_set',
      subject: { kind: 'volunteer', id },
      detail: { role, isGranted },
    });
  });
}
