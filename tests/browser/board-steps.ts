// What a dispatcher does at a board, in the words of the stories.
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PageOptions, TestBrowser, TestPage } from '../harness/browser.ts';
import { PASSWORD, type TestApp } from '../harness/test-app.ts';

export interface Board extends TestPage {
  /** The row of a place, as the queue shows it. */
  row(place: string): Locator;
  open(place: string): Promise<void>;
  thread: Locator;
}

export async function openSignIn(
  app: TestApp,
  browser: TestBrowser,
  options: PageOptions = {},
): Promise<TestPage> {
  const opened = await browser.openPage(options);
  await opened.page.goto(`${app.baseUrl}/board?lang=${options.language ?? 'en'}`);
  await opened.page.locator('input[name=username]').waitFor();
  return opened;
}

export async function signInAt(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.fill('input[name=username]', username);
  await page.fill('input[name=password]', password);
  await page.keyboard.press('Enter');
}

/** A board that is signed in and live. */
export async function openBoardAs(
  app: TestApp,
  browser: TestBrowser,
  username: string,
  options: PageOptions = {},
): Promise<Board> {
  const opened = await openSignIn(app, browser, options);
  await signInAt(opened.page, username);
  return boardOn(opened);
}

export async function boardOn(opened: TestPage): Promise<Board> {
  const { page } = opened;
  await page.locator('[data-testid=connection][data-freshness=live]').waitFor();
  const row = (place: string) => page.locator('[role=row][data-code]', { hasText: place });
  const thread = page.locator('section[aria-labelledby=thread-title]');
  return {
    ...opened,
    row,
    thread,
    async open(place) {
      await row(place).click();
      await thread.locator('article').first().waitFor();
    },
  };
}

/** Fails with every violation axe finds, by rule and element. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  // One document, no frames: the mode that opens no second page is enough, and far quicker.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${state}: ${id} at ${nodes[0]?.html}`);
  expect(found).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page, state: string): Promise<void> {
  const widths = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: window.innerWidth,
  }));
  expect([state, widths.page <= widths.window, widths]).toEqual([state, true, widths]);
}
