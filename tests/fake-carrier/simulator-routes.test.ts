import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SimulatorState } from '../../src/contract/simulator.ts';
import { SimulatorMessage } from '../../src/contract/simulator.ts';
import { simulatorRoutes } from '../../src/fake-carrier/simulator-routes.ts';
import { answerErrors } from '../../src/platform/http/error-answers.ts';
import type { Fixture } from './carrier-fixture.ts';
import { HOTLINE, startFixture, ACCOUNT, TOKEN } from './carrier-fixture.ts';

const ANA = '+12135550101';
const RESPONDERS = '+12135550180';
let fixture: Fixture;
let app: FastifyInstance;
let movedMs: number[];

beforeEach(async () => {
  fixture = await startFixture();
  const smsUrl = `${fixture.app.origin}/sms`;
  fixture.carrier.configureNumbers([
    { number: HOTLINE, smsUrl },
    { number: RESPONDERS, smsUrl },
  ]);
  app = Fastify();
  movedMs = [];
  answerErrors(app);
  await app.register(simulatorRoutes, {
    carrier: fixture.carrier,
    hotlineNumber: HOTLINE,
    otherNumbers: [{ line: 'responders', number: RESPONDERS }],
    advanceClock: (ms: number) => void movedMs.push(ms),
    renderPage: async () => '<!doctype html><title>Simulator</title>',
  });
});
afterEach(async () => {
  await app.close();
  await fixture.close();
});

const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
const text = (payload: object) => post('/simulator/api/text', payload);
const turn = (payload: object) => post('/simulator/api/knob', payload);
const stateNow = async (): Promise<SimulatorState> =>
  (await app.inject('/simulator/api/state')).json();

describe('simulator routes', () => {
  test('the page is what the app renders', async () => {
    const page = await app.inject('/simulator');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<title>Simulator');
  });

  test('six fictional phones, and any other phone a text went to', async () => {
    const names = (await stateNow()).phones.map(({ name }) => name);
    expect(names).toEqual(['Ana', 'Beto', 'Chuy', 'Doña Lupe', 'Marisol', 'Trini']);
    await fixture.send('K7?', { to: '+12135557777' });
    await fixture.send('hello', { to: ANA });
    await fixture.carrier.idle();
    const { phones, numbers } = await stateNow();
    expect(numbers.map(({ line }) => line)).toEqual(['hotline', 'responders']);
    expect(phones[0]!.messages).toMatchObject([{ by: 'network', ours: HOTLINE, body: 'hello' }]);
    expect(phones.at(-1)).toMatchObject({ number: '+12135557777', name: null });
  });

  test('a phone texts with a picture, to the hotline or another of our numbers', async () => {
    const base64 = Buffer.from('picture').toString('base64');
    const media = [{ contentType: 'image/png', base64 }];
    const sent = await text({ from: ANA, body: 'hay una van', media });
    expect(sent.json()).toMatchObject({ ok: true, attempts: 1 });
    await text({ from: ANA, to: RESPONDERS, body: 'K7 GO' });
    const [first, second] = fixture.app.caught;
    expect(first!.params).toMatchObject({ To: HOTLINE, NumMedia: '1', Body: 'hay una van' });
    expect(second!.params['To']).toBe(RESPONDERS);
    const [ana] = (await stateNow()).phones;
    expect(ana!.messages.map(({ pictures }) => pictures)).toEqual([1, 0]);
  });

  test.each([
    ['an empty text', { from: ANA, body: '' }],
    ['no sender', { body: 'x' }],
    ['a sender that is no phone', { from: 'Ana', body: 'x' }],
    ['1,601 characters', { from: ANA, body: 'x'.repeat(1601) }],
    ['a number that is not ours', { from: ANA, to: '+12135559999', body: 'x' }],
    ['an unknown field', { from: ANA, body: 'x', admin: true }],
  ])('%s is 422 with code and request id', async (_title, payload) => {
    const refused = await text(payload);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'invalid_input', requestId: expect.any(String) });
    expect(fixture.carrier.messages()).toEqual([]);
  });

  test('knobs: the next text from that phone is doubled or lost, the next to it fails', async () => {
    expect((await turn({ kind: 'duplicate', phone: ANA })).statusCode).toBe(204);
    await text({ from: '+12135550102', body: 'from Beto' });
    expect((await text({ from: ANA, body: 'twice' })).json()).toMatchObject({ attempts: 2 });
    await turn({ kind: 'fail', phone: ANA });
    expect((await text({ from: ANA, body: 'lost' })).json()).toMatchObject({ ok: false });
    await turn({ kind: 'fail', phone: ANA, direction: 'outbound' });
    await fixture.send('x', { to: ANA });
    await fixture.carrier.idle();
    const [ana] = (await stateNow()).phones;
    expect(ana!.messages.at(-1)).toMatchObject({ status: 'undelivered', errorCode: 30003 });
    expect((await turn({ kind: 'explode' })).statusCode).toBe(422);
  });

  test('knobs: the next photo of that phone fails three times; it cannot come twice', async () => {
    expect((await turn({ kind: 'fail', phone: ANA, direction: 'photo' })).statusCode).toBe(204);
    expect((await turn({ kind: 'duplicate', direction: 'photo' })).statusCode).toBe(422);
    const media = [{ contentType: 'image/png', base64: Buffer.from('photo').toString('base64') }];
    const { sid } = (await text({ from: ANA, body: '', media })).json();
    const message = fixture.carrier.messages().find((each) => each.sid === sid)!;
    const path = `/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}/Media/${message.media[0]!.sid}`;
    const authorization = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`;
    const statuses: number[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      const answer = await fetch(fixture.carrier.baseUrl + path, {
        headers: { authorization },
        redirect: 'manual',
      });
      statuses.push((await fetch(answer.headers.get('location')!)).status);
    }
    expect(statuses).toEqual([503, 503, 503, 200]);
  });

  test('the clock moves forward where it is ours, and by sensible steps only', async () => {
    const move = (minutes: number) => post('/simulator/api/clock', { minutes });
    expect((await move(3)).statusCode).toBe(204);
    expect(movedMs).toEqual([180_000]);
    expect((await move(-3)).statusCode).toBe(422);
    expect((await move(1.5)).statusCode).toBe(422);
    expect(movedMs).toHaveLength(1);
  });

  test('events tell each new and changed message, and closing the app ends them', async () => {
    const origin = await app.listen({ host: '127.0.0.1', port: 0 });
    const answer = await fetch(`${origin}/simulator/api/events`);
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    await fixture.send('hello', { to: ANA });
    await fixture.carrier.idle();
    await app.close();
    let stream = '';
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      stream += piece.value;
    }
    const statuses = [...stream.matchAll(/^data: (.*)$/gm)].map(
      ([, json]) => SimulatorMessage.parse(JSON.parse(json!)).status,
    );
    expect(statuses).toEqual(['queued', 'sent', 'delivered']);
  });
});
