// POST Messages.json: checks what the carrier checks, keeps the message and starts its way.
import type { CarrierState } from './carrier-state.ts';
import { optOutKey } from './carrier-state.ts';
import type { FakeMessage, FakeNumber } from './carrier-types.ts';
import { faultOf } from './faults.ts';
import { messageJson } from './message-json.ts';
import type { RestAnswer } from './rest-answer.ts';
import { restError } from './rest-answer.ts';
import { withRateLimit } from './sending-limit.ts';
import { runStatusPath } from './status-path.ts';

const E164 = /^(?:whatsapp:)?\+[1-9]\d{7,14}$/;
const LONGEST_BODY = 1600;
const MOST_MEDIA = 10;
const LONGEST_VALIDITY_SECONDS = 36_000;

function isCallable(url: string): boolean {
  const parsed = URL.parse(url);
  return (
    parsed !== null &&
    (parsed.protocol === 'http:' || parsed.protocol === 'https:') &&
    !parsed.hostname.includes('_')
  );
}

function senderOf(state: CarrierState, form: URLSearchParams): FakeNumber | undefined {
  const from = form.get('From');
  if (from !== null) return state.numbers.get(from);
  const service = form.get('MessagingServiceSid');
  return [...state.numbers.values()].find((number) => number.messagingServiceSid === service);
}

function refusalOfForm(form: URLSearchParams): RestAnswer | undefined {
  const to = form.get('To');
  const body = form.get('Body') ?? '';
  const media = form.getAll('MediaUrl');
  const validity = form.get('ValidityPeriod');
  const callback = form.get('StatusCallback');
  if (!to) return restError(400, 21604, "A 'To' phone number is required.");
  if (!E164.test(to)) return restError(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (!form.get('From') && !form.get('MessagingServiceSid')) {
    return restError(400, 21603, "A 'From' phone number is required.");
  }
  if (body === '' && media.length === 0) {
    return restError(400, 21602, 'Message body is required.');
  }
  if ([...body].length > LONGEST_BODY) {
    return restError(400, 21617, 'The concatenated message body exceeds the 1600 character limit.');
  }
  if (media.length > MOST_MEDIA) {
    return restError(400, 21623, 'Number of media files exceeds allowed limit.');
  }
  if (callback !== null && !isCallable(callback)) {
    return restError(400, 21609, `The StatusCallback URL ${callback} is not a valid URL.`);
  }
  if (validity !== null) {
    const seconds = Number(validity);
    const isValid = Number.isInteger(seconds) && seconds >= 1;
    if (!isValid || seconds > LONGEST_VALIDITY_SECONDS) {
      return restError(400, 20001, 'ValidityPeriod must be between 1 and 36000.');
    }
  }
  return undefined;
}

function keepOutbound(state: CarrierState, form: URLSearchParams, sender: FakeNumber): FakeMessage {
  const at = state.now();
  const service = form.get('MessagingServiceSid');
  const validity = form.get('ValidityPeriod');
  return state.store.add({
    sid: state.newSid(form.has('MediaUrl') ? 'MM' : 'SM'),
    direction: 'outbound-api',
    from: sender.number,
    to: form.get('To')!,
    body: form.get('Body') ?? '',
    status: service === null ? 'queued' : 'accepted',
    at,
    updatedAt: at,
    sentAt: null,
    errorCode: null,
    messagingServiceSid: service,
    statusCallback: form.get('StatusCallback'),
    validityPeriodSeconds: validity === null ? null : Number(validity),
    media: [],
  });
}

export function createMessage(state: CarrierState, form: URLSearchParams): RestAnswer {
  const refusal = refusalOfForm(form);
  if (refusal) return refusal;
  const sender = senderOf(state, form);
  if (!sender) {
    return restError(400, 21606, `The 'From' number ${form.get('From')} cannot send messages.`);
  }
  if (state.optOuts.has(optOutKey(sender, form.get('To')!))) {
    return restError(400, 21610, 'Attempt to send to unsubscribed recipient');
  }
  const message = keepOutbound(state, form, sender);
  const faults = withRateLimit(state, message, state.knobs.take('callback', message));
  return {
    status: 201,
    body: messageJson(state.accountSid, message),
    afterwards: () => runStatusPath(state, message, faults),
    isAnsweredLast: faultOf(faults, 'before-201') !== undefined,
  };
}
