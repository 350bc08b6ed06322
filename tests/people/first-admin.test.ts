// The one-time link of the first administrator.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawRequest } from '../harness/carrier-door.ts';
import type { TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';
import { offerSetupLink } from '../../src/people/first-admin.ts';

let app: TestApp;
let path: string;

beforeEach(async () => {
  app = await startTestApp();
  path = new URL(app.server.setupLink!).pathname;
});
afterEach(() => app.stop());

const GOOD = { name: 'Carmen', username: 'carmen', password: 'a long enough password' };

function sends(to: string, fields: Record<string, string> = GOOD) {
  return rawRequest(app, to, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}
const looks = (to: string, method = 'GET') => rawRequest(app, to, { method });
const accounts = () => app.deps.db.prisma.account.findMany({ orderBy: { username: 'asc' } });

describe('the link', () => {
  it('[SHF14] works once: the account signs in, on shift, then it is spent', async () => {
    expect((await sends(path)).status).toBe(200);
    expect(await accounts()).toMatchObject([
      { username: 'carmen', isSeeded: false, isOnShift: true },
    ]);
    const entered = await rawRequest(app, '/api/v1/session', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: GOOD.username, password: GOOD.password }),
    });
    expect(JSON.parse(entered.text).account.roles).toEqual(['admin', 'coordinator', 'dispatcher']);
    for (const again of [await sends(path, { ...GOOD, username: 'other' }), await looks(path)]) {
      expect(again.status).toBe(404);
    }
    expect(await accounts()).toHaveLength(1);
    expect(await offerSetupLink(app.deps)).toBe(null);
  });

  it('is spent by nobody who only looks, however', async () => {
    for (const method of ['HEAD', 'GET', 'HEAD', 'GET'])
      expect((await looks(path, method)).status).toBe(200);
    expect((await looks(path, 'OPTIONS')).status).toBe(404);
    expect((await looks(`${path}?lang=es`)).text).toContain('lang="es"');
    expect((await sends(path)).status).toBe(200);
  });

  it('used by ten at once makes one account', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => sends(path, { ...GOOD, username: `carmen${n}` })),
    );
    expect(answers.filter((each) => each.status === 200)).toHaveLength(1);
    expect(answers.filter((each) => each.status === 404)).toHaveLength(9);
    expect(await accounts()).toHaveLength(1);
  });

  it('two links, as two nodes print them, used at once make one account', async () => {
    const others = await Promise.all(Array.from({ length: 4 }, () => offerSetupLink(app.deps)));
    const paths = [path, ...others.map((each) => new URL(each!).pathname)];
    const answers = await Promise.all(
      paths.map((each, n) => sends(each, { ...GOOD, username: `carmen${n}` })),
    );
    expect(answers.map((each) => each.status).toSorted()).toEqual([200, 404, 404, 404, 404]);
    expect(await accounts()).toHaveLength(1);
  });

  it('is over after a day', async () => {
    app.clock.advance({ minutes: 24 * 60 - 1 });
    expect((await looks(path)).status).toBe(200);
    app.clock.advance({ minutes: 2 });
    expect((await looks(path)).status).toBe(404);
    expect((await sends(path)).status).toBe(404);
    expect(await accounts()).toEqual([]);
  });

  it('is refused as soon as there is any account', async () => {
    await app.createAccount('marisol', ['dispatcher']);
    expect((await looks(path)).status).toBe(404);
    expect((await sends(path)).status).toBe(404);
    expect(await accounts()).toHaveLength(1);
  });

  it.each([
    '/setup/x',
    '/setup/%00',
    `/setup/${'a'.repeat(43)}`,
    '/setup/..%2f',
    `/setup/${'a'.repeat(150)}`,
  ])('%s is no link', async (made) => {
    expect((await looks(made)).status).toBeOneOf([404, 422]);
    expect((await sends(made)).status).toBeOneOf([404, 422]);
    expect(await accounts()).toEqual([]);
  });

  it('a wrong form comes back as a page, escaped, without the password, and spends nothing', async () => {
    const wrong: [Record<string, string>, string][] = [
      [{ ...GOOD, password: 'zq17' }, 'password'],
      [{ ...GOOD, username: '<script>alert(1)</script>' }, 'username'],
      [{ ...GOOD, username: 'a\u0000b' }, 'username'],
      [{ ...GOOD, name: ' ' }, 'name'],
      [{ username: 'x' }, 'password'],
    ];
    for (const [fields, field] of wrong) {
      const answer = await sends(path, fields);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(`id="${field}-error"`);
      expect(answer.text).not.toContain('<script>alert');
      expect(answer.text).not.toContain(fields['password'] ?? 'a long enough password');
    }
    const json = await rawRequest(app, path, {
      headers: { 'content-type': 'application/json' },
      body: '{"name":{"a":1},"username":["x"],"password":5}',
    });
    expect(json.status).toBeOneOf([415, 422]);
    expect((await looks(path)).status).toBe(200);
    expect(await accounts()).toEqual([]);
  });

  it('is never stored, never sent on, and stands in the database as a hash only', async () => {
    const { headers } = await looks(path);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    const token = path.split('/').at(-1)!;
    const rows = await app.deps.db.pool.query(
      'select encode(token_hash, $1) as hash from setup_link',
      ['escape'],
    );
    expect(JSON.stringify(rows.rows)).not.toContain(token);
    expect(app.logLines.join('')).not.toContain(token);
  });
});
