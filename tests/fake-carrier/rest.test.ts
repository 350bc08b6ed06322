import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fixture } from './carrier-fixture.ts';
import { ANA, BETO, clientOf, HOTLINE, rejectionOf, startFixture } from './carrier-fixture.ts';

let fixture: Fixture;
let nowMs = Date.parse('2026-11-24T07:00:00.500Z');
const at = (instant: string) => {
  nowMs = Date.parse(instant);
};

beforeEach(async () => {
  at('2026-11-24T07:00:00.500Z');
  fixture = await startFixture({ clock: { now: () => new Date(nowMs) } });
});
afterEach(() => fixture.close());

const bodiesOf = async (options: object) =>
  (await fixture.client.messages.list(options)).map((message) => message.body);

async function sendAt(...instants: string[]) {
  for (const instant of instants) {
    at(instant);
    await fixture.send(instant);
    await fixture.carrier.idle();
  }
}

describe('create', () => {
  test('a text is accepted as queued and reaches the phone', async () => {
    const sent = await fixture.send('Hello');
    expect(sent).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      from: HOTLINE,
      to: ANA,
      body: 'Hello',
      numMedia: '0',
      numSegments: '1',
      dateSent: null,
      errorCode: null,
    });
    expect(sent.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(sent.dateCreated).toEqual(new Date('2026-11-24T07:00:00Z'));
    await fixture.carrier.idle();
    expect(fixture.carrier.sentTo(ANA)).toMatchObject([{ body: 'Hello', status: 'delivered' }]);
  });

  test.each([
    ['no usable recipient', { to: '213-555', body: 'x' }, 21211],
    ['empty body', { to: ANA, body: '' }, 21602],
    ['1,601 characters', { to: ANA, body: 'x'.repeat(1601) }, 21617],
    ['a sender that is not ours', { to: ANA, body: 'x', from: '+12135550199' }, 21606],
    [
      'a callback host with an underscore',
      { to: ANA, body: 'x', statusCallback: 'http://a_b/' },
      21609,
    ],
    ['validity over ten hours', { to: ANA, body: 'x', validityPeriod: 36_001 }, 20001],
  ])('%s is refused with its code and keeps nothing', async (_title, input, code) => {
    const refusal = rejectionOf(fixture.client.messages.create({ from: HOTLINE, ...input }));
    expect(await refusal).toMatchObject({ status: 400, code });
    expect(fixture.carrier.messages()).toEqual([]);
  });

  test('1,600 characters counted by code point are accepted', async () => {
    await fixture.send('😀'.repeat(1600));
    expect(fixture.carrier.messages()).toHaveLength(1);
  });

  test('with a Messaging Service the sender and the parts are unknown at first', async () => {
    const { origin } = fixture.app;
    const service = `MG${'0'.repeat(32)}`;
    const number = { number: HOTLINE, smsUrl: `${origin}/sms`, messagingServiceSid: service };
    fixture.carrier.configureNumbers([number]);
    const input = { to: ANA, messagingServiceSid: service, body: 'Hi' };
    const sent = await fixture.client.messages.create(input);
    expect(sent).toMatchObject({ from: null, status: 'accepted', numSegments: '0' });
    await fixture.carrier.idle();
    expect(await fixture.client.messages(sent.sid).fetch()).toMatchObject({ from: HOTLINE });
  });

  test('wrong credentials are 401 with code 20003', async () => {
    const client = clientOf(fixture.carrier.baseUrl, { token: 'other' });
    const refusal = rejectionOf(client.messages.create({ to: ANA, from: HOTLINE, body: 'x' }));
    expect(await refusal).toMatchObject({ status: 401, code: 20003 });
    expect(fixture.carrier.messages()).toEqual([]);
  });

  test('a phone that opted out is 21610 until it opts in again', async () => {
    await fixture.carrier.text({ from: ANA, to: HOTLINE, body: ' stop ' });
    expect(await rejectionOf(fixture.send('x'))).toMatchObject({ status: 400, code: 21610 });
    await fixture.send('to another phone', { to: BETO });
    await fixture.carrier.text({ from: ANA, to: HOTLINE, body: 'START' });
    await fixture.send('welcome back');
    expect(fixture.carrier.sentTo(ANA).at(-1)?.body).toBe('welcome back');
  });
});

describe('list', () => {
  test('pages follow each other newest first, and a new text between two pages shifts nothing', async () => {
    for (let turn = 1; turn <= 7; turn += 1) await fixture.send(`text ${turn}`);
    const first = await fixture.client.messages.page({ pageSize: 3 });
    await fixture.send('text 8');
    const second = await first.nextPage()!;
    const third = await second!.nextPage()!;
    const bodies = [first, second, third].map((page) => page!.instances.map(({ body }) => body));
    expect(bodies).toEqual([
      ['text 7', 'text 6', 'text 5'],
      ['text 4', 'text 3', 'text 2'],
      ['text 1'],
    ]);
    expect(third!.nextPageUrl).toBeUndefined();
    expect(await bodiesOf({ pageSize: 2 })).toHaveLength(8);
  });

  test('filters by phone in both directions', async () => {
    await fixture.send('to Ana');
    await fixture.send('to Beto', { to: BETO });
    await fixture.carrier.text({ from: ANA, to: HOTLINE, body: 'from Ana' });
    expect(await bodiesOf({ to: ANA })).toEqual(['to Ana']);
    expect(await bodiesOf({ from: ANA })).toEqual(['from Ana']);
    const [inbound] = await fixture.client.messages.list({ to: HOTLINE });
    expect(inbound).toMatchObject({ direction: 'inbound', status: 'received' });
    expect(inbound!.dateSent).toEqual(new Date('2026-11-24T07:00:00Z'));
  });

  test('date filters include their bounds to the second; DateSent alone means the GMT day', async () => {
    const [early, middle, late] = [
      '2026-11-23T23:59:59.000Z',
      '2026-11-24T07:00:00.900Z',
      '2026-11-24T08:00:00.000Z',
    ];
    await sendAt(early, middle, late);
    const bound = new Date('2026-11-24T07:00:00Z');
    expect(await bodiesOf({ dateSentAfter: bound })).toEqual([late, middle]);
    expect(await bodiesOf({ dateSentBefore: bound })).toEqual([middle, early]);
    expect(await bodiesOf({ dateSent: bound })).toEqual([late, middle]);
    fixture.carrier.knobs.settings.listDayPrecision = true;
    expect(await bodiesOf({ dateSentAfter: new Date('2026-11-24T23:00:00Z') })).toEqual([
      late,
      middle,
    ]);
  });

  test('a queued text has no date sent, so a date filter misses it', async () => {
    fixture.carrier.knobs.next('callback', { kind: 'fails', errorCode: 30007, status: 'failed' });
    await fixture.send('never left');
    await fixture.carrier.idle();
    expect(await bodiesOf({ dateSentAfter: new Date(0) })).toEqual([]);
    expect(await bodiesOf({})).toEqual(['never left']);
  });

  test('list lag hides a new text for its time, and an expired page token is refused', async () => {
    fixture.carrier.knobs.settings.listLagMs = 5_000;
    await fixture.send('fresh');
    expect(await bodiesOf({})).toEqual([]);
    at('2026-11-24T07:00:06.000Z');
    expect(await bodiesOf({})).toEqual(['fresh']);
    fixture.carrier.knobs.clear();
    await fixture.send('second');
    fixture.carrier.knobs.settings.pageTokensExpired = true;
    expect(await rejectionOf(fixture.client.messages.list({ pageSize: 1 }))).toBeDefined();
  });
});

describe('fetch, redact, delete', () => {
  test('an unknown SID is 404 with code 20404', async () => {
    const unknown = fixture.client.messages(`SM${'0'.repeat(32)}`);
    expect(await rejectionOf(unknown.fetch())).toMatchObject({ status: 404, code: 20404 });
    expect(await rejectionOf(unknown.remove())).toMatchObject({ status: 404, code: 20404 });
  });

  test('an empty body redacts; any other body is refused', async () => {
    const { sid } = await fixture.send('secret');
    await fixture.carrier.idle();
    const update = fixture.client.messages(sid);
    expect(await rejectionOf(update.update({ body: 'other' }))).toMatchObject({ code: 30400 });
    expect((await update.update({ body: '' })).body).toBe('');
    expect((await update.fetch()).body).toBe('');
  });

  test('a text still on its way is 20009; afterwards it goes, then it is 404', async () => {
    const slow = await startFixture({ statusDelayMs: 30 });
    const { sid } = await slow.send('x');
    const message = slow.client.messages(sid);
    expect(await rejectionOf(message.remove())).toMatchObject({ status: 409, code: 20009 });
    await slow.carrier.idle();
    expect(await message.remove()).toBe(true);
    expect(await rejectionOf(message.fetch())).toMatchObject({ code: 20404 });
    await slow.close();
  });

  test('a queued text can be cancelled and never arrives', async () => {
    const slow = await startFixture({ statusDelayMs: 30 });
    const { sid } = await slow.send('x');
    expect(await slow.client.messages(sid).update({ status: 'canceled' })).toMatchObject({
      status: 'canceled',
    });
    await slow.carrier.idle();
    expect(slow.carrier.sentTo(ANA)).toEqual([]);
    await slow.close();
  });
});
