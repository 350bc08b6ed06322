// A phone texts one of our numbers: the message is kept, keywords are obeyed and answered as the
// carrier would, and the webhook is delivered.
import { countSegments } from '../contract/sms-segments.ts';
import type { CarrierState } from './carrier-state.ts';
import { optOutKey } from './carrier-state.ts';
import type {
  Delivery,
  FakeMedia,
  FakeMessage,
  FakeNumber,
  OptOutType,
  TextInput,
} from './carrier-types.ts';
import { deliverInbound } from './deliver-inbound.ts';
import {
  isAnswered,
  KEYWORD_REPLIES,
  keywordOf,
  TOLL_FREE_REPLIES,
  tollFreeKeywordOf,
} from './keywords.ts';
import { mediaPath } from './message-json.ts';
import { sendReply } from './send-reply.ts';

function keepInbound(state: CarrierState, input: TextInput): FakeMessage {
  const at = state.now();
  const media: FakeMedia[] = (input.media ?? []).map((each) => ({
    sid: state.newSid('ME'),
    contentType: each.contentType,
    bytes: each.bytes,
    at,
  }));
  return state.store.add({
    sid: state.newSid(media.length > 0 ? 'MM' : 'SM'),
    direction: 'inbound',
    from: input.from,
    to: input.to,
    body: input.body,
    status: 'received',
    at,
    updatedAt: at,
    sentAt: at,
    errorCode: null,
    messagingServiceSid: state.numbers.get(input.to)?.messagingServiceSid ?? null,
    statusCallback: null,
    validityPeriodSeconds: null,
    media,
  });
}

function obeyKeyword(
  state: CarrierState,
  number: FakeNumber,
  phone: string,
  keyword: OptOutType,
): void {
  const pair = optOutKey(number, phone);
  const answered = isAnswered(keyword, state.optOuts.has(pair));
  if (keyword === 'STOP') state.optOuts.add(pair);
  if (keyword === 'START') state.optOuts.delete(pair);
  if (!answered) return;
  const isByNetwork = number.isTollFree && keyword !== 'HELP';
  const reply = isByNetwork ? TOLL_FREE_REPLIES[keyword] : KEYWORD_REPLIES[keyword];
  sendReply(state, number, phone, reply);
}

/** The parameters of an inbound webhook, deprecated twins included. */
export function inboundParams(state: CarrierState, message: FakeMessage): Record<string, string> {
  const params: Record<string, string> = {
    ToCountry: 'US',
    ToState: '',
    ToCity: '',
    ToZip: '',
    FromCountry: 'US',
    FromState: '',
    FromCity: '',
    FromZip: '',
    MessageSid: message.sid,
    SmsSid: message.sid,
    SmsMessageSid: message.sid,
    SmsStatus: 'received',
    AccountSid: state.accountSid,
    From: message.from,
    To: message.to,
    Body: message.body,
    NumSegments: String(countSegments(message.body).segments),
    NumMedia: String(message.media.length),
    ApiVersion: '2010-04-01',
  };
  if (message.messagingServiceSid) params['MessagingServiceSid'] = message.messagingServiceSid;
  message.media.forEach((media, index) => {
    params[`MediaUrl${index}`] =
      state.baseUrl + mediaPath(state.accountSid, message.sid, media.sid);
    params[`MediaContentType${index}`] = media.contentType;
  });
  return params;
}

/** A text to a number that is not ours is kept in the list and delivered to nobody. */
export async function receiveText(state: CarrierState, input: TextInput): Promise<Delivery> {
  const message = keepInbound(state, input);
  const number = state.numbers.get(input.to);
  if (!number) return { sid: message.sid, attempts: [], ok: false };
  const wordOf = number.isTollFree ? tollFreeKeywordOf : keywordOf;
  const keyword = input.optOutType ?? wordOf(input.body);
  if (keyword) obeyKeyword(state, number, input.from, keyword);
  const params = { ...inboundParams(state, message), ...input.extra };
  const optOutType = input.optOutType ?? (number.advancedOptOut ? keyword : undefined);
  if (optOutType) params['OptOutType'] = optOutType;
  return deliverInbound(state, number, message, params);
}
