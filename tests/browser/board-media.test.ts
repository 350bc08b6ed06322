// Photos on the board: blurred until somebody asks, by mouse or by keys; what is missing says why.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import { amrWithTail } from '../platform/media/sound-files.ts';
import { expectAccessible, openBoardAs, type Board } from './board-steps.ts';

let app: TestApp;
let browser: TestBrowser;
let ana: Board;

const photo = async (colour: string) => ({
  contentType: 'image/png',
  base64: (
    await sharp({ create: { width: 300, height: 200, channels: 3, background: colour } })
      .png()
      .toBuffer()
  ).toString('base64'),
});

/** As a phone of the simulator sends it. */
async function sendFromSimulator(from: string, body: string, media: object[]): Promise<void> {
  const answer = await fetch(`${app.baseUrl}/simulator/api/text`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, body, media }),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  const amr = { contentType: 'audio/amr', base64: amrWithTail().toString('base64') };
  await sendFromSimulator('+12135550161', 'dos vans en Pico y Union', [
    await photo('#bb2211'),
    await photo('#1122bb'),
    amr,
  ]);
  await app.eventually(async () => (await app.deps.db.prisma.report.count()) === 1);
  ana = await openBoardAs(app, browser, 'ana');
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

/** Opens the thread of the newest report. */
async function openNewest(board: Board): Promise<void> {
  const report = await app.deps.db.prisma.report.findFirstOrThrow({ orderBy: { number: 'desc' } });
  await board.page.goto(`${app.baseUrl}/board/reports/${report.id}`);
  await board.thread.locator('article').first().waitFor();
}

const isBlurred = (board: Board, n: number) =>
  board.thread
    .locator('img')
    .nth(n)
    .evaluate((image) => getComputedStyle(image).filter.includes('blur'));

describe('photos with words', () => {
  it('are blurred, named one by one, and opened one by one with the keyboard', async () => {
    await openNewest(ana);
    const first = ana.thread.getByRole('button', { name: /^Show photo 1 of 2, \d/ });
    await first.waitFor({ timeout: 10_000 });
    expect([await isBlurred(ana, 0), await isBlurred(ana, 1)]).toEqual([true, true]);
    await expectAccessible(ana.page, 'blurred photos');
    await first.focus();
    await ana.page.keyboard.press('Enter');
    await ana.thread.getByRole('button', { name: 'Blur photo 1 of 2' }).waitFor();
    expect([await isBlurred(ana, 0), await isBlurred(ana, 1)]).toEqual([false, true]);
    await expectAccessible(ana.page, 'an open photo');
    const focused = await ana.page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toContain('Blur photo');
    await ana.page.keyboard.press('Space');
    await expect.poll(() => isBlurred(ana, 0)).toBe(true);
  });

  it('and the voice note can be saved', async () => {
    const link = ana.thread.getByRole('link', { name: /^Save voice note/ });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/^\/api\/v1\/reports\//);
  });
});

describe('a photo without words', () => {
  it('comes to a board that is open, in Spanish, on a phone', async () => {
    const options = { language: 'es', viewport: { width: 320, height: 640 } } as const;
    const phone = await openBoardAs(app, browser, 'ana', options);
    await sendFromSimulator('+12135550162', '', [await photo('#22aa44')]);
    await expect.poll(() => phone.page.locator('[role=row][data-code]').count()).toBe(2);
    const report = await app.deps.db.prisma.report.findFirstOrThrow({
      orderBy: { number: 'desc' },
    });
    await phone.page.goto(`${app.baseUrl}/board/reports/${report.id}`);
    const show = phone.thread.getByRole('button', { name: /^Mostrar foto, \d/ });
    await show.waitFor({ timeout: 10_000 });
    expect(await isBlurred(phone, 0)).toBe(true);
    await show.click();
    await phone.thread.getByRole('button', { name: 'Difuminar foto' }).waitFor();
    expect(await isBlurred(phone, 0)).toBe(false);
    await expectAccessible(phone.page, 'an open photo, in Spanish, on a phone');
    expect(phone.faults).toEqual([]);
    await phone.context.close();
  });
});

describe('a photo that does not come', () => {
  it('says why, and comes when somebody asks again', async () => {
    const location = 'http://169.254.169.254/latest';
    app.carrier.knobs.next('media', { kind: 'redirect', location });
    await sendFromSimulator('+12135550163', 'retén en la Figueroa', [await photo('#aa22aa')]);
    await expect.poll(() => app.deps.db.prisma.report.count()).toBe(3);
    await openNewest(ana);
    const words = 'Photo: refused: the carrier sent us to a place we do not know';
    await ana.thread.getByText(words).waitFor({ timeout: 10_000 });
    await expectAccessible(ana.page, 'a refused photo');
    await ana.thread.getByRole('button', { name: 'Fetch again: Photo' }).click();
    await ana.thread.getByRole('button', { name: /^Show photo/ }).waitFor({ timeout: 10_000 });
    expect(ana.faults).toEqual([]);
  });
});
