// A shift ends and begins at the board itself, and whose role needs a code app sets it up there.
import { generate } from 'otplib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import { boardOn, expectAccessible, openBoardAs, openSignIn, signInAt } from './board-steps.ts';

let app: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  await app.createAccount('carmen', ['coordinator'], 'Carmen');
  await app.phone('maria').texts('hay una van blanca en 3rd y Main');
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

it('off shift the board is empty and says so; Start shift fills it', async () => {
  const board = await openBoardAs(app, browser, 'ana');
  await board.row('3rd').waitFor();
  await board.page.getByRole('button', { name: 'End shift' }).click();
  await board.page.getByText('You are off shift. Nothing live is shown.').waitFor();
  await board.row('3rd').waitFor({ state: 'detached' });
  await expectAccessible(board.page, 'off shift');
  await board.page.reload();
  await board.page.getByText('You are off shift. Nothing live is shown.').waitFor();
  await board.page.getByRole('button', { name: 'Start shift' }).first().click();
  await board.row('3rd').waitFor();
  expect(await board.page.getByText('You are off shift').count()).toBe(0);
});

it('a role that needs a code app sets it up before the board opens', async () => {
  const where = { username: 'carmen' };
  await app.deps.db.prisma.account.update({ where, data: { secondFactorDueAt: null } });
  const opened = await openSignIn(app, browser);
  const { page } = opened;
  await signInAt(page, 'carmen');
  await page.getByText('Your role needs a code app').waitFor();
  await expectAccessible(page, 'the code app');
  await page.fill('input[name=typed]', 'a long enough password');
  await page.keyboard.press('Enter');
  const link = await page.locator('a[href^="otpauth:"]').getAttribute('href');
  const secret = new URL(link!).searchParams.get('secret')!;
  const epoch = Math.floor(app.clock.now().getTime() / 1_000);
  await page.fill('input[name=typed]', await generate({ secret, epoch }));
  await page.keyboard.press('Enter');
  await page.getByText('Your code app works').waitFor();
  expect(await page.locator('li code').count()).toBe(8);
  await page.getByRole('button', { name: 'I wrote them down' }).click();
  await (await boardOn(opened)).row('3rd').waitFor();
});
