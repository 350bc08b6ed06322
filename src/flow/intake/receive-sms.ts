// Promise: a text that the carrier signed becomes one journal row, whatever it holds, before it is
// answered. What cannot be routed is kept for an administrator instead of being refused.
import type { Deps } from '../../deps.ts';
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import type { InboundSource, NewInbound } from '../../records/inbound/inbound-row.ts';
import type { Appended } from './journal/journal.ts';
import { sealParams } from './inbound-content.ts';
import { firstValue } from '../../messaging/carrier-form.ts';

const MESSAGE_SID = /^(?:SM|MM)[0-9a-f]{32}$/;
const PHONE = /^\+[1-9]\d{6,14}$/;
/** What the carrier writes for a caller who hides the number: the word, spelled on a keypad. */
const ANONYMOUS = new Set([
  '',
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8656696',
  '+86282452253',
]);

export type ReceiveDeps = Pick<
  Deps,
  'config' | 'clock' | 'ids' | 'keyring' | 'journal' | 'metrics' | 'log'
>;

/**
 * @param params already proven to be signed by the carrier
 * @param receivedAt when the carrier got it, where that was long before us
 * @throws AppError unavailable when it cannot be made durable
 */
export async function receiveSms(
  deps: ReceiveDeps,
  params: SignedParams,
  source: InboundSource,
  receivedAt = deps.clock.now(),
): Promise<Appended> {
  const entry = toEntry(deps, params, source, receivedAt);
  const outcome = await deps.journal.append(entry);
  deps.metrics.inbound.inc({ channel: 'sms', outcome });
  const isNew = outcome === 'stored' || outcome === 'spooled';
  if (entry.state === 'quarantined' && isNew) {
    deps.metrics.quarantined.inc();
    deps.log.warn({ inboundId: entry.id, reason: entry.reason }, 'a signed text is quarantined');
  }
  return outcome;
}

function toEntry(
  deps: ReceiveDeps,
  params: SignedParams,
  source: InboundSource,
  receivedAt: Date,
): NewInbound {
  const id = deps.ids.uuid();
  const reason = quarantineReason(deps.config, params);
  const digest = deps.keyring.index('content', contentKey(params));
  const sid = firstValue(params, 'MessageSid') ?? '';
  return {
    id,
    channel: 'sms',
    sourceKey: MESSAGE_SID.test(sid) ? sid : `bad:${Buffer.from(digest).toString('hex')}`,
    digest,
    senderIndex: senderIndexOf(deps, params),
    rawSealed: sealParams(deps.keyring, id, 'sms', params),
    source: firstValue(params, 'ErrorUrl') === undefined ? source : 'fallback',
    state: reason ? 'quarantined' : 'pending',
    reason,
    receivedAt,
  };
}

/** Two deliveries of one message agree in this, whichever way they came by. */
function contentKey(params: SignedParams): string {
  const names = ['MessageSid', 'From', 'To', 'Body'];
  return JSON.stringify(names.map((name) => params[name] ?? null));
}

function quarantineReason(config: Deps['config'], params: SignedParams): string | null {
  if (!MESSAGE_SID.test(firstValue(params, 'MessageSid') ?? '')) return 'malformed_message_sid';
  if (firstValue(params, 'AccountSid') !== config.TWILIO_ACCOUNT_SID) return 'foreign_account';
  const to = firstValue(params, 'To') ?? '';
  const ours = [config.HOTLINE_NUMBER, config.RESPONDER_NUMBER, config.ALERT_NUMBER];
  return ours.includes(to.replace(/^[a-z]+:/, '')) ? null : 'unrouted_number';
}

/** Null for a sender that must never be joined to another: hidden, or not a phone. */
function senderIndexOf(deps: Pick<Deps, 'keyring'>, params: SignedParams): Uint8Array | null {
  const from = firstValue(params, 'From') ?? '';
  return isPhone(from) ? deps.keyring.index('phone', from) : null;
}

/** A phone that can be answered and recognised again. */
export function isPhone(from: string): boolean {
  return PHONE.test(from) && !ANONYMOUS.has(from);
}

export function isAnonymous(from: string): boolean {
  return ANONYMOUS.has(from);
}
