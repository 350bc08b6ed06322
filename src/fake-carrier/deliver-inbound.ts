// One inbound text's way to the app: primary URL with retries, then the fallback URL once more with
// the reason; after that nothing, so that the message is in the carrier's list alone.
import { callWithRetries } from './call-with-retries.ts';
import type { CarrierState } from './carrier-state.ts';
import type { Attempt, Delivery, FakeMessage, FakeNumber } from './carrier-types.ts';
import { readOverrides } from './connection-overrides.ts';
import type { AnswerVerdict } from './judge-answer.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { InboundFault } from './faults.ts';
import { faultOf } from './faults.ts';
import { sendReply } from './send-reply.ts';
import { MESSAGING_VERBS } from './twiml.ts';

async function deliverOnce(
  state: CarrierState,
  number: FakeNumber,
  message: FakeMessage,
  params: Record<string, string>,
  faults: readonly InboundFault[],
): Promise<Delivery> {
  const attempts: Attempt[] = [];
  const signing = {
    token: faultOf(faults, 'signed-with')?.token,
    signature: faultOf(faults, 'wrong-signature') && 'bm90IGEgc2lnbmF0dXJlIQAAAAA=',
    answersToLose: faultOf(faults, 'answer-lost') && 1,
  };
  const call = async (url: string, further: Record<string, string>): Promise<AnswerVerdict> => {
    const request = { ...signing, url, sid: message.sid, params: { ...params, ...further } };
    const outcome = await callWithRetries(state, request, attempts);
    return judgeAnswer(state, message.sid, readOverrides(url).url, outcome, MESSAGING_VERBS);
  };
  const primaryUrl = readOverrides(number.smsUrl).url;
  let verdict: AnswerVerdict = { ok: false, code: 11200 };
  if (faultOf(faults, 'primary-fails')) attempts.push({ url: primaryUrl, error: 'made to fail' });
  else verdict = await call(number.smsUrl, {});
  if (!verdict.ok && number.fallbackUrl) {
    const reason = { ErrorCode: String(verdict.code), ErrorUrl: primaryUrl };
    verdict = await call(number.fallbackUrl, reason);
  }
  if (verdict.ok) {
    for (const body of verdict.messages) sendReply(state, number, message.from, body);
  }
  return { sid: message.sid, attempts, ok: verdict.ok };
}

/** Applies the armed faults; with `duplicate` the attempts of all deliveries are in one list. */
export async function deliverInbound(
  state: CarrierState,
  number: FakeNumber,
  message: FakeMessage,
  params: Record<string, string>,
): Promise<Delivery> {
  const faults = state.knobs.take('inbound', message);
  const undelivered = { sid: message.sid, attempts: [], ok: false };
  if (state.isOut || faultOf(faults, 'lost')) return undelivered;
  const delay = faultOf(faults, 'delay');
  if (delay && !(await state.pause(delay.ms))) return undelivered;
  const duplicate = faultOf(faults, 'duplicate');
  const once = () => deliverOnce(state, number, message, params, faults);
  const deliveries: Delivery[] = [];
  const times = 1 + (duplicate?.times ?? 0);
  if (duplicate?.atOnce)
    deliveries.push(...(await Promise.all(Array.from({ length: times }, once))));
  else for (let turn = 0; turn < times; turn += 1) deliveries.push(await once());
  return {
    sid: message.sid,
    attempts: deliveries.flatMap((delivery) => delivery.attempts),
    ok: deliveries.some((delivery) => delivery.ok),
  };
}
