// After an outage of ours the carrier's own list still knows what was texted: what the journal has
// never seen is taken in from there, once, by the same way as every other message.
import type { Deps } from '../../deps.ts';
import { errorForLog } from '../../platform/log.ts';
import type { CarrierMessage } from '../../messaging/sms-transport.ts';
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import {
  findReconcileMark,
  saveReconcileMark,
} from '../../records/inbound/reconcile-mark-store.ts';
import type { Appended } from './journal/journal.ts';
import type { ReceiveDeps } from './receive-sms.ts';
import { receiveSms } from './receive-sms.ts';

type ReconcileDeps = ReceiveDeps & Pick<Deps, 'db' | 'sms'>;

/** Each look goes back this far beyond the last: the carrier lists by day and with delay. */
const OVERLAP_MS = 60 * 60_000;
/** The webhook of a message this young may still be on its way. */
const TOO_YOUNG_MS = 2 * 60_000;
/** What a line can get in weeks; a list that is longer is not taken for whole. */
const LISTED_MAX = 100_000;
/** Appended together, in their order. */
const BATCH = 100;

/** @returns how many messages only the carrier knew */
export async function reconcile(deps: ReconcileDeps): Promise<number> {
  const { HOTLINE_NUMBER, RESPONDER_NUMBER, ALERT_NUMBER } = deps.config;
  const numbers = [HOTLINE_NUMBER, RESPONDER_NUMBER, ALERT_NUMBER];
  const found = await Promise.all(numbers.map((number) => reconcileNumber(deps, number)));
  return found.reduce((sum, each) => sum + each, 0);
}

async function reconcileNumber(deps: ReconcileDeps, number: string): Promise<number> {
  try {
    const mark = await findReconcileMark(deps.db.prisma, number);
    const found = await fillGaps(deps, number, mark);
    if (found > 0 && mark)
      deps.log.error({ found }, 'messages were found only at the carrier: a gap was filled');
    if (found > 0 && !mark)
      deps.log.info({ found }, 'messages from before the first start were taken in');
    return found;
  } catch (error) {
    deps.log.warn({ err: errorForLog(error) }, "the carrier's list could not be compared");
    return 0;
  }
}

/** @param mark how far the last look came; without one, the last hour is looked at */
async function fillGaps(deps: ReconcileDeps, number: string, mark: Date | null): Promise<number> {
  const now = deps.clock.now();
  const since = new Date((mark ?? now).getTime() - OVERLAP_MS);
  const listed = await deps.sms.list({ to: number, sentAfter: since, limit: LISTED_MAX });
  const due = oldestFirst(listed).filter((message) => mayBeMissing(message, now));
  let found = 0;
  for (let start = 0; start < due.length; start += BATCH) {
    const batch = due.slice(start, start + BATCH);
    const outcomes = await Promise.all(batch.map((message) => takeIn(deps, message)));
    found += outcomes.filter((outcome) => outcome === 'stored' || outcome === 'spooled').length;
  }
  deps.metrics.reconciled.inc(found);
  if (listed.length < LISTED_MAX) await saveReconcileMark(deps.db.prisma, number, now);
  else
    deps.log.error(
      { listed: listed.length },
      "the carrier's list is too long to be taken for whole",
    );
  return found;
}

/** The list is newest first and its dates are whole seconds, so within one its order decides. */
function oldestFirst(listed: readonly CarrierMessage[]): CarrierMessage[] {
  return listed.toReversed().toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

function mayBeMissing(message: CarrierMessage, now: Date): boolean {
  return (
    message.direction === 'inbound' && now.getTime() - message.createdAt.getTime() >= TOO_YOUNG_MS
  );
}

function takeIn(deps: ReconcileDeps, message: CarrierMessage): Promise<Appended> {
  return receiveSms(deps, asWebhook(deps, message), 'reconciled', message.createdAt);
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
