// A placed call's way after the 201: it rings, is answered or not, hears our TwiML, presses what its
// owner presses, and ends; with a signed callback for each step that was asked for.
import { callWithRetries, noteFailure } from './call-with-retries.ts';
import { FINAL_CALL_STATUSES } from './call-store.ts';
import type { CarrierState } from './carrier-state.ts';
import { remember } from './carrier-state.ts';
import type { Attempt, CallEvent, FakeCall } from './carrier-types.ts';
import { readOverrides } from './connection-overrides.ts';
import { judgeAnswer } from './judge-answer.ts';
import { gatherAction, readTwiml, VOICE_VERBS } from './twiml.ts';

/** A menu that leads back to itself ends somewhere. */
const DOCUMENTS_MAX = 10;

function paramsOf(state: CarrierState, call: FakeCall): Record<string, string> {
  return {
    CallSid: call.sid,
    AccountSid: state.accountSid,
    From: call.from,
    To: call.to,
    CallStatus: call.status,
    Direction: 'outbound-api',
    ApiVersion: '2010-04-01',
  };
}

async function tell(state: CarrierState, call: FakeCall, event: CallEvent): Promise<void> {
  if (call.statusCallback === null || !call.callbackEvents.includes(event)) return;
  const attempts: Attempt[] = [];
  const { sid, statusCallback: url, endedAt, answeredAt } = call;
  const seconds = endedAt && answeredAt ? (endedAt.getTime() - answeredAt.getTime()) / 1_000 : 0;
  const params = {
    ...paramsOf(state, call),
    ...(event === 'completed' ? { CallDuration: String(Math.ceil(seconds)) } : {}),
  };
  await callWithRetries(state, { url, sid, params }, attempts);
  for (const { status, error } of attempts) {
    remember(state.callbacks, { sid, status: call.status, url, answer: status, error });
  }
}

/** Null where the app has hung up or cancelled meanwhile. */
function advance(state: CarrierState, sid: string, patch: Partial<FakeCall>): FakeCall | null {
  const call = state.calls.find(sid);
  if (!call || FINAL_CALL_STATUSES.has(call.status)) return null;
  return state.calls.change(sid, patch) ?? null;
}

async function ask(
  state: CarrierState,
  call: FakeCall,
  url: string,
  further: Record<string, string>,
): Promise<string | null> {
  const attempts: Attempt[] = [];
  const request = { url, sid: call.sid, params: { ...paramsOf(state, call), ...further } };
  const outcome = await callWithRetries(state, request, attempts);
  const verdict = judgeAnswer(state, call.sid, readOverrides(url).url, outcome, VOICE_VERBS);
  return verdict.ok ? (attempts.at(-1)?.body ?? '') : null;
}

/** What the phone hears, document after document, until nobody presses anything any more. */
async function converse(state: CarrierState, answered: FakeCall): Promise<void> {
  const manner = state.calls.mannerOf(answered.to);
  const presses = manner.does === 'answers' ? [...(manner.presses ?? [])] : [];
  let document = answered.twiml ?? (await ask(state, answered, answered.url ?? '', {}));
  let base = answered.url ?? '';
  for (let count = 0; document !== null && count < DOCUMENTS_MAX; count += 1) {
    const verdict = readTwiml(document, VOICE_VERBS);
    if (!verdict.ok) noteFailure(state, answered.sid, base, verdict.code, verdict.detail);
    const call = state.calls.find(answered.sid);
    if (!verdict.ok || !call) return;
    state.calls.change(call.sid, { heard: [...call.heard, document] });
    const action = gatherAction(document);
    const digits = action === null ? undefined : presses.shift();
    if (action === null || digits === undefined) return;
    if (!URL.canParse(action, base || undefined)) return;
    base = new URL(action, base || undefined).href;
    document = await ask(state, call, base, { Digits: digits });
  }
}

export async function runCallPath(state: CarrierState, sid: string): Promise<void> {
  const placed = state.calls.find(sid);
  if (!placed) return;
  await tell(state, placed, 'initiated');
  if (!(await state.pause(state.statusDelayMs))) return;
  const ringing = advance(state, sid, { status: 'ringing' });
  if (!ringing) return;
  await tell(state, ringing, 'ringing');
  const manner = state.calls.mannerOf(ringing.to);
  if (!(await state.pause(state.statusDelayMs))) return;
  if (manner.does !== 'answers') {
    const missed = advance(state, sid, { status: manner.does, endedAt: state.now() });
    if (missed) await tell(state, missed, 'completed');
    return;
  }
  const answered = advance(state, sid, { status: 'in-progress', answeredAt: state.now() });
  if (!answered) return;
  await tell(state, answered, 'answered');
  await converse(state, answered);
  const ended = advance(state, sid, { status: 'completed', endedAt: state.now() });
  const last = ended ?? state.calls.find(sid);
  if (last) await tell(state, last, 'completed');
}
