// The board on a bad line: what it says is never in doubt, and what was missed comes, all of it, once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type Api, type TestApp } from '../harness/test-app.ts';
import { boardOn, expectAccessible, openBoardAs, signInAt, type Board } from './board-steps.ts';

const STREETS = Array.from({ length: 20 }, (_, index) => `${index + 20}th y Central`);

let app: TestApp;
let browser: TestBrowser;
let ana: Board;
let beto: Api;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  beto = await app.signIn('beto', ['dispatcher']);
  ana = await openBoardAs(app, browser, 'ana');
  await app.phone('maria').texts('hay una van blanca en 3rd y Main');
  await ana.open('3rd y Main');
  await ana.thread.getByRole('button', { name: 'Claim' }).click();
  await ana.thread.getByRole('button', { name: 'Release' }).waitFor();
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const badge = () => ana.page.locator('[data-testid=connection]');

describe('a line that is cut', () => {
  it('is said at once, with the age of what is shown', async () => {
    await ana.page.clock.install();
    await ana.context.setOffline(true);
    await ana.page.getByText(/Reconnecting, \d+ s old/).waitFor();
  });

  it('after 30 s is stale: since when, hatched, and the world cannot be changed from here', async () => {
    for (const street of STREETS) {
      await app.phone(`at ${street}`).texts(`van blanca en ${street}`);
    }
    await app.eventually(async () => {
      const { body } = await beto.get('/api/v1/reports');
      return body.items.length === 21;
    });
    await ana.page.clock.fastForward(31_000);
    await badge()
      .getByText(/Stale: as of \d+:\d\d:\d\d [ap]m/)
      .waitFor();
    const release = ana.thread.getByRole('button', { name: 'Release' });
    expect(await release.getAttribute('aria-disabled')).toBe('true');
    expect(await release.getAttribute('title')).toContain('Off while the board is stale');
    const frame = await ana.page.evaluate(
      () =>
        getComputedStyle(document.querySelector('div[data-freshness=stale] > :last-child')!)
          .borderImageSource,
    );
    expect(frame).toContain('repeating-linear-gradient');
    await expectAccessible(ana.page, 'stale');
  });

  it('lets me go on writing', async () => {
    await ana.page.fill('#reply-text', 'Gracias por avisar.');
    expect(await ana.page.inputValue('#reply-text')).toBe('Gracias por avisar.');
  });

  it('that comes back brings exactly what was missed, once, and marks it until it is seen', async () => {
    await ana.context.setOffline(false);
    await ana.page.clock.runFor(20_000);
    await badge().getByText('Live').waitFor();
    await ana.page.getByText('20 changes while you were away').waitFor();
    const rows = await ana.page.locator('[role=row][data-code]', { hasText: 'y Central' }).count();
    const marked = await ana.page.getByText('changed while you were away').count();
    expect(rows).toBeGreaterThan(0);
    expect(marked).toBe(rows);
    await ana.page.getByRole('button', { name: 'Mark as seen' }).click();
    expect(await ana.page.getByText('while you were away').count()).toBe(0);
    expect(await ana.page.locator('h2 >> text=/Queue/').textContent()).toContain('21');
    const release = ana.thread.getByRole('button', { name: 'Release' });
    await expect.poll(() => release.getAttribute('aria-disabled')).toBeNull();
  });
});

describe('a session that ends elsewhere', () => {
  it('leads to the sign-in, and back to the draft', async () => {
    await ana.context.request.delete(`${app.baseUrl}/api/v1/session`);
    await ana.page.getByText('Your session ended.').waitFor();
    expect(await ana.page.content()).not.toContain('3rd y Main');
    await signInAt(ana.page, 'ana');
    await boardOn(ana);
    expect(await ana.page.inputValue('#reply-text')).toBe('Gracias por avisar.');
  });

  it('does not show one person’s draft to another', async () => {
    await ana.context.request.delete(`${app.baseUrl}/api/v1/session`);
    await ana.page.getByText('Your session ended.').waitFor();
    await signInAt(ana.page, 'beto');
    await boardOn(ana);
    expect(await ana.page.inputValue('#reply-text')).toBe('');
  });
});

describe('a long queue', () => {
  it('keeps few rows in the page, and names the row under the cursor', async () => {
    await ana.page.locator('#queue-grid').focus();
    for (let step = 0; step < 18; step += 1) await ana.page.keyboard.press('j');
    const grid = ana.page.locator('#queue-grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('22');
    const active = await grid.getAttribute('aria-activedescendant');
    expect(await ana.page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    expect(ana.faults).toEqual([]);
  });
});
