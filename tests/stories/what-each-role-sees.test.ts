// Need to know: what each role sees of a report, by every way it could come: list, detail, media and
// the frames of the board's socket.
import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/contract/statuses.ts';
import { ROLES } from '../../src/contract/statuses.ts';
import { openBoard } from '../harness/board-client.ts';
import {
  SMS_DOOR,
  newSid,
  postSigned,
  rawRequest,
  reportOf,
  smsParams,
} from '../harness/carrier-door.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';

const SIGHTING = {
  phone: '+12135550821',
  words: 'white van zebrafish with agents at Pico and Union',
  place: 'Pico and Union',
};
const ARREST = {
  phone: '+12135550822',
  words: 'they took my brother walrus at the car wash on Alvarado',
  place: 'Alvarado',
};
const PHOTO = Buffer.from('a shown picture');

type Known = { id: string; mediaId: string };

let app: TestApp;
let api: Record<Role, Api>;
let sighting: Known;
let arrest: Known;

beforeAll(async () => {
  app = await startTestApp();
  const entries: [Role, Api][] = [];
  for (const role of ROLES)
    entries.push([role, await app.signIn(`only-${role.replace('_', '-')}`, [role])]);
  api = Object.fromEntries(entries) as Record<Role, Api>;
  sighting = await receive(SIGHTING);
  arrest = await receive(ARREST);
});
afterAll(() => app.stop());

/** A text with a photo whose copy is ready to be shown. */
async function receive({ phone, words }: { phone: string; words: string }): Promise<Known> {
  const sid = newSid();
  const media = {
    NumMedia: '1',
    MediaUrl0: `${app.carrier.baseUrl}/m`,
    MediaContentType0: 'image/jpeg',
  };
  await postSigned(
    app,
    SMS_DOOR,
    smsParams(app, { MessageSid: sid, From: phone, Body: words, ...media }),
  );
  const { report } = await reportOf(app, sid);
  const { prisma } = app.deps.db;
  const { id } = await prisma.media.findFirstOrThrow({ where: { reportId: report.id } });
  const shownSealed = app.deps.keyring.seal('media.shown', id, PHOTO);
  await prisma.media.update({
    where: { id },
    data: { state: 'ready', shownSealed, shownType: 'image/jpeg' },
  });
  return { id: report.id, mediaId: id };
}

const media = (role: Role, { id, mediaId }: Known) =>
  rawRequest(app, `/api/v1/reports/${id}/media/${mediaId}`, {
    method: 'GET',
    headers: { cookie: api[role].cookie },
  });
const listed = async (role: Role) =>
  (await api[role].get('/api/v1/reports')).body.items as { id: string }[];
const detail = (role: Role, { id }: Known) => api[role].get(`/api/v1/reports/${id}`);

/** Everything the board of this role is sent: on joining, and as things change. */
async function frames(role: Role): Promise<{ first: string; events: string; kinds: string[] }> {
  // Where the reports are is looked up beside everything else, and is news of its own.
  await app.eventually(async () => {
    const { prisma } = app.deps.db;
    return (await prisma.report.count({ where: { placeState: 'pending' } })) === 0;
  });
  const board = await openBoard(app, api[role]);
  const count = board.events.length;
  for (const known of [sighting, arrest]) {
    const at = app.deps.clock.now();
    await app.deps.db.pool.query(
      'begin; insert into feed_event (seq, kind, subject_id, at) values ' +
        `(-nextval('log_draft'), 'report.changed', '${known.id}', '${at.toISOString()}'); commit`,
    );
  }
  app.deps.signals.emit('feed');
  await app.eventually(async () => board.events.length >= count + 2);
  const seen = board.events.slice(count);
  board.close();
  return {
    first: JSON.stringify(board.first),
    events: JSON.stringify(seen),
    kinds: seen.map((each) => each.kind),
  };
}

function expectNothingOf(text: string, { phone, words, place }: typeof SIGHTING): void {
  for (const secret of [
    words,
    place,
    phone,
    phone.slice(2),
    'zebrafish',
    'walrus',
    phone.slice(-4),
  ]) {
    if (secret === 'zebrafish' && words.includes('walrus')) continue;
    if (secret === 'walrus' && words.includes('zebrafish')) continue;
    expect(text).not.toContain(secret);
  }
}

describe.each(['dispatcher', 'coordinator'] as const)('a %s', (role) => {
  it('reads every report in full, the phone masked', async () => {
    for (const [known, secret] of [
      [sighting, SIGHTING],
      [arrest, ARREST],
    ] as const) {
      const { status, body } = await detail(role, known);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        text: secret.words,
        phoneMasked: `••${secret.phone.slice(-4)}`,
      });
      expect(body.messages[0].text).toBe(secret.words);
      expect(JSON.stringify(body)).not.toContain(secret.phone);
      const photo = await media(role, known);
      expect({ status: photo.status, text: photo.text }).toEqual({
        status: 200,
        text: PHOTO.toString(),
      });
    }
    expect(await listed(role)).toHaveLength(2);
  });

  it('is sent both on the board, without a phone', async () => {
    const { first, events, kinds } = await frames(role);
    expect(kinds).toEqual(['report.changed', 'report.changed']);
    for (const text of [first, events]) {
      expect(text).toContain(SIGHTING.words);
      expect(text).toContain(ARREST.words);
      expect(text).not.toContain('2135550');
    }
  });

  it('sees a phone in full only by asking, which is written down', async () => {
    const { body } = await api[role].post(`/api/v1/reports/${sighting.id}/reveal-phone`, {
      reason: 'call_back',
    });
    expect(body).toEqual({ id: sighting.id, phone: SIGHTING.phone });
    const row = await app.deps.db.prisma.auditEvent.findFirstOrThrow({
      where: { action: 'report.phone_revealed' },
      orderBy: { seq: 'desc' },
    });
    expect(row.subjectId).toBe(sighting.id);
    expect(row.record).not.toContain('2135550');
  });
});

describe('legal intake', () => {
  it('reads arrests in full', async () => {
    expect((await detail('legal_intake', arrest)).body).toMatchObject({ text: ARREST.words });
    expect((await media('legal_intake', arrest)).status).toBe(200);
  });

  it('cannot tell any other report from one that does not exist', async () => {
    const absent = { id: '00000000-0000-7000-8000-000000000000', mediaId: sighting.mediaId };
    const plain = (answer: { status: number; body: Record<string, unknown> }) => ({
      status: answer.status,
      body: { ...answer.body, requestId: '' },
    });
    expect(plain(await detail('legal_intake', sighting))).toEqual(
      plain(await detail('legal_intake', absent)),
    );
    expect((await media('legal_intake', sighting)).status).toBe(404);
    const bodies = {
      reply: { text: 'x' },
      close: { resolution: 'spam' },
      priority: { priority: 'P1' },
      'reveal-phone': { reason: 'other' },
    };
    for (const action of [
      'claim',
      'release',
      'reply',
      'close',
      'priority',
      'reveal-phone',
    ] as const) {
      const body = action in bodies ? bodies[action as keyof typeof bodies] : undefined;
      const real = await api.legal_intake.post(`/api/v1/reports/${sighting.id}/${action}`, body);
      const none = await api.legal_intake.post(`/api/v1/reports/${absent.id}/${action}`, body);
      expect({ action, ...plain(real) }).toEqual({ action, ...plain(none) });
      expect(real.status).toBe(404);
    }
    expect((await listed('legal_intake')).map((each) => each.id)).toEqual([arrest.id]);
  });

  it('has no photo of one report by way of another', async () => {
    const crossed = await media('legal_intake', { id: arrest.id, mediaId: sighting.mediaId });
    expect(crossed.status).toBe(404);
  });

  it('is sent arrests on the board, and that something else happened', async () => {
    const { first, events, kinds } = await frames('legal_intake');
    expect(kinds).toEqual(['withheld', 'report.changed']);
    for (const text of [first, events]) {
      expect(text).toContain(ARREST.words);
      expect(text).not.toContain(sighting.id);
      expectNothingOf(text, SIGHTING);
    }
  });
});

describe('an administrator', () => {
  it('sees that reports are there, and no word, place, phone, thread or photo', async () => {
    for (const [known, secret] of [
      [sighting, SIGHTING],
      [arrest, ARREST],
    ] as const) {
      const { status, body } = await detail('admin', known);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: known.id,
        status: 'new',
        locationText: null,
        phoneMasked: null,
        messages: [],
      });
      expect(body).not.toHaveProperty('text');
      expectNothingOf(JSON.stringify(body), secret);
      expect((await media('admin', known)).status).toBe(404);
    }
    const all = JSON.stringify(await listed('admin'));
    expect(await listed('admin')).toHaveLength(2);
    expectNothingOf(all, SIGHTING);
    expectNothingOf(all, ARREST);
  });

  it('is sent the same on the board', async () => {
    const { first, events, kinds } = await frames('admin');
    expect(kinds).toEqual(['report.changed', 'report.changed']);
    for (const text of [first, events]) {
      expect(text).toContain(sighting.id);
      expectNothingOf(text, SIGHTING);
      expectNothingOf(text, ARREST);
    }
  });

  it('sees of what is set apart its id and reason only', async () => {
    const words = 'the quarantined words of +12135550833';
    await postSigned(
      app,
      SMS_DOOR,
      smsParams(app, { To: '+12135559999', From: '+12135550833', Body: words }),
    );
    const { body } = await api.admin.get('/api/v1/operations');
    expect(body.quarantined[0].reason).toBe('unrouted_number');
    expect(JSON.stringify(body)).not.toMatch(/quarantined words|2135550833|2135559999/);
  });
});

describe.each(['responder', 'attorney'] as const)('a %s', (role) => {
  it('sees nothing of any report', async () => {
    for (const known of [sighting, arrest]) {
      expect((await detail(role, known)).status).toBe(403);
      expect((await media(role, known)).status).toBe(403);
    }
    expect((await api[role].get('/api/v1/reports')).status).toBe(403);
  });

  it('has no board', async () => {
    const socket = new WebSocket(`${app.baseUrl.replace('http', 'ws')}/board/socket`, {
      headers: { cookie: api[role].cookie, origin: app.deps.config.PUBLIC_URL },
    });
    const status = await new Promise((resolve, reject) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.on('open', () => reject(new Error('the socket opened')));
      socket.on('error', () => undefined);
    });
    socket.terminate();
    expect(status).toBe(403);
  });
});

describe('a photo', () => {
  it('leaves as a download that nothing can run in, and is stored nowhere', async () => {
    const { headers } = await media('dispatcher', sighting);
    expect(headers['content-disposition']).toBe('attachment');
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toContain('no-store');
  });
});
