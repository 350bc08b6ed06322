// The simulator in a real browser, under a policy stricter than the app's, with the real routes.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import fastifyStatic from '@fastify/static';
import chromium from '@sparticuz/chromium';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { chromium as driver } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { simulatorRoutes } from '../../../src/fake-carrier/simulator-routes.ts';
import type { Fixture } from '../../fake-carrier/carrier-fixture.ts';
import { HOTLINE, startFixture } from '../../fake-carrier/carrier-fixture.ts';

const ANA = '+12135550101';
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; frame-ancestors 'self'";
let outDir: string;
let html: string;
let browser: Browser;
let fixture: Fixture;
let app: FastifyInstance;
let origin: string;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  outDir = await mkdtemp(path.join(tmpdir(), 'simulator-'));
  const input = { simulator: 'src/web/simulator/main.tsx' };
  const rolldownOptions = { input };
  await build({ logLevel: 'silent', build: { outDir, rolldownOptions } });
  const manifest = JSON.parse(await readFile(path.join(outDir, '.vite/manifest.json'), 'utf8'));
  const { file, css } = manifest['src/web/simulator/main.tsx'] as { file: string; css: string[] };
  const styles = css.map((sheet) => `<link rel="stylesheet" href="/${sheet}">`).join('');
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">`;
  const icon = '<link rel="icon" href="data:,">';
  const body = `<div id="root"></div><script type="module" src="/${file}"></script>`;
  html = `<!doctype html><html lang="en"><head>${head}${icon}<title>Simulator</title>${styles}</head><body>${body}</body></html>`;
  browser = await driver.launch({
    // In one process the first closed context would take the browser with it.
    args: chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote'),
    executablePath: await chromium.executablePath(),
    headless: true,
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(outDir, { recursive: true, force: true });
});

beforeEach(async () => {
  complaints.length = 0;
  fixture = await startFixture();
  app = Fastify();
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', POLICY);
  });
  await app.register(fastifyStatic, { root: path.join(outDir, 'assets'), prefix: '/assets/' });
  await app.register(simulatorRoutes, {
    carrier: fixture.carrier,
    hotlineNumber: HOTLINE,
    renderPage: () => html,
  });
  const config = { access: 'public' as const };
  app.get('/board', { config }, async (_request, reply) => {
    reply.type('text/html');
    return '<!doctype html><html lang="en"><title>Board</title><main><h1>The live board</h1></main>';
  });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
  await page?.context().close();
  await app.close();
  await fixture.close();
});

async function open(search = '', width = 1280): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-US' });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) complaints.push(`foreign ${url}`);
  });
  await page.goto(`${origin}/simulator${search}`);
  await page.getByText(/^● (Connected|Conectado)$/).waitFor();
}

const phone = (name: string) => page.getByRole('article', { name });

test('Ana texts by keyboard, the app gets it, and the answer appears with its progress', async () => {
  await open();
  await page.getByLabel('Text from Ana').fill('hay una van blanca');
  await page.keyboard.press('Enter');
  await phone('Ana').getByText('Reached Testigo').waitFor();
  expect(fixture.app.caught.map(({ params }) => params['Body'])).toEqual(['hay una van blanca']);
  await fixture.send('¿Siguen ahí?', { to: ANA });
  await phone('Ana').getByText('¿Siguen ahí?').waitFor();
  await phone('Ana').getByText('Delivered').waitFor();
  expect(await page.getByLabel('Text from Ana').inputValue()).toBe('');
  expect(complaints).toEqual([]);
});

test('a photo goes along, and can be taken off again', async () => {
  await open();
  const file = { name: 'van.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('picture') };
  const chooser = phone('Beto').locator('input[type=file]');
  await chooser.setInputFiles(file);
  await phone('Beto').getByRole('button', { name: 'Remove van.jpg' }).click();
  await chooser.setInputFiles(file);
  await phone('Beto').getByRole('button', { name: 'Send' }).click();
  await phone('Beto').getByText('1 photo').waitFor();
  await expect.poll(() => fixture.app.caught.length).toBe(1);
  expect(fixture.app.caught[0]!.params).toMatchObject({ NumMedia: '1', Body: '' });
});

test('a fault is armed and said; a text the app never got says so', async () => {
  await open();
  await page.getByLabel('Whose text').selectOption({ label: 'Chuy' });
  await page.getByRole('button', { name: 'Fail' }).click();
  await page.getByText('The next text to Testigo will be lost on the way (Chuy).').waitFor();
  await page.getByLabel('Text from Chuy').fill('lost one');
  await phone('Chuy').getByRole('button', { name: 'Send' }).click();
  await phone('Chuy')
    .getByText(/Not delivered/)
    .waitFor();
  expect(fixture.app.caught).toEqual([]);
});

test('the board opens below the phones when asked for', async () => {
  await open();
  expect(await page.locator('iframe').count()).toBe(0);
  await page.getByRole('button', { name: 'Show the board here' }).click();
  await page.frameLocator('iframe').getByText('The live board').waitFor();
  expect(complaints).toEqual([]);
});

test('a server that went away is said, the text comes back into the box', async () => {
  await open();
  await app.close();
  await page.getByText('Reconnecting').waitFor();
  await page.getByLabel('Text from Ana').fill('kept');
  await page.keyboard.press('Enter');
  await page.getByText(/^Not sent/).waitFor();
  expect(await page.getByLabel('Text from Ana').inputValue()).toBe('kept');
});

test.each([
  ['?lang=en', 'Practice. No real texts.', 320],
  ['?lang=es', 'Práctica. No se envían mensajes reales.', 1280],
])('%s: band, no axe violation, nothing wider than the screen', async (search, band, width) => {
  await fixture.carrier.text({ from: ANA, to: HOTLINE, body: 'x'.repeat(200) });
  await fixture.carrier.text({ from: ANA, to: HOTLINE, body: 'STOP' });
  await fixture.carrier.idle();
  await open(search, width);
  await page.getByText(band).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrolled).toBe(width);
  expect(complaints).toEqual([]);
});
