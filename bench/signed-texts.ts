// Signed webhooks of the carrier, made before the clock starts: whole HTTP requests as bytes.
import { randomBytes } from 'node:crypto';
import twilio from 'twilio';

export const BENCH_TOKEN = 'bench0000token0000bench0000token';
export const BENCH_ACCOUNT = `AC${'b'.repeat(32)}`;
export const BENCH_HOTLINE = '+12135550100';
const PATH = '/webhooks/twilio/sms';

export type SignedText = { request: Buffer; body: string };

/** @param senders how many different phones; the texts go round them */
export function signedTexts(port: number, count: number, senders: number): SignedText[] {
  const firstPhone = 2_000_000 + (randomBytes(3).readUIntBE(0, 3) % 5_000_000);
  return Array.from({ length: count }, (_, n) => {
    const body = `hay una van blanca en la sexta y alvarado, aviso ${randomBytes(4).toString('hex')}`;
    const params = {
      MessageSid: `SM${randomBytes(16).toString('hex')}`,
      AccountSid: BENCH_ACCOUNT,
      From: `+1213${firstPhone + (n % senders)}`,
      To: BENCH_HOTLINE,
      Body: body,
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
      FromCity: 'LOS ANGELES',
      FromState: 'CA',
      FromZip: '90057',
      FromCountry: 'US',
    };
    return { request: requestOf(port, params), body };
  });
}

function requestOf(port: number, params: Record<string, string>): Buffer {
  const url = `http://127.0.0.1:${port}${PATH}`;
  const signature = twilio.getExpectedTwilioSignature(BENCH_TOKEN, url, params);
  const form = new URLSearchParams(params).toString();
  return Buffer.from(
    `POST ${PATH} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n` +
      'content-type: application/x-www-form-urlencoded\r\n' +
      `x-twilio-signature: ${signature}\r\ncontent-length: ${Buffer.byteLength(form)}\r\n\r\n${form}`,
  );
}
