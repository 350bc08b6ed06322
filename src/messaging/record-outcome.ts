// Writes down what came of one call to the carrier, and decides by its code what happens next.
import type { Deps } from '../deps.ts';
import type { SmsState } from '../contract/statuses.ts';
import { recordConsent } from '../records/consent/consent-store.ts';
import { adoptOrphanReceipts } from '../records/outbound-sms/delivery-receipt-store.ts';
import { linkCarrierSid, moveSms, requeueSms } from '../records/outbound-sms/outbound-sms-store.ts';
import type { TakenSms } from '../records/outbound-sms/sealed-sms.ts';
import { stateOfCarrierStatus } from '../records/outbound-sms/sms-status.ts';
import type { Tx, TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import { backoffMs, remedyFor } from './error-codes.ts';
import { purposeOfNumber } from './number-purpose.ts';
import type { SmsOutcome } from './sms-transport.ts';

type OutcomeDeps = TransactDeps & Pick<Deps, 'config' | 'ids' | 'metrics' | 'log'>;
type Withdrawn = { outcome: 'withdrawn'; state: 'expired' | 'canceled' };

const NOT_SENT_BASE_MS = 5_000;

/** @returns until when the sender must rest because the account is broken, or null */
export async function recordOutcome(
  deps: OutcomeDeps,
  sms: TakenSms,
  result: SmsOutcome | Withdrawn,
): Promise<Date | null> {
  return transact(deps, async (tx) => {
    if (sms.reportId && isWorthShowing(sms, result)) {
      tx.announce({ kind: 'report.changed', subjectId: sms.reportId });
    }
    switch (result.outcome) {
      case 'accepted':
        await recordAccepted(deps, tx, sms, result.carrierSid);
        return null;
      case 'unknown':
        deps.log.warn(
          { smsId: sms.id, reason: result.reason },
          'a text may or may not have gone out',
        );
        await settle(deps, tx, sms.id, 'unknown', null);
        return null;
      case 'withdrawn':
        await settle(deps, tx, sms.id, result.state, null);
        return null;
      case 'not_sent': {
        const waitMs = backoffMs(NOT_SENT_BASE_MS, sms.attempts, Math.random());
        await requeueSms(tx.db, sms.id, new Date(tx.at.getTime() + waitMs), null);
        return null;
      }
      case 'refused':
        return recordRefusal(deps, tx, sms, result);
    }
  });
}

/** Nobody waits at the board to see that an automatic text went out: its end is shown, or its trouble. */
function isWorthShowing(sms: TakenSms, result: SmsOutcome | Withdrawn): boolean {
  return sms.purpose === 'reply' || result.outcome !== 'accepted';
}

async function recordAccepted(
  deps: OutcomeDeps,
  tx: Tx,
  sms: TakenSms,
  carrierSid: string,
): Promise<void> {
  await linkCarrierSid(tx.db, sms.id, carrierSid);
  await settle(deps, tx, sms.id, 'accepted', null);
  for (const receipt of await adoptOrphanReceipts(tx.db, sms.id, carrierSid)) {
    const state = stateOfCarrierStatus(receipt.status);
    if (state) await settle(deps, tx, sms.id, state, receipt.errorCode || null);
  }
}

async function recordRefusal(
  deps: OutcomeDeps,
  tx: Tx,
  sms: TakenSms,
  refusal: Extract<SmsOutcome, { outcome: 'refused' }>,
): Promise<Date | null> {
  deps.metrics.smsErrorCode.inc({ code: String(refusal.code) });
  const remedy = remedyFor(refusal.code, refusal.status, sms.attempts);
  switch (remedy.act) {
    case 'retry': {
      const waitMs = refusal.retryAfterMs ?? backoffMs(remedy.afterMs, sms.attempts, Math.random());
      await requeueSms(tx.db, sms.id, new Date(tx.at.getTime() + waitMs), refusal.code);
      return null;
    }
    case 'stop_sender': {
      const until = new Date(tx.at.getTime() + remedy.afterMs);
      await requeueSms(tx.db, sms.id, until, refusal.code);
      deps.log.error(
        { code: refusal.code },
        'the carrier refuses this account or number: sending rests',
      );
      return until;
    }
    case 'opt_out':
      await optOutByCarrier(deps, tx, sms);
      await settle(deps, tx, sms.id, 'failed', refusal.code);
      return null;
    case 'give_up':
      await settle(deps, tx, sms.id, 'failed', refusal.code);
      return null;
  }
}

/** The carrier blocks this phone for this number: it is as if the person had told us. */
export async function optOutByCarrier(
  deps: Pick<Deps, 'config' | 'ids'>,
  tx: Tx,
  sms: { toIndex: Uint8Array; fromNumber: string },
): Promise<void> {
  const id = deps.ids.uuid();
  const purpose = purposeOfNumber(deps.config, sms.fromNumber);
  const entry = { id, phoneIndex: sms.toIndex, purpose, state: 'out' as const };
  const source = { source: 'carrier_refusal' as const, wording: '21610', at: tx.at };
  const changed = await recordConsent(tx.db, { ...entry, ...source });
  if (!changed) return;
  const subject = { kind: 'consent' as const, id };
  tx.audit({
    actor: { kind: 'carrier' },
    action: 'consent.opted_out',
    subject,
    detail: { purpose },
  });
}

async function settle(
  deps: Pick<Deps, 'metrics'>,
  tx: Tx,
  smsId: string,
  state: SmsState,
  errorCode: number | null,
): Promise<void> {
  const isMoved = await moveSms(tx.db, smsId, state, errorCode);
  if (isMoved) deps.metrics.smsOutcome.inc({ state });
}
