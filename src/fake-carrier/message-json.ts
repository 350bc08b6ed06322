// Pure: messages and media as the REST API writes them (snake_case, RFC 2822 dates, counts as text).
import { countSegments } from '../contract/sms-segments.ts';
import type { FakeMedia, FakeMessage } from './carrier-types.ts';

export const API_VERSION = '2010-04-01';

export function messagesPath(accountSid: string): string {
  return `/${API_VERSION}/Accounts/${accountSid}/Messages`;
}

/** Without `.json`: where the bytes are. */
export function mediaPath(accountSid: string, messageSid: string, mediaSid: string): string {
  return `${messagesPath(accountSid)}/${messageSid}/Media/${mediaSid}`;
}

/** RFC 2822 as the carrier writes it: whole seconds, `+0000`. */
export function carrierDate(at: Date | null): string | null {
  return at && at.toUTCString().replace('GMT', '+0000');
}

export function messageJson(accountSid: string, message: FakeMessage): Record<string, unknown> {
  const path = `${messagesPath(accountSid)}/${message.sid}`;
  // With a Messaging Service the sender and the parts are known only once the text is sent.
  const isUnrouted = message.messagingServiceSid !== null && message.status === 'accepted';
  return {
    sid: message.sid,
    account_sid: accountSid,
    messaging_service_sid: message.messagingServiceSid,
    api_version: API_VERSION,
    direction: message.direction,
    from: isUnrouted ? null : message.from,
    to: message.to,
    body: message.body,
    status: message.status,
    num_segments: isUnrouted ? '0' : String(countSegments(message.body).segments),
    num_media: String(message.media.length),
    date_created: carrierDate(message.at),
    date_updated: carrierDate(message.updatedAt),
    date_sent: carrierDate(message.sentAt),
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : `Error ${message.errorCode}`,
    price: null,
    price_unit: 'USD',
    uri: `${path}.json`,
    subresource_uris: { media: `${path}/Media.json` },
  };
}

export function mediaJson(
  accountSid: string,
  message: FakeMessage,
  media: FakeMedia,
): Record<string, unknown> {
  return {
    sid: media.sid,
    account_sid: accountSid,
    parent_sid: message.sid,
    content_type: media.contentType,
    date_created: carrierDate(media.at),
    date_updated: carrierDate(media.at),
    uri: `${mediaPath(accountSid, message.sid, media.sid)}.json`,
  };
}
