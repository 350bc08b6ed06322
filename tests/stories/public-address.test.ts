// Behind a proxy, with an address of its own: only PUBLIC_URL says who we are, whatever a request
// says of itself; and what browsers are told when that address is https.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  SMS_DOOR,
  STATUS_DOOR,
  VOICE_DOOR,
  journalled,
  newSid,
  postSigned,
  rawRequest,
  smsParams,
} from '../harness/carrier-door.ts';
import type { TestApp } from '../harness/test-app.ts';
import { PASSWORD, startTestApp } from '../harness/test-app.ts';

const PUBLIC_URL = 'https://hotline.example.org/testigo';
const TOKEN_BEFORE = 'b'.repeat(32);

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ env: { PUBLIC_URL, TWILIO_AUTH_TOKEN_PREVIOUS: TOKEN_BEFORE } });
});
afterAll(() => app.stop());

const LIES: [string, Record<string, string>][] = [
  ['another Host', { host: 'evil.test' }],
  ['our Host, forged', { host: 'hotline.example.org' }],
  ['X-Forwarded-Host', { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'http' }],
  [
    'X-Forwarded-For',
    { 'x-forwarded-for': '1.2.3.4', forwarded: 'for=1.2.3.4;host=evil.test;proto=http' },
  ],
  ['X-Original-URL', { 'x-original-url': '/healthz', 'x-rewrite-url': '/healthz' }],
  ['X-HTTP-Method-Override', { 'x-http-method-override': 'GET' }],
];

describe('[CAR2] the address that was signed', () => {
  it.each([SMS_DOOR, STATUS_DOOR, VOICE_DOOR])(
    '%s with the prefix of PUBLIC_URL passes',
    async (door) => {
      const params = { ...smsParams(app), CallSid: newSid('CA'), MessageStatus: 'sent' };
      expect((await postSigned(app, door, params)).status).toBe(200);
    },
  );

  it('the query is part of it, letter for letter', async () => {
    const path = `${SMS_DOOR}?a=%41&b=%20&c=x+y&&d`;
    expect((await postSigned(app, path, smsParams(app))).status).toBe(200);
    const respelled = { signedUrl: `${PUBLIC_URL}${SMS_DOOR}?a=A&b=%20&c=x+y&&d` };
    expect((await postSigned(app, path, smsParams(app), respelled)).status).toBe(403);
  });

  it.each(LIES)('%s makes a good request no worse', async (_, headers) => {
    const sid = newSid();
    const answer = await postSigned(app, SMS_DOOR, smsParams(app, { MessageSid: sid }), {
      headers,
    });
    expect(answer.status).toBe(200);
    expect(await journalled(app, sid)).not.toBe(null);
  });

  it.each(LIES)('%s makes a request signed for that address no better', async (_, headers) => {
    const host = headers['x-forwarded-host'] ?? headers['host'] ?? 'evil.test';
    const sid = newSid();
    for (const origin of [
      `https://${host}`,
      `http://${host}`,
      app.baseUrl,
      'https://hotline.example.org',
    ]) {
      const signedUrl = origin + SMS_DOOR;
      const answer = await postSigned(app, SMS_DOOR, smsParams(app, { MessageSid: sid }), {
        headers,
        signedUrl,
      });
      expect(answer.status).toBe(403);
    }
    expect(await journalled(app, sid)).toBe(null);
  });

  it('the token before is accepted while it is configured, no other is', async () => {
    expect((await postSigned(app, SMS_DOOR, smsParams(app), { token: TOKEN_BEFORE })).status).toBe(
      200,
    );
    expect(
      (await postSigned(app, SMS_DOOR, smsParams(app), { token: 'c'.repeat(32) })).status,
    ).toBe(403);
  });
});

describe('what browsers are told behind https', () => {
  async function signInFrom(headers: Record<string, string>) {
    const body = JSON.stringify({ username: 'marisol', password: PASSWORD });
    return rawRequest(app, '/api/v1/session', {
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  }

  it('the session cookie is for this host alone, over https alone, out of reach of scripts', async () => {
    await app.createAccount('marisol', ['dispatcher']);
    const answer = await signInFrom({ origin: 'https://hotline.example.org' });
    expect(answer.status).toBe(200);
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    const parts = cookie.split('; ');
    expect(parts[0]).toMatch(/^__Host-testigo_session=[\w-]{43,}$/);
    expect(
      parts
        .slice(1)
        .toSorted()
        .map((each) => each.replace(/=.*(GMT)$/, '')),
    ).toEqual(['Expires', 'HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    const asPlain = parts[0]!.replace('__Host-', '');
    expect(
      (await rawRequest(app, '/api/v1/session', { method: 'GET', headers: { cookie: parts[0] } }))
        .status,
    ).toBe(200);
    expect(
      (await rawRequest(app, '/api/v1/session', { method: 'GET', headers: { cookie: asPlain } }))
        .status,
    ).toBe(401);
  });

  it.each([
    'https://evil.test',
    'http://hotline.example.org',
    'null',
    'https://hotline.example.org.evil.test',
  ])('nobody is signed in from a page of %s', async (origin) => {
    const answer = await signInFrom({ origin, host: 'evil.test' });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text).code).toBe('foreign_origin');
    expect(answer.headers['set-cookie']).toBeUndefined();
    const refused = await app.deps.db.prisma.auditEvent.findFirstOrThrow({
      orderBy: { seq: 'desc' },
    });
    expect(refused).toMatchObject({ action: 'access.refused', actorKind: 'nobody' });
  });

  it.each(['/report', '/board', '/api/v1/session', '/healthz', '/docs/json', '/nothing'])(
    '%s says to come by https next time',
    async (path) => {
      const { headers } = await rawRequest(app, path, { method: 'GET' });
      expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    },
  );

  it('links are built from PUBLIC_URL, whatever Host says', async () => {
    expect(app.server.setupLink).toMatch(/^https:\/\/hotline\.example\.org\/testigo\/setup\//);
    const { headers, text } = await rawRequest(app, '/', {
      method: 'GET',
      headers: { host: 'evil.test' },
    });
    expect(JSON.stringify(headers) + text).not.toContain('evil.test');
    const page = await rawRequest(app, '/report', {
      method: 'GET',
      headers: { host: 'evil.test', 'x-forwarded-host': 'evil.test' },
    });
    expect(JSON.stringify(page.headers) + page.text).not.toContain('evil.test');
  });
});
