// The real client. Its errors carry credentials, numbers and texts, so they end here: what leaves
// this file is an outcome or a CarrierError.
import twilio from 'twilio';
import type { Config } from '../config.ts';
import type { CarrierMessage, SmsOutcome, SmsTransport } from './sms-transport.ts';
import { CarrierError } from './sms-transport.ts';

const TIMEOUT_MS = 10_000;

type ConnectionConfig = Pick<
  Config,
  'TWILIO_ACCOUNT_SID' | 'TWILIO_AUTH_TOKEN' | 'TWILIO_API_BASE_URL'
>;

export function createTwilioTransport(config: ConnectionConfig): SmsTransport {
  const seen = { retryAfterMs: undefined as number | undefined };
  const client = createClient(config, seen);
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

function createClient(config: ConnectionConfig, seen: { retryAfterMs: number | undefined }) {
  const http = new twilio.RequestClient({ timeout: TIMEOUT_MS, autoRetry: false });
  const request = http.request.bind(http);
  http.request = async (options) => {
    const response = await request(options);
    const headers = (response as { headers?: Record<string, string> }).headers ?? {};
    const seconds = Number(headers['retry-after']);
    seen.retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
    return response;
  };
  const client = twilio(config.TWILIO_ACCOUNT_SID, config.TWILIO_AUTH_TOKEN ?? 'none', {
    accountSid: config.TWILIO_ACCOUNT_SID,
    httpClient: http,
    autoRetry: false,
    timeout: TIMEOUT_MS,
    logLevel: 'error',
    env: {},
  });
  if (config.TWILIO_API_BASE_URL) client.api.baseUrl = config.TWILIO_API_BASE_URL;
  return client;
}

function outcomeOf(error: CarrierError, retryAfterMs: number | undefined): SmsOutcome {
  if (error.kind === 'unreachable') return { outcome: 'not_sent', reason: String(error.code) };
  const status = error.status ?? 0;
  const isRefusal = error.kind === 'refused' && status >= 400 && status < 500 && status !== 408;
  if (!isRefusal) return { outcome: 'unknown', reason: error.kind };
  const code = typeof error.code === 'number' ? error.code : 0;
  return { outcome: 'refused', code, status, ...(retryAfterMs ? { retryAfterMs } : {}) };
}

/** Failures before a connection stood: the carrier cannot have seen the request. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function toCarrierError(error: unknown): CarrierError {
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown };
  if (typeof status === 'number') {
    return new CarrierError('refused', status, typeof code === 'number' ? code : undefined);
  }
  if (typeof code === 'string' && NEVER_CONNECTED.has(code)) {
    return new CarrierError('unreachable', undefined, code);
  }
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
    return new CarrierError('timeout', undefined, code);
  }
  return new CarrierError('unreadable', undefined, typeof code === 'string' ? code : undefined);
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
