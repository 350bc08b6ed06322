// POST Calls.json: checks what the carrier checks, keeps the call and lets the phone ring.
import type { CarrierState } from './carrier-state.ts';
import type { FakeCall } from './carrier-types.ts';
import { carrierDate } from './message-json.ts';
import { runCallPath } from './call-path.ts';
import { FINAL_CALL_STATUSES } from './call-store.ts';
import type { RestAnswer } from './rest-answer.ts';
import { restError } from './rest-answer.ts';

const E164 = /^\+[1-9]\d{7,14}$/;
const EVENTS = ['initiated', 'ringing', 'answered', 'completed'] as const;

export function callsPath(accountSid: string): string {
  return `/2010-04-01/Accounts/${accountSid}/Calls`;
}

export function callJson(accountSid: string, call: FakeCall): Record<string, unknown> {
  const seconds = call.endedAt && call.answeredAt && secondsBetween(call.answeredAt, call.endedAt);
  return {
    sid: call.sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    direction: 'outbound-api',
    from: call.from,
    from_formatted: call.from,
    to: call.to,
    to_formatted: call.to,
    status: call.status,
    answered_by: null,
    caller_name: null,
    parent_call_sid: null,
    duration: call.endedAt ? String(seconds ?? 0) : null,
    start_time: carrierDate(call.answeredAt),
    end_time: carrierDate(call.endedAt),
    date_created: carrierDate(call.at),
    date_updated: carrierDate(call.endedAt ?? call.answeredAt ?? call.at),
    price: null,
    price_unit: 'USD',
    uri: `${callsPath(accountSid)}/${call.sid}.json`,
    subresource_uris: {},
  };
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(1, Math.round((to.getTime() - from.getTime()) / 1_000));
}

function refusalOf(form: URLSearchParams): RestAnswer | undefined {
  const to = form.get('To');
  if (!to) return restError(400, 21201, "No 'To' number is specified");
  if (!form.get('From')) return restError(400, 21213, "No 'From' number is specified");
  if (!E164.test(to)) return restError(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  const url = form.get('Url');
  if (!form.get('Twiml') && !url) return restError(400, 21205, 'Url parameter is required.');
  const callback = form.get('StatusCallback');
  for (const each of [url, callback]) {
    if (each && !URL.canParse(each))
      return restError(400, 21205, `Url is not a valid URL: ${each}`);
  }
  return undefined;
}

function eventsOf(form: URLSearchParams): FakeCall['callbackEvents'] {
  const asked = form.getAll('StatusCallbackEvent').flatMap((each) => each.split(/\s+/));
  const known = EVENTS.filter((event) => asked.includes(event));
  return known.length > 0 ? known : ['completed'];
}

export function placeCall(state: CarrierState, form: URLSearchParams): RestAnswer {
  const refusal = refusalOf(form);
  if (refusal) return refusal;
  if (!state.numbers.has(form.get('From')!)) {
    return restError(400, 21210, `'From' phone number not verified: ${form.get('From')}`);
  }
  const call = state.calls.add({
    sid: state.newSid('CA'),
    from: form.get('From')!,
    to: form.get('To')!,
    status: 'queued',
    at: state.now(),
    answeredAt: null,
    endedAt: null,
    url: form.get('Url'),
    twiml: form.get('Twiml'),
    statusCallback: form.get('StatusCallback'),
    callbackEvents: eventsOf(form),
    heard: [],
  });
  return {
    status: 201,
    body: callJson(state.accountSid, call),
    afterwards: () => runCallPath(state, call.sid),
  };
}

/** `Status=canceled` before it is answered, `completed` to hang up. */
export function updateCall(state: CarrierState, call: FakeCall, form: URLSearchParams): RestAnswer {
  const status = form.get('Status');
  if (status !== 'canceled' && status !== 'completed') {
    return restError(400, 21218, 'Invalid Call status');
  }
  if (FINAL_CALL_STATUSES.has(call.status)) {
    return restError(400, 21220, 'Call is not in-progress. Cannot redirect.');
  }
  const changed = state.calls.change(call.sid, { status, endedAt: state.now() });
  return { status: 200, body: callJson(state.accountSid, changed ?? call) };
}
