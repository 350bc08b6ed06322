// A call that nobody can take yet is kept as a call to give back: once for each call, and the
// caller never hears an error, even when nothing can be stored.
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import { firstValue } from '../../messaging/carrier-form.ts';
import { errorForLog } from '../../platform/log.ts';
import { sealParams } from './inbound-content.ts';
import type { ReceiveDeps } from './receive-sms.ts';
import { isPhone } from './receive-sms.ts';

const CALL_SID = /^CA[0-9a-f]{32}$/;

export async function receiveCall(deps: ReceiveDeps, params: SignedParams): Promise<void> {
  const id = deps.ids.uuid();
  const from = firstValue(params, 'From') ?? '';
  const callSid = firstValue(params, 'CallSid') ?? '';
  const digest = deps.keyring.index('content', JSON.stringify([callSid, from]));
  const isKnownShape = CALL_SID.test(callSid);
  try {
    const outcome = await deps.journal.append({
      id,
      channel: 'voice',
      sourceKey: isKnownShape ? callSid : `bad:${Buffer.from(digest).toString('hex')}`,
      digest,
      senderIndex: isPhone(from) ? deps.keyring.index('phone', from) : null,
      rawSealed: sealParams(deps.keyring, id, 'voice', params),
      source: 'webhook',
      state: isKnownShape ? 'pending' : 'quarantined',
      reason: isKnownShape ? null : 'malformed_call_sid',
      receivedAt: deps.clock.now(),
    });
    deps.metrics.inbound.inc({ channel: 'voice', outcome });
  } catch (error) {
    deps.log.error({ err: errorForLog(error) }, 'a call could not be kept');
  }
}
