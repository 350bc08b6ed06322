import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeReport } from '../close-report.ts';
import { readShownMedia } from '../../../../src/records/media/media-list-store.ts';
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

let app: TestApp;
let visitor: ReturnType<typeof createVisitor>;

beforeAll(async () => {
  app = await startTestApp();
  visitor = createVisitor(app);
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance({ minutes: 3 }));

const photo = () =>
  sharp({ create: { width: 50, height: 40, channels: 3, background: '#335577' } })
    .jpeg()
    .withExif({
      IFD0: { Model: 'Phone of Lupe' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 3/1 8/1' },
    })
    .toBuffer();

describe('the report form', () => {
  test('a report in Spanish, with a photo, reaches the queue and answers with a receipt', async () => {
    const spanish = createVisitor(app, 'es');
    const answers = {
      where: '4th y Main, Santa Ana',
      when: 'now',
      kind: 'sighting',
      what: 'Hay una van blanca',
      howMany: 'como 8',
      taken: 'no',
      contact: '(213) 555-0147',
      mayContact: 'text',
    };
    const sent = await spanish.send(answers, [{ bytes: await photo() }]);
    expect([sent.status, sent.location]).toEqual([303, `/report/${sent.receipt}`]);
    const report = await reportOf(app, sent.receipt);
    expect(report).toMatchObject({
      kind: 'sighting',
      channel: 'form',
      status: 'new',
      priority: 'P2',
      language: 'es',
      flags: ['may_text'],
      phone: '+12135550147',
      locationText: '4th y Main, Santa Ana',
      mediaCount: 1,
    });
    const [body] = await textsOf(app, report.id);
    expect(body).toContain('¿Dónde? 4th y Main, Santa Ana\n¿Cuándo? Lo estoy viendo ahora');
    expect(body).toContain('¿Qué ve? Hay una van blanca');
    expect(body).not.toContain('555-0147');
    const queued = await app.deps.db.prisma.outboundSms.count();
    expect(queued).toBe(0);
  });

  test('[BAD27] the shown copy of a photo has no metadata; the original is kept, sealed', async () => {
    const original = await photo();
    const sent = await visitor.send({ ...SIGHTING, what: 'with photo' }, [{ bytes: original }]);
    const report = await reportOf(app, sent.receipt);
    const [media] = await mediaOf(app, report.id, 1);
    expect(media).toMatchObject({
      kind: 'image',
      state: 'ready',
      reason: null,
      sizeBytes: original.length,
    });
    const key = { id: media!.id, reportId: report.id };
    const shown = await readShownMedia(app.deps.db.prisma, app.deps.keyring, key);
    expect((await sharp(shown!.bytes).metadata()).exif).toBeUndefined();
    expect(shown!.bytes.includes('Phone of Lupe')).toBe(false);
    const stored = await app.deps.db.prisma.media.findUniqueOrThrow({ where: { id: media!.id } });
    const opened = app.deps.keyring.open('media.original', media!.id, stored.originalSealed!);
    expect(opened.equals(original)).toBe(true);
    expect(Buffer.from(stored.originalSealed!).includes(original.subarray(0, 64))).toBe(false);
  });

  test.each([
    [{ when: 'now' }, 'P2'],
    [{ when: 'now', kind: 'arrest' }, 'P2'],
    [{ when: 'now', taken: 'yes' }, 'P1'],
    [{ when: 'now', what: 'they are at my door' }, 'P1'],
    [{ when: 'just_left' }, 'P3'],
    [{ when: 'earlier', whenDetail: 'yesterday at 6' }, 'P4'],
    [{ when: 'hearsay' }, 'P4'],
    [{ when: 'earlier', kind: 'arrest' }, 'P2'],
  ])('%o is %s', async (answers, priority) => {
    const sent = await visitor.send({ ...SIGHTING, ...answers });
    expect((await reportOf(app, sent.receipt)).priority).toBe(priority);
  });

  test('two forms with the same phone are two reports: a typed number proves nothing', async () => {
    const first = await visitor.send({ ...SIGHTING, contact: '213 555 0148', what: 'one' });
    const second = await visitor.send({ ...SIGHTING, contact: '213 555 0148', what: 'two' });
    expect((await reportOf(app, first.receipt)).id).not.toBe(
      (await reportOf(app, second.receipt)).id,
    );
  });

  test('who must not be contacted leaves no phone behind', async () => {
    const answers = { ...SIGHTING, what: 'no calls', contact: '213 555 0149', mayContact: 'no' };
    const report = await reportOf(app, (await visitor.send(answers)).receipt);
    expect([report.phone, (await textsOf(app, report.id)).join().includes('0149')]).toEqual([
      null,
      false,
    ]);
  });

  test('without a choice of language the browser decides; the address decides over it', async () => {
    expect((await createVisitor(app, 'es').get('/report')).html).toContain('<html lang="es">');
    expect((await visitor.get('/report?lang=es')).html).toContain('<html lang="es">');
    expect((await visitor.get('/report?lang=xx')).html).toContain('<html lang="en">');
    const sent = await visitor.post('/report?lang=es', { ...SIGHTING, what: 'uno' });
    expect(sent.location).toMatch(/^\/report\/\w{4}-\w{4}\?lang=es$/);
  });

  test('no cookie, no script, nothing stored by the browser, under 30 kB with its styles', async () => {
    const page = await visitor.get('/report');
    const styles = await visitor.get('/report.css');
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-robots-tag')).toBe('noindex');
    expect(page.html).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(Buffer.byteLength(page.html) + Buffer.byteLength(styles.html)).toBeLessThan(30_000);
  });
});

describe('a form sent back', () => {
  test('uploads are kept, listed, and joined when the form is corrected', async () => {
    const token = await visitor.open();
    const typed = { token, what: 'a <b>van</b>', when: 'now', where: ' \u200b ' };
    const back = await visitor.post('/report', typed, [{ bytes: await photo() }]);
    expect(back.status).toBe(422);
    expect(back.html).toContain('<title>Error: ');
    expect(back.html).toContain('href="#where"');
    expect(back.html).toMatch(/aria-describedby="where-hint where-error"/);
    expect(back.html).toContain('1 file is already uploaded');
    expect(valueIn(back.html, 'what')).toBe('a <b>van</b>');
    expect(back.html).toMatch(/value="now" checked/);
    expect(tokenIn(back.html)).toBe(token);
    const sent = await visitor.post('/report', { ...typed, where: 'Pico & Union' });
    expect(sent.status).toBe(303);
    const report = await reportOf(app, sent.receipt);
    expect(report.mediaCount).toBe(1);
    expect(await mediaOf(app, report.id, 1)).toMatchObject([{ kind: 'image', state: 'ready' }]);
    const again = await visitor.post('/report', { ...typed, where: 'Pico & Union' });
    await allProcessed(app);
    expect(again.receipt).toBe(sent.receipt);
    expect(await textsOf(app, report.id)).toHaveLength(1);
  });

  test('what waits counts against the limit of files', async () => {
    const token = await visitor.open();
    const bytes = await photo();
    const four = Array.from({ length: 4 }, () => ({ bytes }));
    await visitor.post('/report', { token, when: 'now' }, four);
    const back = await visitor.post('/report', { token, when: 'now' }, four);
    expect(back.html).toContain('6 files are already uploaded');
    expect(back.html).toContain('File 3: only 6 files fit');
    expect(back.html).toContain('File 4: only 6 files fit');
  });

  test('drafts that nobody comes back for are forgotten', async () => {
    const before = await app.deps.db.prisma.media.count({ where: { draftIndex: { not: null } } });
    expect(before).toBeGreaterThan(0);
    const { deleteDraftMediaBefore } = await import('../../../../src/records/media/media-store.ts');
    await deleteDraftMediaBefore(app.deps.db.prisma, app.clock.now());
    expect(await app.deps.db.prisma.media.count({ where: { draftIndex: { not: null } } })).toBe(0);
  });
});

describe('the page behind a receipt', () => {
  test('it says how far the report has come, never what was written', async () => {
    const sent = await visitor.send({
      ...SIGHTING,
      where: 'Whittier & Soto',
      what: 'secret words',
    });
    const report = await reportOf(app, sent.receipt);
    const first = await visitor.get(`/report/${sent.receipt}`);
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(first.html).toMatch(/aria-current="step">Received/);
    expect(first.html).not.toContain('secret words');
    expect(first.html).not.toContain('Whittier');
    const ana = await app.signIn('ana', ['dispatcher']);
    await ana.post(`/api/v1/reports/${report.id}/claim`);
    expect((await visitor.get(`/report/${sent.receipt}`)).html).toMatch(
      /aria-current="step">Being read/,
    );
    await closeReport(ana, report.id, 'duplicate');
    const last = await visitor.get(`/report/${sent.receipt}`);
    expect(last.html).toMatch(/aria-current="step">Result/);
    expect(last.html).toContain('We put the reports together');
    expect(last.html).toMatch(/class="skipped">People went to look/);
  });

  test('the code is read in any case, without its dash, and from the box on the form', async () => {
    const sent = await visitor.send({ ...SIGHTING, what: 'code' });
    const typed = sent.receipt!.toLowerCase().replace('-', '');
    expect((await visitor.get(`/report/${typed}`)).status).toBe(200);
    const found = await visitor.get(`/report?receipt=${encodeURIComponent(` ${typed} `)}`);
    expect([found.status, found.location]).toEqual([303, `/report/${sent.receipt}`]);
    expect((await visitor.get('/report?receipt=no-such-code')).status).toBe(404);
  });

  test('words and photos added later go to the same report, in order, and may make it graver', async () => {
    const sent = await visitor.send({ ...SIGHTING, when: 'just_left', what: 'first' });
    const report = await reportOf(app, sent.receipt);
    const path = `/report/${sent.receipt}`;
    const token = await visitor.open(path);
    const words = 'they are breaking down my door';
    const files = [{ bytes: await photo() }];
    const added = await visitor.post(path, { token, words }, files);
    expect([added.status, added.location]).toEqual([303, `${path}?added`]);
    expect((await visitor.get(added.location!)).html).toContain('We added it to your report');
    await visitor.post(path, { token, words }, files);
    await visitor.post(path, { token: await visitor.open(path), words: 'they left' });
    await allProcessed(app);
    const texts = await textsOf(app, report.id);
    expect(texts.slice(1)).toEqual([words, 'they left']);
    expect(await reportOf(app, sent.receipt)).toMatchObject({
      id: report.id,
      priority: 'P1',
      mediaCount: 1,
    });
    expect((await visitor.get(path)).html).toContain('1 file kept.');
  });

  test('an addition with nothing in it, or too long, comes back with what was typed', async () => {
    const sent = await visitor.send({ ...SIGHTING, what: 'empty addition' });
    const path = `/report/${sent.receipt}`;
    const empty = await visitor.post(path, { words: '  ' });
    expect([empty.status, empty.html.includes('Write something')]).toEqual([422, true]);
    const long = await visitor.post(path, { words: 'x'.repeat(5_001) }, [{ bytes: await photo() }]);
    expect(long.status).toBe(422);
    expect(valueIn(long.html, 'words')).toHaveLength(5_001);
    expect(long.html).toContain('1 file is already uploaded');
    const photoOnly = await visitor.post(path, { words: '' });
    expect(photoOnly.status).toBe(303);
    const report = await reportOf(app, sent.receipt);
    expect(await mediaOf(app, report.id, 1)).toMatchObject([{ state: 'ready' }]);
  });

  test('nothing that was typed, no code and no address reaches the log', async () => {
    const sent = await visitor.send({
      ...SIGHTING,
      where: 'Fig & 7th unique',
      contact: '213 555 0151',
    });
    await reportOf(app, sent.receipt);
    await visitor.get(`/report/${sent.receipt}`);
    await visitor.get('/report/ZZZZ-ZZZZ');
    const log = app.logLines.join('');
    expect(log).toContain('/report/:receipt');
    for (const secret of [
      'unique',
      '0151',
      sent.receipt!,
      'ZZZZ',
      '127.0.0.1:',
      '"ip"',
      'remoteAddress',
    ]) {
      const lines = log
        .split('\n')
        .filter((line) => line.includes(secret) && !line.includes('listening'));
      expect(lines).toEqual([]);
    }
    expect(await countReports(app)).toBeGreaterThan(10);
  });
});
