// Where somebody is signed in: seen and ended by its owner alone, and told of when the device is new.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../harness/test-app.ts';
import { PASSWORD, createApi, startTestApp } from '../harness/test-app.ts';
import { deviceName } from '../../src/people/device-name.ts';

let app: TestApp;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function person(): Promise<string> {
  app.clock.advance({ minutes: 1.1 });
  made += 1;
  await app.createAccount(`person${made}`, ['dispatcher']);
  return `person${made}`;
}

async function signIn(username: string, cookie = '', userAgent = 'x') {
  const answer = await fetch(`${app.baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': userAgent, cookie },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
  const [session = '', device = ''] = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0]!);
  return {
    api: createApi(app.baseUrl, session),
    device,
    setCookies: answer.headers.getSetCookie(),
  };
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('sessions', () => {
  it('are listed with their device, and which of them is asking', async () => {
    const username = await person();
    const one = await signIn(username, '', FIREFOX);
    const { api } = await signIn(username, one.device);
    const { items, nextCursor } = (await api.get('/api/v1/sessions')).body;
    expect(nextCursor).toBeNull();
    expect(items).toHaveLength(2);
    expect(items.filter((each: { isCurrent: boolean }) => each.isCurrent)).toHaveLength(1);
    expect(items.find((each: { isCurrent: boolean }) => !each.isCurrent).deviceName).toBe(
      'Firefox, Linux',
    );
    expect(JSON.stringify(items)).not.toMatch(/140|rv:/);
  });

  it('end by their owner, one or all others, and by nobody else', async () => {
    const username = await person();
    const [mine, lost, third] = [
      await signIn(username),
      await signIn(username),
      await signIn(username),
    ];
    const lostId = (await lost.api.get('/api/v1/session')).body.id;
    const stranger = await signIn(await person());
    expect((await stranger.api.delete(`/api/v1/sessions/${lostId}`)).status).toBe(404);
    expect((await lost.api.get('/api/v1/session')).status).toBe(200);
    expect((await mine.api.delete(`/api/v1/sessions/${lostId}`)).status).toBe(204);
    expect((await lost.api.get('/api/v1/session')).status).toBe(401);
    expect((await mine.api.delete(`/api/v1/sessions/${lostId}`)).status).toBe(404);
    expect((await mine.api.post('/api/v1/sessions/end-others')).body).toEqual({ ended: 1 });
    expect((await third.api.get('/api/v1/session')).status).toBe(401);
    expect((await mine.api.get('/api/v1/session')).status).toBe(200);
  });
});

describe('a new device', () => {
  it('is told of; the first of all and one that is known are not', async () => {
    const username = await person();
    const first = await signIn(username);
    const again = await signIn(username, first.device);
    const other = await signIn(username);
    const list = async () => (await other.api.get('/api/v1/sessions')).body.items as Line[];
    expect((await list()).filter((each) => each.isNewDevice)).toMatchObject([{ isCurrent: true }]);
    const [{ id } = { id: '' }] = (await list()).filter((each) => each.isNewDevice);
    expect((await again.api.post(`/api/v1/sessions/${id}/accept-device`)).status).toBe(204);
    expect((await list()).some((each) => each.isNewDevice)).toBe(false);
  });
  type Line = { id: string; isNewDevice: boolean; isCurrent: boolean };

  it('of a volunteer is told by text to their phone', async () => {
    const username = await person();
    const { api } = await signIn(username);
    const { id } = (await api.get('/api/v1/session')).body.account;
    await api.get('/api/v1/session');
    const phone = '+12135550142';
    const { keyring, db, clock } = app.deps;
    const volunteerId = app.deps.ids.uuid();
    await db.prisma.volunteer.create({
      data: {
        id: volunteerId,
        phoneSealed: keyring.seal('volunteer.phone', volunteerId, phone),
        phoneIndex: keyring.index('phone', phone),
        status: 'screening',
        statusAt: clock.now(),
        appliedAt: clock.now(),
        lastActiveAt: clock.now(),
        phoneVerifiedAt: clock.now(),
        language: 'es',
        accountId: id,
      },
    });
    await signIn(username);
    const texts = () =>
      app.deps.db.prisma.outboundSms.findMany({ where: { purpose: 'volunteer' } });
    expect(await texts()).toHaveLength(1);
  });

  it('is known by a cookie that scripts cannot read, of which only a keyed hash is kept', async () => {
    const { setCookies, device } = await signIn(await person());
    expect(setCookies[1]).toMatch(/^testigo_device=[\w-]{43}; .*HttpOnly/);
    const token = device.split('=')[1]!;
    const rows = await app.deps.db.prisma.session.findMany({ select: { deviceIndex: true } });
    const kept = Buffer.concat(rows.map((row) => row.deviceIndex ?? new Uint8Array()));
    expect(kept.includes(Buffer.from(token))).toBe(false);
    expect(kept.includes(Buffer.from(app.deps.keyring.index('device', token)))).toBe(true);
  });

  it.each([
    [FIREFOX, 'Firefox, Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge, Windows',
    ],
    ['curl/8.5.0', ''],
  ])('%s is %s', (userAgent, name) => expect(deviceName(userAgent)).toBe(name));
});
