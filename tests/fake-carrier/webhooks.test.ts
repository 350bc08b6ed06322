import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fixture } from './carrier-fixture.ts';
import { ACCOUNT, ANA, HOTLINE, startFixture, TOKEN } from './carrier-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const text = (body: string) => fixture.carrier.text({ from: ANA, to: HOTLINE, body });

const call = () => fixture.carrier.call({ from: ANA, to: HOTLINE });

function configure(fragment: string, fallback?: string) {
  const { origin } = fixture.app;
  const smsUrl = `${origin}/webhooks/twilio/sms${fragment}`;
  const fallbackUrl = fallback && `${origin}${fallback}`;
  fixture.carrier.configureNumbers([{ number: HOTLINE, smsUrl, fallbackUrl }]);
}

describe('signature', () => {
  test("an inbound text is signed so that the carrier's own library accepts it", async () => {
    const delivery = await text('hay una van blanca en 6th y Alvarado ñ á 😀');
    expect(delivery.ok).toBe(true);
    const [post] = fixture.app.caught;
    expect(twilio.validateRequest(TOKEN, post!.signature, post!.url, post!.params)).toBe(true);
    expect(twilio.validateRequest('other', post!.signature, post!.url, post!.params)).toBe(false);
    expect(post!.params).toMatchObject({
      MessageSid: delivery.sid,
      AccountSid: ACCOUNT,
      From: ANA,
      To: HOTLINE,
      NumMedia: '0',
      SmsStatus: 'received',
    });
    expect(post!.params['NumSegments']).toBe('1');
  });

  test('the fragment is neither called nor signed', async () => {
    configure('#rc=3&ct=2000');
    await text('x');
    const [post] = fixture.app.caught;
    expect(twilio.validateRequest(TOKEN, post!.signature, post!.url, post!.params)).toBe(true);
  });

  test('a wrong signature and an old token are each refused by the library', async () => {
    fixture.carrier.knobs.next('inbound', { kind: 'wrong-signature' });
    fixture.carrier.knobs.next('inbound', { kind: 'signed-with', token: 'old' }, { nth: 2 });
    await text('a');
    await text('b');
    await text('c');
    const verdicts = (token: string) =>
      fixture.app.caught.map(({ signature, url, params }) =>
        twilio.validateRequest(token, signature, url, params),
      );
    expect(verdicts(TOKEN)).toEqual([false, false, true]);
    expect(verdicts('old')).toEqual([false, true, false]);
  });

  test('a hand-made request carries what it was told to', () => {
    const { carrier, app } = fixture;
    const params = { MessageSid: 'SM1', Body: ['a', 'b'] };
    const good = carrier.signedRequest('/webhooks/twilio/sms', params);
    expect(good.url).toBe(`${app.origin}/webhooks/twilio/sms`);
    expect(good.body).toBe('MessageSid=SM1&Body=a&Body=b');
    const signature = good.headers['X-Twilio-Signature']!;
    expect(twilio.validateRequest(TOKEN, signature, good.url, params)).toBe(true);
    const none = carrier.signedRequest('/x', params, { signature: null });
    expect(none.headers).not.toHaveProperty('X-Twilio-Signature');
    const other = carrier.signedRequest('/x', params, { signedUrl: `${app.origin}/y` });
    const otherSignature = other.headers['X-Twilio-Signature']!;
    expect(twilio.validateRequest(TOKEN, otherSignature, other.url, params)).toBe(false);
  });
});

describe('delivery', () => {
  test('a 500 is not retried unless the fragment says so', async () => {
    fixture.app.answerNext({ status: 500 });
    expect(await text('x')).toMatchObject({ ok: false, attempts: [{ status: 500 }] });
    configure('#rc=3&rp=5xx');
    fixture.app.answerNext({ status: 500 }, { status: 503 });
    const second = await text('y');
    expect(second.attempts.map(({ status }) => status)).toEqual([500, 503, 200]);
    expect(second.ok).toBe(true);
  });

  test('an app that is off is tried twice, then the list alone has the text', async () => {
    const { origin } = fixture.app;
    await fixture.app.close();
    const delivery = await text('nobody home');
    expect(delivery.attempts).toEqual([
      { url: `${origin}/webhooks/twilio/sms`, error: 'ECONNREFUSED' },
      { url: `${origin}/webhooks/twilio/sms`, error: 'ECONNREFUSED' },
    ]);
    expect(delivery.ok).toBe(false);
    const listed = await fixture.client.messages.list({ to: HOTLINE });
    expect(listed.map(({ body }) => body)).toEqual(['nobody home']);
  });

  test('an app that hangs is given up after rt, and tried again for rt in rp', async () => {
    configure('#rt=100&rc=1&rp=rt');
    fixture.app.answerNext('hang');
    const delivery = await text('x');
    expect(delivery.attempts).toMatchObject([{ error: 'read timeout' }, { status: 200 }]);
    expect(fixture.carrier.debugger()).toMatchObject([{ code: 11205, sid: delivery.sid }]);
  });

  test('the fallback gets the same SID, the reason and the address that failed', async () => {
    configure('', '/fallback');
    fixture.app.answerNext({ status: 502 });
    const delivery = await text('x');
    expect(delivery).toMatchObject({ ok: true, attempts: [{ status: 502 }, { status: 200 }] });
    const [primary, fallback] = fixture.app.caught;
    expect(fallback!.params).toEqual({
      ...primary!.params,
      ErrorCode: '11200',
      ErrorUrl: primary!.url,
    });
    const { signature, url, params } = fallback!;
    expect(twilio.validateRequest(TOKEN, signature, url, params)).toBe(true);
  });

  test('duplicates, lost answers and lost texts', async () => {
    fixture.carrier.knobs.next('inbound', { kind: 'duplicate', times: 2 });
    const doubled = await text('three times');
    expect(fixture.app.caught.map(({ params }) => params['MessageSid'])).toEqual(
      Array(3).fill(doubled.sid),
    );
    fixture.carrier.knobs.next('inbound', { kind: 'answer-lost' });
    const retried = await text('answer lost');
    expect(retried.attempts).toMatchObject([{ error: 'answer lost' }, { status: 200 }]);
    expect(fixture.app.caught).toHaveLength(5);
    fixture.carrier.knobs.next('inbound', { kind: 'lost' }, { phone: ANA });
    expect(await text('lost')).toMatchObject({ ok: false, attempts: [] });
    expect(fixture.app.caught).toHaveLength(5);
    expect(fixture.carrier.messages()).toHaveLength(3);
  });

  test('primary-fails goes straight to the fallback', async () => {
    configure('', '/fallback');
    fixture.carrier.knobs.next('inbound', { kind: 'primary-fails' });
    expect((await text('x')).ok).toBe(true);
    expect(fixture.app.caught.map(({ path }) => path)).toEqual(['/fallback']);
  });

  test('a text to a number that is not ours is kept and delivered to nobody', async () => {
    const stray = await fixture.carrier.text({ from: ANA, to: '+12135550111', body: 'x' });
    expect(stray).toMatchObject({ ok: false, attempts: [] });
    expect(fixture.app.caught).toEqual([]);
  });
});

describe('answers', () => {
  test.each([
    ['text before the declaration', { body: ' <?xml version="1.0"?><Response/>' }, 12100],
    ['not XML', { body: '<Response>' }, 12100],
    ['an unknown verb', { body: '<Response><Dance/></Response>' }, 12200],
    ['JSON', { body: '{}', type: 'application/json' }, 12300],
    ['plain text', { body: 'ok', type: 'text/plain' }, 12300],
  ])('%s is an error in the debugger', async (_title, answer, code) => {
    fixture.app.answerNext(answer);
    const delivery = await text('x');
    expect(delivery.ok).toBe(false);
    expect(fixture.carrier.debugger()).toMatchObject([{ code, sid: delivery.sid }]);
  });

  test('an empty TwiML and no body at all are both fine', async () => {
    fixture.app.answerNext({}, { status: 204, body: '' });
    expect((await text('a')).ok).toBe(true);
    expect((await text('b')).ok).toBe(true);
    expect(fixture.carrier.debugger()).toEqual([]);
  });

  test('a message in the TwiML is sent, so that nobody can reply that way unnoticed', async () => {
    fixture.app.answerNext({ body: '<Response><Message>Hi &amp; bye</Message></Response>' });
    await text('x');
    const [reply] = fixture.carrier.sentTo(ANA);
    expect(reply).toMatchObject({ body: 'Hi & bye', direction: 'outbound-reply' });
  });
});

describe('keywords', () => {
  test('STOP is answered once, HELP while opted in, YES only by way of return', async () => {
    for (const word of ['YES', 'help', 'Stop', 'STOPALL', 'HELP', 'yes', 'stop it']) {
      await text(word);
    }
    const replies = fixture.carrier.sentTo(ANA).map(({ body }) => body.slice(0, 40));
    expect(replies).toEqual([
      'Reply STOP to unsubscribe. Msg&Data Rate',
      'You have successfully been unsubscribed.',
      'You have successfully been re-subscribed',
    ]);
    expect(fixture.app.caught.every(({ params }) => !('OptOutType' in params))).toBe(true);
    expect(fixture.app.caught).toHaveLength(7);
  });

  test('Advanced Opt-Out names what it did', async () => {
    const smsUrl = `${fixture.app.origin}/sms`;
    fixture.carrier.configureNumbers([{ number: HOTLINE, smsUrl, advancedOptOut: true }]);
    for (const word of ['CANCEL', 'start', 'INFO', 'ordinary']) await text(word);
    const types = fixture.app.caught.map(({ params }) => params['OptOutType']);
    expect(types).toEqual(['STOP', 'START', 'HELP', undefined]);
    const forced = { from: ANA, to: HOTLINE, body: 'ALTO', optOutType: 'STOP' as const };
    await fixture.carrier.text(forced);
    expect(fixture.carrier.isOptedOut(ANA)).toBe(true);
  });
});

describe('calls', () => {
  beforeEach(() => {
    const { origin } = fixture.app;
    const voiceUrl = `${origin}/webhooks/twilio/voice#rc=1&rp=5xx`;
    fixture.carrier.configureNumbers([{ number: HOTLINE, smsUrl: `${origin}/sms`, voiceUrl }]);
  });

  test('a call is signed, and what the caller hears is checked as voice TwiML', async () => {
    const body = '<Response><Say language="es-MX">Hola</Say><Hangup/></Response>';
    fixture.app.answerNext({ status: 500 }, { body });
    const delivery = await call();
    expect(delivery).toMatchObject({ ok: true, attempts: [{ status: 500 }, { body }] });
    expect(delivery.sid).toMatch(/^CA[0-9a-f]{32}$/);
    const { signature, url, params } = fixture.app.caught[1]!;
    expect(params).toMatchObject({ CallSid: delivery.sid, CallStatus: 'ringing', From: ANA });
    expect(twilio.validateRequest(TOKEN, signature, url, params)).toBe(true);
  });

  test('a messaging verb in a call, or a voice verb about a text, is error 12200', async () => {
    fixture.app.answerNext({ body: '<Response><Message>x</Message></Response>' });
    expect((await call()).ok).toBe(false);
    fixture.app.answerNext({ body: '<Response><Say>x</Say></Response>' });
    expect((await text('x')).ok).toBe(false);
    expect(fixture.carrier.debugger()).toMatchObject([{ code: 12200 }, { code: 12200 }]);
  });
});
