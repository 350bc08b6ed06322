// The carrier's doors, knocked on by hand: any signature, any bytes, any header; and what was kept.
import http from 'node:http';
import pg from 'pg';
import type { SigningOverrides } from '../../src/fake-carrier/fake-carrier.ts';
import type { WebhookParams } from '../../src/fake-carrier/webhook-call.ts';
import { openContent } from '../../src/flow/intake/inbound-content.ts';
import type { TestApp } from './test-app.ts';

export type RawAnswer = { status: number; headers: http.IncomingHttpHeaders; text: string };
export type RawRequest = {
  method?: string;
  headers?: http.OutgoingHttpHeaders;
  body?: string | Buffer;
};

export const SMS_DOOR = '/webhooks/twilio/sms';
export const STATUS_DOOR = '/webhooks/twilio/status';
export const VOICE_DOOR = '/webhooks/twilio/voice';
export const EMPTY_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** The path goes out exactly as written, and an answer that comes before the body is taken. */
export function rawRequest(
  app: TestApp,
  path: string,
  request: RawRequest = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(app.baseUrl);
  const { method = 'POST', headers = {}, body = '' } = request;
  return new Promise((resolve, reject) => {
    const call = http.request({
      hostname,
      port,
      path,
      method,
      agent: false,
      headers: { 'content-length': Buffer.byteLength(body), ...headers },
    });
    let hasAnswered = false;
    call.on('response', (response) => {
      hasAnswered = true;
      const pieces: Buffer[] = [];
      const finish = () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(pieces).toString('utf8'),
        });
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', finish);
      response.on('error', finish);
    });
    call.on('error', (error) => (hasAnswered ? undefined : reject(error)));
    call.end(body);
  });
}

let made = 0;

export function newSid(prefix: 'SM' | 'MM' | 'CA' = 'SM'): string {
  made += 1;
  return (
    prefix + made.toString(16).padStart(8, '0') + crypto.randomUUID().replaceAll('-', '').slice(8)
  );
}

/** What the carrier sends for a text; a field given as undefined is left out. */
export function smsParams(
  app: TestApp,
  fields: Record<string, string | string[] | undefined> = {},
): WebhookParams {
  const all: Record<string, string | string[] | undefined> = {
    MessageSid: newSid(),
    AccountSid: app.deps.config.TWILIO_ACCOUNT_SID,
    From: '+12135550711',
    To: app.deps.config.HOTLINE_NUMBER,
    Body: 'two vans at Pico and Union',
    NumMedia: '0',
    ...fields,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export type PostOptions = SigningOverrides & {
  headers?: http.OutgoingHttpHeaders;
  /** Sent instead of the encoded parameters, which are what is signed. */
  rawBody?: string | Buffer;
};

export function postSigned(
  app: TestApp,
  path: string,
  params: WebhookParams,
  options: PostOptions = {},
): Promise<RawAnswer> {
  const { headers, rawBody, ...overrides } = options;
  const signed = app.carrier.signedRequest(app.baseUrl + path, params, {
    ...overrides,
    signedUrl: overrides.signedUrl ?? app.deps.config.PUBLIC_URL + path,
  });
  const body = rawBody ?? signed.body;
  return rawRequest(app, path, { headers: { ...signed.headers, ...headers }, body });
}

/** The journal row of one key, its content opened. */
export async function journalled(app: TestApp, sourceKey: string) {
  const row = await app.deps.db.prisma.inboundMessage.findUnique({ where: { sourceKey } });
  if (!row) return null;
  const content = row.rawSealed ? openContent(app.deps.keyring, row.id, row.rawSealed) : null;
  const params = content && 'params' in content ? content.params : null;
  return { ...row, params };
}

/** Waits until the row of this key is no longer pending. */
export function processed(app: TestApp, sourceKey: string) {
  return app.eventually(async () => {
    const row = await journalled(app, sourceKey);
    return row && row.state !== 'pending' ? row : null;
  }, 10_000);
}

/** The report a text became, with its own words in the thread. */
export async function reportOf(app: TestApp, sourceKey: string) {
  const row = await processed(app, sourceKey);
  if (!row.reportId)
    throw new Error(`no report was made of ${sourceKey}: ${row.state} ${row.reason}`);
  const { prisma } = app.deps.db;
  const report = await prisma.report.findUniqueOrThrow({ where: { id: row.reportId } });
  const message = await prisma.reportMessage.findUniqueOrThrow({ where: { inboundId: row.id } });
  const sealed = message.bodySealed ?? new Uint8Array();
  return {
    row,
    report,
    text: app.deps.keyring.openText('report_message.body', message.id, sealed),
  };
}

/** Waits until no text of ours is under way: its callbacks would add rows of their own. */
export async function untilQuiet(app: TestApp): Promise<void> {
  const underWay = ['queued', 'sending', 'accepted', 'sent'];
  await app.eventually(async () => {
    const count = await app.deps.db.prisma.outboundSms.count({
      where: { state: { in: underWay } },
    });
    return count === 0;
  }, 10_000);
  await app.carrier.idle();
}

/** Public facts about places, which every app loads beside its first texts. */
const PUBLIC_TABLES = new Set([
  'address_range',
  'gazetteer',
  'intersection',
  'landmark',
  'place_outline',
  'place_source',
  'street',
  'zip',
  'zone',
]);

/** Rows of each table of ours that holds what people said or did. */
export async function countRows(
  app: Pick<TestApp, 'databaseUrl'>,
): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ table_name: string }>(
      `select table_name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
    );
    const counts: Record<string, number> = {};
    for (const { table_name: table } of tables.rows) {
      if (PUBLIC_TABLES.has(table)) continue;
      const found = await client.query<{ count: number }>(
        `select count(*)::int as count from "${table}"`,
      );
      counts[table] = found.rows[0]!.count;
    }
    return counts;
  } finally {
    await client.end();
  }
}

/** The value of one series of /metrics; 0 when there is none yet. */
export async function metric(app: TestApp, series: string): Promise<number> {
  const text = await app.deps.metrics.registry.metrics();
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line ? Number(line.split(' ').at(-1)) : 0;
}
