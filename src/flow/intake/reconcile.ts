// After an outage of ours the carrier's own list still knows what was texted: what the journal has
// never seen is taken in from there, once, by the same way as every other message.
import type { Deps } from '../../deps.ts';
import { errorForLog } from '../../platform/log.ts';
import type { CarrierMessage } from '../../messaging/sms-transport.ts';
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import { findReconcileMark, saveReconcileMark } from '../../records/inbound/reconcile-mark-store.ts';
import type { ReceiveDeps } from './receive-sms.ts';
import { receiveSms } from './receive-sms.ts';

type ReconcileDeps = ReceiveDeps & Pick<Deps, 'db' | 'sms'>;

/** Each look goes back this far beyond the last: the carrier lists by day and with delay. */
const OVERLAP_MS = 60 * 60_000;
/** The webhook of a message this young may still be on its way. */
const TOO_YOUNG_MS = 2 * 60_000;
const LISTED_MAX = 2_000;

/** @returns how many messages only the carrier knew */
export async function reconcile(deps: ReconcileDeps): Promise<number> {
  const { HOTLINE_NUMBER, RESPONDER_NUMBER, ALERT_NUMBER } = deps.config;
  let found = 0;
  for (const number of [HOTLINE_NUMBER, RESPONDER_NUMBER, ALERT_NUMBER]) {
    try {
      found += await reconcileNumber(deps, number);
    } catch (error) {
      deps.log.warn({ err: errorForLog(error) }, "the carrier's list could not be compared");
    }
  }
  if (found > 0) deps.log.error({ found }, 'messages were found only at the carrier: a gap was filled');
  return found;
}

async function reconcileNumber(deps: ReconcileDeps, number: string): Promise<number> {
  const now = deps.clock.now();
  const checkedTo = await findReconcileMark(deps.db.prisma, number);
  const since = new Date((checkedTo ?? now).getTime() - OVERLAP_MS);
  const listed = await deps.sms.list({ to: number, sentAfter: since, limit: LISTED_MAX });
  const due = listed
    .filter((message) => message.direction === 'inbound')
    .filter((message) => now.getTime() - message.createdAt.getTime() >= TOO_YOUNG_MS)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  let found = 0;
  for (const message of due) {
    const outcome = await receiveSms(deps, asWebhook(deps, message), 'reconciled');
    if (outcome === 'stored' || outcome === 'spooled') found += 1;
  }
  deps.metrics.reconciled.inc(found);
  const isWhole = listed.length < LISTED_MAX;
  if (isWhole) await saveReconcileMark(deps.db.prisma, number, now);
  return found;
}

/** As the webhook would have said it; media addresses are not in the list. */
function asWebhook(deps: ReconcileDeps, message: CarrierMessage): SignedParams {
  const params = Object.create(null) as SignedParams;
  params['MessageSid'] = message.sid;
  params['AccountSid'] = deps.config.TWILIO_ACCOUNT_SID;
  params['From'] = message.from;
  params['To'] = message.to;
  params['Body'] = message.body;
  params['NumMedia'] = String(message.numMedia);
  return params;
}
