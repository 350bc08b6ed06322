// Calls that the app places, by the carrier's own client.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fixture } from './carrier-fixture.ts';
import { ANA, BETO, HOTLINE, rejectionOf, startFixture } from './carrier-fixture.ts';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const SAY = '<Response><Say language="es-MX">Emergencia</Say></Response>';
const allEvents = ['initiated', 'ringing', 'answered', 'completed'];

const place = (further: Record<string, unknown> = {}) =>
  fixture.client.calls.create({ to: ANA, from: HOTLINE, twiml: SAY, ...further } as never);

const told = () => fixture.app.at('/voice/status').map(({ params }) => params['CallStatus']);
const statusUrl = () => `${fixture.app.origin}/voice/status`;

describe('a call that is placed', () => {
  test('rings, is answered, is heard and ends; each step is told, signed, as asked for', async () => {
    const call = await place({ statusCallback: statusUrl(), statusCallbackEvent: allEvents });
    expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api', to: ANA });
    expect(call.sid).toMatch(/^CA[0-9a-f]{32}$/);
    await fixture.carrier.idle();
    expect(told()).toEqual(['queued', 'ringing', 'in-progress', 'completed']);
    expect(fixture.carrier.calls()).toMatchObject([{ status: 'completed', heard: [SAY] }]);
    expect(await fixture.client.calls(call.sid).fetch()).toMatchObject({ status: 'completed' });
    expect(fixture.app.caught.every(({ signature }) => signature !== '')).toBe(true);
  });

  test('without a wish is told only at its end', async () => {
    await place({ statusCallback: statusUrl() });
    await fixture.carrier.idle();
    expect(told()).toEqual(['completed']);
  });

  test.each(['busy', 'no-answer', 'failed'] as const)('%s: nobody hears it', async (does) => {
    fixture.carrier.whenCalled(ANA, { does });
    await place({ statusCallback: statusUrl() });
    await fixture.carrier.idle();
    expect(told()).toEqual([does]);
    expect(fixture.carrier.calls()).toMatchObject([{ status: does, heard: [], answeredAt: null }]);
  });

  test('by an address: the app is asked what to say, and told what was pressed', async () => {
    const menu = '<Response><Gather action="/voice/pressed?q=1&amp;r=2" numDigits="1"/></Response>';
    const thanks = '<Response><Say>ok</Say></Response>';
    fixture.app.answerNext({ body: menu }, { body: thanks });
    fixture.carrier.whenCalled(ANA, { does: 'answers', presses: ['1', '2'] });
    await place({ twiml: undefined, url: `${fixture.app.origin}/voice/menu` });
    await fixture.carrier.idle();
    const [asked] = fixture.app.at('/voice/menu');
    expect(asked!.params).toMatchObject({ CallStatus: 'in-progress', To: ANA, From: HOTLINE });
    const [pressed] = fixture.app.at('/voice/pressed');
    expect(pressed!.params['Digits']).toBe('1');
    expect(pressed!.url).toContain('?q=1&r=2');
    expect(fixture.carrier.calls()[0]!.heard).toEqual([menu, thanks]);
  });

  test('with words the carrier cannot read: noted, and nothing was heard', async () => {
    await place({ twiml: '<Response><Shout/></Response>' });
    await fixture.carrier.idle();
    expect(fixture.carrier.debugger()).toMatchObject([{ code: 12200 }]);
    expect(fixture.carrier.calls()[0]).toMatchObject({ heard: [], status: 'completed' });
  });

  test('can be cancelled while it waits, and not twice', async () => {
    await fixture.close();
    fixture = await startFixture({ statusDelayMs: 60_000 });
    const call = await place();
    const canceled = await fixture.client.calls(call.sid).update({ status: 'canceled' });
    expect(canceled.status).toBe('canceled');
    const again = rejectionOf(fixture.client.calls(call.sid).update({ status: 'completed' }));
    expect(await again).toMatchObject({ code: 21220 });
  });

  test.each([
    ['no usable number', { to: '213' }, 21211],
    ['a sender that is not ours', { from: BETO }, 21210],
    ['nothing to say', { twiml: undefined, url: '' }, 21205],
  ])('%s is refused with its code', async (_title, input, code) => {
    expect(await rejectionOf(place(input))).toMatchObject({ status: 400, code });
    expect(fixture.carrier.calls()).toEqual([]);
  });

  test('faults are aimed at calls without touching texts', async () => {
    fixture.carrier.knobs.next('call', { kind: 'error', code: 20429, status: 429 });
    await fixture.send('a text');
    expect(await rejectionOf(place())).toMatchObject({ code: 20429 });
    await place();
  });
});
