// The fake driven from another process, over HTTP.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fixture } from './carrier-fixture.ts';
import { ANA, HOTLINE, rejectionOf, startFixture } from './carrier-fixture.ts';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

async function control(method: string, path: string, body?: unknown, type = 'application/json') {
  const answer = await fetch(`${fixture.carrier.baseUrl}/_control/${path}`, {
    method,
    headers: { 'content-type': type },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

describe('/_control', () => {
  test('a phone texts, with a photo, and the list of messages says so without its bytes', async () => {
    const media = [{ contentType: 'image/png', base64: Buffer.from('photo').toString('base64') }];
    const sent = await control('POST', 'texts', { from: ANA, to: HOTLINE, body: 'hola', media });
    expect(sent).toMatchObject({ status: 200, body: { ok: true } });
    expect(fixture.app.caught[0]!.params).toMatchObject({ Body: 'hola', NumMedia: '1' });
    const { body } = await control('GET', 'messages');
    expect(body).toMatchObject([{ body: 'hola', media: [{ contentType: 'image/png' }] }]);
    expect(JSON.stringify(body)).not.toContain('bytes');
  });

  test('faults are armed and taken back; phones are told what to do when called', async () => {
    const fault = { kind: 'error', code: 30001 };
    const armed = await control('POST', 'faults', { point: 'create', fault, isLasting: true });
    expect(armed.status).toBe(204);
    for (let time = 0; time < 2; time += 1) {
      expect(await rejectionOf(fixture.send('x'))).toMatchObject({ code: 30001 });
    }
    await control('DELETE', 'faults');
    await fixture.send('y');
    await control('POST', 'manners', { phone: ANA, manner: { does: 'busy' } });
    await fixture.client.calls.create({ to: ANA, from: HOTLINE, twiml: '<Response/>' });
    await fixture.carrier.idle();
    expect((await control('GET', 'calls')).body).toMatchObject([{ status: 'busy' }]);
  });

  test('what cannot be understood is refused, and a page of a browser is too', async () => {
    expect((await control('POST', 'faults', { point: 'moon', fault: {} })).status).toBe(400);
    expect((await control('POST', 'texts', { from: ANA }, 'text/plain')).status).toBe(415);
    expect((await control('GET', 'nothing')).status).toBe(404);
    expect(fixture.carrier.messages()).toEqual([]);
  });
});
