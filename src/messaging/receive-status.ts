// Status callbacks: each kept once, in whatever order they come; the text's state only ever rises.
// Our row's id in the signed query finds the row even before the carrier has told us its name.
import type { SmsState } from '../contract/statuses.ts';
import type { Deps } from '../deps.ts';
import { recordReceipt } from '../records/outbound-sms/delivery-receipt-store.ts';
import {
  findSmsOfCallback,
  linkCarrierSid,
  moveSms,
} from '../records/outbound-sms/outbound-sms-store.ts';
import type { SmsSummary } from '../records/outbound-sms/sealed-sms.ts';
import { stateOfCarrierStatus, stepTo } from '../records/outbound-sms/sms-status.ts';
import type { Tx, TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import { optOutByCarrier } from './record-outcome.ts';
import { retryUndelivered, takeBackRetry } from './retry-undelivered.ts';

export type StatusCallback = {
  carrierSid: string;
  status: string;
  /** 0 without one; a code that is no number counts as none. */
  errorCode: number;
  /** The `m` of the callback's query: our row, when it is a row of ours. */
  smsId: string | null;
};

export type StatusDeps = TransactDeps & Pick<Deps, 'config' | 'ids' | 'metrics' | 'log'>;

export async function receiveStatus(deps: StatusDeps, callback: StatusCallback): Promise<void> {
  await transact(deps, async (tx) => {
    const sms = await rowOf(deps, tx, callback);
    const isNew = await recordReceipt(tx.db, {
      id: deps.ids.uuid(),
      outboundId: sms?.id ?? null,
      carrierSid: callback.carrierSid,
      status: callback.status,
      errorCode: callback.errorCode,
      receivedAt: tx.at,
    });
    if (!sms || !isNew) return;
    if (!sms.carrierSid) await linkCarrierSid(tx.db, sms.id, callback.carrierSid);
    await apply(deps, tx, sms, callback);
  });
}

/** The carrier's name decides; our own id only where no row bears that name yet. */
async function rowOf(
  deps: StatusDeps,
  tx: Tx,
  callback: StatusCallback,
): Promise<SmsSummary | null> {
  const { carrierSid, smsId } = callback;
  const found = await findSmsOfCallback(tx.db, { carrierSid, id: smsId });
  const byName = found.find((sms) => sms.carrierSid === carrierSid);
  const byId = found.find((sms) => sms.id === smsId);
  if (byName) {
    if (byId && byId.id !== byName.id) {
      deps.log.error(
        { smsId: byName.id, claimed: byId.id },
        'a callback names two different texts',
      );
    }
    return byName;
  }
  return byId?.carrierSid === null ? byId : null;
}

async function apply(
  deps: StatusDeps,
  tx: Tx,
  sms: SmsSummary,
  callback: StatusCallback,
): Promise<void> {
  if (callback.errorCode) deps.metrics.smsErrorCode.inc({ code: String(callback.errorCode) });
  if (callback.errorCode === 21610) await optOutByCarrier(deps, tx, sms);
  const state = stateOfCarrierStatus(callback.status);
  if (!state) return;
  if (stepTo(sms.state, state).step === 'conflict') deps.metrics.conflictingReceipt.inc();
  if (state === 'delivered' && hasFailed(sms.state)) await takeBackRetry(deps, tx, sms);
  const isMoved = await moveSms(tx.db, sms.id, state, callback.errorCode || null);
  if (!isMoved) return;
  deps.metrics.smsOutcome.inc({ state });
  if (hasFailed(state)) await retryUndelivered(deps, tx, sms, callback.errorCode);
  if (sms.reportId) tx.announce({ kind: 'report.changed', subjectId: sms.reportId });
}

function hasFailed(state: SmsState): boolean {
  return state === 'undelivered' || state === 'failed';
}
