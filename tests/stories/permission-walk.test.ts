// Every door of the running app, tried by everybody: nothing is open that the roles do not allow, and
// no door is left out, since the doors are read from the app itself.
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/contract/account.ts';
import type { Permission } from '../../src/contract/account.ts';
import type { Role } from '../../src/contract/statuses.ts';
import { ROLES } from '../../src/contract/statuses.ts';
import { requireAccess } from '../../src/platform/http/route-access.ts';
import { PERMISSIONS_OF_ROLE } from '../../src/security/permissions.ts';
import {
  SMS_DOOR,
  newSid,
  postSigned,
  rawRequest,
  reportOf,
  smsParams,
} from '../harness/carrier-door.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let api: Record<Role, Api>;
let reportId: string;

beforeAll(async () => {
  app = await startTestApp();
  const entries: [Role, Api][] = [];
  for (const role of ROLES)
    entries.push([role, await app.signIn(`only-${role.replace('_', '-')}`, [role])]);
  api = Object.fromEntries(entries) as Record<Role, Api>;
  const sid = newSid();
  await postSigned(
    app,
    SMS_DOOR,
    smsParams(app, { MessageSid: sid, Body: 'they took my brother' }),
  );
  reportId = (await reportOf(app, sid)).report.id;
});
afterAll(() => app.stop());

type Door = FastifyInstance['accessTable'][number];

/** What only looks in: everybody is told whether to go on, in every way but by a body. */
const BODIES: Readonly<Record<string, unknown>> = {
  '/api/v1/reports/:id/reply': { text: 'x' },
  '/api/v1/reports/:id/close': { resolution: 'spam' },
  '/api/v1/reports/:id/priority': { priority: 'P2' },
  '/api/v1/reports/:id/reveal-phone': { reason: 'call_back' },
  '/api/v1/reports/:id/facts': { field: 'masked', value: true },
  '/api/v1/reports/:id/sealed/:sealedId/reveal': { reason: 'locator' },
};
/** Never answers until it is closed. */
const ENDLESS = new Set(['/simulator/api/events']);

function pathOf({ url }: Door): string {
  return url
    .replace(':id', reportId)
    .replace(':mediaId', '00000000-0000-7000-8000-000000000000')
    .replace(/:\w+/g, 'x')
    .replace('*', 'x');
}

function knock(door: Door, headers: Record<string, string>) {
  const body = BODIES[door.url];
  return rawRequest(app, pathOf(door), {
    method: door.method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : '',
  });
}

function isAllowed(role: Role | null, { access }: Door): boolean {
  if (access === 'public') return true;
  if (role === null || access === 'twilio') return false;
  return access === 'signed_in' || PERMISSIONS_OF_ROLE[role].includes(access);
}

/** With the twin that the framework gives to a plugin's root, `/docs` for `/docs/`, and does not tell of. */
function everyDoor(): Door[] {
  const table = app.server.app.accessTable;
  const names = new Set(table.map(({ method, url }) => `${method} ${url}`));
  const twins = table
    .filter(({ url }) => url.length > 1 && url.endsWith('/'))
    .map((door) => ({ ...door, url: door.url.slice(0, -1) }))
    .filter(({ method, url }) => !names.has(`${method} ${url}`));
  return [...table, ...twins];
}

/** Signing out last, or the walk would end there. */
function doors(): Door[] {
  const isExit = ({ method, url }: Door) => method === 'DELETE' && url === '/api/v1/session';
  const all = everyDoor().filter(({ url }) => !ENDLESS.has(url));
  return [...all.filter((door) => !isExit(door)), ...all.filter(isExit)];
}

async function walk(who: string, role: Role | null, headers: Record<string, string>) {
  const wrong: string[] = [];
  for (const door of doors()) {
    const { status } = await knock(door, headers);
    const isIn = status !== 401 && status !== 403;
    const wanted = isAllowed(role, door);
    const words = `${who}: ${door.method} ${door.url} (${door.access}) answered ${status}`;
    if (isIn !== wanted || status >= 500) wrong.push(words);
    if (role === null && !isIn && door.access !== 'twilio' && status !== 401) wrong.push(words);
  }
  return wrong;
}

describe('the doors', () => {
  it('are all in the table that is walked', () => {
    const tree = app.server.app.printRoutes({ commonPrefix: false });
    const methods = [...tree.matchAll(/\(([A-Z, ]+)\)/g)].flatMap(([, list = '']) =>
      list.split(', '),
    );
    expect(methods.length).toBeGreaterThan(30);
    expect(everyDoor()).toHaveLength(methods.length);
  });

  it('have an access that exists', () => {
    const known = new Set<string>(['public', 'twilio', 'signed_in', ...PERMISSIONS]);
    expect(app.server.app.accessTable.filter(({ access }) => !known.has(access))).toEqual([]);
  });

  it('that change something and are public are these and no others', () => {
    const open = app.server.app.accessTable
      .filter(
        ({ access, method }) => access === 'public' && !['GET', 'HEAD', 'OPTIONS'].includes(method),
      )
      .map(({ method, url }) => `${method} ${url}`);
    expect(open.toSorted()).toEqual([
      'POST /api/v1/session',
      'POST /b/:token',
      'POST /b/page/:token',
      'POST /invite/:token',
      'POST /join',
      'POST /join/:token',
      'POST /report',
      'POST /report/:receipt',
      'POST /setup/:token',
      'POST /simulator/api/knob',
      'POST /simulator/api/text',
    ]);
  });

  it('of the API are public for none but signing in', () => {
    const open = app.server.app.accessTable.filter(
      ({ access, url }) => access === 'public' && url.startsWith('/api/'),
    );
    expect(open).toMatchObject([{ method: 'POST', url: '/api/v1/session' }]);
  });

  it.each(PERMISSIONS)('some role has the permission %s', (permission) => {
    expect(ROLES.some((role) => PERMISSIONS_OF_ROLE[role].includes(permission))).toBe(true);
  });
});

describe('an app with a door that does not say who may use it', () => {
  const rules = {
    publicOrigin: 'http://127.0.0.1',
    cookieName: 'c',
    authenticate: async () => null,
    onRefused: async () => undefined,
  };

  it('does not start', async () => {
    const bare = Fastify();
    requireAccess(bare, rules);
    bare.get('/open', { config: { access: 'public' } }, async () => 'ok');
    bare.get('/forgotten', async () => 'secret');
    await expect(bare.ready()).rejects.toThrow(/GET.*\/forgotten does not say who may use it/);
    await bare.close();
  });

  it('does not start either when the door is in a plugin', async () => {
    const bare = Fastify();
    requireAccess(bare, rules);
    await bare.register(async (scope) => {
      scope.post('/forgotten', async () => 'secret');
    });
    await expect(bare.ready()).rejects.toThrow(/POST.*\/forgotten/);
    await bare.close();
  });

  it('a door for a role refuses everybody while nobody is signed in', async () => {
    const bare = Fastify();
    await bare.register((await import('@fastify/cookie')).default);
    requireAccess(bare, rules);
    bare.get('/door', { config: { access: 'report.read' } }, async () => 'secret');
    expect((await bare.inject('/door')).body).not.toContain('secret');
    await bare.close();
  });
});

describe('the walk', () => {
  it('nobody', async () => {
    expect(await walk('nobody', null, {})).toEqual([]);
  });

  it('somebody who has signed out', async () => {
    const gone = await app.signIn('gone', ['dispatcher', 'coordinator', 'admin']);
    await gone.delete('/api/v1/session');
    expect(await walk('signed out', null, { cookie: gone.cookie })).toEqual([]);
  });

  it('somebody whose account is disabled', async () => {
    const disabled = await app.signIn('disabled', ['dispatcher', 'coordinator', 'admin']);
    const data = { disabledAt: app.clock.now() };
    await app.deps.db.prisma.account.update({ where: { username: 'disabled' }, data });
    expect(await walk('disabled', null, { cookie: disabled.cookie })).toEqual([]);
  });

  it.each([...ROLES])('%s alone', async (role) => {
    const name = `walker-${role.replace('_', '-')}`;
    const walker = await app.signIn(name, [role]);
    const before = await refusals(name);
    expect(await walk(role, role, { cookie: walker.cookie })).toEqual([]);
    const denied = doors().filter(
      (door) => !['public', 'twilio'].includes(door.access) && !isAllowed(role, door),
    );
    expect((await refusals(name)) - before).toBe(denied.length);
  });

  async function refusals(username: string): Promise<number> {
    const { id } = await app.deps.db.prisma.account.findUniqueOrThrow({ where: { username } });
    return app.deps.db.prisma.auditEvent.count({
      where: { action: 'access.refused', actorId: id },
    });
  }

  it('from a page of another site nothing can be changed, and each try is written down', async () => {
    const all = await app.signIn('every-role', [...ROLES]);
    const changes = doors().filter(
      ({ method, access }) =>
        !['GET', 'HEAD', 'OPTIONS'].includes(method) && !['public', 'twilio'].includes(access),
    );
    expect(changes.length).toBeGreaterThan(6);
    for (const origin of [
      'https://evil.test',
      'null',
      app.baseUrl.replace('127.0.0.1', 'localhost'),
    ]) {
      const before = await refusals('every-role');
      for (const door of changes) {
        const answer = await knock(door, { cookie: all.cookie, origin });
        expect({ door, status: answer.status }).toEqual({ door, status: 403 });
        expect(JSON.parse(answer.text).code).toBe('foreign_origin');
      }
      expect((await refusals('every-role')) - before).toBe(changes.length);
    }
    expect((await all.get('/api/v1/session')).status).toBe(200);
  });

  it('our own origin may', async () => {
    const headers = { cookie: api.dispatcher.cookie, origin: app.deps.config.PUBLIC_URL };
    const door = doors().find(({ url }) => url === '/api/v1/reports/:id/priority')!;
    expect((await knock(door, headers)).status).toBeOneOf([200, 409]);
  });
});

describe('permissions', () => {
  it('of several roles are those of each together', () => {
    const held: Permission[] = PERMISSIONS_OF_ROLE.admin.concat(PERMISSIONS_OF_ROLE.legal_intake);
    expect(held).toContain('operations.read');
    expect(held).toContain('report.reply');
    expect(held).not.toContain('report.purge');
  });
});
