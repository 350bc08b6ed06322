// Signing in under attack: guessing, many at once, names that exist and names that do not, cookies,
// sessions that end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest } from '../harness/carrier-door.ts';
import type { TestApp } from '../harness/test-app.ts';
import { PASSWORD, createApi, startTestApp } from '../harness/test-app.ts';
import { SESSION_IDLE_MS, SESSION_MAX_MS } from '../../src/people/session-life.ts';
import { waitAfterFailures } from '../../src/people/slow-guessing.ts';
import { hashPassword, isPassword } from '../../src/security/passwords.ts';
import { hashToken } from '../../src/security/keyring.ts';

let app: TestApp;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** The count of tries of one address is another matter than what is tried here. */
async function fromAnotherMinute(): Promise<void> {
  app.clock.advance({ minutes: 1.1 });
}

async function newPerson(): Promise<string> {
  await fromAnotherMinute();
  made += 1;
  await app.createAccount(`person${made}`, ['dispatcher']);
  return `person${made}`;
}

async function tries(username: unknown, password: unknown, rest: object = {}) {
  const answer = await rawRequest(app, '/api/v1/session', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, ...rest }),
  });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.text) };
}

async function failsTimes(username: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) expect((await tries(username, 'wrong')).status).toBe(401);
}

describe('passwords', () => {
  it('are kept as argon2id with at least 19 MiB and two passes, never the same twice', async () => {
    const [one, other] = await Promise.all([
      hashPassword('a password'),
      hashPassword('a password'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await isPassword('a password', one)).toBe(true);
    expect(await isPassword('a passworD', one)).toBe(false);
    expect(await isPassword('', one)).toBe(false);
  });

  it('are the same however their letters are composed', async () => {
    expect(await isPassword('contrasen\u0303a', await hashPassword('contrase\u00f1a'))).toBe(true);
  });

  it('of nobody are checked all the same, and never right', async () => {
    await isPassword('warm', null);
    const stored = await hashPassword('a password');
    const timeOf = async (hash: string | null) => {
      const startedMs = performance.now();
      for (let n = 0; n < 8; n += 1) expect(await isPassword('another password', hash)).toBe(false);
      return performance.now() - startedMs;
    };
    const [known, unknown] = [await timeOf(stored), await timeOf(null)];
    expect(unknown).toBeGreaterThan(known / 4);
    expect(known).toBeGreaterThan(unknown / 4);
    expect(await isPassword('no account has this password', null)).toBe(false);
  });
});

describe('guessing', () => {
  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 2_000],
    [6, 4_000],
    [7, 8_000],
    [9, 32_000],
    [10, 60_000],
    [11, 60_000],
    [10_000, 60_000],
  ])('after %i failures the next try waits %i ms', (failures, waitMs) => {
    expect(waitAfterFailures(failures)).toBe(waitMs);
  });

  it('is slowed by name: 429 with Retry-After, then the right password works', async () => {
    const username = await newPerson();
    await failsTimes(username, 5);
    const blocked = await tries(username, PASSWORD);
    expect(blocked.status).toBe(429);
    expect(blocked.body.code).toBe('too_many_requests');
    expect(blocked.headers['retry-after']).toBe('2');
    expect(blocked.headers['set-cookie']).toBeUndefined();
    app.clock.advance({ ms: 2_001 });
    expect((await tries(username, PASSWORD)).status).toBe(200);
    await fromAnotherMinute();
    await failsTimes(username, 4);
    expect((await tries(username, PASSWORD)).status).toBe(200);
  });

  it('what is refused while it waits does not make it wait longer', async () => {
    const username = await newPerson();
    await failsTimes(username, 5);
    for (let n = 0; n < 10; n += 1) expect((await tries(username, 'wrong')).status).toBe(429);
    app.clock.advance({ ms: 2_001 });
    expect((await tries(username, PASSWORD)).status).toBe(200);
  });

  it('of one name leaves every other as it was', async () => {
    const [victim, bystander] = [await newPerson(), await newPerson()];
    await failsTimes(victim, 5);
    expect((await tries(victim, PASSWORD)).status).toBe(429);
    expect((await tries(bystander, PASSWORD)).status).toBe(200);
  });

  it('20 at once are counted one by one: five are judged, the others wait', async () => {
    const username = await newPerson();
    const answers = await Promise.all(Array.from({ length: 20 }, () => tries(username, 'wrong')));
    const count = (status: number) => answers.filter((each) => each.status === status).length;
    expect({ judged: count(401), waiting: count(429) }).toEqual({ judged: 5, waiting: 15 });
  });

  it('capitals and blanks around a name are the same name', async () => {
    const username = await newPerson();
    for (const spelled of [username, username.toUpperCase(), ` ${username} `, username, username]) {
      expect((await tries(spelled, 'wrong')).status).toBe(401);
    }
    expect((await tries(username, PASSWORD)).status).toBe(429);
    app.clock.advance({ ms: 2_001 });
    expect((await tries(` ${username.toUpperCase()}`, PASSWORD)).status).toBe(200);
  });

  it('from one address: 30 a minute, whatever the names; no other door is closed by it', async () => {
    await fromAnotherMinute();
    const statuses: number[] = [];
    for (let n = 0; n < 32; n += 1) statuses.push((await tries(`stranger${n}`, 'x')).status);
    expect(statuses).toEqual([...Array(30).fill(401), 429, 429]);
    expect((await rawRequest(app, '/report', { method: 'GET' })).status).toBe(200);
  });
});

describe('names', () => {
  it('that exist and that do not are answered alike, and slowed alike', async () => {
    const username = await newPerson();
    const known: unknown[] = [];
    const unknown: unknown[] = [];
    const plain = async (name: string) => {
      const { status, headers, body } = await tries(name, 'wrong');
      return { status, headers: Object.keys(headers).toSorted(), body: { ...body, requestId: '' } };
    };
    for (let n = 0; n < 7; n += 1) {
      known.push(await plain(username));
      unknown.push(await plain('nobody-of-that-name'));
    }
    expect(unknown).toEqual(known);
    const audits = await app.deps.db.prisma.auditEvent.findMany({
      where: { action: 'session.refused' },
      orderBy: { seq: 'desc' },
      take: 10,
    });
    const account = await app.deps.db.prisma.account.findUniqueOrThrow({ where: { username } });
    const subjects = audits.map((each) => each.subjectId);
    expect(subjects.filter((id) => id === account.id)).toHaveLength(5);
    expect(subjects.filter((id) => id !== account.id)).toHaveLength(5);
  });

  it.each([
    ['NUL', 'a\u0000b'],
    ['half a pair', 'a\ud83db'],
    ['SQL', "' or 1=1 --"],
    ['a pattern', '%'],
    ['nothing', ''],
    ['a prototype', '__proto__'],
    ['100 characters', 'a'.repeat(100)],
  ])('that are none (%s): 401 like any other', async (_, name) => {
    await fromAnotherMinute();
    expect(await tries(name, PASSWORD)).toMatchObject({
      status: 401,
      body: { code: 'wrong_credentials' },
    });
  });

  it.each([
    ['no password', { password: undefined }],
    ['a list for a name', { username: ['a'] }],
    ['an object for a name', { username: { $ne: '' } }],
    ['a very long password', { password: 'x'.repeat(201) }],
    ['an unknown field', { isAdmin: true }],
  ])('%s: 422, and no name or password comes back', async (_, given) => {
    await fromAnotherMinute();
    const { status, body } = await tries('somebody-secret', 'secret-words', given);
    expect(status).toBe(422);
    expect(JSON.stringify(body)).not.toMatch(/secret|xxxx/);
  });

  it('of a disabled account, and in production of a seeded one, do not get in', async () => {
    const username = await newPerson();
    const where = { username };
    await app.deps.db.prisma.account.update({ where, data: { disabledAt: app.clock.now() } });
    expect((await tries(username, PASSWORD)).status).toBe(401);
    await app.deps.db.prisma.account.update({ where, data: { disabledAt: null, isSeeded: true } });
    expect((await tries(username, PASSWORD)).status).toBe(200);
    const config = { ...app.deps.config, isProduction: true };
    const { signIn } = await import('../../src/people/sign-in.ts');
    await expect(
      signIn({ ...app.deps, config }, { username, password: PASSWORD }),
    ).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    await app.deps.db.prisma.account.update({ where, data: { isSeeded: false } });
    expect(
      (await signIn({ ...app.deps, config }, { username, password: PASSWORD })).token,
    ).toBeTruthy();
  });
});

describe('sessions', () => {
  async function session() {
    const username = await newPerson();
    const { headers, body } = await tries(username, PASSWORD);
    const setCookie = headers['set-cookie']?.[0] ?? '';
    const cookie = setCookie.split(';')[0]!;
    const isLive = async () =>
      (await createApi(app.baseUrl, cookie).get('/api/v1/session')).status === 200;
    return {
      id: body.id as string,
      username,
      setCookie,
      cookie,
      token: cookie.split('=')[1]!,
      isLive,
    };
  }

  it('are a cookie that scripts and other sites cannot use', async () => {
    const { setCookie } = await session();
    expect(setCookie).toMatch(/^testigo_session=[\w-]{43,}; /);
    expect(setCookie).toContain('; HttpOnly');
    expect(setCookie).toContain('; SameSite=Lax');
    expect(setCookie).toContain('; Path=/');
  });

  it('leave only a hash of it in the database', async () => {
    const { id, token } = await session();
    const row = await app.deps.db.prisma.session.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.tokenHash)).toEqual(Buffer.from(hashToken(token)));
    const asCookie = createApi(
      app.baseUrl,
      `testigo_session=${Buffer.from(row.tokenHash).toString('hex')}`,
    );
    expect((await asCookie.get('/api/v1/session')).status).toBe(401);
  });

  it('are new at each sign-in, whatever cookie came with it', async () => {
    const { username, cookie } = await session();
    const planted = await rawRequest(app, '/api/v1/session', {
      headers: { 'content-type': 'application/json', cookie: `testigo_session=${'p'.repeat(43)}` },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    const issued = planted.headers['set-cookie']![0]!.split(';')[0];
    expect(issued).not.toBe(cookie);
    expect(issued).not.toContain('pppp');
  });

  it('end after twelve hours without a request', async () => {
    const { isLive } = await session();
    app.clock.advance({ ms: SESSION_IDLE_MS - 60_000 });
    expect(await isLive()).toBe(true);
    app.clock.advance({ ms: SESSION_IDLE_MS - 60_000 });
    expect(await isLive()).toBe(true);
    app.clock.advance({ ms: SESSION_IDLE_MS + 60_001 });
    expect(await isLive()).toBe(false);
  });

  it('end after seven days however much they are used', async () => {
    const { isLive } = await session();
    for (let usedMs = 0; usedMs < SESSION_MAX_MS - 3_600_000; usedMs += SESSION_MAX_MS / 16) {
      expect(await isLive()).toBe(true);
      app.clock.advance({ ms: SESSION_MAX_MS / 16 });
    }
    app.clock.advance({ ms: 3_600_000 });
    expect(await isLive()).toBe(false);
  });

  it('end at once with sign-out, for whoever has the cookie, and no other with it', async () => {
    const [one, other] = [await session(), await session()];
    const api = createApi(app.baseUrl, one.cookie);
    expect((await api.delete('/api/v1/session')).status).toBe(204);
    expect(await one.isLive()).toBe(false);
    expect((await api.delete('/api/v1/session')).status).toBe(401);
    expect(await other.isLive()).toBe(true);
  });

  it('end at once when the account is disabled, and gain or lose with its roles', async () => {
    const { username, cookie, isLive } = await session();
    const api = createApi(app.baseUrl, cookie);
    expect((await api.get('/api/v1/reports')).status).toBe(200);
    await app.deps.db.prisma.account.update({ where: { username }, data: { roles: ['attorney'] } });
    expect((await api.get('/api/v1/reports')).status).toBe(403);
    await app.deps.db.prisma.account.update({
      where: { username },
      data: { disabledAt: app.clock.now() },
    });
    expect(await isLive()).toBe(false);
  });
});
