// The board in a real browser, on a real server: a shift's work from a text to its answer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import { openBoardAs, openSignIn, signInAt, type Board } from './board-steps.ts';

let app: TestApp;
let browser: TestBrowser;
let ana: Board;
let beto: Board;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  await app.createAccount('beto', ['dispatcher'], 'Beto');
  await app.createAccount('leo', ['responder'], 'Leo');
  [ana, beto] = await Promise.all([
    openBoardAs(app, browser, 'ana'),
    openBoardAs(app, browser, 'beto', { language: 'es' }),
  ]);
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

/** A text from a new phone, shown on Ana's board. */
async function texted(phone: string, words: string, place: string): Promise<void> {
  await app.phone(phone).texts(words);
  await ana.row(place).waitFor();
}

describe('signing in', () => {
  it('says the same for a wrong password and for a name that does not exist', async () => {
    const { page, context } = await openSignIn(app, browser);
    const said: (string | null)[] = [];
    for (const username of ['ana', 'nobody-here']) {
      await signInAt(page, username, 'not the password');
      const alert = page.getByRole('alert');
      await alert.waitFor();
      said.push(await alert.textContent());
      await page.fill('input[name=password]', '');
    }
    expect(said[0]).toMatch(/^Not signed in\./);
    expect(said[1]).toBe(said[0]);
    await context.close();
  });

  it('tells a role that has no board so, and asks for nothing live', async () => {
    const { page, context } = await openSignIn(app, browser);
    await signInAt(page, 'leo');
    await page.getByText('Your role does not use the board').waitFor();
    await context.close();
  });
});

describe('a text', () => {
  it('shows on two open boards within a second, without a reload', async () => {
    const tookMs: number[] = [];
    for (const place of ['1st y Main', '2nd y Main', '3rd y Main']) {
      const startedAt = Date.now();
      await app.phone(place).texts(`hay una van blanca en ${place}`);
      await Promise.all([ana.row(place).waitFor(), beto.row(place).waitFor()]);
      tookMs.push(Date.now() - startedAt);
    }
    expect(tookMs.sort((a, b) => a - b)[1]).toBeLessThan(1_000);
    expect(await beto.row('3rd y Main').textContent()).toContain('Avistamiento');
  });

  it('is said aloud to who cannot see it', async () => {
    await texted('rosa', 'van blanca en 5th y Hill', '5th y Hill');
    await ana.page.locator('[data-testid=arrivals]', { hasText: '5th y Hill' }).waitFor({
      state: 'attached',
    });
  });

  it('waits behind a count while the pointer is on the list, and then takes its place', async () => {
    await ana.row('5th y Hill').hover();
    const before = await ana.page.locator('[role=row][data-code]').allTextContents();
    await app.phone('lupe').texts('la migra esta tocando mi puerta ahorita en 8th y Hope');
    await ana.page.getByRole('button', { name: '1 new' }).waitFor();
    expect(await ana.page.locator('[role=row][data-code]').count()).toBe(before.length);
    await ana.page.mouse.move(900, 500);
    await ana.row('8th y Hope').waitFor();
    expect(await ana.page.locator('[role=row][data-code]').first().textContent()).toContain(
      '8th y Hope',
    );
  });
});

describe('an urgent report nobody takes', () => {
  it('is in the tab at once and in the alarm bar after two minutes; `!` goes to it', async () => {
    await expect.poll(() => ana.page.title()).toBe('(1!) Testigo');
    app.clock.advance({ minutes: -10 });
    await texted('ines', 'ICE is at my door right now at 9th & Flower', '9th & Flower');
    app.clock.advance({ minutes: 10 });
    await ana.page
      .getByText(/P1 unclaimed: R-/)
      .last()
      .waitFor();
    await ana.page.keyboard.press('Shift+!');
    await ana.thread.getByText('9th & Flower').first().waitFor();
  });

  it('falls silent for all when somebody has it, and all read who', async () => {
    await ana.page.getByRole('button', { name: 'I have it' }).click();
    await ana.page.getByText(/^You have P1 unclaimed/).waitFor();
    await beto.page.getByText(/^Ana se encarga: P1 sin tomar/).waitFor();
    expect(await beto.page.getByRole('button', { name: 'Yo me encargo' }).count()).toBe(0);
  });

  it('rings again when it is not dealt with in two minutes', async () => {
    app.clock.advance({ minutes: 3 });
    await beto.page.getByRole('button', { name: 'Yo me encargo' }).waitFor();
  });
});

describe('a claim', () => {
  it('shows its owner on the other board', async () => {
    await ana.open('3rd y Main');
    await ana.page.keyboard.press('c');
    await ana.thread.getByRole('button', { name: 'Release' }).waitFor();
    await expect.poll(() => beto.row('3rd y Main').textContent()).toContain('Ana');
  });

  it('that came second reads who was first, and where to go next', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await beto.page.route('**/claim', async (route) => {
      await held;
      await route.continue();
    });
    await Promise.all([ana.open('5th y Hill'), beto.open('5th y Hill')]);
    await beto.thread.getByRole('button', { name: 'Tomar' }).click();
    await ana.thread.getByRole('button', { name: 'Claim' }).click();
    await ana.thread.getByRole('button', { name: 'Release' }).waitFor();
    letGo();
    await beto.page.getByText('Ana lo tomó primero.').first().waitFor();
    await beto.page.unroute('**/claim');
    await beto.page.getByRole('button', { name: 'Siguiente sin tomar' }).click();
    await beto.thread.getByRole('button', { name: 'Tomar' }).waitFor();
  });
});

describe('closing', () => {
  it('asks what it was, and takes the report off both boards', async () => {
    await ana.open('5th y Hill');
    await ana.page.keyboard.press('e');
    await ana.page.getByRole('dialog').getByLabel('Rumor answered').check();
    await ana.page.getByRole('button', { name: 'Close report' }).click();
    await ana.thread.getByText(/Closed .*rumor answered/).waitFor();
    await beto.page.mouse.move(900, 300);
    await beto.row('5th y Hill').waitFor({ state: 'detached' });
  });

  it('can be undone by nobody, but priority can be set again', async () => {
    await ana.open('3rd y Main');
    await ana.page.keyboard.press('p');
    await ana.page.keyboard.press('2');
    await expect.poll(() => beto.row('3rd y Main').textContent()).toContain('P2');
  });
});

describe('signing out', () => {
  it('leaves nothing of anybody on the page or in the browser', async () => {
    await ana.open('3rd y Main');
    await ana.page.fill('#reply-text', 'a draft of mine');
    await ana.page.getByRole('button', { name: 'Signed in as Ana' }).click();
    await ana.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await ana.page.locator('input[name=username]').waitFor();
    const left = await ana.page.evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        document.title,
        { ...localStorage },
        { ...sessionStorage },
      ]),
    );
    for (const secret of ['Main', 'van blanca', 'draft', '555', 'Ana'])
      expect(left).not.toContain(secret);
  });

  it('nothing went wrong in either browser, and nothing was asked of another host', () => {
    expect([ana.faults, beto.faults]).toEqual([[], []]);
  });
});
