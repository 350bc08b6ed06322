// Somebody trusted gives their word for somebody on the ladder: their own, or that of a volunteer who
// told a coordinator. Taking it back leaves the row, so that nobody vouches twice.
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { GiveVouch } from '../../contract/volunteer-acts.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { lockAccount } from '../../records/account/account-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { VolunteerRow } from '../../records/volunteer/volunteer-row.ts';
import { findVolunteerOfAccount, lockVolunteer } from '../../records/volunteer/volunteer-store.ts';
import type { Voucher } from '../../records/volunteer/vouch-store.ts';
import {
  countVouchesBy,
  insertVouch,
  listVouchedDownstream,
  withdrawVouch as endVouch,
} from '../../records/volunteer/vouch-store.ts';
import { isTrained } from '../../records/volunteer/why-not-active.ts';
import type { VouchFacts } from './judge-vouch.ts';
import { VOUCH_MONTH_MS, judgeVouch } from './judge-vouch.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { requireRight } from './open-volunteer.ts';

/** @throws AppError forbidden, not_found, vouch_refused with `details.reason` */
export async function giveVouch(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
  given: GiveVouch,
): Promise<void> {
  // In somebody else's name only who is answerable for the ladder speaks.
  requireRight(viewer, given.voucherId === undefined ? 'volunteer.vouch' : 'volunteer.manage');
  await transact(deps, async (tx) => {
    const row = await lockVolunteer(tx.db, deps.keyring, id);
    if (!row) throw notFound();
    const { voucher, isTrusted } = await findVoucher(tx, deps, viewer, given.voucherId);
    const refusal = judgeVouch(await factsOf(tx, row, viewer, voucher, isTrusted));
    if (refusal) throw refused(refusal);
    const isNew = await insertVouch(tx.db, deps.keyring, {
      id: deps.ids.uuid(),
      volunteerId: id,
      recordedById: viewer.account.id,
      at: tx.at,
      voucherId: null,
      voucherAccountId: null,
      ...voucher,
      note: given.note ?? null,
    });
    if (!isNew) throw refused('already_vouched');
    tx.audit({
      actor: actorOf(viewer),
      action: 'volunteer.vouched',
      subject: { kind: 'volunteer', id },
      detail: { by: 'voucherId' in voucher ? voucher.voucherId : voucher.voucherAccountId },
    });
  });
}

/** @throws AppError forbidden, not_found */
export async function withdrawVouch(
  deps: LadderDeps,
  viewer: Viewer,
  key: { id: string; volunteerId: string },
): Promise<void> {
  requireRight(viewer, 'volunteer.manage');
  await transact(deps, async (tx) => {
    if (!(await endVouch(tx.db, key, tx.at))) throw notFound();
    tx.audit({
      actor: actorOf(viewer),
      action: 'volunteer.vouch_withdrawn',
      subject: { kind: 'volunteer', id: key.volunteerId },
      detail: { vouchId: key.id },
    });
  });
}

/** Lock: the voucher's row, so that two vouches at once are counted one after the other. */
async function findVoucher(
  tx: Tx,
  deps: LadderDeps,
  viewer: Viewer,
  voucherId: string | undefined,
): Promise<{ voucher: Voucher; isTrusted: boolean }> {
  const own =
    voucherId === undefined
      ? await findVolunteerOfAccount(tx.db, deps.keyring, viewer.account.id)
      : null;
  const knownId = voucherId ?? own?.id;
  if (knownId === undefined) {
    await lockAccount(tx.db, viewer.account.id);
    return { voucher: { voucherAccountId: viewer.account.id }, isTrusted: true };
  }
  const row = await lockVolunteer(tx.db, deps.keyring, knownId);
  if (!row) throw notFound();
  const isTrusted = row.status === 'active' && !row.suspendedAt && isTrained(row, tx.at);
  return { voucher: { voucherId: row.id }, isTrusted };
}

async function factsOf(
  tx: Tx,
  row: VolunteerRow,
  viewer: Viewer,
  voucher: Voucher,
  isVoucherTrusted: boolean,
): Promise<VouchFacts> {
  const voucherId = 'voucherId' in voucher ? voucher.voucherId : null;
  const downstream = await listVouchedDownstream(tx.db, row.id);
  const since = new Date(tx.at.getTime() - VOUCH_MONTH_MS);
  return {
    status: row.status,
    isSame: voucherId === row.id || row.accountId === viewer.account.id,
    isVoucherTrusted,
    isCircle: voucherId !== null && downstream.has(voucherId),
    vouchesThisMonth: await countVouchesBy(tx.db, voucher, since),
  };
}

function refused(reason: string): AppError {
  return new AppError('vouch_refused', 'This vouch does not count.', { details: { reason } });
}
