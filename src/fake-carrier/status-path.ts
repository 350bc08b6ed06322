// An outbound text's way after the 201: queued, sent, delivered, with a signed callback for every
// step but the first. The message itself always moves in order; faults touch only what the app hears.
import { callWithRetries } from './call-with-retries.ts';
import type { CarrierState } from './carrier-state.ts';
import { remember } from './carrier-state.ts';
import type { Attempt, CarrierStatus, FakeMessage } from './carrier-types.ts';
import type { CallbackFault } from './faults.ts';
import { faultOf } from './faults.ts';

type Call = () => Promise<void>;

function stepsOf(faults: readonly CallbackFault[]): CarrierStatus[] {
  const fails = faultOf(faults, 'fails');
  if (fails?.status === 'failed') return ['failed'];
  if (fails) return ['sent', 'undelivered'];
  return faultOf(faults, 'stays-sent') ? ['sent'] : ['sent', 'delivered'];
}

/** YYMMDDhhmm in GMT, as the network's delivery receipts have it. */
function receiptMinute(at: Date): string {
  return at.toISOString().replaceAll(/[-:T]/g, '').slice(2, 12);
}

function callbackParams(state: CarrierState, message: FakeMessage): Record<string, string> {
  const params: Record<string, string> = {
    MessageSid: message.sid,
    SmsSid: message.sid,
    AccountSid: state.accountSid,
    From: message.from,
    To: message.to,
    MessageStatus: message.status,
    SmsStatus: message.status,
    ApiVersion: '2010-04-01',
  };
  if (message.messagingServiceSid) params['MessagingServiceSid'] = message.messagingServiceSid;
  if (message.status !== 'sent') params['RawDlrDoneDate'] = receiptMinute(message.updatedAt);
  if (message.errorCode !== null) {
    params['ErrorCode'] = String(message.errorCode);
    params['ErrorMessage'] = `Error ${message.errorCode}`;
  }
  return params;
}

async function callBack(state: CarrierState, message: FakeMessage): Promise<void> {
  const url = message.statusCallback;
  if (url === null) return;
  const attempts: Attempt[] = [];
  const params = callbackParams(state, message);
  await callWithRetries(state, { url, sid: message.sid, params }, attempts);
  for (const { status, error } of attempts) {
    const call = { sid: message.sid, status: message.status, url, answer: status, error };
    remember(state.callbacks, call);
  }
}

function callsFor(
  state: CarrierState,
  message: FakeMessage,
  faults: readonly CallbackFault[],
): Call[] {
  const drop = faultOf(faults, 'drop');
  if (drop && (drop.status === undefined || drop.status === message.status)) return [];
  const times = 1 + (faultOf(faults, 'duplicate')?.times ?? 0);
  return Array.from({ length: times }, () => () => callBack(state, message));
}

function advance(
  state: CarrierState,
  sid: string,
  status: CarrierStatus,
  faults: readonly CallbackFault[],
): FakeMessage | undefined {
  const message = state.store.find(sid);
  if (!message || message.status === 'canceled') return undefined;
  const at = state.now();
  const hasFailed = status === 'undelivered' || status === 'failed';
  const errorCode = hasFailed ? (faultOf(faults, 'fails')?.errorCode ?? null) : null;
  const sentAt = message.sentAt ?? (status === 'failed' ? null : at);
  return state.store.change(sid, { status, updatedAt: at, errorCode, sentAt });
}

export async function runStatusPath(
  state: CarrierState,
  message: FakeMessage,
  faults: readonly CallbackFault[],
): Promise<void> {
  const isReordered = faultOf(faults, 'reorder') !== undefined;
  const isHeld = faultOf(faults, 'hold') !== undefined;
  const delayMs = faultOf(faults, 'delay')?.ms ?? 0;
  const later: Call[] = [];
  for (const status of stepsOf(faults)) {
    if (!(await state.pause(state.statusDelayMs))) return;
    const changed = advance(state, message.sid, status, faults);
    if (!changed) return;
    const calls = callsFor(state, changed, faults);
    if (isReordered || isHeld || delayMs > 0 || state.isOut) later.push(...calls);
    else for (const call of calls) await call();
  }
  if (isReordered) later.reverse();
  if (delayMs > 0 && !(await state.pause(delayMs))) return;
  for (const call of later) {
    if (isHeld || state.isOut) state.knobs.hold(call);
    else await call();
  }
}
