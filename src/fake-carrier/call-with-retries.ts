// Calls one configured URL as the carrier does: the overrides of its fragment decide how long to
// wait, how often to try again and for which causes.
import type { CarrierState } from './carrier-state.ts';
import { remember } from './carrier-state.ts';
import type { Attempt } from './carrier-types.ts';
import type { RetryCause } from './connection-overrides.ts';
import { readOverrides } from './connection-overrides.ts';
import type { CallOutcome, WebhookParams } from './webhook-call.ts';
import { signPost } from './webhook-call.ts';

export type WebhookRequest = {
  /** As configured, fragment included. */
  url: string;
  sid: string;
  params: WebhookParams;
  token?: string;
  signature?: string;
  /** Treats this many good answers as if they had never arrived. */
  answersToLose?: number;
};

function causeOf(outcome: CallOutcome): RetryCause | undefined {
  if (outcome.kind === 'no-connection') return 'ct';
  if (outcome.kind === 'no-answer') return 'rt';
  if (outcome.status >= 500) return '5xx';
  return outcome.status >= 400 ? '4xx' : undefined;
}

function attemptOf(url: string, outcome: CallOutcome): Attempt {
  if (outcome.kind !== 'answered') return { url, error: outcome.error };
  return { url, status: outcome.status, body: outcome.body };
}

export function isGood(outcome: CallOutcome): boolean {
  return outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;
}

/** The debugger's code for an outcome that is not good. */
export function failureCode(outcome: CallOutcome): number {
  return outcome.kind === 'answered' ? 11200 : 11205;
}

export function noteFailure(
  state: CarrierState,
  sid: string,
  url: string,
  code: number,
  detail: string,
): void {
  remember(state.debugger, { code, sid, url, detail, at: state.now() });
}

/** Every attempt is added to `attempts`; the last outcome is returned. */
export async function callWithRetries(
  state: CarrierState,
  request: WebhookRequest,
  attempts: Attempt[],
): Promise<CallOutcome> {
  const { url, overrides } = readOverrides(request.url);
  const post = signPost(url, request.params, request.token ?? state.authToken);
  if (request.signature !== undefined) post.headers['X-Twilio-Signature'] = request.signature;
  post.headers['I-Twilio-Idempotency-Token'] = `${request.sid}-delivery`;
  const startedMs = performance.now();
  let answersToLose = request.answersToLose ?? 0;
  for (let tries = 0; ; tries += 1) {
    let outcome = await state.webhooks.post(post, overrides);
    const isLost = answersToLose > 0;
    if (isLost) {
      answersToLose -= 1;
      outcome = { kind: 'no-answer', error: 'answer lost' };
    }
    attempts.push(attemptOf(url, outcome));
    if (isGood(outcome)) return outcome;
    const cause = causeOf(outcome);
    const detail = outcome.kind === 'answered' ? `status ${outcome.status}` : outcome.error;
    noteFailure(state, request.sid, url, failureCode(outcome), detail);
    const isOver = performance.now() - startedMs >= overrides.totalTimeoutMs;
    const mayRetry = isLost || (cause !== undefined && overrides.retryCauses.has(cause));
    if (tries >= overrides.retryCount || isOver || !mayRetry) return outcome;
  }
}
