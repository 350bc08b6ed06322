// Nobody at the board: locked, it holds nothing of anybody; blurred, nothing can be read from afar.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { PASSWORD, startTestApp, type TestApp } from '../harness/test-app.ts';
import { boardOn, expectAccessible, openBoardAs, type Board } from './board-steps.ts';

const SECRETS = ['Figueroa', 'puerta', 'Rosaura', '0147', 'Stay inside'];

let app: TestApp;
let browser: TestBrowser;
let ana: Board;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  await app
    .phone('+12135550147')
    .texts('la migra está en mi puerta en 7th y Figueroa, soy Rosaura');
  ana = await openBoardAs(app, browser, 'ana');
  await ana.row('Figueroa').waitFor();
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

/** All that somebody who walks up to the screen and its tools can read without the network. */
function whatIsLeft(): Promise<string> {
  return ana.page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      document.title,
      window.location.href,
      { ...localStorage },
      { ...sessionStorage },
    ]),
  );
}

describe('a locked board', () => {
  it('holds no words, no phone and no place, in page, title, address or storage', async () => {
    const { page } = ana;
    await ana.open('Figueroa');
    await page.keyboard.press('c');
    await ana.thread.getByRole('button', { name: 'Release' }).waitFor();
    await page.fill('#reply-text', 'Stay inside. Are they at the door?');
    expect(await whatIsLeft()).toContain('Figueroa');
    await page.locator('#thread-title').focus();
    await page.keyboard.press('x');
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    const left = await whatIsLeft();
    expect(SECRETS.filter((secret) => left.includes(secret))).toEqual([]);
    await expectAccessible(page, 'locked');
  });

  it('stays locked in another tab, and tells an alarm by kind and code', async () => {
    const { page, context } = ana;
    const second = await context.newPage();
    await second.goto(`${app.baseUrl}/board`);
    await second.getByRole('heading', { name: 'Locked' }).waitFor();
    app.clock.advance({ minutes: -10 });
    await app.phone('ines').texts('ICE is at my door right now at 9th & Flower');
    app.clock.advance({ minutes: 10 });
    await second
      .getByText(/P1 .* R-\d+/)
      .first()
      .waitFor({ timeout: 30_000 });
    expect(await second.content()).not.toContain('Flower');
    await second.close();
    expect(await page.title()).toMatch(/^\(\d+!\) Testigo$/);
  }, 60_000);

  it('opens for the password alone, with the draft as it was left', async () => {
    const { page } = ana;
    await page.fill('input[name=password]', 'somebody else guesses');
    await page.keyboard.press('Enter');
    await page.getByText('That is not the password').waitFor();
    expect(await whatIsLeft()).not.toContain('Figueroa');
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await ana.thread.locator('article').first().waitFor();
    expect(await page.inputValue('#reply-text')).toBe('Stay inside. Are they at the door?');
    const audited = await app.deps.db.pool.query(
      `select count(*)::int as n from audit_event where action = 'session.unlocked'`,
    );
    expect(audited.rows[0]).toEqual({ n: 1 });
  });

  it('locks by itself after a quarter of an hour without a hand', async () => {
    const { page } = ana;
    await page.evaluate(() =>
      localStorage.setItem('testigo.active-at', String(Date.now() - 15 * 60_000 - 1)),
    );
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await boardOn(ana);
  });
});

describe('a blurred board', () => {
  const filterOf = () =>
    ana.page
      .locator('article')
      .first()
      .evaluate((element) => {
        const veiled = element.closest('[data-private]') ?? element;
        return getComputedStyle(veiled).filter;
      });

  it('is blurred by `b`, and clear again by it', async () => {
    await ana.thread.locator('article').first().waitFor();
    await ana.page.locator('#thread-title').focus();
    expect(await filterOf()).toBe('none');
    await ana.page.keyboard.press('b');
    await expect.poll(filterOf).toContain('blur');
    await ana.page.keyboard.press('b');
    await expect.poll(filterOf).toBe('none');
  });

  it('is blurred while another window is in front, unless that was turned off', async () => {
    await ana.page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await expect.poll(filterOf).toContain('blur');
    await ana.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect.poll(filterOf).toBe('none');
    expect(ana.faults).toEqual([]);
  });
});
