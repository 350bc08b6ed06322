// Rules of the networks that the carrier passes on: the rate of a campaign, and STOP to toll-free numbers.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fixture } from './carrier-fixture.ts';
import { ANA, BETO, HOTLINE, rejectionOf, startFixture } from './carrier-fixture.ts';

let fixture: Fixture;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.parse('2026-11-24T07:00:00Z');
  fixture = await startFixture({ clock: { now: () => new Date(nowMs) } });
});
afterEach(() => fixture.close());

describe('the rate of a campaign, in segments', () => {
  const stateOf = (body: string) =>
    fixture.carrier.messages().find((message) => message.body === body)!;

  test('what goes over is taken and fails with 30022; a second later there is room again', async () => {
    fixture.carrier.knobs.settings.segmentsPerSecondMax = 3;
    const callback = { statusCallback: fixture.callbackUrl };
    for (const body of ['one', 'x'.repeat(161), 'over']) await fixture.send(body, callback);
    await fixture.carrier.idle();
    expect(stateOf('one').status).toBe('delivered');
    expect(stateOf('x'.repeat(161)).status).toBe('delivered');
    expect(stateOf('over')).toMatchObject({ status: 'failed', errorCode: 30022 });
    expect(fixture.app.caught.at(-1)!.params).toMatchObject({
      MessageStatus: 'failed',
      ErrorCode: '30022',
    });
    nowMs += 1_001;
    await fixture.send('later');
    await fixture.carrier.idle();
    expect(stateOf('later').status).toBe('delivered');
  });
});

describe('a toll-free number', () => {
  const text = (body: string) => fixture.carrier.text({ from: ANA, to: HOTLINE, body });
  const received = () => fixture.carrier.sentTo(ANA).map(({ body }) => body);

  beforeEach(() => {
    const smsUrl = `${fixture.app.origin}/webhooks/twilio/sms`;
    const messagingServiceSid = `MG${'0'.repeat(32)}`;
    fixture.carrier.configureNumbers([
      { number: HOTLINE, smsUrl, isTollFree: true, messagingServiceSid },
      { number: BETO, smsUrl, messagingServiceSid },
    ]);
  });

  test('STOP is obeyed by the network, for this number alone, and the app still hears it', async () => {
    await text(' stop ');
    expect(received()).toEqual([expect.stringMatching(/^NETWORK MSG: .*unstop/)]);
    expect(fixture.app.caught).toHaveLength(1);
    expect(fixture.app.caught[0]!.params).not.toHaveProperty('OptOutType');
    expect(await rejectionOf(fixture.send('x'))).toMatchObject({ code: 21610 });
    await fixture.client.messages.create({ to: ANA, from: BETO, body: 'from another number' });
  });

  test('UNSTOP undoes it; other words for stopping are ordinary texts', async () => {
    for (const body of ['STOPALL', 'CANCEL', 'YES', 'HELP']) await text(body);
    expect(received()).toEqual([]);
    await text('STOP');
    await text('YES');
    expect(await rejectionOf(fixture.send('x'))).toMatchObject({ code: 21610 });
    await text('unstop');
    expect(received().at(-1)).toMatch(/^NETWORK MSG: .*begin receiving/);
    await fixture.send('x');
  });
});
