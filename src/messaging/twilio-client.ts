// The real client, made as we use it: every setting explicit, no retries of its own. Its errors carry
// credentials, numbers and texts, so whoever calls it lets no error leave but a CarrierError.
import twilio from 'twilio';
import type { Config } from '../config.ts';
import { CarrierError } from './sms-transport.ts';

const TIMEOUT_MS = 10_000;

export type ConnectionConfig = Pick<
  Config,
  'TWILIO_ACCOUNT_SID' | 'TWILIO_AUTH_TOKEN' | 'TWILIO_API_BASE_URL'
>;

/** @param seen is told how long the carrier's last answer wants us to wait, which no error says */
export function createTwilioClient(
  config: ConnectionConfig,
  seen: { retryAfterMs: number | undefined } = { retryAfterMs: undefined },
) {
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

/** Failures before a connection stood: the carrier cannot have seen the request. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

export function toCarrierError(error: unknown): CarrierError {
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
