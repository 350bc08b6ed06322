// The report form in a real browser with JavaScript switched off: by keyboard and by touch, in both
// languages and both lights, from the first box to the receipt.
import { mkdirSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../harness/browser.ts';
import { startTestApp, type TestApp } from '../harness/test-app.ts';
import { expectAccessible, expectNoSidewaysScroll } from './board-steps.ts';

let app: TestApp;
let browser: TestBrowser;
let photo: Buffer;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#446' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await browser?.stop();
  await app?.stop();
});

type Look = { language: 'en' | 'es'; colorScheme: 'light' | 'dark'; width: number };

async function open(
  look: Look,
): Promise<{ page: Page; context: BrowserContext; hosts: Set<string> }> {
  const context = await browser.browser.newContext({
    javaScriptEnabled: false,
    locale: look.language === 'es' ? 'es-MX' : 'en-US',
    colorScheme: look.colorScheme,
    viewport: { width: look.width, height: 640 },
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  return { page, context, hosts };
}

async function expectGood(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({
      path: `${folder}/${name.replaceAll(/\W+/g, '-')}.png`,
      fullPage: true,
    });
  }
  await expectAccessibleMarkup(page, name);
  await expectNoSidewaysScroll(page, name);
}

/** axe is a script: it looks at the same markup and styles in a page where scripts run. */
async function expectAccessibleMarkup(page: Page, name: string): Promise<void> {
  const markup = await page.content();
  const context = await browser.browser.newContext({
    viewport: page.viewportSize(),
    colorScheme: name.includes('dark') ? 'dark' : 'light',
  });
  const scripted = await context.newPage();
  await scripted.route(page.url(), (route) =>
    route.fulfill({ body: markup, contentType: 'text/html' }),
  );
  await scripted.goto(page.url());
  await expectAccessible(scripted, name);
  await context.close();
}

const LOOKS: Look[] = [
  { language: 'en', colorScheme: 'light', width: 1280 },
  { language: 'es', colorScheme: 'dark', width: 320 },
  { language: 'es', colorScheme: 'light', width: 320 },
  { language: 'en', colorScheme: 'dark', width: 320 },
];

const WORDS = {
  en: {
    send: 'Send report',
    add: 'Add to my report',
    error: 'Please fix this',
    kept: 'We have your report',
  },
  es: {
    send: 'Enviar reporte',
    add: 'Agregar a mi reporte',
    error: 'Por favor, corrija esto',
    kept: 'Ya tenemos su reporte',
  },
};

describe.each(LOOKS)('without JavaScript, $language, $colorScheme, $width px', (look) => {
  const name = `${look.language} ${look.colorScheme} ${look.width}`;
  const words = WORDS[look.language];

  it('a report with a photo, an error on the way, a receipt, and words added later', async () => {
    const { page, context, hosts } = await open(look);
    await page.goto(`${app.baseUrl}/report`);
    expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
    await expectGood(page, `${name} form`);

    await page.fill('#what', 'a white van <b>');
    await page.check('#when');
    await page.setInputFiles('#photos', { name: 'x.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByRole('button', { name: words.send }).click();
    await page.getByText(words.error).waitFor();
    await expectGood(page, `${name} error`);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('summary');
    expect(await page.inputValue('#what')).toBe('a white van <b>');
    expect(await page.isChecked('#when')).toBe(true);
    await page.getByRole('alert').getByRole('link').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('where');

    await page.fill('#where', '6th & Alvarado');
    app.clock.advance({ ms: 10_000 });
    await page.getByRole('button', { name: words.send }).click();
    await page.getByText(words.kept).waitFor();
    expect(await page.locator('.code').textContent()).toMatch(
      /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/,
    );
    await expectGood(page, `${name} receipt`);

    await page.fill('#words', 'they left');
    await page.getByRole('button', { name: words.add }).click();
    await page.waitForURL(/added/);
    await page.reload();
    await expectGood(page, `${name} added`);
    await page.goto(`${app.baseUrl}/report/ZZZZ-ZZZZ`);
    await expectGood(page, `${name} not found`);
    expect([...hosts]).toEqual([new URL(app.baseUrl).host]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
    app.clock.advance({ minutes: 2 });
  }, 60_000);
});

describe('the form', () => {
  it('is filled and sent by keyboard alone, and the way out stays in sight', async () => {
    const { page, context } = await open({ language: 'en', colorScheme: 'light', width: 320 });
    await page.goto(`${app.baseUrl}/report`);
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const box = element.getBoundingClientRect();
        const bar = document.querySelector('.leave')?.getBoundingClientRect();
        const isBar = element.classList.contains('leave');
        const isCovered =
          !isBar && bar !== undefined && box.top < bar.bottom && box.bottom > bar.top;
        const ring = getComputedStyle(element).outlineStyle;
        const isInView = !isCovered && box.top >= 0 && box.bottom <= innerHeight + 1;
        return { id: element.id, isInView, ring };
      });
    const tabTo = async (id: string) => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        const at = await focused();
        expect(at).toMatchObject({ isInView: true, ring: 'solid' });
        expect(at?.id).not.toBe('website');
        if (at?.id === id) return;
      }
      throw new Error(`the keyboard does not reach ${id}`);
    };
    await tabTo('where');
    await page.keyboard.type('Pico & Union');
    await tabTo('when');
    await page.keyboard.press('ArrowDown');
    await tabTo('what');
    await page.keyboard.type('they drove off');
    app.clock.advance({ ms: 10_000 });
    await tabTo('contact');
    expect(await page.locator('.leave').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('.code').waitFor();
    await context.close();
  });

  it('has targets of 44 px on a phone, and Español stands first', async () => {
    const { page, context } = await open({ language: 'en', colorScheme: 'light', width: 320 });
    await page.goto(`${app.baseUrl}/report`);
    expect(await page.locator('a').first().textContent()).toBe('Español');
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, textarea, input, label.choice')]
        .filter(
          (element) =>
            !element.closest('.trap, .phone') && element.getAttribute('type') !== 'hidden',
        )
        .filter((element) => element.getAttribute('type') !== 'radio')
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(small).toEqual([]);
    await context.close();
  });
});
