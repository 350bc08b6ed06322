// For those who run it and those who build on it: alive, ready, measured, documented; and what every
// answer tells a browser.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, SMS_DOOR, postSigned, smsParams } from '../harness/carrier-door.ts';
import type { DatabaseLine } from '../harness/database-line.ts';
import { openDatabaseLine } from '../harness/database-line.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';
import type { TestBrowser } from '../harness/browser.ts';
import { startBrowser } from '../harness/browser.ts';
import type { TestDatabase } from '../harness/test-database.ts';
import { createTestDatabase } from '../harness/test-database.ts';

let database: TestDatabase;
let line: DatabaseLine;
let app: TestApp;
let marisol: Api;

beforeAll(async () => {
  database = await createTestDatabase();
  line = await openDatabaseLine(database.url);
  app = await startTestApp({ env: { DATABASE_URL: line.url } });
  marisol = await app.signIn('marisol', ['dispatcher', 'admin']);
});
afterAll(async () => {
  await app.stop();
  await line.close();
  await database.drop();
});

const look = (path: string, headers: Record<string, string> = {}) =>
  rawRequest(app, path, { method: 'GET', headers });

describe('alive and ready', () => {
  it('both with the database there', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const answer = await look(path);
      expect({ status: answer.status, body: JSON.parse(answer.text) }).toEqual({
        status: 200,
        body: { status: 'ok' },
      });
    }
  });

  it.each(['cut', 'hold'] as const)(
    'alive and not ready while the database is gone (%s), then ready',
    async (how) => {
      await line[how]();
      expect((await look('/healthz')).status).toBe(200);
      const startedMs = performance.now();
      const answer = await look('/readyz');
      expect(performance.now() - startedMs).toBeLessThan(3_000);
      expect(answer.status).toBe(503);
      expect(JSON.parse(answer.text)).toMatchObject({
        code: 'unavailable',
        requestId: expect.any(String),
      });
      expect((await postSigned(app, SMS_DOOR, smsParams(app, { From: '40404' }))).status).toBe(200);
      const refused = await look('/api/v1/reports', { cookie: marisol.cookie });
      expect(refused.status).toBe(503);
      await line.mend();
      await app.eventually(async () => (await look('/readyz')).status === 200, 15_000);
      await app.eventually(async () => !app.deps.journal.isSpooling(), 15_000);
      expect((await look('/api/v1/reports', { cookie: marisol.cookie })).status).toBe(200);
    },
    40_000,
  );
});

describe('/metrics', () => {
  it('is Prometheus text: every line a comment or a sample, every sample declared', async () => {
    const { status, headers, text } = await look('/metrics');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const types = new Map<string, string>();
    const label = String.raw`[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*"`;
    const sample = new RegExp(
      String.raw`^([a-zA-Z_:][\w:]*)(?:\{(?:${label}(?:,${label})*)?\})? (?:[+-]?[\d.]+(?:e[+-]?\d+)?|NaN|[+-]Inf)$`,
    );
    const seen = new Set<string>();
    for (const each of text.split('\n').filter((line) => line !== '')) {
      const type = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(each);
      if (type) types.set(type[1]!, type[2]!);
      if (each.startsWith('#')) {
        expect(each).toMatch(/^# (?:TYPE|HELP) \S+ ./);
        continue;
      }
      const found = sample.exec(each);
      expect(found, each).not.toBe(null);
      const base = found![1]!.replace(/_(?:bucket|sum|count)$/, '');
      expect(types.has(found![1]!) || types.get(base) === 'histogram', each).toBe(true);
      const series = each.slice(0, each.lastIndexOf(' '));
      expect(seen.has(series), each).toBe(false);
      seen.add(series);
    }
    for (const name of [
      'testigo_inbound_total',
      'testigo_spooled_total',
      'testigo_request_seconds',
    ]) {
      expect(types.has(name)).toBe(true);
    }
  });

  it('labels routes by their pattern: no id, receipt or code of anybody', async () => {
    await look('/report/ABCD-EFGH');
    await look('/api/v1/reports/0190a1b2-0000-7000-8000-000000000000', { cookie: marisol.cookie });
    await look('/no/such/place');
    const { text } = await look('/metrics');
    const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route));
    const known = new Set(app.server.app.accessTable.map(({ url }) => url));
    expect(
      [...routes].filter((route) => route !== 'none' && route !== '/docs' && !known.has(route!)),
    ).toEqual([]);
    expect(text).not.toContain('ABCD-EFGH');
  });
});

type Operation = {
  requestBody?: { content: Record<string, { schema: object }> };
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
};
type OpenApi = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas?: object; securitySchemes: Record<string, { in: string; name: string }> };
};

describe('/docs', () => {
  async function document(): Promise<OpenApi> {
    const { status, text, headers } = await look('/docs/json');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^application\/json/);
    return JSON.parse(text);
  }

  it('is OpenAPI 3.1: every part of an address declared, every reference found', async () => {
    const api = await document();
    expect(api.openapi).toMatch(/^3\.1\.\d+$/);
    expect(api.info).toMatchObject({ title: 'Testigo', version: expect.any(String) });
    for (const [path, operations] of Object.entries(api.paths)) {
      expect(path).toMatch(/^\/(?:[\w.-]+|\{\w+\})(?:\/(?:[\w.-]+|\{\w+\}))*$/);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(operations)) {
        const declared = (operation.parameters ?? []).filter((each) => each.in === 'path');
        expect(declared.map((each) => each.name).toSorted(), path).toEqual(inPath.toSorted());
        expect(
          declared.every((each) => each.required),
          path,
        ).toBe(true);
        expect(
          Object.keys(operation.responses).every((each) => /^[1-5]\d\d$|^default$/.test(each)),
          path,
        ).toBe(true);
      }
    }
    for (const [, reference] of JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)) {
      const keys = reference!.replace(/^#\//, '').split('/');
      const target = keys.reduce<unknown>(
        (each, key) => (each as Record<string, unknown>)?.[key],
        api,
      );
      expect(target, reference).toBeDefined();
    }
  });

  it('lists every route of the API, with what it takes and what it answers', async () => {
    const { paths } = await document();
    const routes = app.server.app.accessTable.filter(
      ({ url, method }) => url.startsWith('/api/v1/') && method !== 'HEAD',
    );
    expect(routes.length).toBeGreaterThan(12);
    const withoutAnswer = new Set([
      '/api/v1/reports/{id}/media/{mediaId}',
      '/api/v1/legal-logs/{id}/originals/{mediaId}/open',
    ]);
    for (const { method, url } of routes) {
      const path = url.replace(/:(\w+)/g, '{$1}');
      const operation = paths[path]?.[method.toLowerCase()];
      expect(operation, `${method} ${path}`).toBeDefined();
      if (withoutAnswer.has(path) || method === 'DELETE') continue;
      const { responses } = operation!;
      const good = responses['200'] ?? responses['201'];
      const says = good?.content?.['application/json']?.schema ?? responses['204'];
      expect(says, `${method} ${path}`).toBeDefined();
      expect(JSON.stringify(operation!.responses['401']), path).toContain('requestId');
    }
  });

  it('names the fields of a reply and of a report', async () => {
    const { paths } = await document();
    const reply = paths['/api/v1/reports/{id}/reply']!['post']!;
    const body = JSON.stringify(reply.requestBody?.content['application/json']?.schema);
    for (const field of ['text', 'idempotencyKey', 'longConfirmed']) expect(body).toContain(field);
    const list = JSON.stringify(paths['/api/v1/reports']!['get']);
    for (const field of ['items', 'nextCursor', 'locationText', 'reachability'])
      expect(list).toContain(field);
  });

  it('shows no door that is not for programs', async () => {
    const { paths } = await document();
    const shown = Object.keys(paths).filter((path) => !path.startsWith('/api/v1/'));
    expect(shown.toSorted()).toEqual(['/healthz', '/metrics', '/readyz']);
  });

  it('names the cookie that the app sets', async () => {
    const { components } = await document();
    const [scheme] = Object.values(components.securitySchemes);
    expect(scheme).toMatchObject({ in: 'cookie', name: marisol.cookie.split('=')[0] });
  });
});

describe('/docs in a browser', () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.stop());

  it('loads and lists the routes without a fault, under its own policy', async () => {
    const { page, faults } = await browser.openPage();
    const policy = String((await look('/docs')).headers['content-security-policy']);
    expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe|upgrade-insecure/);
    await page.goto(`${app.baseUrl}/docs`);
    await page.getByText('/api/v1/reports/{id}/claim').first().waitFor({ timeout: 30_000 });
    expect(faults).toEqual([]);
  });
});

describe('what every answer tells a browser', () => {
  it.each([
    ['/api/v1/reports', 200],
    ['/api/v1/session', 200],
    ['/api/v1/operations', 200],
    ['/api/v1/nothing', 404],
    ['/api/v1/reports?limit=0', 422],
    ['/report', 200],
    ['/report/ABCD-EFGH', 404],
    ['/board', 200],
    ['/setup/x', 404],
    ['/healthz', 200],
    ['/nothing', 404],
    ['/%zz', 404],
  ])('%s (%i): no sniffing, no referrer, stored nowhere', async (path, status) => {
    const answer = await look(path, { cookie: marisol.cookie });
    expect(answer.status).toBe(status);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toContain('no-store');
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers['server']).toBeUndefined();
    if (path === '/%zz') return;
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  it.each(['/report', '/board', '/setup/x', '/api/v1/reports', '/nothing'])(
    '%s: scripts and styles of our own host alone, and no others',
    async (path) => {
      const policy = String((await look(path)).headers['content-security-policy']);
      const directives = new Map(
        policy.split(';').map((each) => {
          const [name = '', ...values] = each.trim().split(' ');
          return [name, values.join(' ')] as const;
        }),
      );
      expect(directives.get('default-src')).toBe("'none'");
      expect(directives.get('base-uri')).toBe("'none'");
      expect(directives.get('form-action')).toBe("'self'");
      expect(directives.get('frame-ancestors')).toBe("'self'");
      for (const name of ['script-src', 'style-src', 'connect-src', 'img-src']) {
        expect(directives.get(name), name).toMatch(/^'self'/);
        expect(directives.get(name), name).not.toMatch(/unsafe|\*|https?:/);
      }
      expect(directives.get('object-src') ?? "'none'").toBe("'none'");
    },
  );

  it('plain http says nothing of https', async () => {
    expect((await look('/report')).headers['strict-transport-security']).toBeUndefined();
  });

  it('a nonce is never the same twice', async () => {
    const nonce = async () =>
      /nonce-([^']+)/.exec(String((await look('/board')).headers['content-security-policy']))?.[1];
    const [one, other] = [await nonce(), await nonce()];
    expect(one).toBeTruthy();
    expect(one).not.toBe(other);
  });
});
