// Every decision about a volunteer begins here: may this person decide, is it somebody else they decide
// about, and nobody decides beside them meanwhile.
import type { Permission } from '../../contract/account.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { VolunteerStep } from '../../contract/volunteer.ts';
import type { Deps } from '../../deps.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import type { VolunteerChange } from '../../records/volunteer/volunteer-columns.ts';
import type { VolunteerRow } from '../../records/volunteer/volunteer-row.ts';
import { insertStep, listSteps } from '../../records/volunteer/volunteer-step-store.ts';
import type { VolunteerMove } from '../../records/volunteer/volunteer-status.ts';
import { VOLUNTEER_MOVES } from '../../records/volunteer/volunteer-status.ts';
import { lockVolunteer, moveVolunteer } from '../../records/volunteer/volunteer-store.ts';
import { listVouchesFor } from '../../records/volunteer/vouch-store.ts';
import { weighEvidence } from '../../records/volunteer/weigh-evidence.ts';
import type { Evidence, MissingFact } from '../../records/volunteer/why-not-active.ts';

export type LadderDeps = TransactDeps & Pick<Deps, 'ids' | 'config'>;

/**
 * Lock: the volunteer's row.
 * @throws AppError forbidden without the right, or about oneself; not_found
 */
export async function openForDecision(
  tx: Tx,
  deps: LadderDeps,
  viewer: Viewer,
  permission: Permission,
  id: string,
): Promise<VolunteerRow> {
  requireRight(viewer, permission);
  const row = await lockVolunteer(tx.db, deps.keyring, id);
  if (!row) throw notFound();
  if (row.accountId === viewer.account.id) {
    throw new AppError('forbidden', 'Somebody else decides about you.');
  }
  return row;
}

export function requireRight(viewer: Viewer, permission: Permission): void {
  if (viewer.permissions.includes(permission)) return;
  throw new AppError('forbidden', 'Your role does not allow this.');
}

/** What counts today, read after the row was locked. */
export async function evidenceOf(tx: Tx, deps: LadderDeps, id: string): Promise<Evidence> {
  const [steps, vouches] = [
    await listSteps(tx.db, deps.keyring, [id]),
    await listVouchesFor(tx.db, deps.keyring, [id]),
  ];
  return weighEvidence(id, steps, vouches, tx.at);
}

/** @throws AppError step_missing with `details.missing`; wrong_state with the status */
export function requireNothingMissing(missing: readonly MissingFact[]): void {
  if (missing.length === 0) return;
  throw new AppError('step_missing', 'A step is still missing.', { details: { missing } });
}

/** The guarded move and its audit row. @throws AppError wrong_state */
export async function moveInTx(
  tx: Tx,
  deps: LadderDeps,
  viewer: Viewer | null,
  row: VolunteerRow,
  move: VolunteerMove,
  change: VolunteerChange = {},
): Promise<void> {
  const isMoved = await moveVolunteer(tx.db, deps.keyring, row.id, move, { ...change, at: tx.at });
  if (!isMoved) {
    const details = { status: row.status };
    throw new AppError('wrong_state', 'This step does not follow from where they stand.', {
      details,
    });
  }
  tx.audit({
    actor: viewer ? actorOf(viewer) : { kind: 'system' },
    action: 'volunteer.moved',
    subject: { kind: 'volunteer', id: row.id },
    detail: { from: row.status, to: VOLUNTEER_MOVES[move].to, move },
  });
}

/** Evidence is the step's own row; the audit row says who wrote it down. */
export async function stepInTx(
  tx: Tx,
  deps: LadderDeps,
  viewer: Viewer,
  volunteerId: string,
  step: VolunteerStep,
  detail?: string,
): Promise<void> {
  await insertStep(tx.db, {
    id: deps.ids.uuid(),
    volunteerId,
    step,
    at: tx.at,
    byId: viewer.account.id,
    ...(detail ? { detail } : {}),
  });
  tx.audit({
    actor: actorOf(viewer),
    action: 'volunteer.step_recorded',
    subject: { kind: 'volunteer', id: volunteerId },
    detail: { step, detail: detail ?? null },
  });
}
