// The board for everybody: by keyboard alone, on a phone, in both languages and both lights.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type PageOptions, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import {
  boardOn,
  expectAccessible,
  expectNoSidewaysScroll,
  openBoardAs,
  openSignIn,
  signInAt,
} from './board-steps.ts';

let app: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  await app.phone('ines').texts('ICE is at my door right now at 9th & Flower');
  await app.phone('maria').texts('hay una van blanca en 3rd y Main');
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const LOOKS: [string, PageOptions][] = [
  ['day, English', { language: 'en', colorScheme: 'light' }],
  ['night, Spanish', { language: 'es', colorScheme: 'dark' }],
  [
    'day, Spanish, phone',
    { language: 'es', colorScheme: 'light', viewport: { width: 320, height: 640 } },
  ],
  [
    'night, English, phone',
    { language: 'en', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
  ],
];

describe.each(LOOKS)('%s', (look, options) => {
  it('axe finds nothing, and nothing scrolls sideways, on any screen or window', async () => {
    const opened = await openSignIn(app, browser, options);
    const { page } = opened;
    const check = async (state: string) => {
      await expectAccessible(page, `${look}: ${state}`);
      await expectNoSidewaysScroll(page, `${look}: ${state}`);
    };
    await signInAt(page, 'ana', 'wrong on purpose');
    await page.getByRole('alert').waitFor();
    await check('sign-in refused');
    await signInAt(page, 'ana');
    const board = await boardOn(opened);
    await board.row('3rd y Main').waitFor();
    await check('queue');
    await page.getByRole('button', { name: /^(Mine|Míos)$/ }).click();
    await check('nothing of mine');
    await page.getByRole('button', { name: /^(All|Todos)$/ }).click();
    await board.open('3rd y Main');
    await page.fill('#reply-text', '¿Están ahí? 🧊');
    await check('thread');
    await page.locator('#thread-title').focus();
    for (const key of ['?', 'e', 'Control+k']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await check(`window ${key}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: /^(Priority|Prioridad)/ }).click();
    await page.getByRole('menu').waitFor();
    await check('menu');
    await page.keyboard.press('Escape');
    await board.context.setOffline(true);
    await page.locator('[data-testid=connection][data-freshness=reconnecting]').waitFor();
    await check('reconnecting');
    expect(opened.faults).toEqual([]);
    await board.context.close();
  }, 60_000);
});

describe('on a phone', () => {
  it('everything to press is at least 44 px', async () => {
    const board = await openBoardAs(app, browser, 'ana', {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    const { page } = board;
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('button, a[href], input, textarea, [role=row][data-code]')]
          .map((element) => ({
            element,
            box: (element.closest('label') ?? element).getBoundingClientRect(),
          }))
          .filter(
            ({ box }) => box.width > 0 && box.bottom > 0 && (box.height < 44 || box.width < 44),
          )
          .map(
            ({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`,
          ),
      );
    await board.row('3rd y Main').waitFor();
    expect(await small()).toEqual([]);
    await board.open('3rd y Main');
    expect(await small()).toEqual([]);
    await page.getByRole('button', { name: 'Back to the queue' }).click();
    await board.row('3rd y Main').waitFor();
    await board.context.close();
  });
});

describe('by keyboard alone', () => {
  it('next, claim, reply, priority, close; the focus is seen and never lost', async () => {
    const board = await openBoardAs(app, browser, 'ana');
    const { page } = board;
    const press = async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        await expect
          .poll(() => page.evaluate(() => document.activeElement?.tagName))
          .not.toBe('BODY');
      }
    };
    await page.locator('#queue-grid').focus();
    await press('n');
    await board.thread.getByText('9th & Flower').first().waitFor();
    await press('c');
    await board.thread.getByRole('button', { name: 'Release' }).waitFor();
    await press('r');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reply-text');
    await page.keyboard.type('Stay inside. Are they still there?');
    await press('Control+Enter');
    await app.phone('ines').expects('Stay inside');
    await press('Escape', 'p', '2');
    await expect.poll(() => board.row('9th & Flower').textContent()).toContain('P2');
    await press('e');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Space');
    await press('Enter');
    await board.row('9th & Flower').waitFor({ state: 'detached' });
    await press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('queue-grid');
    expect(board.faults).toEqual([]);
    await board.context.close();
  });

  it('single keys can be turned off; the palette does everything they did', async () => {
    const board = await openBoardAs(app, browser, 'ana');
    const { page } = board;
    await board.row('3rd y Main').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('sett');
    await page.keyboard.press('Enter');
    await page.getByLabel('Single-key commands').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('#queue-grid').focus();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('3rd y Main');
    await page.keyboard.press('Enter');
    await board.thread.getByText('van blanca').waitFor();
    await board.context.close();
  });

  it('search finds by place, and Escape gives the whole list back', async () => {
    const board = await openBoardAs(app, browser, 'ana');
    const { page } = board;
    await board.row('3rd y Main').waitFor();
    await page.locator('#queue-grid').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('van blanca');
    await page.getByText('No open report matches').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('3RD Y MAIN');
    await board.row('3rd y Main').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.inputValue('#queue-search')).toBe('');
    await page.waitForFunction(() => document.activeElement?.id === 'queue-grid');
    await board.context.close();
  });
});
