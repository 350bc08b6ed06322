// What a report says, on the board: read at a glance, corrected by keyboard, and what is private in it
// hidden where it stands. The words that are hidden are looked for in everything the page was sent.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveWords, spanOf } from '../flow/triage/words-fixture.ts';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openBoardAs,
  type Board,
} from './board-steps.ts';

const NUMBER = '204555910';
const BODY = `se llevaron a mi hermano, su numero es ${NUMBER}, ayuda`;

let app: TestApp;
let browser: TestBrowser;
let ana: Board;
let lupe: Board;
let sent = '';

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  await app.createAccount('lupe', ['legal_intake'], 'Lupe');
  [ana, lupe] = await Promise.all([
    openBoardAs(app, browser, 'ana'),
    openBoardAs(app, browser, 'lupe', { language: 'es' }),
  ]);
  for (const { page } of [ana, lupe]) {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => void (sent += payload)),
    );
    page.on('response', async (response) => {
      if (response.url().includes('/api/')) sent += await response.text().catch(() => '');
    });
  }
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

describe('what a report says', () => {
  it('stands in one line, with what is missing and why it is urgent', async () => {
    await receiveWords(app, {
      body: 'cuatro agentes con mascaras en la 3rd y Bonnie Brae',
      kind: 'sighting',
      priority: 'P1',
      priorityReasons: ['detaining_now'],
      language: 'zap',
      locationText: '3rd y Bonnie Brae',
      flags: ['interpreter_needed'],
      facts: { agentsMin: 4, agentsMax: 6, masked: true, timing: 'now', agencyClaimed: 'ICE_ERO' },
    });
    await ana.open('3rd y Bonnie Brae');
    const panel = ana.thread.getByRole('region', { name: 'What it says' });
    const text = await panel.textContent();
    expect(text).toContain('4 to 6 agents · ICE · masked · now');
    expect(text).toContain('Missing: what they do, people taken?');
    expect(text).toContain('Why P1: people are being detained now');
    expect(await ana.thread.textContent()).toContain('interpreter needed');
    await expectAccessible(ana.page, 'facts');
  });

  it('is corrected by keyboard; both are shown, and who said so', async () => {
    const panel = ana.thread.getByRole('region', { name: 'What it says' });
    await panel.getByRole('button', { name: 'Show all' }).press('Enter');
    await expectAccessible(ana.page, 'all fields');
    await expectNoSidewaysScroll(ana.page, 'all fields');
    await panel.getByRole('button', { name: 'Correct: When' }).press('Enter');
    const dialog = ana.page.getByRole('dialog', { name: /Correct in R-\d+: When/ });
    await dialog.getByRole('radio', { name: 'now', exact: true }).press('ArrowDown');
    await expectAccessible(ana.page, 'correcting');
    await ana.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const field = panel.locator('dl > div', { hasText: 'When' });
    await field.getByText('just left').waitFor();
    expect(await field.textContent()).toMatch(/corrected by Ana, .*Read from the words: now/);
    await panel.getByText(/4 to 6 agents · ICE · masked · just left/).waitFor();
  });

  it('a list and a number are corrected too, and a number may be unknown', async () => {
    const panel = ana.thread.getByRole('region', { name: 'What it says' });
    await panel.getByRole('button', { name: 'Correct: Activity' }).click();
    await ana.page.getByRole('checkbox', { name: 'detaining people' }).check();
    await ana.page.getByRole('checkbox', { name: 'knocking on doors' }).check();
    await ana.page.getByRole('button', { name: 'Save' }).click();
    await panel.getByText(/detaining people, knocking on doors · ICE/).waitFor();
    await panel.getByRole('button', { name: 'Correct: Agents, at most' }).click();
    await ana.page.getByRole('spinbutton').fill('');
    await ana.page.getByRole('button', { name: 'Save' }).click();
    await panel.getByText(/at least 4 agents/).waitFor();
  });
});

describe('private words', () => {
  it('are hidden where they stand, sealed by who holds the report, opened by legal intake', async () => {
    const { reportId } = await receiveWords(app, {
      body: BODY,
      kind: 'arrest',
      language: 'es',
      locationText: 'Pico y Union',
      privateSpans: [spanOf(BODY, NUMBER, 'a_number')],
    });
    await ana.open('Pico y Union');
    await ana.thread.getByText('Hidden: A-number').waitFor();
    await expectAccessible(ana.page, 'hidden words');
    await ana.thread.getByRole('button', { name: 'Claim' }).click();
    await ana.thread.getByRole('button', { name: 'To sealed A-number' }).click();
    await ana.thread.getByText('Sealed: A-number').waitFor();
    expect(await ana.thread.getByRole('region', { name: 'Sealed' }).count()).toBe(0);
    expect(sent).toContain(reportId);
    expect(sent).not.toContain(NUMBER);

    await lupe.open('Pico y Union');
    const drawers = lupe.thread.getByRole('region', { name: 'Sellado' });
    await drawers.getByRole('button', { name: 'Mostrar número A' }).click();
    await expectAccessible(lupe.page, 'a drawer');
    await lupe.page.getByRole('menuitem', { name: 'Para buscar en el localizador' }).click();
    await drawers.getByText(NUMBER).waitFor();
    await drawers.getByRole('button', { name: 'Ocultar' }).click();
    await drawers.getByText(NUMBER).waitFor({ state: 'detached' });
  });

  it('are erased after a second word', async () => {
    const body = 'nacio en Tehuacan en 1988';
    await receiveWords(app, {
      body,
      kind: 'sighting',
      locationText: '9th y Hope',
      privateSpans: [spanOf(body, 'Tehuacan', 'birthplace')],
    });
    await ana.open('9th y Hope');
    await ana.thread.getByRole('button', { name: 'Claim' }).click();
    await ana.thread.getByRole('button', { name: 'Release' }).waitFor();
    await ana.thread.getByRole('button', { name: 'Erase birthplace' }).click();
    await ana.thread.getByRole('button', { name: 'Erase for good birthplace' }).click();
    await ana.thread.getByText('Erased: birthplace').waitFor();
    expect(sent).not.toContain('Tehuacan');
  });

  it('a denunciation shows when it will be gone, and no word of it', async () => {
    await receiveWords(app, { body: 'quetzal has no papers', flags: ['denunciation'] });
    await ana.page.locator('[role=row][data-code]', { hasText: 'no place yet' }).click();
    await ana.thread.getByText(/A denunciation: words withheld; will be erased at \d/).waitFor();
    await expectAccessible(ana.page, 'withheld words');
    expect(sent).not.toContain('quetzal');
    expect([...ana.faults, ...lupe.faults]).toEqual([]);
  });
});
