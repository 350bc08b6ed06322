// The pages beside the queue: the hand-over, read aloud and passed on; the map, drawn by this page alone;
// and a board that says when it cannot be heard.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import {
  boardOn,
  expectAccessible,
  expectNoSidewaysScroll,
  openBoardAs,
  type Board,
} from './board-steps.ts';

let app: TestApp;
let browser: TestBrowser;
let ana: Board;
let beto: Board;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  await app.createAccount('beto', ['dispatcher'], 'Beto');
  await app.phone('maria').texts('hay una van blanca en 3rd y Main');
  await app.phone('ines').texts('ICE agents with masks at 9th & Flower');
  [ana, beto] = await Promise.all([
    openBoardAs(app, browser, 'ana'),
    openBoardAs(app, browser, 'beto', { language: 'es', colorScheme: 'dark' }),
  ]);
  await ana.row('9th & Flower').waitFor();
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

async function goTo(board: Board, key: string): Promise<void> {
  await board.page.keyboard.press('g');
  await board.page.keyboard.press(key);
  await board.page.locator('#page-title').waitFor();
}

describe('the hand-over', () => {
  it('says who is here with what, without any word of a report, and passes it on', async () => {
    await ana.open('3rd y Main');
    await ana.page.keyboard.press('c');
    await ana.thread.getByRole('button', { name: 'Release' }).waitFor();
    const code = /R-\d+/.exec((await ana.page.locator('#thread-title').textContent()) ?? '')?.[0];
    await ana.page.keyboard.press('Escape');
    await goTo(ana, 's');
    const anas = ana.page.getByRole('region', { name: 'Ana' });
    await anas.getByRole('button', { name: code ?? 'none' }).waitFor();
    const words = await ana.page.locator('main').textContent();
    for (const secret of ['3rd y Main', 'van blanca', 'Flower'])
      expect(words).not.toContain(secret);
    await expectAccessible(ana.page, 'hand-over');
    await expectNoSidewaysScroll(ana.page, 'hand-over');
    await ana.page.getByLabel('To whom').selectOption({ label: 'Beto' });
    await ana.page.getByRole('button', { name: 'Hand over 1 report' }).click();
    await ana.page.getByText(`Beto has them now: ${code}.`).waitFor();
    await expect.poll(() => beto.row('3rd y Main').textContent()).toContain('usted');
  });

  it('prints alone', async () => {
    await ana.page.emulateMedia({ media: 'print' });
    const seen = (selector: string) =>
      ana.page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).visibility);
    expect([await seen('header input'), await seen('#page-title')]).toEqual(['hidden', 'visible']);
    await ana.page.emulateMedia({ media: 'screen' });
    await ana.page.keyboard.press('g');
    await ana.page.keyboard.press('q');
    await ana.row('9th & Flower').waitFor();
  });
});

describe('the map', () => {
  it('shows what the list shows, and asks no other host', async () => {
    await beto.page.locator('#queue-grid').focus();
    await goTo(beto, 'm');
    await beto.page.locator('#page-title', { hasText: 'Mapa' }).waitFor();
    const lines = beto.page.locator('main li button');
    expect(await lines.count()).toBe(2);
    await expectAccessible(beto.page, 'map, night');
    await expectNoSidewaysScroll(beto.page, 'map');
    await lines.filter({ hasText: '9th & Flower' }).or(lines.first()).first().click();
    await beto.thread.locator('article').first().waitFor();
    expect([ana.faults, beto.faults]).toEqual([[], []]);
  });
});

describe('sound', () => {
  it('the board says that it is blocked until it is touched', async () => {
    const { page } = ana;
    await page.addInitScript(() => {
      class Blocked extends AudioContext {
        override get state(): AudioContextState {
          return window.name === 'touched' ? 'running' : 'suspended';
        }
        override async resume(): Promise<void> {}
      }
      window.AudioContext = Blocked;
    });
    await page.reload();
    await boardOn(ana);
    const blocked = page.getByText('Sound is blocked by the browser.');
    await blocked.waitFor();
    await expectAccessible(page, 'sound blocked');
    await page.evaluate(() => {
      window.name = 'touched';
    });
    await page.getByRole('button', { name: 'Turn on sound' }).click();
    await blocked.waitFor({ state: 'detached' });
  });
});
