// Texts by the real client: what leaves this file is an outcome or a CarrierError.
import type { CarrierError, CarrierMessage, SmsOutcome, SmsTransport } from './sms-transport.ts';
import type { ConnectionConfig } from './twilio-client.ts';
import { createTwilioClient, toCarrierError } from './twilio-client.ts';

export function createTwilioTransport(config: ConnectionConfig): SmsTransport {
  const seen = { retryAfterMs: undefined as number | undefined };
  const client = createTwilioClient(config, seen);
  return {
    send: async (sms) => {
      seen.retryAfterMs = undefined;
      try {
        const message = await client.messages.create({
          to: sms.to,
          from: sms.from,
          body: sms.body,
          statusCallback: sms.statusCallback,
          validityPeriod: sms.validitySeconds,
          smartEncoded: false,
        });
        return typeof message.sid === 'string' && message.sid.length === 34
          ? { outcome: 'accepted', carrierSid: message.sid }
          : { outcome: 'unknown', reason: 'unreadable_answer' };
      } catch (error) {
        return outcomeOf(toCarrierError(error), seen.retryAfterMs);
      }
    },
    list: async ({ to, from, sentAfter, limit }) => {
      try {
        const found = await client.messages.list({
          ...(to ? { to } : {}),
          ...(from ? { from } : {}),
          ...(sentAfter ? { dateSentAfter: sentAfter } : {}),
          pageSize: Math.min(limit, 1_000),
          limit,
        });
        return found.map(toMessage);
      } catch (error) {
        throw toCarrierError(error);
      }
    },
    find: async (carrierSid) => {
      try {
        return toMessage(await client.messages(carrierSid).fetch());
      } catch (error) {
        const failure = toCarrierError(error);
        if (failure.status === 404) return null;
        throw failure;
      }
    },
  };
}

function outcomeOf(error: CarrierError, retryAfterMs: number | undefined): SmsOutcome {
  if (error.kind === 'unreachable') return { outcome: 'not_sent', reason: String(error.code) };
  const status = error.status ?? 0;
  const isRefusal = error.kind === 'refused' && status >= 400 && status < 500 && status !== 408;
  if (!isRefusal) return { outcome: 'unknown', reason: error.kind };
  const code = typeof error.code === 'number' ? error.code : 0;
  return { outcome: 'refused', code, status, ...(retryAfterMs ? { retryAfterMs } : {}) };
}

type ListedMessage = {
  sid: string;
  direction: string;
  from: string;
  to: string;
  body: string;
  status: string;
  numMedia: string;
  errorCode: number | null;
  dateCreated: Date | null;
};

function toMessage(message: ListedMessage): CarrierMessage {
  return {
    sid: message.sid,
    direction: message.direction,
    from: message.from ?? '',
    to: message.to ?? '',
    body: message.body ?? '',
    status: message.status,
    numMedia: Number(message.numMedia) || 0,
    errorCode: message.errorCode ?? null,
    createdAt: message.dateCreated ?? new Date(0),
  };
}
