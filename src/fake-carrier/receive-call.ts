// A phone calls one of our numbers: the voice webhook is posted and its TwiML checked. The call is not
// played out: no digits, dialling or recording follow.
import { callWithRetries } from './call-with-retries.ts';
import type { CarrierState } from './carrier-state.ts';
import type { Attempt, CallInput, Delivery } from './carrier-types.ts';
import { readOverrides } from './connection-overrides.ts';
import { judgeAnswer } from './judge-answer.ts';
import { VOICE_VERBS } from './twiml.ts';

/** What the caller hears is the body of the last attempt; not `ok`: the carrier's error message. */
export async function receiveCall(state: CarrierState, input: CallInput): Promise<Delivery> {
  const sid = state.newSid('CA');
  const url = state.numbers.get(input.to)?.voiceUrl;
  const attempts: Attempt[] = [];
  if (url === undefined || state.isOut) return { sid, attempts, ok: false };
  const params = {
    CallSid: sid,
    AccountSid: state.accountSid,
    From: input.from,
    To: input.to,
    CallStatus: 'ringing',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
    ...input.extra,
  };
  const outcome = await callWithRetries(state, { url, sid, params }, attempts);
  const verdict = judgeAnswer(state, sid, readOverrides(url).url, outcome, VOICE_VERBS);
  return { sid, attempts, ok: verdict.ok };
}
