// A call becomes a report that asks to be called back, once for each call.
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import type { PendingInbound } from '../../records/inbound/inbound-row.ts';
import type { Tx } from '../../records/transact.ts';
import { acceptWords } from './accept-report.ts';
import type { Processed, ProcessDeps } from './process-inbound.ts';
import { isAnonymous, isPhone } from './receive-sms.ts';
import { firstValue } from '../../messaging/carrier-form.ts';

export async function acceptVoice(
  tx: Tx,
  deps: ProcessDeps,
  entry: PendingInbound,
  params: SignedParams,
): Promise<Processed> {
  const from = firstValue(params, 'From') ?? '';
  const accepted = await acceptWords(tx, deps, {
    inboundId: entry.id,
    channel: 'voice',
    kind: 'other',
    priority: 'P2',
    language: 'und',
    locationText: null,
    body: '',
    flags: isAnonymous(from) ? ['missed_call', 'anonymous'] : ['missed_call'],
    facts: {},
    priorityReasons: [],
    privateSpans: [],
    mediaCount: 0,
    phone: isPhone(from) ? from : null,
    receiptIndex: null,
    receivedAt: entry.receivedAt,
  });
  return { reportId: accepted.reportId, keepRaw: false };
}
