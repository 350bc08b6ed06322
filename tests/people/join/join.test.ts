// Asking to help: a page without script, a code by text, and nothing that tells who was known before.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api, TestApp } from '../../harness/test-app.ts';
import { startTestApp } from '../../harness/test-app.ts';
import { applicant, codeIn, tokenOf } from './applicant.ts';

let app: TestApp;
let carmen: Api;
const iris = () => applicant(app);

beforeAll(async () => {
  app = await startTestApp();
  carmen = await app.signIn('carmen', ['coordinator']);
});
afterAll(() => app.stop());

const rows = () => app.deps.db.prisma.volunteer.count();
const withoutTokens = (text: string) => text.replaceAll(/[\w-]{43}/g, 'TOKEN');
/** Looking at the limits of one connection is another test's. */
const rest = () => app.clock.advance({ minutes: 61 });

describe('the page', () => {
  it('[JOIN1] is complete in both languages, sets no cookie, runs no script and asks for no document', async () => {
    for (const lang of ['en', 'es']) {
      const page = await iris().opens(`/join?lang=${lang}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain(`<html lang="${lang}">`);
      expect(page.text).not.toMatch(/<script|onclick|undefined|\{\w+\}/);
      expect(page.headers.get('set-cookie')).toBeNull();
      expect(page.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('[JOIN2] sent back, says what is wrong and keeps what was typed', async () => {
    const page = await iris().opens('/join');
    const typed = {
      phone: '12',
      zip: '9',
      name: '',
      texts: '',
      times: '<b>nights</b>',
      tasks: ['drive'],
    };
    const back = await iris().sends(page, typed);
    expect(back.status).toBe(422);
    for (const field of ['name', 'phone', 'zip', 'texts'])
      expect(back.text).toContain(`href="#${field}"`);
    expect(back.text).toContain('&lt;b&gt;nights&lt;/b&gt;');
    expect(back.text).toMatch(/value="drive" checked/);
    expect(tokenOf(back)).toBe(tokenOf(page));
    expect(await rows()).toBe(0);
  });
});

describe('the way in', () => {
  it('[JOIN3] a form, a code by text, and the coordinator finds somebody whose phone is proven', async () => {
    const phone = app.phone('iris');
    const page = await iris().opens('/join?lang=es');
    const more = {
      write: 'es',
      languages: ['es', 'mix'],
      tasks: ['take_notes', 'drive'],
      car: 'yes',
    };
    const words = { times: 'los domingos', references: 'Doña Carmen' };
    const sent = await iris().sends(page, { phone: phone.number, ...more, ...words });
    expect(sent).toMatchObject({ status: 200, url: `/join/${tokenOf(page)}` });
    const { body, from } = await phone.expects(/su clave es \d{6}/);
    expect(from).toBe(app.deps.config.RESPONDER_NUMBER);
    const done = await iris().types(sent, ` ${codeIn(body).slice(0, 3)} ${codeIn(body).slice(3)} `);
    expect(done.text).toMatch(/confirmad/);
    await phone.expects(/Gracias/);
    const desk = await carmen.get('/api/v1/volunteers/desk');
    const one = desk.body.waiting.at(-1);
    expect(one).toMatchObject({
      status: 'applied',
      language: 'es',
      languages: ['es', 'mix'],
      areaZip: '90057',
    });
    expect(one.missing.map((each: { step: string }) => each.step)).not.toContain('phone');
    const file = await carmen.get(`/api/v1/volunteers/${one.id}`);
    expect(file.body).toMatchObject({ ...words, tasks: ['take_notes', 'drive'], hasCar: true });
    const consent = await app.deps.db.prisma.consentEntry.findMany({
      where: { purpose: 'responders' },
    });
    expect(consent).toMatchObject([{ state: 'in', source: 'web_form' }]);
  });

  it('[JOIN4] sent twice, also at once, it is one application and one text', async () => {
    rest();
    const phone = app.phone('twice');
    const before = await rows();
    const page = await iris().opens('/join');
    const all = await Promise.all([1, 2, 3].map(() => iris().sends(page, { phone: phone.number })));
    expect(new Set(all.map((each) => each.url)).size).toBe(1);
    await phone.expects(/your code/);
    await phone.expectsNothing();
    expect(await rows()).toBe(before + 1);
  });

  it('[JOIN5] the page is the same for a phone that is known; only its owner is told', async () => {
    rest();
    const known = app.phone('known');
    await carmen.post('/api/v1/volunteers', {
      name: 'Known One',
      phone: known.number,
      language: 'en',
    });
    const { body } = await carmen.get('/api/v1/volunteers?status=applied&limit=100');
    const id = body.items.find((each: { name: string }) => each.name === 'Known One').id;
    await carmen.post(`/api/v1/volunteers/${id}/steps`, { step: 'phone_verified' });
    const sendAs = async (phone: string) =>
      iris().sends(await iris().opens('/join'), { phone, name: 'Somebody Else' });
    const [ofKnown, ofNew] = [await sendAs(known.number), await sendAs(app.phone('new').number)];
    expect(withoutTokens(ofKnown.text)).toBe(withoutTokens(ofNew.text));
    await known.expects(/already on our volunteer list/);
    await app.phone('new').expects(/your code/);
    const [wrongKnown, wrongNew] = [
      await iris().types(ofKnown, '000001'),
      await iris().types(ofNew, '000001'),
    ];
    expect(wrongKnown.status).toBe(422);
    expect(withoutTokens(wrongKnown.text)).toBe(withoutTokens(wrongNew.text));
    expect((await carmen.get(`/api/v1/volunteers/${id}`)).body.name).toBe('Known One');
  });

  it('[JOIN6] five wrong codes, or ten minutes, are the end of a code', async () => {
    rest();
    const phone = app.phone('guesser');
    const sent = await iris().sends(await iris().opens('/join'), { phone: phone.number });
    const code = codeIn((await phone.expects(/your code/)).body);
    const wrong = code === '111111' ? '222222' : '111111';
    const tries = [];
    for (let at = 0; at < 5; at += 1) tries.push(await iris().types(sent, wrong));
    expect(tries.at(-1)!.text).toContain('does not work any more');
    expect((await iris().types(sent, code)).text).toContain('does not work any more');

    const later = await iris().sends(await iris().opens('/join'), { phone: phone.number });
    const second = codeIn((await phone.expects(/your code/)).body);
    app.clock.advance({ minutes: 11 });
    expect((await iris().types(later, second)).text).toContain('does not work any more');
    const stored = await app.deps.db.prisma.volunteer.findMany({
      where: { phoneVerifiedAt: null },
    });
    expect(stored.length).toBeGreaterThan(0);
  });

  it('[JOIN6] a code proves the words it was sent for and no others', async () => {
    rest();
    const phone = app.phone('owner');
    const own = await iris().sends(await iris().opens('/join'), {
      phone: phone.number,
      name: 'Owner',
    });
    const code = codeIn((await phone.expects(/your code/)).body);
    await iris().sends(await iris().opens('/join'), { phone: phone.number, name: 'Not Owner' });
    await phone.expects(/your code/);
    expect((await iris().types(own, code)).text).toContain('does not work any more');
  });

  it('[JOIN7] no phone is texted more than three times an hour, and the page stays the same', async () => {
    rest();
    const phone = app.phone('victim');
    const pages = [];
    for (let at = 0; at < 5; at += 1) {
      pages.push(await iris().sends(await iris().opens('/join'), { phone: phone.number }));
    }
    for (let at = 0; at < 3; at += 1) await phone.expects(/your code/);
    await phone.expectsNothing();
    expect(new Set(pages.map((each) => withoutTokens(each.text))).size).toBe(1);
  });

  it('[JOIN7] nor more than six times a day', async () => {
    const phone = app.phone('all day');
    phone.ignores(/your code/);
    for (let hour = 0; hour < 3; hour += 1) {
      rest();
      for (let at = 0; at < 3; at += 1) {
        const sent = await iris().sends(await iris().opens('/join'), { phone: phone.number });
        expect(sent.text).toContain('Type the code');
      }
    }
    await phone.expectsNothing();
    expect(app.carrier.sentTo(phone.number)).toHaveLength(6);
  });

  it.each([
    '+44 20 7123 4567',
    '+882 16 1234 5678',
    '+52 664 123 4567',
    '876 555 1234',
    '1-900-555-1234',
    '800 555 1234',
    '500 555 0006',
    '213 555 0101 ext 4',
  ])('[JOIN7] a phone abroad, dear or of a service is asked for again: %s', async (typed) => {
    rest();
    const before = await rows();
    const back = await iris().sends(await iris().opens('/join'), { phone: typed });
    expect(back.status).toBe(422);
    expect(back.text).toContain('href="#phone"');
    expect(await rows()).toBe(before);
  });

  it('[JOIN7] who once texted STOP is sent nothing, and what fills every box is sent nothing', async () => {
    rest();
    const phone = app.phone('gone');
    await phone.texts('STOP', { to: app.deps.config.RESPONDER_NUMBER });
    await app.eventually(async () =>
      app.deps.db.prisma.consent.findFirst({ where: { state: 'out' } }),
    );
    phone.ignores(/off our list|unsubscribed/);
    const before = await rows();
    expect((await iris().sends(await iris().opens('/join'), { phone: phone.number })).status).toBe(
      200,
    );
    await phone.expectsNothing();
    const robot = app.phone('robot');
    const page = await iris().sends(await iris().opens('/join'), {
      phone: robot.number,
      website: 'http://x',
    });
    expect(page.text).toContain('Type the code');
    await robot.expectsNothing();
    expect(await rows()).toBe(before + 1);
  });

  it('[JOIN8] a source that comes too often waits; nothing that was typed is in the log', async () => {
    const answers = [];
    for (let at = 0; at < 25; at += 1)
      answers.push(await iris().types({ url: '/join/x', text: '' } as never, '123456'));
    const last = answers.at(-1)!;
    expect(last.status).toBe(429);
    expect(last.headers.get('retry-after')).not.toBeNull();
    const log = app.logLines.join('\n');
    for (const secret of [
      app.phone('iris').number,
      app.phone('owner').number,
      'Iris V.',
      'Carmen',
      'domingos',
    ]) {
      expect(log).not.toContain(secret);
    }
    app.phone.assertNothingUnexpected();
  });
});
