// Media by the real interface of the fake carrier, with traps where nothing may ever be asked.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MediaFault } from '../../src/fake-carrier/faults.ts';
import { createMediaTransport } from '../../src/messaging/carrier-media-transport.ts';
import type { CarrierResource } from '../../src/messaging/carrier-resource.ts';
import { isMediaPlace, readCarrierAddress } from '../../src/messaging/carrier-resource.ts';
import type { MediaTransport } from '../../src/messaging/media-transport.ts';
import { isPrivateAddress } from '../../src/platform/private-address.ts';
import type { Fixture } from '../fake-carrier/carrier-fixture.ts';
import { ACCOUNT, ANA, HOTLINE, TOKEN, startFixture } from '../fake-carrier/carrier-fixture.ts';

const LIMITS = { bytesMax: 100_000, totalMs: 1_500, silentMs: 400 };
const PHOTO = Buffer.from('the bytes of a photo, as the carrier has them');

let fixture: Fixture;
let transport: MediaTransport;
let trap: { origin: string; asked: http.IncomingHttpHeaders[]; close(): void };

beforeAll(async () => {
  fixture = await startFixture();
  trap = await startTrap();
  transport = transportWith({});
});
afterAll(async () => {
  trap.close();
  await fixture.close();
});
beforeEach(() => {
  fixture.carrier.knobs.clear();
  trap.asked.length = 0;
});

/** A host that was never allowed: whoever asks it has been led astray. */
async function startTrap() {
  const asked: http.IncomingHttpHeaders[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.headers);
    response.end('a secret of the inner network');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, asked, close: () => server.close() };
}

function transportWith(further: { token?: string; hosts?: string[] }): MediaTransport {
  const config = {
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: further.token ?? TOKEN,
    TWILIO_API_BASE_URL: fixture.carrier.baseUrl,
    TWILIO_MEDIA_HOSTS: further.hosts ?? [fixture.carrier.mediaBaseUrl],
  };
  return createMediaTransport(config, LIMITS);
}

type Medium = Extract<CarrierResource, { kind: 'media' }>;

async function sendPhoto(bytes = PHOTO): Promise<Medium> {
  const media = [{ contentType: 'image/jpeg', bytes }];
  const { sid } = await fixture.carrier.text({ from: ANA, to: HOTLINE, body: '', media });
  const message = fixture.carrier.messages().find((each) => each.sid === sid)!;
  return { kind: 'media', messageSid: sid, mediaSid: message.media[0]!.sid };
}

async function fetchWith(fault: MediaFault) {
  const medium = await sendPhoto();
  fixture.carrier.knobs.next('media', fault);
  return transport.fetch(medium);
}

describe('fetching', () => {
  it('brings the bytes whole, and the second host sees no credentials', async () => {
    const before = fixture.carrier.mediaRequests().length;
    expect(await transport.fetch(await sendPhoto())).toEqual({ outcome: 'fetched', bytes: PHOTO });
    expect(fixture.carrier.mediaRequests().length).toBe(before + 1);
  });

  it('with a wrong token is not allowed', async () => {
    const outcome = await transportWith({ token: 'another-token-0002' }).fetch(await sendPhoto());
    expect(outcome).toEqual({ outcome: 'failed', reason: 'not_allowed' });
  });

  it.each<[MediaFault, string]>([
    [{ kind: 'not-found' }, 'gone'],
    [{ kind: 'status', status: 410 }, 'gone'],
    [{ kind: 'status', status: 403 }, 'not_allowed'],
    [{ kind: 'status', status: 500 }, 'carrier_error'],
    [{ kind: 'truncated', bytes: 10 }, 'truncated'],
    [{ kind: 'slow-drip', everyMs: 100 }, 'timed_out'],
    [{ kind: 'hang' }, 'timed_out'],
  ])('%o is told as such, and may be tried again', async (fault, reason) => {
    expect(await fetchWith(fault)).toEqual({ outcome: 'failed', reason });
  });

  it('no bytes at all are no photo', async () => {
    const outcome = await transport.fetch(await sendPhoto(Buffer.alloc(0)));
    expect(outcome).toEqual({ outcome: 'failed', reason: 'empty_file' });
  });

  it('of more than it may hold is cut off, whether or not the size was told', async () => {
    const refusal = { outcome: 'refused', reason: 'too_large' };
    expect(await fetchWith({ kind: 'oversize', bytes: 5_000_000 })).toEqual(refusal);
    expect(await transport.fetch(await sendPhoto(Buffer.alloc(100_001)))).toEqual(refusal);
  });

  it('whatever type is claimed, the bytes are what they are', async () => {
    const outcome = await fetchWith({ kind: 'wrong-type', contentType: 'text/html' });
    expect(outcome).toEqual({ outcome: 'fetched', bytes: PHOTO });
  });

  it('a carrier that is not there, and one that says when to come again', async () => {
    const medium = await sendPhoto();
    fixture.carrier.knobs.next('fetch', { kind: 'rate-limited', retryAfterSeconds: 7 });
    const told = { outcome: 'failed', reason: 'carrier_error', retryAfterMs: 7_000 };
    expect(await transport.fetch(medium)).toEqual(told);
    const restore = await fixture.carrier.outage();
    expect(await transport.fetch(medium)).toEqual({ outcome: 'failed', reason: 'unreachable' });
    await restore();
  });

  it('ends when it is stopped', async () => {
    const medium = await sendPhoto();
    fixture.carrier.knobs.next('media', { kind: 'hang' });
    const outcome = await transport.fetch(medium, AbortSignal.abort());
    expect(outcome).toEqual({ outcome: 'failed', reason: 'unreachable' });
  });
});

describe('redirects', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost:80/',
    'http://[::1]/',
    'http://10.0.0.7/',
    'https://mms.twiliocdn.com.evil.test/x',
    'file:///etc/passwd',
    'ftp://127.0.0.1/x',
    '//evil.test/x',
    'http://',
  ])('[CAR21] to %s is refused', async (location) => {
    expect(await fetchWith({ kind: 'redirect', location })).toMatchObject({
      outcome: 'refused',
      reason: 'refused_redirect',
    });
  });

  it('[CAR21] to another port of an allowed host, or with a user before it, is never asked', async () => {
    const { port } = new URL(fixture.carrier.mediaBaseUrl);
    for (const location of [
      `${trap.origin}/x`,
      `http://127.0.0.1:${port}@${trap.origin.slice(7)}/x`,
      `${trap.origin}/x?${fixture.carrier.mediaBaseUrl}/`,
      `${fixture.carrier.mediaBaseUrl.replace('//', '//user:pass@')}/x`,
    ]) {
      const outcome = await fetchWith({ kind: 'redirect', location });
      expect(outcome).toMatchObject({ outcome: 'refused', reason: 'refused_redirect' });
    }
    expect(trap.asked).toEqual([]);
  });

  it('[BAD24] in a circle ends after three, and none of them bore credentials', async () => {
    const circle = http.createServer((request, response) => {
      trap.asked.push(request.headers);
      response.writeHead(302, { location: '/again' }).end();
    });
    await new Promise<void>((resolve) => circle.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(circle.address() as AddressInfo).port}`;
    const medium = await sendPhoto();
    fixture.carrier.knobs.next('media', { kind: 'redirect', location: `${origin}/first` });
    const outcome = await transportWith({ hosts: [origin] }).fetch(medium);
    expect(outcome).toMatchObject({ outcome: 'refused', reason: 'refused_redirect' });
    expect(trap.asked).toHaveLength(3);
    expect(trap.asked.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
    circle.close();
  });

  it('[BAD24] to an allowed name that resolves inward is not followed', async () => {
    const location = `${trap.origin.replace('127.0.0.1', 'localhost')}/x`;
    const medium = await sendPhoto();
    fixture.carrier.knobs.next('media', { kind: 'redirect', location });
    const outcome = await transportWith({ hosts: [new URL(location).origin] }).fetch(medium);
    expect(outcome).toMatchObject({ reason: 'refused_redirect', host: 'localhost' });
    expect(trap.asked).toEqual([]);
  });

  it('may lead to a folder of a shared host, and not beside it', () => {
    const places = ['https://s3.example.com/media.twiliocdn.com', 'https://mms.example.com'];
    const may = (url: string) => isMediaPlace(places, new URL(url));
    expect(may('https://s3.example.com/media.twiliocdn.com/AC1/x?sig=1')).toBe(true);
    expect(may('https://mms.example.com/AC1/x')).toBe(true);
    expect(may('https://s3.example.com/media.twiliocdn.com.evil/x')).toBe(false);
    expect(may('https://s3.example.com/media.twiliocdn.com/../evil/x')).toBe(false);
    expect(may('https://s3.example.com/media.twiliocdn.com/%2e%2e/evil/x')).toBe(false);
    expect(may('http://mms.example.com/x')).toBe(false);
    expect(may('https://mms.example.com:8443/x')).toBe(false);
  });
});

describe('addresses', () => {
  const config = { TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_API_BASE_URL: undefined };
  const medium = `/2010-04-01/Accounts/${ACCOUNT}/Messages/MM${'0'.repeat(32)}/Media/ME${'1'.repeat(32)}`;
  const kindOf = (address: string) => readCarrierAddress(config, address).kind;

  it.each([
    `https://api.twilio.com.evil.test${medium}`,
    `https://api.twilio.com@evil.test${medium}`,
    `https://user@api.twilio.com${medium}`,
    `https://evil.test\\@api.twilio.com${medium}`,
    `http://api.twilio.com${medium}`,
    `https://api.twilio.com:8443${medium}`,
    `https://api.twilio.com.${medium}`,
    `https://169.254.169.254${medium}`,
    `http://localhost${medium}`,
    'file:///etc/passwd',
    medium,
    '',
  ])('[BAD23] %s is not the carrier', (address) => {
    expect(kindOf(address)).toBe('refused_host');
  });

  it.each([
    '/2010-04-01/Accounts.json',
    medium.replace(ACCOUNT, `AC${'9'.repeat(32)}`),
    `${medium}/../../../../Messages.json`,
    `${medium}?x=1`,
    `${medium}#x`,
    `${medium}.json`,
    medium.replace('/Media/', '/media/'),
    medium.replace('ME1', 'M%451'),
  ])('[BAD23] %s of the carrier is no medium of ours', (path) => {
    expect(kindOf(`https://api.twilio.com${path}`)).toBe('refused_address');
  });

  it('of a medium and of a recording are read', () => {
    expect(kindOf(`https://api.twilio.com${medium}`)).toBe('media');
    expect(kindOf(`https://API.twilio.com:443${medium}`)).toBe('media');
    const recording = `/2010-04-01/Accounts/${ACCOUNT}/Recordings/RE${'2'.repeat(32)}`;
    expect(kindOf(`https://api.twilio.com${recording}.mp3`)).toBe('recording');
  });

  it.each([
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['::1', true],
    ['::ffff:10.0.0.1', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['2600:1f18::1', false],
    ['52.216.1.1', false],
    ['localhost', true],
  ])('%s leads inward: %s', (address, isInward) => {
    expect(isPrivateAddress(address)).toBe(isInward);
  });
});

describe('the carrier’s copies', () => {
  it('are listed, deleted, and gone the second time as well', async () => {
    const medium = await sendPhoto();
    expect(await transport.list(medium.messageSid)).toEqual([medium.mediaSid]);
    expect(await transport.remove(medium)).toEqual({ outcome: 'deleted' });
    expect(await transport.list(medium.messageSid)).toEqual([]);
    expect(await transport.fetch(medium)).toEqual({ outcome: 'failed', reason: 'gone' });
    expect(await transport.remove(medium)).toEqual({ outcome: 'deleted' });
  });

  it('of a message are deleted together', async () => {
    const media = ['a', 'b'].map((name) => ({
      contentType: 'image/png',
      bytes: Buffer.from(name),
    }));
    const { sid } = await fixture.carrier.text({ from: ANA, to: HOTLINE, body: '', media });
    expect(await transport.list(sid)).toHaveLength(2);
    expect(await transport.remove({ kind: 'media_of', messageSid: sid })).toEqual({
      outcome: 'deleted',
    });
    expect(await transport.list(sid)).toEqual([]);
  });

  it('that cannot be deleted now are told so, with the carrier’s code', async () => {
    const medium = await sendPhoto();
    fixture.carrier.knobs.next('delete', { kind: 'error', code: 20009, status: 409 });
    expect(await transport.remove(medium)).toEqual({ outcome: 'failed', code: 20009 });
    fixture.carrier.knobs.next('delete', { kind: 'accept-then-500' });
    expect(await transport.remove(medium)).toEqual({ outcome: 'failed', code: 20500 });
    expect(await transport.remove(medium)).toEqual({ outcome: 'deleted' });
  });
});
