// A call that nobody can take yet is kept as a call to give back: once for each call, and the
// caller never hears an error, even when nothing can be stored.
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import { firstValue } from '../../messaging/carrier-form.ts';
import type { NewInbound } from '../../records/inbound/inbound-row.ts';
import { errorForLog } from '../../platform/log.ts';
import { sealParams } from './inbound-content.ts';
import type { ReceiveDeps } from './receive-sms.ts';
import { isPhone } from './receive-sms.ts';

const CALL_SID = /^CA[0-9a-f]{32}$/;
/** A caller hears nothing while this waits: Postgres has so long, then the disk takes the call. */
const POSTGRES_MS = 300;
/** And should the disk hang too, the caller is answered none the less. */
const ANSWER_WITHIN_MS = 700;

/** Resolves within ANSWER_WITHIN_MS, and never rejects: keeping goes on behind it. */
export async function receiveCall(deps: ReceiveDeps, params: SignedParams): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN_MS);
  });
  await Promise.race([keepCall(deps, params), late]).finally(() => clearTimeout(timer));
}

async function keepCall(deps: ReceiveDeps, params: SignedParams): Promise<void> {
  const id = deps.ids.uuid();
  const from = firstValue(params, 'From') ?? '';
  const callSid = firstValue(params, 'CallSid') ?? '';
  const digest = deps.keyring.index('content', JSON.stringify([callSid, from]));
  const isKnownShape = CALL_SID.test(callSid);
  try {
    const entry: NewInbound = {
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
    };
    const outcome = await deps.journal.append(entry, POSTGRES_MS);
    deps.metrics.inbound.inc({ channel: 'voice', outcome });
  } catch (error) {
    deps.log.error({ err: errorForLog(error) }, 'a call could not be kept');
  }
}
