// A real Chromium for browser tests. It reaches this machine and nothing else: a page that asks for
// any other host fails the test that opened it.
import chromium from '@sparticuz/chromium';
import {
  chromium as playwright,
  type Browser,
  type BrowserContext,
  type Page,
} from 'playwright-core';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export interface TestBrowser {
  browser: Browser;
  /** A person at their own machine: own cookies, storage and window. */
  openPage(options?: PageOptions): Promise<TestPage>;
  stop(): Promise<void>;
}

export interface PageOptions {
  viewport?: { width: number; height: number };
  language?: 'en' | 'es';
  colorScheme?: 'light' | 'dark';
  hasTouch?: boolean;
}

export interface TestPage {
  page: Page;
  context: BrowserContext;
  /** Requests to other hosts, errors in the console, uncaught errors. Empty when all is well. */
  faults: string[];
}

export async function startBrowser(): Promise<TestBrowser> {
  chromium.setGraphicsMode = false;
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
    headless: true,
  });
  return {
    browser,
    openPage: (options) => openPage(browser, options),
    stop: () => browser.close(),
  };
}

async function openPage(browser: Browser, options: PageOptions = {}): Promise<TestPage> {
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    locale: options.language === 'es' ? 'es-MX' : 'en-US',
    timezoneId: 'America/Los_Angeles',
    colorScheme: options.colorScheme ?? 'light',
    hasTouch: options.hasTouch ?? false,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOurs = LOOPBACK.has(hostname) || protocol === 'data:' || protocol === 'blob:';
    if (!isOurs) faults.push(`asked for ${request.url()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOfTheNetwork(message.text())) faults.push(message.text());
  });
  return { page, context, faults };
}

/** The browser's own note of a refused or failed request, which stories provoke on purpose. */
function isOfTheNetwork(text: string): boolean {
  return text.startsWith('Failed to load resource') || text.startsWith('WebSocket connection to');
}
