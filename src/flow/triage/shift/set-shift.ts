// Somebody comes to work or goes: nobody goes with reports in hand, unless he lets go of them.
import type { Deps } from '../../../deps.ts';
import type { SetShift, ShiftView } from '../../../contract/claims.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import { isOnShift, lockAccount, setOnShift } from '../../../records/account/account-store.ts';
import { lockHeldReports } from '../../../records/report/held-report-store.ts';
import {
  findPlannedShift,
  findRunningShift,
  insertShift,
  moveShift,
} from '../../../records/shift/shift-store.ts';
import type { Tx, TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { isAllowed } from '../../../security/permissions.ts';
import { letGoInTx } from './let-go.ts';

type ShiftDeps = TransactDeps & Pick<Deps, 'ids' | 'config'>;

/** Who comes this much before a planned shift has begun it. */
const EARLY_MS = 60 * 60_000;
const HOUR_MS = 3_600_000;

/** @throws AppError forbidden, second_factor_missing, claims_open with `details.reports` */
export async function setShift(deps: ShiftDeps, viewer: Viewer, input: SetShift): Promise<void> {
  requireShiftWorker(viewer);
  const { id } = viewer.account;
  const isOn = input.state === 'on';
  await transact(deps, async (tx) => {
    await lockAccount(tx.db, id);
    if (!isOn) await leaveNothing(tx, viewer, input);
    if (!(await setOnShift(tx.db, id, isOn))) return;
    if (isOn) await begin(tx, deps, id);
    else await endInTx(tx, id);
    tx.audit({
      actor: actorOf(viewer),
      action: isOn ? 'shift.started' : 'shift.ended',
      subject: { kind: 'account', id },
    });
  });
  // Boards show at once what may be seen now.
  deps.signals.emit('session-ended');
}

export async function showShift(deps: Pick<Deps, 'db'>, viewer: Viewer): Promise<ShiftView> {
  const { id, username, name } = viewer.account;
  const shift = await findRunningShift(deps.db.prisma, id);
  return {
    id,
    username,
    name,
    isOnShift: await isOnShift(deps.db.prisma, id),
    shift: shift && {
      id: shift.id,
      state: shift.state,
      startsAt: shift.startsAt.toISOString(),
      endsAt: shift.endsAt.toISOString(),
    },
  };
}

/** Of a role that takes reports, in force or waiting for the shift to begin. */
function requireShiftWorker({ account, withheld }: Viewer): void {
  if (withheld?.reason === 'second_factor_missing') {
    throw new AppError(
      withheld.reason,
      'Your role needs a second factor. Set up a code app first.',
    );
  }
  if (isAllowed([...account.roles, ...(withheld?.roles ?? [])], 'report.claim')) return;
  throw new AppError('forbidden', 'Your role does not allow this.');
}

/** The planned one if it is time for it, else one of the usual length. */
async function begin(tx: Tx, deps: ShiftDeps, accountId: string): Promise<void> {
  const soon = new Date(tx.at.getTime() + EARLY_MS);
  const planned = await findPlannedShift(tx.db, accountId, tx.at, soon);
  if (planned) {
    await moveShift(tx.db, planned.id, ['planned'], { state: 'on' });
    return;
  }
  const endsAt = new Date(tx.at.getTime() + deps.config.SHIFT_HOURS * HOUR_MS);
  const shift = { id: deps.ids.uuid(), accountId, startsAt: tx.at, endsAt };
  await insertShift(tx.db, { ...shift, state: 'on' });
}

/** Practice accounts, and the first administrator, are on without one. */
export async function endInTx(tx: Tx, accountId: string): Promise<void> {
  const shift = await findRunningShift(tx.db, accountId);
  if (!shift) return;
  await moveShift(tx.db, shift.id, ['on', 'handed_over'], { state: 'ended', endedAt: tx.at });
}

async function leaveNothing(tx: Tx, viewer: Viewer, input: SetShift): Promise<void> {
  const held = await lockHeldReports(tx.db, viewer.account.id);
  const mayRelease = input.releaseClaims && held.every((report) => report.status === 'in_review');
  if (held.length > 0 && !mayRelease) {
    const reports = held.map(({ id, number, status }) => ({ id, code: `R-${number}`, status }));
    throw new AppError('claims_open', 'You still have reports in hand.', { details: { reports } });
  }
  for (const report of held) await letGoInTx(tx, actorOf(viewer), viewer.account.id, report);
}
