// The steps one by one, on nodes that do nothing by themselves: what happens twice, at once, or not at
// all because the process was killed between two of them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeCarrier } from '../../../../src/fake-carrier/fake-carrier.ts';
import { startFakeCarrier } from '../../../../src/fake-carrier/fake-carrier.ts';
import { deleteCarrierMedia } from '../../../../src/flow/intake/media/delete-carrier-media.ts';
import { createMediaFetcher } from '../../../../src/flow/intake/media/media-fetcher.ts';
import { prepareMedia } from '../../../../src/flow/intake/media/prepare-media.ts';
import { processInbound } from '../../../../src/flow/intake/process-inbound.ts';
import { receiveSms } from '../../../../src/flow/intake/receive-sms.ts';
import { reconcile } from '../../../../src/flow/intake/reconcile.ts';
import { listLikenesses } from '../../../../src/records/media/media-list-store.ts';
import { purgeMediaOf, takeMediaToFetch } from '../../../../src/records/media/media-store.ts';
import { transact } from '../../../../src/records/transact.ts';
import type { TestDatabase } from '../../../harness/test-database.ts';
import { createTestDatabase } from '../../../harness/test-database.ts';
import type { Node } from '../journal/journal-fixture.ts';
import { startNode } from '../journal/journal-fixture.ts';
import { jpeg } from './mms.ts';

const ACCOUNT = 'AC00000000000000000000000000000000';
const TOKEN = 'token-of-the-media-tests';
const HOTLINE = '+12135550100';

let database: TestDatabase;
let carrier: FakeCarrier;
let first: Node;
let second: Node;

beforeEach(async () => {
  database = await createTestDatabase();
  carrier = await startFakeCarrier({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    numbers: [{ number: HOTLINE, smsUrl: 'http://127.0.0.1:9/sms' }],
  });
  carrier.knobs.always('inbound', { kind: 'lost' });
  const env = {
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_API_BASE_URL: carrier.baseUrl,
    TWILIO_MEDIA_HOSTS: carrier.mediaBaseUrl,
  };
  first = await startNode(database.url, { env });
  second = await startNode(database.url, { env, beside: first });
});
afterEach(async () => {
  await first.stop();
  await second.stop();
  await carrier.close();
  await database.drop();
});

let sender = 0;

/** A message with so many photos has become a report. */
async function takeIn(photos: number): Promise<string> {
  sender += 1;
  const from = `+1310555${String(1_000 + sender)}`;
  const media = await Promise.all(Array.from({ length: photos }, (_, n) => jpeg(sender * 10 + n)));
  const { sid } = await carrier.text({ from, to: HOTLINE, body: 'van', media });
  const message = carrier.messages().find((each) => each.sid === sid)!;
  const claims = message.media.flatMap((each, n) => [
    [
      `MediaUrl${n}`,
      `${carrier.baseUrl}/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}/Media/${each.sid}`,
    ],
    [`MediaContentType${n}`, each.contentType],
  ]);
  const params = { MessageSid: sid, AccountSid: ACCOUNT, From: from, To: HOTLINE, Body: 'van' };
  const numMedia = { NumMedia: String(photos) };
  const all = { ...params, ...numMedia, ...Object.fromEntries(claims) };
  await receiveSms(first.deps, all, 'webhook');
  while ((await processInbound(first.deps)) > 0);
  const entry = await first.deps.db.prisma.inboundMessage.findUniqueOrThrow({
    where: { sourceKey: sid },
  });
  return entry.reportId!;
}

async function fetchAll(node: Node): Promise<number> {
  const fetcher = createMediaFetcher(node.deps);
  let fetched = 0;
  for (let taken = -1; taken !== 0;) {
    taken = await fetcher.round();
    fetched += taken;
    await fetcher.idle();
  }
  return fetched;
}

async function prepareAll(node: Node): Promise<void> {
  while ((await prepareMedia(node.deps)) > 0);
}

const rows = () => first.deps.db.prisma.media.findMany({ orderBy: { position: 'asc' } });
const asked = (method: string) =>
  carrier.requests().filter((each) => each.method === method && each.path.includes('/Media/ME'));
const atCarrier = () => carrier.messages().flatMap((message) => message.media);

describe('two nodes', () => {
  it('fetch each medium once, and delete it once', async () => {
    await takeIn(10);
    const fetchers = [first, second].map((node) => createMediaFetcher(node.deps));
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(fetchers.map((fetcher) => fetcher.round()));
      await Promise.all(fetchers.map((fetcher) => fetcher.idle()));
    }
    expect(asked('GET')).toHaveLength(10);
    expect((await rows()).every(({ originalSealed }) => originalSealed !== null)).toBe(true);
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([deleteCarrierMedia(first.deps), deleteCarrierMedia(second.deps)]);
    }
    expect(asked('DELETE')).toHaveLength(10);
    expect(atCarrier()).toEqual([]);
  });
});

describe('a process that is killed', () => {
  it('in the middle of a download: another fetches it, once the taking has lapsed', async () => {
    await takeIn(1);
    const now = first.clock.now();
    const takenUntil = new Date(now.getTime() + 90_000);
    const taking = { now, takenUntil, limit: 4 };
    const [taken] = await takeMediaToFetch(first.deps.db.prisma, first.deps.keyring, taking);
    expect(taken!.attempts).toBe(1);
    expect(await fetchAll(second)).toBe(0);
    first.clock.advance({ minutes: 2 });
    expect(await fetchAll(second)).toBe(1);
    expect(asked('GET')).toHaveLength(1);
  });

  it('each time it is fetched: it is given up, and a person may ask for it', async () => {
    await takeIn(1);
    for (let death = 0; death < 10; death += 1) {
      const now = first.clock.now();
      const taking = { now, takenUntil: now, limit: 4 };
      await takeMediaToFetch(first.deps.db.prisma, first.deps.keyring, taking);
    }
    expect(await fetchAll(second)).toBe(1);
    expect(asked('GET')).toEqual([]);
    expect(await rows()).toMatchObject([
      { state: 'failed', reason: 'interrupted', atCarrier: 'kept' },
    ]);
  });

  it('between fetching and deleting: what is sealed stays, and the carrier deletes its copy', async () => {
    const reportId = await takeIn(2);
    await fetchAll(first);
    expect(atCarrier()).toHaveLength(2);
    const before = await rows();
    expect(before.map((each) => each.atCarrier)).toEqual(['to_delete', 'to_delete']);
    await prepareAll(second);
    expect(await deleteCarrierMedia(second.deps)).toBe(2);
    expect(await fetchAll(second)).toBe(0);
    expect(atCarrier()).toEqual([]);
    const after = await rows();
    expect(after.map(({ state }) => state)).toEqual(['ready', 'ready']);
    expect(after.map(({ sha256 }) => sha256)).toEqual(before.map(({ sha256 }) => sha256));
    expect(await listLikenesses(first.deps.db.prisma, first.deps.keyring, [reportId])).toHaveLength(
      2,
    );
  });

  it('and whoever comes back too late changes nothing', async () => {
    await takeIn(1);
    carrier.knobs.next('media', { kind: 'slow-drip', everyMs: 1 });
    const slow = createMediaFetcher(first.deps);
    expect(await slow.round()).toBe(1);
    first.clock.advance({ minutes: 2 });
    expect(await fetchAll(second)).toBe(1);
    const [fetched] = await rows();
    await slow.stop();
    const [now] = await rows();
    expect(now).toEqual(fetched);
    expect(now!.fetchedAt).not.toBe(null);
  });
});

describe('deletion at the carrier', () => {
  it('is asked for until it is done, and what is left is counted', async () => {
    await takeIn(1);
    await fetchAll(first);
    carrier.knobs.next('delete', { kind: 'error', code: 20009, status: 409 }, { times: 2 });
    const left = async () => (await first.deps.metrics.mediaUndeleted.get()).values[0]!.value;
    for (const expected of [1, 1, 0]) {
      expect(await deleteCarrierMedia(first.deps)).toBe(1);
      expect(await left()).toBe(expected);
      expect(await deleteCarrierMedia(first.deps)).toBe(0);
      first.clock.advance({ minutes: 5 });
    }
    expect(atCarrier()).toEqual([]);
    expect(await rows()).toMatchObject([{ atCarrier: 'deleted', sourceUrlSealed: null }]);
  });

  it('that was done without an answer is done', async () => {
    await takeIn(1);
    await fetchAll(first);
    carrier.knobs.next('delete', { kind: 'accept-then-500' });
    await deleteCarrierMedia(first.deps);
    first.clock.advance({ minutes: 5 });
    await deleteCarrierMedia(first.deps);
    expect(await rows()).toMatchObject([{ atCarrier: 'deleted' }]);
  });
});

describe('a report that is erased', () => {
  const purge = (reportId: string) => transact(first.deps, (tx) => purgeMediaOf(tx.db, reportId));

  it('before its photos came: they are not fetched, and the carrier deletes them', async () => {
    await purge(await takeIn(2));
    expect(await fetchAll(first)).toBe(0);
    expect(await deleteCarrierMedia(first.deps)).toBe(2);
    expect(asked('GET')).toEqual([]);
    expect(atCarrier()).toEqual([]);
    expect(await rows()).toMatchObject([
      { state: 'refused', reason: 'erased', sourceUrlSealed: null },
      { state: 'refused', reason: 'erased', sourceUrlSealed: null },
    ]);
  });

  it('while one is being fetched: nothing of it is stored', async () => {
    const reportId = await takeIn(1);
    carrier.knobs.next('media', { kind: 'slow-drip', everyMs: 0 });
    const fetcher = createMediaFetcher(first.deps);
    await fetcher.round();
    await purge(reportId);
    await fetcher.idle();
    const [media] = await rows();
    expect(media).toMatchObject({ originalSealed: null, sha256: null, reason: 'erased' });
    expect(await deleteCarrierMedia(first.deps)).toBe(1);
    expect(atCarrier()).toEqual([]);
  });
});

describe('a message that only the carrier’s list knew', () => {
  it('brings its photos too', async () => {
    const media = [await jpeg(901), await jpeg(902)];
    await carrier.text({ from: '+13105550999', to: HOTLINE, body: '', media });
    first.clock.advance({ minutes: 5 });
    expect(await reconcile(first.deps)).toBe(1);
    while ((await processInbound(first.deps)) > 0);
    expect(await fetchAll(first)).toBe(2);
    await prepareAll(first);
    expect((await rows()).map(({ state }) => state)).toEqual(['ready', 'ready']);
    const hashes = (await rows()).map(({ sha256 }) => Buffer.from(sha256!).toString('hex'));
    expect(new Set(hashes).size).toBe(2);
  });
});
