import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Phones } from '../harness/phones.ts';
import { createPhones } from '../harness/phones.ts';
import type { Fixture } from './carrier-fixture.ts';
import { HOTLINE, startFixture } from './carrier-fixture.ts';

let fixture: Fixture;
let phones: Phones;
beforeEach(async () => {
  fixture = await startFixture();
  phones = createPhones(fixture.carrier, { hotline: HOTLINE });
});
afterEach(() => fixture.close());

const answer = (name: string, body: string) => fixture.send(body, { to: phones(name).number });

describe('phones', () => {
  test('a name keeps its fictional number, and two names never share one', () => {
    const numbers = Array.from({ length: 300 }, (_, index) => phones(`person ${index}`).number);
    expect(new Set(numbers).size).toBe(300);
    expect(numbers.every((number) => /^\+1213555\d{4}$/.test(number))).toBe(true);
    expect(phones('person 7').number).toBe(numbers[7]);
    const elsewhere = createPhones(fixture.carrier, { hotline: HOTLINE });
    expect(elsewhere('ana').number).toBe(phones('ana').number);
    expect(phones.know('trini', '+12135550105').number).toBe(phones('trini').number);
  });

  test('texts, waits for the answer and replies in one breath', async () => {
    const conversation = phones('ana')
      .texts('hay una van')
      .expects('Where')
      .replies('6th')
      .expects(/thank/i);
    await expect.poll(() => fixture.app.caught.length).toBe(1);
    await answer('ana', 'Where are they?');
    await expect.poll(() => fixture.app.caught.length).toBe(2);
    await answer('ana', 'Thank you');
    expect((await conversation).body).toBe('Thank you');
    expect(fixture.app.caught.map(({ params }) => params['Body'])).toEqual(['hay una van', '6th']);
    phones.assertNothingUnexpected();
  });

  test('a text counts once, and an unexpected one is named at the end', async () => {
    await answer('ana', 'K7 needs you');
    await phones('ana').expects('K7');
    await expect(phones('ana').expects('K7', { withinMs: 20 })).rejects.toThrow('within 20 ms');
    await answer('beto', 'surprise');
    await expect(phones('beto').expects('other', { withinMs: 20 })).rejects.toThrow('surprise');
    expect(() => phones.assertNothingUnexpected()).toThrow(/surprise/);
    await phones('beto').ignores('surprise');
    phones.assertNothingUnexpected();
  });

  test('expectsNothing passes in silence and fails at the first text', async () => {
    await phones('ana').expectsNothing({ forMs: 10 });
    const silence = expect(phones('ana').expectsNothing({ forMs: 2_000 })).rejects.toThrow('noise');
    await answer('ana', 'noise');
    await silence;
  });

  test('replies goes to the number that wrote', async () => {
    const responders = '+12135550102';
    const smsUrl = `${fixture.app.origin}/sms`;
    fixture.carrier.configureNumbers([{ number: responders, smsUrl }]);
    await fixture.client.messages.create({
      to: phones('ana').number,
      from: responders,
      body: 'K7?',
    });
    await phones('ana').expects('K7').replies('K7 GO');
    expect(fixture.app.caught[0]!.params['To']).toBe(responders);
  });
});
