// Writing back from the board: what it costs is seen, and it is sent once whatever the line does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import { openBoardAs, type Board } from './board-steps.ts';

let app: TestApp;
let browser: TestBrowser;
let ana: Board;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  await app.createAccount('ana', ['dispatcher'], 'Ana');
  ana = await openBoardAs(app, browser, 'ana');
  await app.phone('maria').texts('hay una van blanca en 3rd y Main');
  await app.phone('maria').ignores('Testigo');
  await ana.open('3rd y Main');
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

const replyBox = () => ana.page.locator('#reply-text');

describe('the reply box', () => {
  it('is off, with the reason, until the report is mine', async () => {
    await replyBox().fill('hola');
    const bot = ana.thread.getByText('Bot is asking: is anyone being taken? Your reply stops it.');
    await bot.waitFor();
    const send = ana.thread.getByRole('button', { name: 'Send' });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await ana.thread.getByText('Claim this report to reply.').first().waitFor();
    await ana.thread.getByRole('button', { name: 'Claim' }).click();
    await ana.thread.getByRole('button', { name: 'Release' }).waitFor();
    await expect.poll(() => send.getAttribute('aria-disabled')).toBeNull();
    await expect.poll(() => bot.count()).toBe(0);
  });

  it('counts parts, and names the letter that makes it two', async () => {
    await replyBox().fill('a'.repeat(160));
    await ana.thread.getByText('160/160 · 1 part').waitFor();
    await replyBox().fill(`${'a'.repeat(159)}á`);
    await ana.thread.getByText('160/201 · 3 parts').waitFor();
    await ana.thread.getByText('á: use a').waitFor();
  });

  it('asks before it sends more than three parts', async () => {
    await replyBox().fill('larga '.repeat(90).trim());
    await ana.page.keyboard.press('Control+Enter');
    await ana.thread.getByRole('button', { name: 'Send all 4 parts' }).waitFor();
    await app.phone('maria').expectsNothing({ forMs: 150 });
  });
});

describe('a reply', () => {
  it('goes to the phone by Ctrl Enter, and its delivery is told in words', async () => {
    await replyBox().fill('Gracias. ¿Siguen en el lugar?');
    await ana.page.keyboard.press('Control+Enter');
    await app.phone('maria').expects('Siguen en el lugar');
    await expect.poll(() => replyBox().inputValue()).toBe('');
    const sent = ana.thread.locator('article', { hasText: 'Siguen en el lugar' });
    await sent.getByText('delivered').waitFor();
  });

  it('whose answer was lost is found out by looking, and is not sent twice', async () => {
    await ana.page.route('**/reply', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await replyBox().fill('¿Cuantos agentes ve?');
    await ana.page.keyboard.press('Control+Enter');
    await ana.page.getByText('No answer. It may have worked').first().waitFor();
    await expect.poll(() => replyBox().inputValue(), { timeout: 10_000 }).toBe('');
    await ana.page.unroute('**/reply');
    await app.phone('maria').expects('Cuantos agentes');
    await app.phone('maria').expectsNothing({ forMs: 300 });
  });

  it('that never arrived is kept, and bears the same key when it is sent again', async () => {
    const keys: string[] = [];
    let isCut = true;
    await ana.page.route('**/reply', async (route) => {
      keys.push((route.request().postDataJSON() as { idempotencyKey: string }).idempotencyKey);
      await (isCut ? route.abort() : route.continue());
    });
    await replyBox().fill('Una persona le va a llamar.');
    await ana.page.keyboard.press('Control+Enter');
    await ana.page.getByText('Not sent yet. Your text is kept').first().waitFor();
    isCut = false;
    await replyBox().press('Control+Enter');
    await app.phone('maria').expects('Una persona le va a llamar');
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
    await ana.page.unroute('**/reply');
  });

  it('half written, survives a reload', async () => {
    await expect.poll(() => replyBox().inputValue()).toBe('');
    await replyBox().fill('¿Por donde se');
    await ana.page.reload();
    await replyBox().waitFor();
    expect(await replyBox().inputValue()).toBe('¿Por donde se');
  });
});

describe('who cannot be reached', () => {
  it('is said in place of the reply box', async () => {
    await app.phone('juan').texts('STOP');
    await app.phone('juan').ignores(/./);
    await app.phone('juan').texts('van blanca en 7th y Spring');
    await ana.open('7th y Spring');
    await ana.thread.getByText('this person opted out of texts. Call instead.').waitFor();
    expect(await replyBox().count()).toBe(0);
  });
});

describe('a phone number', () => {
  it('is masked until a reason is given, and hidden again after half a minute', async () => {
    const number = app.phone('juan').number;
    expect(await ana.page.content()).not.toContain(number);
    await ana.page.clock.install();
    await ana.thread.getByRole('button', { name: 'Show number' }).click();
    await ana.page.getByRole('menuitem', { name: 'To call back' }).click();
    await ana.thread.getByRole('link', { name: number }).waitFor();
    await ana.page.clock.runFor(31_000);
    await ana.thread.getByRole('button', { name: 'Show number' }).waitFor();
    expect(await ana.page.content()).not.toContain(number);
  });

  it('nothing went wrong in the browser on the way', () => {
    expect(ana.faults).toEqual([]);
  });
});
