// A text that the carrier took and then could not deliver, for a reason that may pass, is queued
// once more while somebody still waits for it. The second text is a row of its own in the thread,
// so that both attempts stand there; a late word that the first did arrive takes it back.
import type { Deps } from '../deps.ts';
import { hasOptedOut } from '../records/consent/consent-store.ts';
import { cancelQueuedSms, findSmsToRepeat } from '../records/outbound-sms/outbound-sms-store.ts';
import type { SmsSummary } from '../records/outbound-sms/sealed-sms.ts';
import type { Tx } from '../records/transact.ts';
import type { Keyring } from '../security/keyring.ts';
import { remedyFor } from './error-codes.ts';
import { purposeOfNumber } from './number-purpose.ts';
import { queueSms } from './queue-sms.ts';

type RetryDeps = Pick<Deps, 'config' | 'ids' | 'keyring' | 'log'>;

/** Called when `sms` has just ended without arriving. */
export async function retryUndelivered(
  deps: RetryDeps,
  tx: Tx,
  sms: SmsSummary,
  errorCode: number,
): Promise<void> {
  const remedy = remedyFor(errorCode, 0, 1);
  if (remedy.act === 'stop_sender') {
    deps.log.error(
      { code: errorCode },
      'the carrier takes texts of this account or number and drops them',
    );
  }
  if (remedy.act !== 'retry' || isRetry(sms) || !sms.reportId) return;
  const notBefore = new Date(tx.at.getTime() + remedy.afterMs);
  const again = await findSmsToRepeat(tx.db, deps.keyring, sms.id);
  if (!again || again.validUntil <= notBefore) return;
  if (await hasOptedOut(tx.db, sms.toIndex, purposeOfNumber(deps.config, sms.fromNumber))) return;
  await queueSms(tx, deps, {
    ...again,
    purpose: sms.purpose,
    from: sms.fromNumber,
    reportId: sms.reportId,
    personId: null,
    idempotencyKey: retryKeyOf(deps.keyring, sms.id),
    notBefore,
  });
}

/** The first attempt has arrived after all: a second that has not left is not sent. */
export async function takeBackRetry(deps: RetryDeps, tx: Tx, sms: SmsSummary): Promise<void> {
  await cancelQueuedSms(tx.db, retryKeyOf(deps.keyring, sms.id));
}

const VERSION_AT = 14;

/** UUID version 8 (RFC 9562), of our own making: one for each text, so that it is repeated once. */
function retryKeyOf(keyring: Keyring, smsId: string): string {
  const bytes = Buffer.from(keyring.index('content', `retry ${smsId}`));
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

function isRetry(sms: SmsSummary): boolean {
  return sms.idempotencyKey?.[VERSION_AT] === '8';
}
