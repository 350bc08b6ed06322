// The carrier's own published vectors, and those computed with its package, through our check.
import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { parseCarrierForm } from '../../src/messaging/carrier-form.ts';
import { isSignedByCarrier } from '../../src/messaging/carrier-signature.ts';

const TOKEN = '12345';
const URL_SIGNED = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const PARAMS = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};
const SIGNATURE = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';

const isSigned = (
  url: string,
  signature: unknown = SIGNATURE,
  params: Record<string, string | string[]> = PARAMS,
) => isSignedByCarrier([TOKEN], signature, url, params);

describe('[CAR2] published vectors', () => {
  it('the first pass, in any order of parameters', () => {
    expect(isSigned(URL_SIGNED)).toBe(true);
    expect(
      isSigned(URL_SIGNED, SIGNATURE, Object.fromEntries(Object.entries(PARAMS).toReversed())),
    ).toBe(true);
  });

  it('the second pass, and do not pass for the first', () => {
    const other = { ...PARAMS, Caller: '+14158675310', From: '+14158675310' };
    expect(isSigned(URL_SIGNED, 'GvWf1cFY/Q7PnoempGyD5oXAezc=', other)).toBe(true);
    expect(isSigned(URL_SIGNED, 'GvWf1cFY/Q7PnoempGyD5oXAezc=')).toBe(false);
  });

  it.each([
    [':1234', 'CYn1h0gLBdNxDGkKJg6hYohgeD8='],
    [':443', 'kvajT1Ptam85bY51eRf/AJRuM3w='],
  ])('the port %s is part of what is signed', (port, signature) => {
    const url = URL_SIGNED.replace('mycompany.com', `mycompany.com${port}`);
    expect(isSigned(url, signature)).toBe(true);
  });

  it('a body of JSON is signed by its hash in the address', () => {
    const hash = getExpectedBodyHash('{"property": "value", "boolean": true}');
    expect(hash).toBe('0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620');
    expect(isSigned(`${URL_SIGNED}&bodySHA256=${hash}`, 'a9nBmqA0ju/hNViExpshrM61xv4=', {})).toBe(
      true,
    );
  });

  it.each([
    ['another scheme', URL_SIGNED.replace('https', 'http')],
    ['another path', URL_SIGNED.replace('myapp', 'myapp2')],
    ['another query', URL_SIGNED.replace('bar=2', 'bar=3')],
    ['another host', URL_SIGNED.replace('mycompany.com', 'mycompany.com.evil.test')],
    ['a fragment', `${URL_SIGNED}#rc=3`],
    ['a slash at the end', `${URL_SIGNED}/`],
    ['no host at all', '/myapp.php?foo=1&bar=2'],
  ])('%s does not pass', (_, url) => {
    expect(isSigned(url)).toBe(false);
  });

  it.each([
    ['absent', undefined],
    ['empty', ''],
    ['a list', [SIGNATURE, SIGNATURE]],
    ['two in one', `${SIGNATURE}, ${SIGNATURE}`],
    ['not base64', 'é'.repeat(28)],
    ['very long', 'A'.repeat(100_000)],
  ])('a signature that is %s does not pass', (_, signature) => {
    expect(isSignedByCarrier([TOKEN], signature, URL_SIGNED, PARAMS)).toBe(false);
  });

  it('either token passes while two are configured, and no other', () => {
    const check = (tokens: string[]) => isSignedByCarrier(tokens, SIGNATURE, URL_SIGNED, PARAMS);
    expect(check(['a new token', TOKEN])).toBe(true);
    expect(check([TOKEN, 'an old token'])).toBe(true);
    expect(check(['a new token'])).toBe(false);
    expect(check([])).toBe(false);
  });
});

describe('[CAR1] what was received is what is checked', () => {
  const signed = (params: Record<string, string | string[]>) =>
    getExpectedTwilioSignature(TOKEN, URL_SIGNED, params);

  it('a repeated parameter, an empty one and a name that hides on ordinary objects', () => {
    const body = 'Body=a&Body=b&Empty=&__proto__=x&constructor=y&MessageSid=SM1';
    const params = parseCarrierForm(body)!;
    expect(Object.getPrototypeOf(params)).toBe(null);
    expect({ ...params }).toEqual(
      Object.assign(Object.create(null), {
        Body: ['a', 'b'],
        Empty: '',
        ['__proto__']: 'x',
        constructor: 'y',
        MessageSid: 'SM1',
      }),
    );
    expect(isSigned(URL_SIGNED, signed(params), params)).toBe(true);
    const without = parseCarrierForm('Body=a&Body=b&Empty=&constructor=y&MessageSid=SM1')!;
    expect(isSigned(URL_SIGNED, signed(params), without)).toBe(false);
  });

  it('200 parameters are read, 201 are not', () => {
    const form = (count: number) => Array.from({ length: count }, (_, n) => `p${n}=1`).join('&');
    expect(Object.keys(parseCarrierForm(form(200))!)).toHaveLength(200);
    expect(parseCarrierForm(form(201))).toBe(null);
    expect(parseCarrierForm(Array.from({ length: 201 }, () => 'a=1').join('&'))).toBe(null);
  });
});
