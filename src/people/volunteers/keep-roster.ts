// The roster by the clock: who was away half a year or whose training is over is active no more, a
// pause that is over ends, and applications that nobody proved are forgotten.
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import {
  deletePhoneChecksBefore,
  deletePhoneChecksOf,
} from '../../records/volunteer/phone-check-store.ts';
import type { VolunteerRow } from '../../records/volunteer/volunteer-row.ts';
import { deleteStepsOf } from '../../records/volunteer/volunteer-step-store.ts';
import {
  deleteUnproven,
  listOverdueVolunteers,
  listUnproven,
  lockVolunteer,
} from '../../records/volunteer/volunteer-store.ts';
import { missingToStayActive } from '../../records/volunteer/why-not-active.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { moveInTx } from './open-volunteer.ts';

const DAY_MS = 86_400_000;
/** Networks' practice: half a year without a sign. */
const AWAY_MS = 182 * DAY_MS;
const UNPROVEN_MS = 7 * DAY_MS;
const BATCH = 50;

/** @returns how many were moved */
export async function keepRoster(deps: LadderDeps): Promise<number> {
  const now = deps.clock.now();
  await forgetUnproven(deps, new Date(now.getTime() - UNPROVEN_MS));
  const quietSince = new Date(now.getTime() - AWAY_MS);
  const due = await listOverdueVolunteers(deps.db.prisma, deps.keyring, {
    now,
    quietSince,
    limit: BATCH,
  });
  for (const each of due) {
    await transact(deps, async (tx) => {
      const row = await lockVolunteer(tx.db, deps.keyring, each.id);
      if (row) await settle(tx, deps, row);
    });
  }
  return due.length;
}

async function forgetUnproven(deps: LadderDeps, before: Date): Promise<void> {
  await transact(deps, async (tx) => {
    await deletePhoneChecksBefore(tx.db, before);
    const ids = await listUnproven(tx.db, before, BATCH);
    if (ids.length === 0) return;
    await deletePhoneChecksOf(tx.db, ids);
    await deleteStepsOf(tx.db, ids);
    await deleteUnproven(tx.db, ids);
    for (const id of ids) {
      const subject = { kind: 'volunteer' as const, id };
      tx.audit({ actor: { kind: 'system' }, action: 'volunteer.forgotten', subject });
    }
  });
}

async function settle(tx: Tx, deps: LadderDeps, row: VolunteerRow): Promise<void> {
  if (row.status !== 'active' && row.status !== 'paused') return;
  const wasAway = tx.at.getTime() - row.lastActiveAt.getTime() >= AWAY_MS;
  const isTaught = row.trainingExpiresAt !== null && row.trainingExpiresAt > tx.at;
  if (wasAway || !isTaught) {
    await moveInTx(tx, deps, null, row, 'lapse', { onDutyUntilAt: null });
    return;
  }
  const isOver = row.pausedUntilAt !== null && row.pausedUntilAt <= tx.at;
  if (row.status !== 'paused' || !isOver || missingToStayActive(row, tx.at).length > 0) return;
  await moveInTx(tx, deps, null, row, 'resume', { pausedUntilAt: null });
}
