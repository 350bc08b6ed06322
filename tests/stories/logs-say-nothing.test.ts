// A busy evening at the most talkative log level: whatever people, phones, forms, boards and strangers
// say or do wrong, no word of it stands in the logs, the metrics, the error bodies, or in clear in
// the database.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { openBoard } from '../harness/board-client.ts';
import {
  SMS_DOOR,
  STATUS_DOOR,
  VOICE_DOOR,
  newSid,
  postSigned,
  processed,
  rawRequest,
  reportOf,
  smsParams,
} from '../harness/carrier-door.ts';
import type { DatabaseLine } from '../harness/database-line.ts';
import { openDatabaseLine } from '../harness/database-line.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { PASSWORD, startTestApp } from '../harness/test-app.ts';
import type { TestDatabase } from '../harness/test-database.ts';
import { createTestDatabase } from '../harness/test-database.ts';

/** Each word stands for a kind of thing that somebody could say. */
const SECRETS = {
  phone: '2135550841',
  otherPhone: '2135550842',
  formPhone: '2135550843',
  voicePhone: '2135550844',
  words: 'zebrafish',
  reply: 'quokka',
  place: 'Xylophone Avenue',
  quarantined: 'narwhal',
  formWords: 'platypus',
  formPlace: 'Marimba Street',
  badJson: 'axolotl',
  badForm: 'pangolin',
  badPath: 'tardigrade',
  badQuery: 'wombatquery',
  badHeader: 'okapiheader',
  frame: 'capybara',
  personName: 'Fulgencia',
  adminName: 'Hermelinda',
  username: 'zorrillo.username',
  password: 'wrong-password-of-somebody',
  rightPassword: PASSWORD,
  mediaPath: 'ME-photo-of-aardwolf',
  colour: 'vermilion-conflict',
};
/** In clear in the database on purpose: what one signs in with. */
const CLEAR_IN_DATABASE = new Set(['username']);

let database: TestDatabase;
let line: DatabaseLine;
let app: TestApp;
let person: Api;
const logLines: string[] = [];
const bodies: string[] = [];
const found: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  line = await openDatabaseLine(database.url);
  const log = createLog('trace', { write: (each) => logLines.push(each) });
  app = await startTestApp({
    env: { DATABASE_URL: line.url, LOG_LEVEL: 'trace' },
    overrides: { log },
  });
  await setUp();
  await app.createAccount(
    SECRETS.username,
    ['dispatcher', 'coordinator', 'admin'],
    SECRETS.personName,
  );
  person = await app.signIn(SECRETS.username);
  found['authToken'] = app.carrier.authToken;
  found['basic'] = `${app.carrier.accountSid}:${app.carrier.authToken}`;
  found['cookie'] = person.cookie.split('=')[1]!;
  await textsCome();
  await formsCome();
  await dispatcherWorks();
  await strangersCome();
  await thingsBreak();
}, 90_000);
afterAll(async () => {
  await app.stop();
  await line.close();
  await database.drop();
});

async function ask(path: string, request: Parameters<typeof rawRequest>[2] = {}) {
  const answer = await rawRequest(app, path, request);
  bodies.push(answer.status >= 400 ? answer.text : '');
  return answer;
}

/** A form's body as a browser sends it. */
function form(fields: Record<string, string>) {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
}

async function setUp(): Promise<void> {
  const { pathname } = new URL(app.server.setupLink!);
  found['setupToken'] = pathname.split('/').at(-1)!;
  await ask(pathname, { method: 'GET' });
  await ask(pathname, form({ name: SECRETS.adminName, username: '?', password: SECRETS.password }));
  await ask(
    pathname,
    form({ name: SECRETS.adminName, username: 'first.of.all', password: SECRETS.password }),
  );
  await ask(pathname, { method: 'GET' });
}

async function textsCome(): Promise<void> {
  const say = async (fields: Record<string, string | undefined>) => {
    const params = smsParams(app, { From: `+1${SECRETS.phone}`, ...fields });
    await postSigned(app, SMS_DOOR, params);
    return String(params['MessageSid']);
  };
  const sid = await say({
    Body: `${SECRETS.words} agents at ${SECRETS.place} and 6th`,
    NumMedia: '1',
    MediaUrl0: `${app.carrier.baseUrl}/${SECRETS.mediaPath}`,
    MediaContentType0: 'image/jpeg',
    FromCity: 'NARWHALVILLE',
  });
  found['reportId'] = (await reportOf(app, sid)).report.id;
  await say({ MessageSid: sid, Body: SECRETS.colour });
  await say({ MessageSid: SECRETS.quarantined, Body: SECRETS.quarantined });
  await say({ To: `+1${SECRETS.otherPhone}`, Body: SECRETS.quarantined });
  const other = await say({
    From: `+1${SECRETS.otherPhone}`,
    Body: `no más mensajes ${SECRETS.words}`,
  });
  await processed(app, other);
  const call = newSid('CA');
  const voice = {
    CallSid: call,
    AccountSid: app.carrier.accountSid,
    To: app.deps.config.HOTLINE_NUMBER,
  };
  await postSigned(app, VOICE_DOOR, {
    ...voice,
    From: `+1${SECRETS.voicePhone}`,
    CallerName: SECRETS.personName,
  });
  await processed(app, call);
  // A message whose row does not open: its processing fails, and says so, five times.
  await app.deps.db.prisma.inboundMessage.updateMany({
    where: { sourceKey: { startsWith: 'bad:' } },
    data: { state: 'pending', rawSealed: Buffer.from('not a sealed value') },
  });
}

async function formsCome(): Promise<void> {
  const page = await ask('/report?lang=en', { method: 'GET' });
  const hidden = [
    ...page.text.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g),
  ];
  const fields = {
    ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
    where: SECRETS.formPlace,
    what: `${SECRETS.formWords} was seen`,
    kind: 'sighting',
    when: 'now',
    contact: SECRETS.formPhone,
    mayContact: 'text',
  };
  app.clock.advance({ minutes: 1 });
  const sent = await ask('/report?lang=en', form(fields));
  expect(sent.status).toBe(303);
  const to = String(sent.headers.location);
  found['receipt'] = decodeURIComponent(to.split('/').at(-1)!.split('?')[0]!);
  await ask(to, { method: 'GET' });
  await ask(
    to.split('?')[0]!,
    form({ words: `${SECRETS.formWords} again`, what: SECRETS.formWords }),
  );
  await ask(`/report/${SECRETS.badPath}`, { method: 'GET' });
  await ask('/report', {
    headers: { 'content-type': 'multipart/form-data' },
    body: SECRETS.badForm,
  });
  await ask('/report', { headers: { 'content-type': 'text/plain' }, body: SECRETS.badForm });
}

async function dispatcherWorks(): Promise<void> {
  const at = `/api/v1/reports/${found['reportId']}`;
  const board = await openBoard(app, person);
  expect(
    (await person.post(`${at}/reply`, { text: `${SECRETS.reply}: are they still there?` })).status,
  ).toBe(200);
  await app.eventually(async () =>
    app.carrier.sentTo(`+1${SECRETS.phone}`).some((each) => each.body.includes(SECRETS.reply)),
  );
  expect((await person.post(`${at}/reveal-phone`, { reason: 'call_back' })).body.phone).toContain(
    SECRETS.phone,
  );
  await theCarrierFails(at);
  await person.get('/api/v1/reports');
  await person.get(at);
  board.close();
}

/** Each way a call to the carrier can end badly; the last one stops the sender. */
async function theCarrierFails(at: string): Promise<void> {
  const faults = [
    { kind: 'refuse' },
    { kind: 'accept-then-reset' },
    { kind: 'accept-then-500' },
    { kind: 'html' },
    { kind: 'html', accepted: true },
    { kind: 'rate-limited' },
    { kind: 'error', code: 21_211 },
    { kind: 'bad-credentials' },
  ] as const;
  for (const fault of faults) {
    app.carrier.knobs.next('create', fault);
    const { status } = await person.post(`${at}/reply`, { text: `${SECRETS.reply} ${fault.kind}` });
    expect(status).toBe(200);
    await app.eventually(async () => {
      const untouched = await app.deps.db.prisma.outboundSms.count({
        where: { state: 'queued', attempts: 0 },
      });
      const sending = await app.deps.db.prisma.outboundSms.count({ where: { state: 'sending' } });
      return untouched + sending === 0;
    });
  }
}

async function strangersCome(): Promise<void> {
  const json = { 'content-type': 'application/json', cookie: person.cookie };
  const at = `/api/v1/reports/${found['reportId']}`;
  const hostile = [
    `{"text":"${SECRETS.badJson}`,
    `{"${SECRETS.badJson}":1}`,
    `{"text":["${SECRETS.badJson}"]}`,
    `"${SECRETS.badJson}"`,
  ];
  for (const body of hostile) await ask(`${at}/reply`, { headers: json, body });
  await ask(`${at}/close`, { headers: json, body: `{"resolution":"${SECRETS.badJson}"}` });
  await ask('/api/v1/session', {
    headers: json,
    body: JSON.stringify({ username: SECRETS.username, password: SECRETS.password }),
  });
  await ask('/api/v1/session', {
    headers: json,
    body: `{"username":"${SECRETS.username}","password":"${SECRETS.password}`,
  });
  await ask('/api/v1/session', {
    headers: json,
    body: JSON.stringify({ username: [SECRETS.username], password: 1 }),
  });
  await ask('/api/v1/session', {
    headers: { ...json, origin: `https://${SECRETS.badHeader}.test` },
    body: '{}',
  });
  for (const path of [
    `/${SECRETS.badPath}`,
    `/%zz${SECRETS.badPath}`,
    `/api/v1/reports/${SECRETS.badPath}`,
    `/setup/${SECRETS.badPath}`,
    `/board/${SECRETS.badPath}`,
    `/assets/${SECRETS.badPath}`,
  ]) {
    await ask(path, { method: 'GET', headers: { cookie: person.cookie } });
    await ask(path, { method: 'POST', ...form({ x: SECRETS.badForm }) });
  }
  await ask(`/api/v1/reports?limit=${SECRETS.badQuery}&cursor=${SECRETS.badQuery}`, {
    method: 'GET',
    headers: { cookie: person.cookie },
  });
  await ask('/api/v1/reports', {
    method: 'GET',
    headers: {
      cookie: `testigo_session=${SECRETS.badHeader}`,
      'user-agent': SECRETS.badHeader,
      referer: `http://${SECRETS.badHeader}`,
    },
  });
  const unsigned = { ...smsParams(app, { Body: SECRETS.words }), MessageStatus: SECRETS.words };
  for (const door of [SMS_DOOR, STATUS_DOOR, VOICE_DOOR]) {
    await postSigned(app, door, unsigned, { signature: SECRETS.badHeader });
    await ask(door, {
      headers: { 'content-type': 'application/json' },
      body: `{"Body":"${SECRETS.words}"}`,
    });
  }
  await badFrames();
}

async function badFrames(): Promise<void> {
  const { default: WebSocket } = await import('ws');
  const socket = new WebSocket(`${app.baseUrl.replace('http', 'ws')}/board/socket`, {
    headers: { cookie: person.cookie, origin: app.deps.config.PUBLIC_URL },
  });
  const answers: string[] = [];
  socket.on('message', (data) => answers.push(String(data)));
  await new Promise((resolve) => socket.on('open', resolve));
  const closed = new Promise((resolve) => socket.on('close', resolve));
  for (const frame of [
    `{"type":"hello","protocol":1}`,
    SECRETS.frame,
    `{"type":"${SECRETS.frame}"}`,
    `{"${SECRETS.frame}":1}`,
    `{"type":"hello","protocol":"${SECRETS.frame}"}`,
  ]) {
    socket.send(frame);
  }
  await closed;
  bodies.push(...answers.filter((each) => each.includes('"error"')));
}

/** Postgres goes while texts, a sign-in and a form are under way. */
async function thingsBreak(): Promise<void> {
  await line.cut();
  const sid = newSid();
  await postSigned(
    app,
    SMS_DOOR,
    smsParams(app, { MessageSid: sid, From: `+1${SECRETS.phone}`, Body: SECRETS.words }),
  );
  const json = { 'content-type': 'application/json', cookie: person.cookie };
  await ask('/api/v1/session', {
    headers: json,
    body: JSON.stringify({ username: SECRETS.username, password: PASSWORD }),
  });
  await ask(`/api/v1/reports/${found['reportId']}/reply`, {
    headers: json,
    body: JSON.stringify({ text: SECRETS.reply }),
  });
  await ask('/readyz', { method: 'GET' });
  await ask(`/report/${found['receipt']}`, { method: 'GET' });
  await line.mend();
  await app.eventually(async () => (await processed(app, sid).catch(() => null)) !== null, 20_000);
}

function secrets(): [string, string][] {
  return [...Object.entries(SECRETS), ...Object.entries(found)].filter(
    ([kind]) => kind !== 'reportId',
  );
}

/** As a log could spell them: plain, escaped, encoded. */
function spellings(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    secret.replaceAll(' ', '+'),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('hex'),
  ];
}

function whatShowsIn(text: string): string[] {
  const lower = text.toLowerCase();
  return secrets().flatMap(([kind, secret]) =>
    spellings(secret).some((each) => lower.includes(each.toLowerCase())) ? [kind] : [],
  );
}

describe('[CAR27] nothing anybody said or did', () => {
  it('stands in the logs, though they say much', () => {
    expect(logLines.length).toBeGreaterThan(50);
    const levels = new Set(logLines.map((each) => JSON.parse(each).level));
    expect(logLines.join('')).toContain('the carrier refuses this account or number');
    expect(logLines.join('')).toContain('a text may or may not have gone out');
    expect([...levels].toSorted()).toEqual(expect.arrayContaining([20, 40, 50]));
    expect(logLines.filter((each) => whatShowsIn(each).length > 0)).toEqual([]);
  });

  it('was not looked for in vain: the same search finds it where it is', async () => {
    const { body } = await person.get(`/api/v1/reports/${found['reportId']}`);
    expect(whatShowsIn(JSON.stringify(body))).toEqual(
      expect.arrayContaining(['words', 'reply', 'place', 'personName', 'username']),
    );
  });

  it('stands in the logs as a phone of any shape', () => {
    const phones = logLines.filter((each) => /\+1\d{10}\b|\b213[-. )]*555[-. ]*\d{4}\b/.test(each));
    expect(phones).toEqual([]);
  });

  it('stands in the metrics', async () => {
    const { text } = await rawRequest(app, '/metrics', { method: 'GET' });
    expect(text).toContain('testigo_request_seconds');
    expect(whatShowsIn(text)).toEqual([]);
    expect(text).not.toMatch(/\+1\d{10}/);
  });

  it('stands in what a refusal answers', () => {
    const answered = bodies.filter((each) => each !== '');
    expect(answered.length).toBeGreaterThan(25);
    const echoed = answered.filter(
      (each) => whatShowsIn(each).length > 0 && !isOwnFormOrField(each),
    );
    expect(echoed).toEqual([]);
  });

  /** A page gives back to its sender what the sender has just typed; a field is named by its name. */
  function isOwnFormOrField(body: string): boolean {
    if (body.startsWith('<!doctype html>'))
      return body.includes(SECRETS.adminName) || body.includes('<form');
    return JSON.parse(body).details?.fields?.some(({ problem }: { problem: string }) =>
      problem.startsWith('Unrecognized key'),
    );
  }

  it('stands in clear in any column of any table', async () => {
    const shows: string[] = [];
    let cells = 0;
    await eachCell((place, text) => {
      cells += 1;
      const kinds = whatShowsIn(text).filter((kind) => !CLEAR_IN_DATABASE.has(kind));
      if (kinds.length > 0) shows.push(`${place}: ${kinds.join(', ')}`);
    });
    expect(cells).toBeGreaterThan(300);
    expect(shows).toEqual([]);
  });
});

/** Every value of every table that could hold words, jobs included. */
async function eachCell(look: (place: string, text: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const columns = await client.query<{
    schema: string;
    table: string;
    column: string;
    type: string;
  }>(
    `select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
     from information_schema.columns c join information_schema.tables t
       on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
     where c.table_schema not in ('pg_catalog', 'information_schema')
       and c.data_type in ('text', 'character varying', 'bytea', 'jsonb', 'json', 'ARRAY', 'USER-DEFINED')`,
  );
  for (const { schema, table, column, type } of columns.rows) {
    const value = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const rows = await client.query<{ value: string | null }>(
      `select ${value} as value from "${schema}"."${table}"`,
    );
    for (const row of rows.rows)
      if (row.value !== null) look(`${schema}.${table}.${column}`, row.value);
  }
  await client.end();
}
