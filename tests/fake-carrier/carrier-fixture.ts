// A fake carrier, the real client pointed at it, and a catcher where the app would be.
import twilio from 'twilio';
import type { FakeCarrierOptions } from '../../src/fake-carrier/fake-carrier.ts';
import { startFakeCarrier } from '../../src/fake-carrier/fake-carrier.ts';
import { startWebhookCatcher } from './webhook-catcher.ts';

export const ACCOUNT = `AC${'a1'.repeat(16)}`;
export const TOKEN = 'fictional-token-0001';
export const HOTLINE = '+12135550100';
export const ANA = '+12135550147';
export const BETO = '+12135550148';

export function clientOf(
  baseUrl: string,
  credentials: { token?: string; timeoutMs?: number } = {},
) {
  const client = twilio(ACCOUNT, credentials.token ?? TOKEN, {
    timeout: credentials.timeoutMs ?? 5_000,
    autoRetry: false,
  });
  client.api.baseUrl = baseUrl;
  return client;
}

export async function startFixture(options: Partial<FakeCarrierOptions> = {}) {
  const app = await startWebhookCatcher();
  const carrier = await startFakeCarrier({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    numbers: [{ number: HOTLINE, smsUrl: `${app.origin}/webhooks/twilio/sms` }],
    ...options,
  });
  const client = clientOf(carrier.baseUrl);
  const send = (body: string, further: { to?: string; statusCallback?: string } = {}) =>
    client.messages.create({ to: ANA, from: HOTLINE, body, ...further });
  return {
    app,
    carrier,
    client,
    send,
    callbackUrl: `${app.origin}/webhooks/twilio/status?m=01997a3e-0000-7000-8000-000000000001`,
    async close() {
      await carrier.close();
      await app.close();
    },
  };
}

export type Fixture = Awaited<ReturnType<typeof startFixture>>;

/** What a promise was rejected with; fails the test where it was not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await promise;
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('expected a rejection');
}
