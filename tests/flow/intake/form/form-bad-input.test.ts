import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import type { TestApp } from '../../../harness/test-app.ts';
import { startTestApp } from '../../../harness/test-app.ts';
import {
  SIGHTING,
  allProcessed,
  countReports,
  createVisitor,
  mediaOf,
  reportOf,
  textsOf,
  tokenIn,
  valueIn,
} from './form-visitor.ts';

const PUBLIC_URL = 'http://127.0.0.1:1/behind-a-proxy';

let app: TestApp;
let visitor: ReturnType<typeof createVisitor>;

beforeAll(async () => {
  app = await startTestApp({ env: { PUBLIC_URL } });
  visitor = createVisitor(app);
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance({ minutes: 3 }));

/** Each `size` is another picture. */
const photo = (size = 90) =>
  sharp({ create: { width: 40 + size, height: 30, channels: 3, background: '#5a5a5a' } })
    .jpeg()
    .toBuffer();

/** What a browser would send, written by hand: boundary `x`. */
function multipart(parts: readonly string[], end = '\r\n--x--\r\n'): string {
  return `--x\r\n${parts.join('\r\n--x\r\n')}${end}`;
}
const field = (name: string, value: string) =>
  `content-disposition: form-data; name="${name}"\r\n\r\n${value}`;
const fileOf = (name: string, content: string, type = 'image/jpeg') =>
  `content-disposition: form-data; name="photos"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n${content}`;
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=x' };

describe('sent more than once', () => {
  test('[BAD41] double submit, back and resubmit: the same receipt, one report', async () => {
    const before = await countReports(app);
    const token = await visitor.open();
    const files = [{ bytes: await photo() }];
    const posts = await Promise.all(
      [1, 2, 3].map(() => visitor.post('/report', { ...SIGHTING, token }, files)),
    );
    posts.push(await visitor.post('/report', { ...SIGHTING, token }, files));
    expect(new Set(posts.map(({ status, receipt }) => `${status} ${receipt}`)).size).toBe(1);
    expect(posts[0]!.status).toBe(303);
    await allProcessed(app);
    expect(await countReports(app)).toBe(before + 1);
    const report = await reportOf(app, posts[0]!.receipt);
    expect([report.messageCount, report.mediaCount]).toEqual([1, 1]);
  });

  test('[BAD41] back, edited and resubmitted: one report, and the new words are in it', async () => {
    const before = await countReports(app);
    const token = await visitor.open();
    const files = [{ bytes: await photo() }];
    const first = await visitor.post('/report', { ...SIGHTING, when: 'earlier', token }, files);
    const edited = { ...SIGHTING, token, when: 'now', what: 'two vans, not one' };
    const more = [...files, { bytes: await photo(20) }];
    const second = await visitor.post('/report', edited, more);
    await visitor.post('/report', edited, more);
    expect(second.receipt).toBe(first.receipt);
    await allProcessed(app);
    expect(await countReports(app)).toBe(before + 1);
    const report = await reportOf(app, first.receipt);
    const texts = await textsOf(app, report.id);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toContain('two vans, not one');
    expect([report.priority, report.mediaCount]).toEqual(['P2', 2]);
    expect(await mediaOf(app, report.id, 2)).toHaveLength(2);
    expect(await app.deps.db.prisma.inboundConflict.count()).toBe(0);
  });

  test('[BAD42] without a token equal content is one report for two minutes, and another one later', async () => {
    const before = await countReports(app);
    const plain = { ...SIGHTING, what: 'no token' };
    const first = await visitor.post('/report', plain);
    app.clock.advance({ ms: 115_000 });
    const forged = await visitor.post('/report', { ...plain, token: 'zzzzzzzz.forged.forged' });
    expect(forged.receipt).toBe(first.receipt);
    const other = await visitor.post('/report', { ...plain, what: 'something else' });
    expect(other.receipt).not.toBe(first.receipt);
    app.clock.advance({ minutes: 3 });
    const later = await visitor.post('/report', plain);
    expect([later.status, later.receipt === first.receipt]).toEqual([303, false]);
    await allProcessed(app);
    expect(await countReports(app)).toBe(before + 3);
  });

  test('[BAD42] a token of a page left open for a day joins nothing', async () => {
    const token = await visitor.open();
    const first = await visitor.post('/report', { ...SIGHTING, token, what: 'morning' });
    app.clock.advance({ minutes: 24 * 60 });
    const next = await visitor.post('/report', { ...SIGHTING, token, what: 'evening' });
    expect([next.status, next.receipt === first.receipt]).toEqual([303, false]);
    expect((await reportOf(app, next.receipt)).messageCount).toBe(1);
  });
});

describe('what is filled in', () => {
  test('[BAD43] a filled trap, or a form back within two seconds: kept, last in the queue, marked', async () => {
    const trapped = await visitor.send({ ...SIGHTING, what: 'trap', website: 'http://spam.test' });
    const token = tokenIn((await visitor.get('/report')).html);
    app.clock.advance({ ms: 300 });
    const hasty = await visitor.post('/report', { ...SIGHTING, token, what: 'hasty' });
    for (const { status, receipt } of [trapped, hasty]) {
      expect(status).toBe(303);
      expect(await reportOf(app, receipt)).toMatchObject({
        priority: 'P4',
        flags: ['suspected_spam'],
      });
    }
    expect((await visitor.get(`/report/${hasty.receipt}`)).html).toContain('We have your report');
  });

  test('[BAD44] only blanks, or 20,000 characters: a page with all of it still in the boxes', async () => {
    const before = await countReports(app);
    const blank = await visitor.send({ where: ' \u3164\u200d\t', when: 'now', what: 'kept words' });
    expect([blank.status, valueIn(blank.html, 'what')]).toEqual([422, 'kept words']);
    const text = `${'<é>&'.repeat(4_999)}last`;
    const long = await visitor.send({ ...SIGHTING, what: text });
    expect([long.status, valueIn(long.html, 'what') === text]).toEqual([422, true]);
    expect(long.html).toContain('This has 20000 characters. The most we can take is 5000');
    expect(long.html).toContain('href="#what"');
    const whole = await visitor.send({ ...SIGHTING, what: '🧊'.repeat(5_000) });
    expect(whole.status).toBe(303);
    expect((await textsOf(app, (await reportOf(app, whole.receipt)).id))[0]).toContain(
      '🧊'.repeat(5_000),
    );
    expect(await countReports(app)).toBe(before + 1);
  });

  test.each([
    ['123', null, '123'],
    ['(213) 555-0101 ext 4', null, '(213) 555-0101 ext 4'],
    ['+44 20 7946 0958', '+442079460958', '••0958'],
    [
      'llame a la tienda, 213.555.0102 por favor',
      '+12135550102',
      'llame a la tienda, ••0102 por favor',
    ],
    ['\u0000<script>', null, '\uFFFD<script>'],
  ])('[BAD45] contact %j never refuses the report', async (contact, phone, words) => {
    const sent = await visitor.send({ ...SIGHTING, contact, mayContact: 'call' });
    const report = await reportOf(app, sent.receipt);
    expect(report.phone).toBe(phone);
    expect((await textsOf(app, report.id))[0]).toContain(`How can we reach you? ${words}`);
  });

  test.each(['31/02', '0001-01-01', 'tomorrow', '{"$gt":""}'])(
    '[BAD48] when=%s: the report is kept, its time unknown',
    async (when) => {
      const sent = await visitor.send({ ...SIGHTING, when, whenDetail: '31/02/0001' });
      const report = await reportOf(app, sent.receipt);
      expect(report.priority).toBe('P3');
      expect((await textsOf(app, report.id))[0]).toContain('When? Not clear. 31/02/0001');
    },
  );

  test('[BAD10] fields that the form does not have, or twice, change nothing', async () => {
    const body = new URLSearchParams([
      ['where', 'first place'],
      ['where', 'second place'],
      ['when', 'now'],
      ['priority', 'P1'],
      ['constructor', 'x'],
      ['__proto__', 'x'],
      ['language', 'xx'],
    ]).toString();
    const head = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await visitor.postRaw('/report', head, body);
    expect(sent.status).toBe(303);
    expect(await reportOf(app, sent.receipt)).toMatchObject({
      locationText: 'first place',
      priority: 'P2',
    });
  });

  test('[BAD15] half characters and broken encodings are kept as visible replacements', async () => {
    const head = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await visitor.postRaw('/report', head, 'where=a%ED%A0%BDb%FFc%00d%&when=now');
    expect(sent.status).toBe(303);
    expect((await reportOf(app, sent.receipt)).locationText).toMatch(/^a\uFFFD+b\uFFFDc\uFFFDd%$/);
  });
});

describe('files', () => {
  test('[BAD49] 25 files and programs named .jpg: the report is kept, each refusal named', async () => {
    const bytes = await photo(3);
    const files = [
      { bytes: Buffer.from(`MZ${'\0'.repeat(100)}`), name: 'photo.jpg' },
      {
        bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        name: 'a.jpg',
      },
      { bytes: Buffer.from('<!doctype html><script>x()</script>'), name: 'b.jpg' },
      { bytes: Buffer.alloc(0), name: 'empty.jpg' },
      { bytes: Buffer.concat([bytes, Buffer.alloc(10 * 1_048_576)]), name: 'large.jpg' },
      ...(await Promise.all(Array.from({ length: 20 }, (_, at) => photo(at)))).map((each) => ({
        bytes: each,
      })),
    ];
    const sent = await visitor.send({ ...SIGHTING, what: 'many files' }, files);
    expect(sent.status).toBe(303);
    const told = await visitor.get(sent.location!);
    expect(told.html).toContain('Your report is kept. These files are not');
    const report = await reportOf(app, sent.receipt);
    const media = await mediaOf(app, report.id, 25);
    expect(media.slice(0, 5).map(({ state, reason }) => [state, reason])).toEqual([
      ['refused', 'not_media'],
      ['refused', 'not_media'],
      ['refused', 'not_media'],
      ['refused', 'empty'],
      ['refused', 'too_large'],
    ]);
    expect(media.slice(5, 11).map(({ state }) => state)).toEqual(Array(6).fill('ready'));
    expect(media.slice(11).map(({ reason }) => reason)).toEqual(Array(14).fill('too_many'));
    const later = (await visitor.get(`/report/${sent.receipt}`)).html;
    for (const page of [told.html, later]) {
      expect(page).toContain('File 1: it is not a photo');
      expect(page).toContain('File 5: it is larger than 10 MB');
      expect(page).toContain('File 25: only 6 files fit in one report');
      expect(page).not.toContain('photo.jpg');
    }
    expect(later).toContain('6 files kept.');
  });

  test('[BAD49] all together more than 30 MB: what fits is kept', async () => {
    const nine = async (size: number) => ({
      bytes: Buffer.concat([await photo(size), Buffer.alloc(9 * 1_048_576, size)]),
    });
    const files = await Promise.all([1, 2, 3, 4].map(nine));
    const sent = await visitor.send({ ...SIGHTING, what: 'heavy' }, files);
    expect(sent.location).toContain('files=4.too_large_in_all');
    const report = await reportOf(app, sent.receipt);
    const media = await mediaOf(app, report.id, 4);
    expect(media.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready', 'refused']);
    expect(
      await app.deps.db.prisma.inboundMessage.count({ where: { rawSealed: { not: null } } }),
    ).toBe(0);
  });

  test('[BAD49] 200 MB stream through without being held in memory, and the report is kept', async () => {
    const chunk = Buffer.alloc(1_048_576, 1);
    const before = process.memoryUsage().rss;
    let peak = before;
    const status = await new Promise<number>((resolve, reject) => {
      const post = request(`${app.baseUrl}/report`, { method: 'POST', headers: MULTIPART });
      post.on('error', reject);
      post.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      const fields = [field('where', 'Soto'), field('when', 'now'), fileOf('a.jpg', '')];
      post.write(multipart(fields, ''));
      let left = 200;
      const pump = () => {
        peak = Math.max(peak, process.memoryUsage().rss);
        while (left > 0) {
          left -= 1;
          if (!post.write(chunk)) return void post.once('drain', pump);
        }
        post.end('\r\n--x--\r\n');
      };
      pump();
    });
    expect(status).toBe(303);
    expect(peak - before).toBeLessThan(120 * 1_048_576);
  }, 60_000);

  test('[BAD50] a filename that climbs, is 4 KB long or holds NUL is never read', async () => {
    const photos = await Promise.all([5, 6, 7].map(photo));
    const names = ['../../etc/passwd', `${'n'.repeat(4_000)}.jpg`, 'a\\0.php'];
    const parts = [field('where', 'Soto'), field('when', 'now')];
    const body = Buffer.concat([
      Buffer.from(multipart(parts, '')),
      ...names.flatMap((name, at) => [Buffer.from(`\r\n--x\r\n${fileOf(name, '')}`), photos[at]!]),
      Buffer.from('\r\n--x--\r\n'),
    ]);
    const sent = await visitor.postRaw('/report', MULTIPART, body);
    expect(sent.status).toBe(303);
    const report = await reportOf(app, sent.receipt);
    const media = await mediaOf(app, report.id, 3);
    expect(media.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
    expect(media.every(({ id }) => /^[0-9a-f-]{36}$/.test(id))).toBe(true);
    const columns = await app.deps.db.pool.query('select * from media where report_id = $1', [
      report.id,
    ]);
    expect(
      JSON.stringify(
        columns.rows.map((row) => Object.values(row).filter((v) => typeof v === 'string')),
      ),
    ).not.toMatch(/passwd|nnnn|php/);
  });
});

describe('what is no form', () => {
  test.each([
    ['no boundary', { 'content-type': 'multipart/form-data' }, multipart([field('where', 'x')])],
    ['cut off in a field', MULTIPART, multipart([field('when', 'now'), field('where', 'Sot')], '')],
    [
      'cut off in a file',
      MULTIPART,
      multipart([field('when', 'now'), field('where', 'Soto'), fileOf('a.jpg', 'JFIF')], ''),
    ],
    [
      'the other boundary',
      { 'content-type': 'multipart/form-data; boundary=y' },
      multipart([field('where', 'x')]),
    ],
    [
      'a forbidden field name',
      MULTIPART,
      multipart([field('__proto__', 'x'), field('where', 'x'), field('when', 'now')]),
    ],
  ])('[BAD51] %s: 400, a calm page, nothing stored', async (_, head, body) => {
    const before = await app.deps.db.prisma.inboundMessage.count();
    const answer = await visitor.postRaw('/report', head, body);
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('did not arrive whole');
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await app.deps.db.prisma.inboundMessage.count()).toBe(before);
    expect((await visitor.get('/report')).status).toBe(200);
  });

  test('[BAD51] the sender vanishes in the middle: nothing stored, the next one is served', async () => {
    const before = await app.deps.db.prisma.inboundMessage.count();
    await new Promise<void>((resolve) => {
      const post = request(`${app.baseUrl}/report`, {
        method: 'POST',
        headers: { ...MULTIPART, 'content-length': '100000' },
      });
      post.on('error', () => resolve());
      post.write(
        multipart([field('where', 'Soto'), field('when', 'now'), fileOf('a.jpg', 'JFIF')], ''),
      );
      setTimeout(() => post.destroy(), 50);
    });
    expect((await visitor.send({ ...SIGHTING, what: 'after the cut' })).status).toBe(303);
    await allProcessed(app);
    expect(await app.deps.db.prisma.inboundMessage.count()).toBe(before + 1);
  });

  test('other bodies and sizes are refused with a page', async () => {
    const json = await visitor.postRaw(
      '/report',
      { 'content-type': 'application/json' },
      '{"where":"x"}',
    );
    expect([json.status, json.headers.get('content-type')]).toEqual([
      415,
      'text/html; charset=utf-8',
    ]);
    const head = { 'content-type': 'application/x-www-form-urlencoded' };
    const large = await visitor.postRaw('/report', head, `where=${'x'.repeat(900_000)}`);
    expect([large.status, large.html.includes('too large')]).toEqual([413, true]);
    expect((await visitor.get('/report')).status).toBe(200);
  });
});

describe('too often, or by guessing', () => {
  test('[BAD52] 1,000 posts from one source: 429, when to come back, and the number to text', async () => {
    const before = await app.deps.db.prisma.inboundMessage.count();
    const statuses: number[] = [];
    let refused: Awaited<ReturnType<typeof visitor.post>> | undefined;
    for (let sent = 0; sent < 1_000; sent += 100) {
      const batch = Array.from({ length: 100 }, () =>
        visitor.postRaw('/report', MULTIPART, multipart([field('where', 'x')])),
      );
      const answers = await Promise.all(batch);
      statuses.push(...answers.map(({ status }) => status));
      refused = answers.at(-1);
    }
    expect(statuses.filter((status) => status !== 429)).toHaveLength(30);
    expect(Number(refused!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused!.html).toContain('(213) 555-0100');
    expect(await app.deps.db.prisma.inboundMessage.count()).toBe(before);
    expect((await visitor.get('/report')).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    expect((await visitor.send({ ...SIGHTING, what: 'after the flood' })).status).toBe(303);
  }, 60_000);

  test('[BAD53] unknown, erased and mistyped codes get one page, and guessing is limited', async () => {
    const sent = await visitor.send({ ...SIGHTING, what: 'to be erased' });
    const report = await reportOf(app, sent.receipt);
    await allProcessed(app);
    await app.deps.db.prisma.report.update({
      where: { id: report.id },
      data: { receiptIndex: null, status: 'purged' },
    });
    await app.deps.db.prisma.inboundMessage.updateMany({
      where: { reportId: report.id },
      data: { state: 'erased' },
    });
    const paths = [
      `/report/${sent.receipt}`,
      '/report/0000-0000',
      '/report/not-a-code',
      '/report/%00',
      '/report/..%2f..%2fetc',
    ];
    const pages = await Promise.all(paths.map((path) => visitor.get(path)));
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1);
    const added = await visitor.post('/report/0000-0000', { words: 'x' });
    expect([added.status, added.html === pages[0]!.html]).toEqual([404, true]);
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, at) => visitor.get(`/report/0000-00${10 + at}`)),
    );
    const last = guesses.filter(({ status }) => status === 429);
    expect(last.length).toBeGreaterThanOrEqual(10);
    expect(last[0]!.headers.get('retry-after')).not.toBeNull();
  });

  test('[BAD53] an unknown code takes as long as an erased one', async () => {
    const erased = await visitor.send({ ...SIGHTING, what: 'erased too' });
    const report = await reportOf(app, erased.receipt);
    await allProcessed(app);
    await app.deps.db.prisma.report.update({
      where: { id: report.id },
      data: { receiptIndex: null },
    });
    await app.deps.db.prisma.inboundMessage.updateMany({
      where: { reportId: report.id },
      data: { state: 'erased' },
    });
    const times = { erased: [] as number[], unknown: [] as number[] };
    for (let at = 0; at < 14; at += 1) {
      for (const kind of ['erased', 'unknown'] as const) {
        const start = performance.now();
        await visitor.get(kind === 'erased' ? `/report/${erased.receipt}` : '/report/2222-2222');
        times[kind].push(performance.now() - start);
      }
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[7]!;
    const [known, unknown] = [median(times.erased), median(times.unknown)];
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) * 0.75 + 3);
  });

  test('[BAD54] Host and forwarded headers never make a link', async () => {
    const sent = await visitor.send({ ...SIGHTING, what: 'host' });
    const evil = {
      host: 'evil.test',
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'https',
    };
    const page = await new Promise<string>((resolve, reject) => {
      request(`${app.baseUrl}/report/${sent.receipt}`, { headers: evil }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      })
        .on('error', reject)
        .end();
    });
    expect(page).toContain(`${PUBLIC_URL}/report/${sent.receipt}`);
    expect(page).not.toContain('evil.test');
    const body = multipart([field('where', 'host'), field('when', 'now')]);
    const posted = await visitor.postRaw('/report', { ...MULTIPART, ...evil }, body);
    expect(posted.location).toMatch(/^\/report\//);
  });
});
