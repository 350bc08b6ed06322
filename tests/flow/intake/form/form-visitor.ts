// Somebody with a browser and no account: opens the form, fills it, sends it, comes back to it.
import { request as httpRequest } from 'node:http';
import { listMessages } from '../../../../src/records/message/message-store.ts';
import { listMediaOf } from '../../../../src/records/media/media-list-store.ts';
import type { ReportRow } from '../../../../src/records/report/report-row.ts';
import { findReportByReceipt, findReport } from '../../../../src/records/report/report-store.ts';
import { parseReceipt, receiptIndexOf } from '../../../../src/flow/intake/form/receipt.ts';
import type { TestApp } from '../../../harness/test-app.ts';

export type Answer = {
  status: number;
  headers: Headers;
  location: string | null;
  html: string;
  /** Of the page it leads to, or stands on. */
  receipt: string | null;
};

export type TestFile = { name?: string; type?: string; bytes: Uint8Array; field?: string };

export const SIGHTING = { where: '6th & Alvarado, Los Angeles', when: 'now', what: 'A white van' };

/** Long enough that no one takes it for a machine. */
const READING_MS = 20_000;

export function createVisitor(app: TestApp, language: 'en' | 'es' = 'en') {
  const headers = { 'accept-language': language === 'es' ? 'es-MX,es;q=0.9' : 'en-US' };

  async function toAnswer(response: Response): Promise<Answer> {
    const location = response.headers.get('location');
    const html = await response.text();
    const receipt = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(location ?? '')?.[0] ?? null;
    return { status: response.status, headers: response.headers, location, html, receipt };
  }

  const get = async (path: string) =>
    toAnswer(await fetch(`${app.baseUrl}${path}`, { headers, redirect: 'manual' }));

  /** @returns the hidden token of a fresh form, opened some time ago */
  async function open(path = '/report'): Promise<string> {
    const token = tokenIn((await get(path)).html);
    app.clock.advance({ ms: READING_MS });
    return token;
  }

  async function post(path: string, fields: Record<string, string>, files: TestFile[] = []) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    for (const { name = 'photo.jpg', type = 'image/jpeg', bytes, field = 'photos' } of files) {
      body.append(field, new Blob([new Uint8Array(bytes)], { type }), name);
    }
    const options = { method: 'POST', headers, body, redirect: 'manual' as const };
    return toAnswer(await fetch(`${app.baseUrl}${path}`, options));
  }

  async function send(fields: Record<string, string>, files: TestFile[] = []): Promise<Answer> {
    const token = fields['token'] ?? (await open());
    return post('/report', { ...fields, token }, files);
  }

  /** Sends exactly these bytes with exactly these headers. */
  function postRaw(
    path: string,
    head: Record<string, string>,
    body: Buffer | string,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(`${app.baseUrl}${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), ...head },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const plain = Object.entries(response.headers).map(
            ([k, v]) => [k, String(v)] as [string, string],
          );
          const status = response.statusCode ?? 0;
          const text = Buffer.concat(chunks).toString();
          void toAnswer(new Response(text, { status, headers: plain })).then(resolve, reject);
        });
      });
      request.end(body);
    });
  }

  return { get, open, post, send, postRaw };
}

export function tokenIn(html: string): string {
  return /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** What stands in a box of a page that was sent back, unescaped. */
export function valueIn(html: string, name: string): string | null {
  const area = new RegExp(`<textarea id="${name}"[^>]*>\n?([^<]*)</textarea>`).exec(html)?.[1];
  const box = new RegExp(`<input id="${name}" [^>]*value="([^"]*)"`).exec(html)?.[1];
  const found = area ?? box;
  const text = (escaped: string) =>
    escaped
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'");
  return found === undefined ? null : text(found).replaceAll('&amp;', '&');
}

/** The report behind a receipt, once it is there; opened. */
export function reportOf(app: TestApp, receipt: string | null): Promise<ReportRow> {
  const { db, keyring } = app.deps;
  const index = receiptIndexOf(keyring, parseReceipt(receipt ?? '') ?? 'none');
  return app.eventually(async () => {
    const found = await findReportByReceipt(db.prisma, index);
    return found && findReport(db.prisma, keyring, found.id);
  });
}

export async function textsOf(app: TestApp, reportId: string): Promise<string[]> {
  const messages = await listMessages(app.deps.db.prisma, app.deps.keyring, reportId, 100);
  return messages.map(({ body }) => body);
}

/** Once no upload waits for its shown copy any more. */
export function mediaOf(app: TestApp, reportId: string, count: number) {
  return app.eventually(async () => {
    const media = await listMediaOf(app.deps.db.prisma, reportId);
    const isDone = media.length === count && media.every(({ state }) => state !== 'pending');
    return isDone && media;
  });
}

/** Everything that was ever journalled is finished. */
export function allProcessed(app: TestApp): Promise<true> {
  return app.eventually(async () => {
    const waiting = await app.deps.db.prisma.inboundMessage.count({ where: { state: 'pending' } });
    return waiting === 0;
  });
}

export function countReports(app: TestApp): Promise<number> {
  return app.deps.db.prisma.report.count();
}
