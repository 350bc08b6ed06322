import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RestFault } from '../../src/fake-carrier/faults.ts';
import type { Fixture } from './carrier-fixture.ts';
import {
  ANA,
  BETO,
  clientOf,
  HOTLINE,
  rejectionOf,
  startFixture,
  TOKEN,
} from './carrier-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const heard = () =>
  fixture.app.at('/webhooks/twilio/status').map(({ params }) => params['MessageStatus']);

async function sendWithCallback(body = 'x') {
  const sent = await fixture.send(body, { statusCallback: fixture.callbackUrl });
  await fixture.carrier.idle();
  return sent;
}

describe('faults at create', () => {
  test.each<[RestFault, Record<string, unknown>, number]>([
    [{ kind: 'refuse' }, { code: 'ECONNRESET' }, 0],
    [{ kind: 'accept-then-reset' }, { code: 'ECONNRESET' }, 1],
    [{ kind: 'accept-then-500' }, { status: 500, code: 20500 }, 1],
    [{ kind: 'html' }, { name: 'SyntaxError' }, 0],
    [{ kind: 'html', accepted: true }, { name: 'SyntaxError' }, 1],
    [{ kind: 'rate-limited', retryAfterSeconds: 2 }, { status: 429, code: 20429 }, 0],
    [{ kind: 'bad-credentials' }, { status: 401, code: 20003 }, 0],
    [{ kind: 'error', code: 21611 }, { status: 400, code: 21611 }, 0],
    [{ kind: 'error', code: 20500, status: 503 }, { status: 503 }, 0],
  ])('%o reaches the client as %o', async (fault, refusal, kept) => {
    fixture.carrier.knobs.next('create', fault);
    expect(await rejectionOf(fixture.send('x'))).toMatchObject(refusal);
    expect(fixture.carrier.messages()).toHaveLength(kept);
    await fixture.send('next one is fine');
  });

  test('accept-then-hang: the client times out, the carrier holds one message', async () => {
    fixture.carrier.knobs.next('create', { kind: 'accept-then-hang' });
    const impatient = clientOf(fixture.carrier.baseUrl, { timeoutMs: 100 });
    const creation = impatient.messages.create({ to: ANA, from: HOTLINE, body: 'x' });
    expect(await rejectionOf(creation)).toMatchObject({ code: 'ECONNABORTED' });
    const listed = await fixture.client.messages.list({ to: ANA });
    expect(listed.map(({ body }) => body)).toEqual(['x']);
  });

  test('latency delays the answer and combines with another fault', async () => {
    fixture.carrier.knobs.next('create', { kind: 'latency', ms: 60 });
    fixture.carrier.knobs.next('create', { kind: 'error', code: 30001 });
    const startedMs = performance.now();
    expect(await rejectionOf(fixture.send('x'))).toMatchObject({ code: 30001 });
    expect(performance.now() - startedMs).toBeGreaterThan(55);
  });

  test('a 429 states when to come back', async () => {
    fixture.carrier.knobs.next('create', { kind: 'rate-limited', retryAfterSeconds: 7 });
    const url = `${fixture.carrier.baseUrl}/2010-04-01/Accounts/${fixture.carrier.accountSid}/Messages.json`;
    const answer = await fetch(url, { method: 'POST', body: 'To=x' });
    expect(answer.headers.get('retry-after')).toBe('7');
  });

  test('scopes: a number, the nth request, a burst, until taken back', async () => {
    const { knobs } = fixture.carrier;
    const outcome = async (to: string) => {
      const sent = fixture.send('x', { to });
      return sent.then(
        () => 201,
        (error: { code: number }) => error.code,
      );
    };
    knobs.next('create', { kind: 'error', code: 1 }, { to: BETO });
    expect([await outcome(ANA), await outcome(BETO), await outcome(BETO)]).toEqual([201, 1, 201]);
    knobs.next('create', { kind: 'error', code: 2 }, { nth: 2, times: 2 });
    expect([
      await outcome(ANA),
      await outcome(ANA),
      await outcome(ANA),
      await outcome(ANA),
    ]).toEqual([201, 2, 2, 201]);
    const takeBack = knobs.always('rest', { kind: 'error', code: 3 }, { phone: ANA });
    expect([await outcome(ANA), await outcome(ANA), await outcome(BETO)]).toEqual([3, 3, 201]);
    takeBack();
    expect(await outcome(ANA)).toBe(201);
  });

  test('an outage refuses connections and delivers nothing until it ends', async () => {
    const endOutage = await fixture.carrier.outage();
    expect(await rejectionOf(fixture.send('x'))).toMatchObject({ code: 'ECONNREFUSED' });
    expect((await fixture.carrier.text({ from: ANA, to: HOTLINE, body: 'hi' })).attempts).toEqual(
      [],
    );
    await endOutage();
    await fixture.send('back');
    expect(fixture.carrier.messages().map(({ body }) => body)).toEqual(['hi', 'back']);
  });
});

describe('status callbacks', () => {
  test('sent, then delivered, to the URL as given and signed with its query', async () => {
    const { sid } = await sendWithCallback();
    expect(heard()).toEqual(['sent', 'delivered']);
    const [sent, delivered] = fixture.app.caught;
    expect(sent!.url).toBe(fixture.callbackUrl);
    expect(sent!.params).toMatchObject({ MessageSid: sid, SmsStatus: 'sent', To: ANA });
    expect(delivered!.params['RawDlrDoneDate']).toMatch(/^\d{10}$/);
    const { signature, url, params } = delivered!;
    expect(twilio.validateRequest(TOKEN, signature, url, params)).toBe(true);
    expect(fixture.carrier.callbacks()).toMatchObject([{ status: 'sent', answer: 200 }, {}]);
  });

  test('without a callback URL nothing is called', async () => {
    await fixture.send('x');
    await fixture.carrier.idle();
    expect(fixture.app.caught).toEqual([]);
  });

  test('reordered, doubled, dropped', async () => {
    const { knobs } = fixture.carrier;
    knobs.next('callback', { kind: 'reorder' });
    await sendWithCallback();
    expect(heard()).toEqual(['delivered', 'sent']);
    fixture.app.caught.length = 0;
    knobs.next('callback', { kind: 'duplicate', times: 1 });
    await sendWithCallback();
    expect(heard()).toEqual(['sent', 'sent', 'delivered', 'delivered']);
    fixture.app.caught.length = 0;
    knobs.next('callback', { kind: 'drop', status: 'delivered' });
    await sendWithCallback();
    expect(heard()).toEqual(['sent']);
    expect(fixture.carrier.messages().at(-1)?.status).toBe('delivered');
  });

  test('before-201: delivered is heard before the create answers', async () => {
    fixture.carrier.knobs.next('callback', { kind: 'before-201' });
    const creation = fixture.send('x', { statusCallback: fixture.callbackUrl });
    const heardAtAnswer = await creation.then(heard);
    expect(heardAtAnswer).toEqual(['sent', 'delivered']);
  });

  test('an error code comes with undelivered or failed', async () => {
    const { knobs } = fixture.carrier;
    knobs.next('callback', { kind: 'fails', errorCode: 30003 });
    knobs.next('callback', { kind: 'fails', errorCode: 30007, status: 'failed' }, { nth: 2 });
    const { sid } = await sendWithCallback('a');
    await sendWithCallback('b');
    expect(heard()).toEqual(['sent', 'undelivered', 'failed']);
    expect(fixture.app.caught.map(({ params }) => params['ErrorCode'])).toEqual([
      undefined,
      '30003',
      '30007',
    ]);
    expect((await fixture.client.messages(sid).fetch()).errorCode).toBe(30003);
    expect(fixture.carrier.sentTo(ANA)).toEqual([]);
  });

  test('stays-sent, and held until released', async () => {
    const { knobs } = fixture.carrier;
    knobs.next('callback', { kind: 'stays-sent' });
    await sendWithCallback();
    expect(heard()).toEqual(['sent']);
    knobs.next('callback', { kind: 'hold' });
    await sendWithCallback();
    expect(heard()).toEqual(['sent']);
    await knobs.release();
    expect(heard()).toEqual(['sent', 'sent', 'delivered']);
  });
});

describe('media', () => {
  const picture = { contentType: 'image/jpeg', bytes: Buffer.from('not really a picture') };

  async function textPicture() {
    const input = { from: ANA, to: HOTLINE, body: '', media: [picture] };
    const { sid } = await fixture.carrier.text(input);
    const params = fixture.app.caught.at(-1)!.params;
    return { sid, url: params['MediaUrl0']!, params };
  }
  const basic = `Basic ${Buffer.from(`AC${'a1'.repeat(16)}:${TOKEN}`).toString('base64')}`;
  const get = (url: string, redirect: 'follow' | 'manual' = 'follow') =>
    fetch(url, { headers: { authorization: basic }, redirect });

  test('bytes come with credentials, by a redirect to a second port', async () => {
    const { sid, url, params } = await textPicture();
    expect(params).toMatchObject({ NumMedia: '1', MediaContentType0: 'image/jpeg' });
    expect(sid).toMatch(/^MM/);
    expect((await fetch(url)).status).toBe(401);
    const redirect = await get(url, 'manual');
    expect(redirect.status).toBe(307);
    const location = new URL(redirect.headers.get('location')!);
    expect(location.port).not.toBe(new URL(fixture.carrier.baseUrl).port);
    const bytes = await get(url);
    expect(bytes.headers.get('content-type')).toBe('image/jpeg');
    expect(await bytes.text()).toBe('not really a picture');
  });

  test('the media list names it; deleted, it is 404', async () => {
    const { sid, url } = await textPicture();
    const [media] = await fixture.client.messages(sid).media.list();
    expect(media).toMatchObject({ contentType: 'image/jpeg', parentSid: sid });
    expect(url.endsWith(media!.sid)).toBe(true);
    expect(await fixture.client.messages(sid).media(media!.sid).remove()).toBe(true);
    expect((await get(url)).status).toBe(404);
    expect(await fixture.client.messages(sid).media.list()).toEqual([]);
  });

  test('faults: absent, wrong type, oversize, dripping, redirect elsewhere', async () => {
    const { knobs } = fixture.carrier;
    const { url } = await textPicture();
    knobs.next('media', { kind: 'not-found' });
    expect((await get(url)).status).toBe(404);
    knobs.next('media', { kind: 'wrong-type', contentType: 'text/html' });
    expect((await get(url)).headers.get('content-type')).toBe('text/html');
    knobs.next('media', { kind: 'oversize', bytes: 3_000_001 });
    expect((await (await get(url)).arrayBuffer()).byteLength).toBe(3_000_001);
    knobs.next('media', { kind: 'slow-drip', everyMs: 2 });
    const startedMs = performance.now();
    expect(await (await get(url)).text()).toBe('not really a picture');
    expect(performance.now() - startedMs).toBeGreaterThan(30);
    knobs.next('media', { kind: 'redirect', location: 'http://169.254.169.254/latest' });
    const redirect = await get(url, 'manual');
    expect(redirect.headers.get('location')).toBe('http://169.254.169.254/latest');
  });
});
