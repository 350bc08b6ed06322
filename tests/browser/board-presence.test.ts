// Two people at two boards: each sees that the other looks at the same report, and who is writing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import { openBoardAs, type Board } from './board-steps.ts';

let app: TestApp;
let browser: TestBrowser;
let ana: Board;
let beto: Board;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  await app.createAccount('beto', ['dispatcher'], 'Beto');
  await app.phone('maria').texts('hay una van blanca en 3rd y Main');
  [ana, beto] = await Promise.all([
    openBoardAs(app, browser, 'ana'),
    openBoardAs(app, browser, 'beto', { language: 'es' }),
  ]);
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

it('names who else looks at a report and who writes, and forgets who left or locked', async () => {
  await Promise.all([ana.open('3rd y Main'), beto.open('3rd y Main')]);
  await ana.thread.getByText('Beto is looking too').waitFor();
  await beto.thread.getByText('Ana también lo está viendo').waitFor();
  await ana.page.locator('#thread-title').focus();
  await ana.page.keyboard.press('c');
  await ana.thread.getByRole('button', { name: 'Release' }).waitFor();
  await ana.page.locator('#reply-text').pressSequentially('Are they');
  await beto.thread.getByText('Ana está escribiendo una respuesta').waitFor();
  expect(await beto.page.content()).not.toContain('Are they');
  await ana.page.locator('#thread-title').focus();
  await ana.page.keyboard.press('x');
  await beto.thread.getByText('Ana está').waitFor({ state: 'detached' });
  expect([ana.faults, beto.faults]).toEqual([[], []]);
});
