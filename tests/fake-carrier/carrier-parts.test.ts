import { describe, expect, test } from 'vitest';
import { readOverrides } from '../../src/fake-carrier/connection-overrides.ts';
import { createMessageStore } from '../../src/fake-carrier/message-store.ts';
import { createSids } from '../../src/fake-carrier/sids.ts';
import { readTwiml } from '../../src/fake-carrier/twiml.ts';
import { ANA, startFixture } from './carrier-fixture.ts';

describe('connection overrides', () => {
  test('read from the fragment, which is taken off', () => {
    const { url, overrides } = readOverrides('http://h/p?q=1#rc=3&ct=2000&rt=4500&rp=ct,rt,5xx');
    expect(url).toBe('http://h/p?q=1');
    expect(overrides).toEqual({
      connectTimeoutMs: 2000,
      readTimeoutMs: 4500,
      totalTimeoutMs: 15_000,
      retryCount: 3,
      retryCauses: new Set(['ct', 'rt', '5xx']),
    });
  });

  test('defaults, bounds and nonsense', () => {
    expect(readOverrides('http://h/').overrides).toMatchObject({
      connectTimeoutMs: 5_000,
      retryCount: 1,
      retryCauses: new Set(['ct']),
    });
    expect(readOverrides('http://h/#rc=99&ct=1&rt=-3&rp=all').overrides).toMatchObject({
      connectTimeoutMs: 100,
      readTimeoutMs: 15_000,
      retryCount: 5,
      retryCauses: new Set(['ct', 'rt', '4xx', '5xx']),
    });
  });
});

describe('TwiML', () => {
  test.each([
    '<Response/>',
    '<?xml version="1.0" encoding="UTF-8"?><Response></Response>',
    '<?xml version="1.0"?>\n<!-- none --><Response>\n</Response>\n',
  ])('%j is an empty answer', (xml) => {
    expect(readTwiml(xml)).toEqual({ ok: true, messages: [] });
  });

  test('texts are unescaped, one for each Message', () => {
    const xml =
      '<Response><Message>a &lt;&#x1F600;&#233;</Message><Message to="x"><Body> b </Body></Message></Response>';
    expect(readTwiml(xml)).toEqual({ ok: true, messages: ['a <😀é', 'b'] });
  });

  test.each([
    ['', 12100],
    [' <?xml version="1.0"?><Response/>', 12100],
    ['<Response>', 12100],
    ['<Response></Wrong>', 12100],
    ['<Response/><Response/>', 12100],
    ['<Response>a & b</Response>', 12100],
    ['<Response>\u0000</Response>', 12100],
    ['<Response a=1/>', 12100],
    ['hello', 12100],
    ['<html></html>', 12200],
    ['<Response><Dial/></Response>', 12200],
  ])('%j is error %i', (xml, code) => {
    expect(readTwiml(xml)).toMatchObject({ ok: false, code });
  });
});

describe('small parts', () => {
  test('SIDs repeat with a seed and never without', () => {
    const [first, again, other, random] = [
      createSids(7),
      createSids(7),
      createSids(8),
      createSids(),
    ];
    const sid = first('SM');
    expect(sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(again('SM')).toBe(sid);
    expect(first('SM')).not.toBe(sid);
    expect(other('SM')).not.toBe(sid);
    expect(random('SM')).not.toBe(random('SM'));
  });

  test('the store forgets the oldest and announces every change', async () => {
    const fixture = await startFixture();
    const { sid } = await fixture.send('x');
    await fixture.close();
    const message = fixture.carrier.sentTo(ANA)[0]!;
    const store = createMessageStore(2);
    const seen: string[] = [];
    const stop = store.onMessage((changed) => seen.push(`${changed.sid} ${changed.status}`));
    for (const name of ['a', 'b', 'c']) store.add({ ...message, sid: name, status: 'queued' });
    store.change('c', { status: 'sent' });
    stop();
    store.change('c', { status: 'delivered' });
    expect(store.all().map((kept) => kept.sid)).toEqual(['b', 'c']);
    expect(store.change(sid, { status: 'sent' })).toBeUndefined();
    expect(seen).toEqual(['a queued', 'b queued', 'c queued', 'c sent']);
  });
});
