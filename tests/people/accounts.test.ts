// An account begins with a trusted volunteer and a link that works once; nobody raises oneself; a third
// administrator is two administrators' decision.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROLES } from '../../src/contract/statuses.ts';
import { FIRST_WEEK_MS } from '../../src/people/accounts/judge-grant.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { PASSWORD, createApi, startTestApp } from '../harness/test-app.ts';
import { nextPhone } from './volunteers/roster.ts';

let app: TestApp;
let coordinator: Api;
let admin: Api;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
  await app.createAccount('carmen', ['coordinator']);
  await app.createAccount('ada', ['admin']);
});
// Days pass in between, and a session rests no longer than half of one.
beforeEach(async () => {
  app.clock.advance({ minutes: 1.1 });
  coordinator = await app.signIn('carmen');
  admin = await app.signIn('ada');
});
afterAll(() => app.stop());

const idOf = async (api: Api) => (await api.get('/api/v1/session')).body.account.id as string;

async function volunteer(grantedRoles = ['dispatcher'], status = 'active'): Promise<string> {
  const at = app.clock.now();
  const { id } = await app.deps.db.prisma.volunteer.create({
    data: {
      id: app.deps.ids.uuid(),
      phoneIndex: app.deps.keyring.index('phone', nextPhone()),
      status,
      statusAt: at,
      appliedAt: at,
      lastActiveAt: at,
      language: 'en',
      grantedRoles,
      phoneVerifiedAt: at,
      agreementSignedAt: at,
      interviewedAt: at,
      trainingExpiresAt: new Date(at.getTime() + 30 * 86_400_000),
    },
  });
  return id;
}

const invite = (by: Api, id: string, roles: string[] = ['dispatcher']) =>
  by.post(`/api/v1/volunteers/${id}/invite`, { roles });

async function accept(link: string, username: string) {
  const answer = await fetch(link.replace(app.deps.config.PUBLIC_URL, app.baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ name: 'New Person', username, password: PASSWORD }),
  });
  return { status: answer.status, text: await answer.text() };
}

function newName(): string {
  app.clock.advance({ minutes: 1.1 });
  made += 1;
  return `invited${made}`;
}

async function signIn(username: string): Promise<Api> {
  const answer = await fetch(`${app.baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
  return createApi(app.baseUrl, answer.headers.getSetCookie()[0]!.split(';')[0]!);
}

describe('an invitation', () => {
  it('makes an account once, of the volunteer, with the roles that were given', async () => {
    const id = await volunteer();
    const { status, body } = await invite(coordinator, id);
    expect({ status, roles: body.roles }).toEqual({ status: 201, roles: ['dispatcher'] });
    const look = await fetch(body.link.replace(app.deps.config.PUBLIC_URL, app.baseUrl));
    expect(await look.text()).toContain('Your Testigo account');
    const username = newName();
    expect((await accept(body.link, username)).status).toBe(200);
    expect((await accept(body.link, newName())).status).toBe(404);
    const api = await signIn(username);
    expect((await api.get('/api/v1/session')).body).toMatchObject({
      account: { roles: ['dispatcher'] },
      withheld: 'off_shift',
    });
    const row = await app.deps.db.prisma.volunteer.findUniqueOrThrow({ where: { id } });
    expect(row.accountId).toBe(await idOf(api));
    expect((await invite(coordinator, id)).body.code).toBe('wrong_state');
  });

  it('of two that use it at once one gets in', async () => {
    const { link } = (await invite(coordinator, await volunteer())).body;
    const both = await Promise.all([accept(link, newName()), accept(link, newName())]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  });

  it('keeps what was typed where the name is taken, and is not spent by it', async () => {
    const { link } = (await invite(coordinator, await volunteer())).body;
    const refused = await accept(link, 'carmen');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('New Person');
    expect(refused.text).not.toContain(PASSWORD);
    expect((await accept(link, newName())).status).toBe(200);
  });

  it('is over after three days, by a newer one, and with the trust it rests on', async () => {
    const [first, second, third] = [await volunteer(), await volunteer(), await volunteer()];
    const old = (await invite(coordinator, first)).body.link;
    app.clock.advance({ minutes: 72 * 60 + 1 });
    expect((await accept(old, newName())).status).toBe(404);
    coordinator = await app.signIn('carmen');
    const replaced = (await invite(coordinator, second)).body.link;
    expect((await invite(coordinator, second)).status).toBe(201);
    expect((await accept(replaced, newName())).status).toBe(404);
    const { link } = (await invite(coordinator, third)).body;
    const data = { grantedRoles: [] };
    await app.deps.db.prisma.volunteer.update({ where: { id: third }, data });
    expect((await accept(link, newName())).status).toBe(404);
  });

  it('is for active volunteers who are trusted with the role', async () => {
    const screening = await volunteer(['dispatcher'], 'screening');
    const responder = await volunteer(['responder']);
    for (const id of [screening, responder]) {
      expect((await invite(coordinator, id)).body.code).toBe('wrong_state');
    }
  });

  it('gives no role that is not the inviter’s to give, and never an administrator', async () => {
    const id = await volunteer();
    expect((await invite(coordinator, id, ['coordinator'])).body.code).toBe('forbidden');
    expect((await invite(admin, id, ['admin'])).status).toBe(422);
    const dispatcher = await app.signIn(newName(), ['dispatcher']);
    expect((await invite(dispatcher, id)).status).toBe(403);
  });

  it('to a role that needs a second factor opens nothing before there is one', async () => {
    const { link } = (await invite(admin, await volunteer(), ['coordinator'])).body;
    const username = newName();
    await accept(link, username);
    const session = (await (await signIn(username)).get('/api/v1/session')).body;
    expect(session).toMatchObject({ permissions: [], withheld: 'second_factor_missing' });
  });
});

describe('roles', () => {
  const setRole = (by: Api, id: string, role: string, isGranted = true) =>
    by.post(`/api/v1/accounts/${id}/roles`, { role, isGranted });
  const rolesOf = async (id: string) =>
    (await app.deps.db.prisma.account.findUniqueOrThrow({ where: { id } })).roles.toSorted();

  it('are raised by nobody for themselves', async () => {
    for (const api of [coordinator, admin]) {
      const id = await idOf(api);
      const before = await rolesOf(id);
      for (const role of ROLES) expect((await setRole(api, id, role)).status).toBe(403);
      expect(await rolesOf(id)).toEqual(before);
    }
  });

  it('are given and taken one by one by who may, each written down, in force at once', async () => {
    const username = newName();
    const api = await app.signIn(username, ['attorney']);
    const id = await idOf(api);
    expect((await setRole(coordinator, id, 'coordinator')).status).toBe(403);
    expect((await setRole(coordinator, id, 'dispatcher')).status).toBe(200);
    expect((await api.get('/api/v1/reports')).status).toBe(200);
    expect((await setRole(coordinator, id, 'dispatcher', false)).status).toBe(200);
    expect((await api.get('/api/v1/reports')).status).toBe(403);
    const where = { subjectId: id, action: 'account.role_set' };
    expect(await app.deps.db.prisma.auditEvent.count({ where })).toBe(2);
  });

  it('a third administrator, after the first week, is two administrators’ decision', async () => {
    app.clock.advance({ ms: FIRST_WEEK_MS });
    const one = await app.signIn(newName(), ['admin']);
    const two = await app.signIn(newName(), ['admin']);
    const third = await app.createAccount(newName(), ['dispatcher']);
    expect((await setRole(one, third.id, 'admin')).status).toBe(200);
    expect(await rolesOf(third.id)).toEqual(['dispatcher']);
    const [grant] = (await two.get('/api/v1/role-grants')).body.items;
    expect(grant).toMatchObject({ role: 'admin', account: { id: third.id } });
    const decide = (by: Api, isApproved: boolean) =>
      by.post(`/api/v1/role-grants/${grant.id}/decision`, { isApproved });
    expect((await decide(one, true)).status).toBe(403);
    expect(await rolesOf(third.id)).toEqual(['dispatcher']);
    expect((await decide(two, true)).status).toBe(204);
    expect(await rolesOf(third.id)).toEqual(['admin', 'dispatcher']);
    expect((await decide(two, true)).status).toBe(404);
  });

  it('are told in words, in both languages, every permission of each', async () => {
    for (const [language, word] of [
      ['en', 'Dispatcher'],
      ['es', 'Despacho'],
    ] as const) {
      const { items } = (await coordinator.get(`/api/v1/roles?lang=${language}`)).body;
      expect(items).toHaveLength(ROLES.length);
      const dispatcher = items.find((each: { role: string }) => each.role === 'dispatcher');
      expect(dispatcher.name).toContain(word);
      expect(dispatcher.permissions.length).toBeGreaterThan(10);
    }
  });

  it('a lost code app is reset by an administrator, never one’s own', async () => {
    const api = await app.signIn(newName(), ['dispatcher']);
    const id = await idOf(api);
    expect((await coordinator.post(`/api/v1/accounts/${id}/reset-second-factor`)).status).toBe(403);
    const byAdmin = await app.signIn(newName(), ['admin']);
    const own = await idOf(byAdmin);
    expect((await byAdmin.post(`/api/v1/accounts/${own}/reset-second-factor`)).status).toBe(403);
    expect((await byAdmin.post(`/api/v1/accounts/${id}/reset-second-factor`)).status).toBe(204);
    expect((await api.get('/api/v1/session')).status).toBe(401);
  });
});
