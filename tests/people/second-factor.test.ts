// A code app beside the password: set up, asked for, never taken twice; whose role needs one has no
// part of it without; codes on paper for the day the phone is lost.
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/contract/statuses.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { PASSWORD, createApi, startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const nextStep = () => app.clock.advance({ ms: 30_000 });
const codeOf = (secret: string) =>
  generate({ secret, epoch: Math.floor(app.clock.now().getTime() / 1_000) });

async function person(roles: Role[] = ['dispatcher']) {
  app.clock.advance({ minutes: 1.1 });
  made += 1;
  const username = `person${made}`;
  const { id } = await app.createAccount(username, roles);
  return { id, username };
}

async function tries(username: string, totp?: string, password = PASSWORD) {
  const answer = await fetch(`${app.baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, ...(totp === undefined ? {} : { totp }) }),
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    status: answer.status,
    body: JSON.parse(await answer.text()),
    api: createApi(app.baseUrl, cookie),
  };
}

async function enrol(api: Api) {
  const offer = await api.post('/api/v1/second-factor', { password: PASSWORD });
  expect(offer.status).toBe(200);
  const secret = offer.body.secret as string;
  const done = await api.post('/api/v1/second-factor/confirm', { code: await codeOf(secret) });
  expect(done.status).toBe(200);
  nextStep();
  return {
    secret,
    uri: offer.body.uri as string,
    recoveryCodes: done.body.recoveryCodes as string[],
  };
}

async function enrolled(roles?: Role[]) {
  const { id, username } = await person(roles);
  const { api } = await tries(username);
  return { id, username, api, ...(await enrol(api)) };
}

describe('a code app', () => {
  it('is asked for once it is set up, and its code lets in', async () => {
    const { username, secret, uri } = await enrolled();
    expect(uri).toMatch(/^otpauth:\/\/totp\/Testigo/);
    expect(uri).toContain(secret);
    const without = await tries(username);
    expect(without).toMatchObject({ status: 401, body: { code: 'second_factor_required' } });
    expect((await tries(username, await codeOf(secret))).status).toBe(200);
  });

  it('is not asked for with a wrong password: that answer is the same as ever', async () => {
    const { username, secret } = await enrolled();
    for (const totp of [undefined, await codeOf(secret)]) {
      const answer = await tries(username, totp, 'wrong');
      expect(answer).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
    }
  });

  it('is not in force before a code has proved it', async () => {
    const { username } = await person();
    const { api } = await tries(username);
    expect((await api.post('/api/v1/second-factor', { password: PASSWORD })).status).toBe(200);
    const wrong = await api.post('/api/v1/second-factor/confirm', { code: '12345' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
    expect((await tries(username)).status).toBe(200);
  });

  it('cannot be begun or taken away by an open board without the password', async () => {
    const { username } = await person();
    const { api } = await tries(username);
    const begun = await api.post('/api/v1/second-factor', { password: 'wrong' });
    expect(begun).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
    const { secret } = await enrol(api);
    const again = await api.post('/api/v1/second-factor', { password: PASSWORD });
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    const remove = (password: string, totp: string) =>
      api.post('/api/v1/second-factor/remove', { password, totp });
    expect((await remove(PASSWORD, '000000')).status).toBe(401);
    expect((await remove('wrong', await codeOf(secret))).status).toBe(401);
    expect((await remove(PASSWORD, await codeOf(secret))).status).toBe(204);
    expect((await tries(username)).status).toBe(200);
  });

  it('gives codes that open once: not again, not two at a time, not an earlier one', async () => {
    const { username, secret } = await enrolled();
    const earlier = await codeOf(secret);
    nextStep();
    const code = await codeOf(secret);
    const both = await Promise.all([tries(username, code), tries(username, code)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect((await tries(username, code)).body.code).toBe('wrong_credentials');
    expect((await tries(username, earlier)).status).toBe(401);
    nextStep();
    expect((await tries(username, await codeOf(secret))).status).toBe(200);
  });

  it('the code that proved it is taken too', async () => {
    const { username } = await person();
    const { api } = await tries(username);
    const { secret } = (await api.post('/api/v1/second-factor', { password: PASSWORD })).body;
    const code = await codeOf(secret);
    expect((await api.post('/api/v1/second-factor/confirm', { code })).status).toBe(200);
    expect((await tries(username, code)).status).toBe(401);
  });

  it('a step of the clock off is forgiven, two are not', async () => {
    const { username, secret } = await enrolled();
    const code = await codeOf(secret);
    nextStep();
    nextStep();
    expect((await tries(username, code)).status).toBe(401);
    const slow = await codeOf(secret);
    nextStep();
    expect((await tries(username, slow)).status).toBe(200);
  });

  it('guessing it is slowed like guessing a password, also from an open board', async () => {
    const { username, secret, api } = await enrolled();
    for (let n = 0; n < 5; n += 1) expect((await tries(username, '000000')).status).toBe(401);
    expect((await tries(username, await codeOf(secret))).status).toBe(429);
    app.clock.advance({ minutes: 2 });
    for (let n = 0; n < 2; n += 1) {
      await api.post('/api/v1/second-factor/remove', { password: PASSWORD, totp: '000000' });
    }
    const blocked = await api.post('/api/v1/second-factor/remove', {
      password: PASSWORD,
      totp: '0',
    });
    expect(blocked.status).toBe(429);
  });

  it('its secret stands nowhere in the open, and no code from paper either', async () => {
    const { id, secret, recoveryCodes } = await enrolled();
    const { prisma } = app.deps.db;
    const factor = await prisma.secondFactor.findUniqueOrThrow({ where: { accountId: id } });
    expect(Buffer.from(factor.secretSealed).toString('latin1')).not.toContain(secret);
    const rows = await prisma.recoveryCode.findMany({ where: { accountId: id } });
    expect(rows).toHaveLength(8);
    expect(Buffer.concat(rows.map((row) => row.codeIndex)).toString('latin1')).not.toContain(
      recoveryCodes[0],
    );
    expect(app.logLines.join('\n')).not.toContain(secret);
  });
});

describe('codes on paper', () => {
  it('open once each, however they are typed', async () => {
    const { username, api, recoveryCodes } = await enrolled();
    expect(new Set(recoveryCodes).size).toBe(8);
    const [first, second] = recoveryCodes as [string, string];
    expect((await tries(username, first.toUpperCase())).status).toBe(200);
    expect((await tries(username, first)).status).toBe(401);
    expect((await tries(username, second.replace('-', ''))).status).toBe(200);
    expect((await api.get('/api/v1/second-factor')).body).toMatchObject({
      isEnrolled: true,
      recoveryCodesLeft: 6,
    });
  });

  it('are of one account alone', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    expect((await tries(other.username, one.recoveryCodes[0])).status).toBe(401);
  });

  it('drawn anew, those before open nothing', async () => {
    const { username, api, secret, recoveryCodes } = await enrolled();
    const renewed = await api.post('/api/v1/second-factor/recovery-codes', {
      password: PASSWORD,
      totp: await codeOf(secret),
    });
    expect(renewed.body.recoveryCodes).toHaveLength(8);
    expect((await tries(username, recoveryCodes[0])).status).toBe(401);
    expect((await tries(username, renewed.body.recoveryCodes[0])).status).toBe(200);
  });
});

describe('a role that needs a second factor', () => {
  const withoutGrace = (username: string, isSeeded = false) =>
    app.deps.db.prisma.account.update({
      where: { username },
      data: { secondFactorDueAt: null, isSeeded },
    });

  it.each([['coordinator'], ['legal_intake'], ['admin']] as const)(
    '%s: nothing works but setting it up, and then all does',
    async (role) => {
      const { username } = await person([role]);
      await withoutGrace(username);
      const { api, body } = await tries(username);
      expect(body).toMatchObject({ permissions: [], withheld: 'second_factor_missing' });
      expect(body.account.roles).toEqual([role]);
      const list = await api.get('/api/v1/reports');
      expect(list).toMatchObject({ status: 403, body: { code: 'second_factor_missing' } });
      await enrol(api);
      expect((await api.get('/api/v1/reports')).status).toBe(200);
      expect((await api.get('/api/v1/session')).body.withheld).toBeNull();
    },
  );

  it('a dispatcher needs none, and a practice account is asked for none', async () => {
    const [one, other] = [await person(['dispatcher']), await person(['admin'])];
    await withoutGrace(one.username);
    await withoutGrace(other.username, true);
    for (const { username } of [one, other]) {
      const { api } = await tries(username);
      expect((await api.get('/api/v1/reports')).status).toBe(200);
    }
  });

  it('the grace ends by the clock, for a session that is open too', async () => {
    const { username } = await person(['admin']);
    const secondFactorDueAt = new Date(app.clock.now().getTime() + 3_600_000);
    await app.deps.db.prisma.account.update({ where: { username }, data: { secondFactorDueAt } });
    const { api } = await tries(username);
    expect((await api.get('/api/v1/reports')).status).toBe(200);
    app.clock.advance({ minutes: 61 });
    expect((await api.get('/api/v1/reports')).body.code).toBe('second_factor_missing');
  });
});
