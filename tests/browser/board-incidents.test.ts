// Incidents at the board, in a real browser on a real server: by keyboard, on two boards at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openBoardAs,
  type Board,
} from './board-steps.ts';

let app: TestApp;
let browser: TestBrowser;
let ana: Board;
let beto: Board;

const WIDE = { viewport: { width: 1440, height: 900 } };

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  await app.createAccount('beto', ['dispatcher'], 'Beto');
  [ana, beto] = await Promise.all([
    openBoardAs(app, browser, 'ana', WIDE),
    openBoardAs(app, browser, 'beto', { ...WIDE, language: 'es', colorScheme: 'dark' }),
  ]);
  await app.phone('rosa').texts('hay una van blanca en 6th y Alvarado');
  await app.phone('lupe').texts('veo agentes de ICE en 6th y Alvarado');
  await app.phone('memo').texts('hay agentes en Pico y Union');
  await ana.row('Pico y Union').waitFor();
  await ana.page.mouse.move(1400, 5);
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const incidentOf = ({ page }: Board) => page.locator('section[aria-labelledby=incident-title]');

/** Presses keys as somebody without a mouse does: the focus is never lost to the page itself. */
async function press({ page }: Board, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  }
}

async function saysNotice({ page }: Board, words: RegExp): Promise<void> {
  await page
    .getByRole('region', { name: /Notices|Avisos/ })
    .getByText(words)
    .first()
    .waitFor();
}

describe('by keyboard alone', () => {
  it('claim, reply, open an incident: it is on the other board at once', async () => {
    await ana.page.locator('#queue-grid').focus();
    await press(ana, 'j', 'Enter', 'c');
    await ana.thread.getByRole('button', { name: 'Release' }).waitFor();
    await press(ana, 'r');
    await ana.page.keyboard.type('Are they still there?');
    await press(ana, 'Control+Enter', 'Escape', 'i');
    await incidentOf(ana)
      .getByRole('heading', { name: /Incident [A-Z]\d/ })
      .waitFor();
    await saysNotice(ana, /Opened incident/);
    await beto.page
      .locator('[role=row]:not([data-code^=R-])[data-code]', { hasText: 'Sin verificar' })
      .waitFor();
  });

  it('a second report is attached, and folds into the row', async () => {
    await press(ana, 'm');
    await ana.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Add report/ })
      .first()
      .waitFor();
    await ana.page.getByRole('dialog').getByRole('textbox').focus();
    await ana.page.keyboard.type('alvarado');
    await press(ana, 'Enter');
    await saysNotice(ana, /^.?Linked R-/);
    await expect
      .poll(() =>
        beto.page.locator('[role=row]:not([data-code^=R-])[data-code]').first().textContent(),
      )
      .toContain('×2');
  });

  it('is taken back with z', async () => {
    await press(ana, 'z');
    await saysNotice(ana, /Taken back/);
    await expect
      .poll(() =>
        beto.page.locator('[role=row]:not([data-code^=R-])[data-code]').first().textContent(),
      )
      .toContain('×1');
  });

  it('a verdict without evidence is not offered, and what is missing is said', async () => {
    await press(ana, 'v');
    const dialog = ana.page.getByRole('dialog');
    await dialog
      .getByText(/Still missing: .*second independent source/)
      .first()
      .waitFor();
    expect(await dialog.getByRole('radio', { name: 'Confirmed' }).isDisabled()).toBe(true);
    await press(ana, 'Escape');
  });
});

describe('two at once', () => {
  it('of two who merge, one wins and the other reads who, and what goes on', async () => {
    await beto.open('Pico y Union');
    await beto.page.keyboard.press('i');
    await incidentOf(beto)
      .getByRole('heading', { name: /Incidente [A-Z]\d/ })
      .waitFor();
    const other = (await incidentOf(beto).getByRole('heading', { level: 2 }).textContent())!;
    const code = /[A-Z]\d+$/.exec(other.trim())![0];
    await ana.page.locator(`[role=row][data-code=${code}]`).click();
    await incidentOf(ana)
      .getByRole('heading', { name: new RegExp(code) })
      .waitFor();
    await beto.page.keyboard.press('m');
    await beto.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Unir a/ })
      .first()
      .waitFor();
    await ana.page.keyboard.press('m');
    await ana.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Merge into/ })
      .first()
      .click();
    await saysNotice(ana, /is part of/);
    await beto.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Unir a/ })
      .first()
      .click();
    await beto.page
      .getByRole('dialog')
      .getByText(/Ana lo unió primero a/)
      .waitFor();
    await beto.page.keyboard.press('Escape');
  });
});

describe('closing', () => {
  it('asks first that it is over', async () => {
    await ana.page.keyboard.press('Control+k');
    await ana.page.getByRole('dialog').getByRole('combobox').fill('close the incident');
    await ana.page.keyboard.press('Enter');
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'It has ended' }).click();
    await dialog.getByRole('button', { name: 'Close incident' }).click();
    await saysNotice(ana, /Closed incident/);
  });

  it('nothing went wrong in either browser', () => {
    expect([ana.faults, beto.faults]).toEqual([[], []]);
  });
});

describe.each([
  [
    'day, Spanish, phone',
    { language: 'es', colorScheme: 'light', viewport: { width: 320, height: 640 } },
  ],
  [
    'night, English, laptop',
    { language: 'en', colorScheme: 'dark', viewport: { width: 1024, height: 768 } },
  ],
] as const)('%s', (look, options) => {
  it('axe finds nothing, and nothing scrolls sideways, in the incident and its windows', async () => {
    await app.phone(`look-${look}`).texts(`hay una van blanca en 9th y ${look.slice(0, 3)}`);
    const board = await openBoardAs(app, browser, 'ana', options);
    const { page } = board;
    const check = async (state: string) => {
      await expectAccessible(page, `${look}: ${state}`);
      await expectNoSidewaysScroll(page, `${look}: ${state}`);
    };
    await board.row(`9th y ${look.slice(0, 3)}`).click();
    await board.thread.locator('article').first().waitFor();
    await page.getByRole('button', { name: /^(Incident|Incidente)$/ }).click();
    await page.locator('#incident-title').waitFor();
    await check('no incident yet');
    await page.locator('#incident-title').focus();
    await page.keyboard.press('i');
    await page.getByRole('heading', { name: /^(Evidence|Pruebas)/ }).waitFor();
    await check('incident');
    for (const key of ['m', 'd', 'v']) {
      await page.locator('#incident-title').focus();
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await check(`window ${key}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(board.faults).toEqual([]);
    await board.context.close();
  }, 60_000);
});
