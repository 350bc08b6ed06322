// The JSON API meets what a broken or hostile client sends: each input with its stated answer, what
// is kept, and the next good request working.
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  SMS_DOOR,
  countRows,
  newSid,
  postSigned,
  rawRequest,
  reportOf,
  smsParams,
  untilQuiet,
} from '../harness/carrier-door.ts';
import type { RawAnswer } from '../harness/carrier-door.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let marisol: Api;
let beto: Api;
/** A report nobody has, of a phone of its own. */
let reportId: string;
let phone: string;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
  marisol = await app.signIn('marisol', ['dispatcher']);
  beto = await app.signIn('beto', ['dispatcher']);
});
afterAll(() => app.stop());

beforeEach(async () => {
  made += 1;
  phone = `+1213557${String(made).padStart(4, '0')}`;
  const sid = newSid();
  await postSigned(app, SMS_DOOR, smsParams(app, { MessageSid: sid, From: phone }));
  reportId = (await reportOf(app, sid)).report.id;
  await untilQuiet(app);
});

/** The next good request. */
afterEach(async () => {
  const { status } = await marisol.post(`/api/v1/reports/${reportId}/priority`, { priority: 'P1' });
  expect(status).toBeOneOf([200, 409]);
  expect((await marisol.get('/api/v1/reports')).status).toBe(200);
});

function send(
  path: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const own = { cookie: marisol.cookie, 'content-type': 'application/json', ...headers };
  return rawRequest(app, path, { headers: own, body });
}

const closing = () => `/api/v1/reports/${reportId}/close`;
const replying = () => `/api/v1/reports/${reportId}/reply`;

function refusal(answer: RawAnswer) {
  const body = JSON.parse(answer.text);
  expect(body).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  return { status: answer.status, code: body.code, details: body.details };
}

async function changesNothing(work: () => Promise<void>): Promise<void> {
  const before = await countRows(app);
  const row = () => app.deps.db.prisma.report.findUniqueOrThrow({ where: { id: reportId } });
  const { version } = await row();
  await work();
  expect(await countRows(app)).toEqual(before);
  expect((await row()).version).toBe(version);
}

describe('bodies', () => {
  it.each([
    ['nothing', ''],
    ['half', '{"resolution":'],
    ['two', '{"resolution":"spam"}{}'],
    ['a comment', '{/**/"resolution":"spam"}'],
    ['NaN', '{"resolution":NaN}'],
    ['single quotes', "{'resolution':'spam'}"],
    ['10,000 deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['10,000 deep and never closed', '{"a":'.repeat(10_000)],
    ['__proto__', '{"__proto__":{"roles":["admin"]},"resolution":"spam"}'],
    ['__proto__ in disguise', '{"\\u005f_proto__":{"x":1},"resolution":"spam"}'],
    ['constructor.prototype', '{"constructor":{"prototype":{"x":1}},"resolution":"spam"}'],
  ])('[BAD55-56] %s: 400 invalid_json', async (_, body) => {
    await changesNothing(async () => {
      expect(refusal(await send(closing(), body))).toMatchObject({
        status: 400,
        code: 'invalid_json',
      });
    });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('[BAD55] 10 MB: 413, and the connection is closed', async () => {
    await changesNothing(async () => {
      const answer = await send(replying(), JSON.stringify({ text: 'x'.repeat(10_000_000) }));
      expect(refusal(answer)).toMatchObject({ status: 413, code: 'too_large' });
      expect(answer.headers.connection).toBe('close');
    });
  });

  it.each([
    ['an unknown key', '{"resolution":"spam","isAdmin":true}', 'isAdmin'],
    ['a wrong word', '{"resolution":"gone"}', 'resolution'],
    ['a number', '{"resolution":1e400}', 'resolution'],
    ['a number past the safe ones', '{"resolution":9007199254740993}', 'resolution'],
    ['a list', '{"resolution":["spam"]}', 'resolution'],
    ['nothing in it', '{}', 'resolution'],
    ['null', 'null', 'body'],
    ['a list for a body', '[]', 'body'],
    ['a word for a body', '"spam"', 'body'],
  ])('[BAD57] %s: 422 invalid_input naming the field', async (_, body, field) => {
    await changesNothing(async () => {
      const answer = refusal(await send(closing(), body));
      expect(answer).toMatchObject({ status: 422, code: 'invalid_input' });
      expect(JSON.stringify(answer.details)).toContain(field);
    });
  });

  it('[BAD58] half a surrogate pair in a reply: made well-formed, 200', async () => {
    const answer = await send(replying(), '{"text":"ok \\ud83d then"}');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).text).toBe('ok \ufffd then');
    await app.eventually(async () =>
      app.carrier.sentTo(phone).some((each) => each.body === 'ok \ufffd then'),
    );
  });

  it.each([
    ['NUL', { text: 'a\u0000b' }, 'text_invalid', {}],
    ['nothing but blanks', { text: ' \n ' }, 'text_invalid', {}],
    ['1,601 characters', { text: 'x'.repeat(1_601) }, 'text_too_long', { characters: 1_601 }],
    ['1,601 emoji', { text: '\u{1f694}'.repeat(1_601) }, 'text_too_long', { characters: 1_601 }],
    [
      'four segments unconfirmed',
      { text: 'x'.repeat(460) },
      'text_too_long',
      { segments: 4, segmentsMax: 3 },
    ],
    ['one emoji more than three', { text: '\u00e1'.repeat(202) }, 'text_too_long', { segments: 4 }],
  ])('[BAD59] %s: 422 with its code and count, nothing queued', async (_, body, code, details) => {
    await changesNothing(async () => {
      expect(refusal(await send(replying(), JSON.stringify(body)))).toMatchObject({
        status: 422,
        code,
        details,
      });
    });
  });

  it('[BAD59] four segments confirmed, or 1,600 characters: 200', async () => {
    for (const text of ['x'.repeat(460), 'x'.repeat(1_600)]) {
      const { status } = await marisol.post(replying(), { text, longConfirmed: true });
      expect(status).toBe(200);
    }
  });

  it.each([
    ['text/plain', { 'content-type': 'text/plain' }, '{"resolution":"spam"}'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'resolution=spam'],
    ['multipart', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
    ['XML', { 'content-type': 'application/xml' }, '<a/>'],
    ['a type that is none', { 'content-type': 'json' }, '{"resolution":"spam"}'],
    ['no type', { 'content-type': '' }, '{"resolution":"spam"}'],
    ['gzip', { 'content-encoding': 'gzip' }, gzipSync('{"resolution":"spam"}')],
    ['a name of gzip without it', { 'content-encoding': 'GZIP' }, '{"resolution":"spam"}'],
    ['two encodings', { 'content-encoding': 'identity, br' }, '{"resolution":"spam"}'],
  ])('[BAD64] %s: 415', async (_, headers, body) => {
    await changesNothing(async () => {
      const answer = refusal(await send(closing(), body, headers));
      expect(answer).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    });
  });
});

describe('addresses', () => {
  it.each([
    '/api/v1/reports/%00',
    '/api/v1/reports/..%2f..%2fsession',
    '/api/v1/reports/%2e%2e',
    '/api/v1/reports/%zz',
    '/api/v1/reports/%',
    '/api/v1/reports/%ff',
    '/api/v1/reports/1',
    `/api/v1/reports/${'a'.repeat(5_000)}`,
    "/api/v1/reports/'%20or%201=1--",
    '/api/v1/reports/00000000-0000-0000-0000-000000000000',
    '/api/v1/reports/00000000-0000-0000-0000-000000000000/media/..%2f',
    '/api/v1/nothing',
    '/api/v1//reports',
    '/API/v1/reports',
  ])('[BAD60] %s: 404 not_found', async (path) => {
    for (const method of ['GET', 'POST']) {
      const answer = await rawRequest(app, path, { method, headers: { cookie: marisol.cookie } });
      expect(refusal(answer)).toMatchObject({ status: 404, code: 'not_found' });
      expect(answer.text).not.toContain(path);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it.each([
    'limit=1e9',
    'limit=-1',
    'limit=0',
    'limit=1.5',
    'limit=abc',
    'limit=Infinity',
    'limit=9007199254740993',
    'limit=',
    'limit=1&limit=2',
    'status=all',
    'cursor=abc',
    'cursor=n',
    'cursor=n-1',
    'cursor=n1;drop%20table%20report',
    `cursor=n${'9'.repeat(190)}`,
    `cursor=${'x'.repeat(300)}`,
    'cursor=%00',
    'unknown=1',
    '__proto__=1',
  ])('[BAD61] ?%s: 422', async (query) => {
    const answer = await rawRequest(app, `/api/v1/reports?${query}`, {
      method: 'GET',
      headers: { cookie: marisol.cookie },
    });
    expect(refusal(answer)).toMatchObject({ status: 422, code: 'invalid_input' });
  });
});

describe('who asks', () => {
  it.each([
    ['no cookie', ''],
    ['an empty cookie', 'testigo_session='],
    ['a made-up cookie', `testigo_session=${'a'.repeat(43)}`],
    ['a cookie of 100 KB', `testigo_session=${'a'.repeat(9_000)}`],
    ['a hash for a cookie', `testigo_session=${'0'.repeat(64)}`],
    ['NUL in a cookie', 'testigo_session=%00'],
  ])('[BAD62] %s: 401, nothing changes', async (_, cookie) => {
    await changesNothing(async () => {
      const answer = await send(closing(), '{"resolution":"spam"}', { cookie });
      expect(refusal(answer)).toMatchObject({ status: 401, code: 'not_signed_in' });
    });
  });

  it('[BAD62] the wrong role: 403 and an audit row', async () => {
    const omar = await app.signIn('omar', ['admin']);
    const { status, body } = await omar.post(closing(), { resolution: 'spam' });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
    await writesRefusal('report.close', '/api/v1/reports/:id/close', 'omar');
  });

  it.each(['https://evil.test', 'null', 'http://127.0.0.1:1', 'file://'])(
    '[BAD62] a page of %s: 403 and an audit row',
    async (origin) => {
      const answer = await send(closing(), '{"resolution":"spam"}', { origin });
      expect(refusal(answer)).toMatchObject({ status: 403, code: 'foreign_origin' });
      await writesRefusal('foreign_origin', '/api/v1/reports/:id/close', 'marisol');
    },
  );

  async function writesRefusal(reason: string, route: string, username: string): Promise<void> {
    const row = await app.deps.db.prisma.auditEvent.findFirstOrThrow({
      where: { action: 'access.refused' },
      orderBy: { seq: 'desc' },
    });
    const account = await app.deps.db.prisma.account.findUniqueOrThrow({ where: { username } });
    expect(row.actorId).toBe(account.id);
    expect(JSON.parse(JSON.parse(row.record).content).detail).toEqual({
      method: 'POST',
      route,
      reason,
    });
  }
});

describe('what cannot be done now', () => {
  it('[BAD63] two claims at once: one has it, the other is told who', async () => {
    const answers = await Promise.all(
      [marisol, beto].map((each) => each.post(`/api/v1/reports/${reportId}/claim`)),
    );
    expect(answers.map((each) => each.status).toSorted()).toEqual([200, 409]);
    const winner = answers.find((each) => each.status === 200)!;
    const loser = answers.find((each) => each.status === 409)!;
    expect(loser.body).toMatchObject({
      code: 'already_claimed',
      details: { claimedBy: winner.body.claimedBy },
    });
  });

  it('[BAD63] 20 at once, of two people: one owner, no other answer than 200 and 409', async () => {
    const asked = Array.from({ length: 20 }, (_, n) => (n % 2 ? marisol : beto));
    const answers = await Promise.all(
      asked.map((each) => each.post(`/api/v1/reports/${reportId}/claim`)),
    );
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set([200, 409]));
    const owners = answers
      .filter((each) => each.status === 200)
      .map((each) => each.body.claimedBy.username);
    expect(new Set(owners).size).toBe(1);
  });

  it('[BAD63] a claim of a closed report: 409', async () => {
    expect((await marisol.post(closing(), { resolution: 'spam' })).status).toBe(200);
    for (const action of ['claim', 'release', 'close', 'reply', 'priority']) {
      const body = {
        close: { resolution: 'spam' },
        reply: { text: 'x' },
        priority: { priority: 'P2' },
      }[action];
      const answer = await beto.post(`/api/v1/reports/${reportId}/${action}`, body);
      expect({ action, status: answer.status }).toEqual({ action, status: 409 });
    }
  });

  it('[BAD65] a reply to a phone that opted out: 409 opted_out, nothing queued', async () => {
    const sid = newSid();
    await postSigned(app, SMS_DOOR, smsParams(app, { MessageSid: sid, From: phone, Body: 'STOP' }));
    await reportOf(app, sid);
    const before = await app.deps.db.prisma.outboundSms.count();
    const { status, body } = await marisol.post(replying(), { text: 'Are you safe?' });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'opted_out' });
    expect(await app.deps.db.prisma.outboundSms.count()).toBe(before);
  });
});
