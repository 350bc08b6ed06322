// Whether the carrier could read a webhook's answer; what it could not is noted in its debugger.
import { failureCode, isGood, noteFailure } from './call-with-retries.ts';
import type { CarrierState } from './carrier-state.ts';
import { readTwiml } from './twiml.ts';
import type { CallOutcome } from './webhook-call.ts';

export type AnswerVerdict = { ok: true; messages: string[] } | { ok: false; code: number };

/** 12300 where the type is not XML, 12100 or 12200 where the document cannot be read. */
export function judgeAnswer(
  state: CarrierState,
  sid: string,
  url: string,
  outcome: CallOutcome,
  verbs: ReadonlySet<string>,
): AnswerVerdict {
  if (outcome.kind !== 'answered' || !isGood(outcome)) {
    return { ok: false, code: failureCode(outcome) };
  }
  if (outcome.body === '') return { ok: true, messages: [] };
  if (!/^(?:text|application)\/xml\b/i.test(outcome.contentType)) {
    noteFailure(state, sid, url, 12300, `content type ${outcome.contentType || 'absent'}`);
    return { ok: false, code: 12300 };
  }
  const twiml = readTwiml(outcome.body, verbs);
  if (!twiml.ok) noteFailure(state, sid, url, twiml.code, twiml.detail);
  return twiml;
}
