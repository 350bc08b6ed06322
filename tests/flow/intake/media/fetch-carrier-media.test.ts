// Photos and voice notes by MMS, through the whole app and the fake carrier.
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MediaFault } from '../../../../src/fake-carrier/faults.ts';
import { FETCH_TRIES } from '../../../../src/flow/intake/media/fetch-carrier-media.ts';
import { SMS_DOOR, newSid, postSigned, smsParams } from '../../../harness/carrier-door.ts';
import type { TestApp } from '../../../harness/test-app.ts';
import { startTestApp } from '../../../harness/test-app.ts';
import { SECRET, amrWithTail, mp3WithTags } from '../../../platform/media/sound-files.ts';
import type { MediaRecord, SentMedia } from './mms.ts';
import {
  PLACE_IN_PHOTO,
  askedOfCarrier,
  jpeg,
  mediaOfMessage,
  mediaOnce,
  originalOf,
  photo,
  shownOf,
} from './mms.ts';

let app: TestApp;
let sender = 0;

beforeAll(async () => {
  app = await startTestApp();
  await app.createAccount('marisol', ['dispatcher']);
});
afterAll(() => app.stop());
beforeEach(() => app.carrier.knobs.clear());

/** From a phone that has not written before: its message makes a report of its own. */
async function send(media: SentMedia[], body = ''): Promise<string> {
  sender += 1;
  const phone = app.phone(`sender-${sender}`);
  await phone.ignores(/./);
  return (await phone.texts(body, { media })).sid;
}

const isOver = ({ state }: { state: string }) => state !== 'pending';
const isDeleted = ({ atCarrier }: { atCarrier: string | null }) => atCarrier === 'deleted';

/** Signed in anew: where hours go by, sessions end. */
const asDispatcher = () => app.signIn('marisol');

async function detailOf(reportId: string) {
  const dispatcher = await asDispatcher();
  return (await dispatcher.get(`/api/v1/reports/${reportId}`)).body;
}

/** A clock that leaps while a download is under way would make it look abandoned. */
function hasEndedItsTry({ id, attempts, originalSealed }: MediaRecord): boolean {
  const isTold = (line: string) =>
    line.includes(`"mediaId":"${id}"`) && line.includes(`"attempts":${attempts},`);
  return originalSealed === null && app.logLines.some(isTold);
}

/** Lets the pauses between tries go by, one after the other. */
async function letTimePassUntil(messageSid: string, fits: Parameters<typeof mediaOnce>[2]) {
  return app.eventually(async () => {
    const media = await mediaOfMessage(app, messageSid);
    if (media.length > 0 && media.every(fits)) return media;
    if (media.some(hasEndedItsTry)) app.clock.advance({ minutes: 7 });
    return null;
  }, 25_000);
}

describe('a photo by MMS', () => {
  it('is fetched, sealed with hash and time, shown without its place, and deleted at the carrier', async () => {
    const sent = await jpeg();
    const sid = await send([sent], 'una van blanca en la calle 6');
    const [media] = await mediaOnce(app, sid, (each) => each.state === 'ready' && isDeleted(each));
    expect(originalOf(app, media!)).toEqual(sent.bytes);
    expect(Buffer.from(media!.sha256!)).toEqual(createHash('sha256').update(sent.bytes).digest());
    expect(media!.fetchedAt!.getTime()).toBeGreaterThanOrEqual(media!.createdAt.getTime());
    expect(media).toMatchObject({ kind: 'image', foundType: 'image/jpeg', sourceUrlSealed: null });
    expect(media!.sizeBytes).toBe(sent.bytes.length);
    expect(sent.bytes.includes(PLACE_IN_PHOTO)).toBe(true);
    const shown = await sharp(shownOf(app, media!)).metadata();
    expect([shown.exif, shown.xmp, shown.iptc]).toEqual([undefined, undefined, undefined]);
    expect(shownOf(app, media!).includes(PLACE_IN_PHOTO)).toBe(false);
    expect(app.carrier.messages().find((each) => each.sid === sid)!.media).toEqual([]);

    const { messages } = await detailOf(media!.reportId!);
    const [view] = messages[0].media;
    const dispatcher = await asDispatcher();
    expect(view).toMatchObject({ kind: 'image', state: 'ready', reason: null });
    const answer = await fetch(app.baseUrl + view.url, { headers: { cookie: dispatcher.cookie } });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(shownOf(app, media!));
  });

  it('without a word is a report too, and the board hears when the photo is there', async () => {
    const sid = await send([await jpeg(2)]);
    const [media] = await mediaOnce(app, sid, isOver);
    const report = await detailOf(media!.reportId!);
    expect(report.flags).toContain('media_only');
    expect(report.version).toBeGreaterThan(1);
    expect(report.messages[0].media).toHaveLength(1);
  });

  it('of the story: two photos and a voice note, and one that comes only at the third try', async () => {
    const amr = { contentType: 'audio/amr', bytes: amrWithTail() };
    app.carrier.knobs.next('media', { kind: 'status', status: 503 }, { nth: 2, times: 1 });
    const sid = await send([await jpeg(3), await jpeg(4), amr], 'se lo llevaron');
    const waiting = await app.eventually(async () => {
      const media = await mediaOfMessage(app, sid);
      return media.some(({ reason }) => reason === 'carrier_error') ? media : null;
    });
    const [late] = waiting.filter(({ reason }) => reason === 'carrier_error');
    expect((await detailOf(late!.reportId!)).messages[0].media).toContainEqual(
      expect.objectContaining({ id: late!.id, state: 'pending', reason: 'carrier_error' }),
    );
    app.carrier.knobs.next('media', { kind: 'truncated', bytes: 40 });
    const done = await letTimePassUntil(sid, isOver);
    expect(done.map(({ state, kind }) => `${kind} ${state}`)).toEqual([
      'image ready',
      'image ready',
      'audio ready',
    ]);
    expect(done.find(({ id }) => id === late!.id)!.attempts).toBeGreaterThanOrEqual(3);
    expect(amr.bytes.includes(SECRET)).toBe(true);
    expect(shownOf(app, done[2]!).includes(SECRET)).toBe(false);
    expect(originalOf(app, done[2]!)).toEqual(amr.bytes);
  });
});

describe('types by content, not by claim', () => {
  it.each<[string, () => Promise<Buffer>, string, string]>([
    ['audio/amr', () => photo(5), 'image', 'image/jpeg'],
    ['image/jpeg', async () => mp3WithTags(), 'audio', 'audio/mpeg'],
    ['text/plain', () => photo(6), 'image', 'image/jpeg'],
  ])('claimed %s and otherwise: it is what it is', async (contentType, bytes, kind, found) => {
    const sid = await send([{ contentType, bytes: await bytes() }]);
    const [media] = await mediaOnce(app, sid, isOver);
    expect(media).toMatchObject({ state: 'ready', kind, foundType: found });
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['PDF', '%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>'],
    ['a contact card', 'BEGIN:VCARD\nFN:Somebody\nEND:VCARD'],
  ])('[BAD25] %s that claims to be a photo is kept sealed and never shown', async (_, text) => {
    const bytes = Buffer.from(text);
    const sid = await send([{ contentType: 'image/jpeg', bytes }]);
    const [media] = await mediaOnce(app, sid, isOver);
    expect(media).toMatchObject({ state: 'no_preview', reason: 'not_media', kind: 'other' });
    expect(originalOf(app, media!)).toEqual(bytes);
    const url = `/api/v1/reports/${media!.reportId}/media/${media!.id}`;
    expect((await (await asDispatcher()).get(url)).status).toBe(404);
  });
});

describe('what does not come', () => {
  it.each<[MediaFault, string]>([
    [{ kind: 'not-found' }, 'gone'],
    [{ kind: 'status', status: 403 }, 'not_allowed'],
    [{ kind: 'truncated', bytes: 9 }, 'truncated'],
  ])('%o: the reason is told while it is tried again', async (fault, told) => {
    app.carrier.knobs.next('media', fault);
    const sid = await send([await jpeg(6)]);
    const [media] = await mediaOnce(app, sid, ({ reason }) => reason === told);
    const { messages } = await detailOf(media!.reportId!);
    expect(messages[0].media[0]).toMatchObject({ state: 'pending', reason: told });
    await letTimePassUntil(sid, ({ state }) => state === 'ready');
  });

  it('is tried so often, then given up with the reason, until a person says: again', async () => {
    const undo = app.carrier.knobs.always('media', { kind: 'status', status: 500 });
    const sid = await send([await jpeg(7)]);
    const [given] = await letTimePassUntil(sid, isOver);
    const reason = 'carrier_error';
    expect(given).toMatchObject({ state: 'failed', reason, attempts: FETCH_TRIES });
    expect(given!.atCarrier).toBe('kept');
    undo();
    const dispatcher = await asDispatcher();
    const retry = `/api/v1/reports/${given!.reportId}/media/${given!.id}/retry`;
    expect((await dispatcher.post(retry)).status).toBe(200);
    const [media] = await mediaOnce(app, sid, (each) => each.state === 'ready');
    expect(media!.attempts).toBe(1);
    const again = await dispatcher.post(retry);
    expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
  });

  it('[BAD28] of more than 16 MB is refused, and the carrier keeps it', async () => {
    app.carrier.knobs.next('media', { kind: 'oversize', bytes: 17_000_000 });
    const sid = await send([await jpeg(8)]);
    const [media] = await mediaOnce(app, sid, isOver);
    expect(media).toMatchObject({ state: 'refused', reason: 'too_large', atCarrier: 'kept' });
  });

  it('[CAR21] [BAD23] from elsewhere is noted and never asked for; the words are kept', async () => {
    const asked: string[] = [];
    const trap = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const { port } = trap.address() as AddressInfo;
    const { baseUrl } = app.carrier;
    const path = '/2010-04-01/Accounts/AC0/Messages/MM0/Media/ME0';
    const addresses = [
      `http://127.0.0.1:${port}${path}`,
      `http://localhost:${port}${path}`,
      `${baseUrl}@127.0.0.1:${port}${path}`,
      baseUrl.replace('//', `//127.0.0.1:${port}@`) + path,
      `http://169.254.169.254${path}`,
      `https://api.twilio.com.evil.test${path}`,
      'file:///etc/passwd',
      `${baseUrl}/2010-04-01/Accounts.json`,
    ];
    const sid = newSid('MM');
    const claims = addresses.flatMap((url, n) => [
      [`MediaUrl${n}`, url],
      [`MediaContentType${n}`, 'image/jpeg'],
    ]);
    const fields = { MessageSid: sid, NumMedia: '8', ...Object.fromEntries(claims) };
    const form = smsParams(app, { ...fields, From: '+12135550722' });
    expect((await postSigned(app, SMS_DOOR, form)).status).toBe(200);
    const media = await app.eventually(async () => {
      const rows = await mediaOfMessage(app, sid);
      return rows.length === 8 ? rows : null;
    });
    expect(media.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      ...Array<string>(7).fill('refused refused_host'),
      'refused refused_address',
    ]);
    expect(media.every(({ sourceUrlSealed }) => sourceUrlSealed === null)).toBe(true);
    const { messages } = await detailOf(media[0]!.reportId!);
    expect(messages[0].text).toBe('two vans at Pico and Union');
    expect(asked).toEqual([]);
    trap.close();
  });

  it('[CAR21] [BAD24] by a redirect to another host is refused; nothing is asked there', async () => {
    app.carrier.knobs.next('media', { kind: 'redirect', location: 'http://169.254.169.254/' });
    const sid = await send([await jpeg(9)]);
    const [media] = await mediaOnce(app, sid, isOver);
    expect(media).toMatchObject({ state: 'refused', reason: 'refused_redirect' });
    const retry = `/api/v1/reports/${media!.reportId}/media/${media!.id}/retry`;
    expect((await (await asDispatcher()).post(retry)).status).toBe(200);
    await mediaOnce(app, sid, (each) => each.state === 'ready');
  });
});

describe('media whose address is missing', () => {
  it('[BAD22] are looked up in the carrier’s list, each another one', async () => {
    const media = [await jpeg(10), await jpeg(11)];
    app.carrier.knobs.next('inbound', { kind: 'lost' });
    const { sid } = await app.phone('lost').texts('two photos', { media });
    await app.phone('lost').ignores(/./);
    const params = smsParams(app, {
      MessageSid: sid,
      From: app.phone('lost').number,
      NumMedia: '2',
    });
    expect((await postSigned(app, SMS_DOOR, params)).status).toBe(200);
    const found = await mediaOnce(app, sid, (each) => each.state === 'ready');
    const hashes = found.map((each) => originalOf(app, each).toString('base64')).toSorted();
    expect(hashes).toEqual(media.map(({ bytes }) => bytes.toString('base64')).toSorted());
  });
});

describe('logs and counts', () => {
  it('hold ids, and neither an address nor a token', async () => {
    const lines = app.logLines.join('\n');
    expect(lines).toContain('mediaId');
    expect(lines).not.toContain(app.deps.config.TWILIO_AUTH_TOKEN);
    expect(lines).not.toMatch(/\/Media\/ME/);
    const metrics = await app.deps.metrics.registry.metrics();
    expect(metrics).toMatch(/testigo_media_fetch_total\{outcome="fetched"\} \d/);
    expect(metrics).toMatch(/testigo_media_fetch_total\{outcome="failed"\} 1/);
    expect(metrics).toMatch(/testigo_media_deletion_total\{outcome="deleted"\} \d/);
    expect(askedOfCarrier(app, 'DELETE')).toBeGreaterThan(5);
  });
});
