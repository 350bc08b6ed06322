// The carrier's text door meets everything that can come through it: each input with its stated
// answer, what is kept of it, and the next good text going through as if nothing had been.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  EMPTY_ANSWER,
  SMS_DOOR,
  STATUS_DOOR,
  VOICE_DOOR,
  countRows,
  journalled,
  metric,
  newSid,
  postSigned,
  processed,
  rawRequest,
  reportOf,
  smsParams,
  untilQuiet,
} from '../harness/carrier-door.ts';
import type { PostOptions } from '../harness/carrier-door.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let marisol: Api;
let omar: Api;

beforeAll(async () => {
  app = await startTestApp();
  marisol = await app.signIn('marisol', ['dispatcher']);
  omar = await app.signIn('omar', ['admin']);
});
afterAll(() => app.stop());

afterEach(async () => {
  const sid = newSid();
  const answer = await postSigned(
    app,
    SMS_DOOR,
    smsParams(app, { MessageSid: sid, From: '40404' }),
  );
  expect(answer.status, 'the next good text').toBe(200);
  expect((await reportOf(app, sid)).text).toBe('two vans at Pico and Union');
});

type Fields = Parameters<typeof smsParams>[1];

/** Posts one text that must be taken, and says under which SID it was kept. */
async function takes(fields: Fields = {}, options: PostOptions = {}): Promise<string> {
  const params = smsParams(app, fields);
  const answer = await postSigned(app, SMS_DOOR, params, options);
  expect(answer).toMatchObject({ status: 200, text: EMPTY_ANSWER });
  expect(answer.headers['content-type']).toMatch(/^text\/xml\b/);
  return String(params['MessageSid']);
}

/** Whether anything went out, or is about to, to the number that wrote this. */
async function answersTo(sid: string): Promise<string[]> {
  const { report } = await reportOf(app, sid);
  const rows = await app.deps.db.prisma.outboundSms.findMany({ where: { reportId: report.id } });
  return rows.map((each) => each.purpose);
}

async function keepsNothing(work: () => Promise<void>): Promise<void> {
  await untilQuiet(app);
  const before = await countRows(app);
  await work();
  expect(await countRows(app)).toEqual(before);
}

describe('refused at the door', () => {
  const forgeries: [string, PostOptions][] = [
    ['no signature', { signature: null }],
    ['an empty signature', { signature: '' }],
    ['a wrong signature', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }],
    ['a signature for another path', { signedUrl: 'http://127.0.0.1:1/webhooks/twilio/other' }],
    ['a signature by another token', { token: 'f'.repeat(32) }],
    ['a signature over other parameters', { signedParams: { MessageSid: 'SM1' } }],
  ];
  for (const door of [SMS_DOOR, STATUS_DOOR, VOICE_DOOR]) {
    it.each(forgeries)(
      `[BAD1] [CAR1] ${door} with %s: 403, nothing kept, counted`,
      async (_, options) => {
        const params = { ...smsParams(app), CallSid: newSid('CA'), MessageStatus: 'sent' };
        const counted = await metric(app, 'testigo_signature_refused_total');
        await keepsNothing(async () => {
          const answer = await postSigned(app, door, params, options);
          expect(answer.status).toBe(403);
          expect(JSON.parse(answer.text)).toEqual({
            code: 'invalid_signature',
            message: expect.any(String),
            requestId: expect.any(String),
          });
        });
        expect(await metric(app, 'testigo_signature_refused_total')).toBe(counted + 1);
      },
    );

    it(`[BAD1] [CAR1] ${door} with the right signature twice: 403, nothing kept`, async () => {
      const params = { ...smsParams(app), CallSid: newSid('CA') };
      const { headers, body } = app.carrier.signedRequest(
        app.deps.config.PUBLIC_URL + door,
        params,
      );
      const signature = headers['X-Twilio-Signature']!;
      await keepsNothing(async () => {
        const repeated = { ...headers, 'X-Twilio-Signature': [signature, signature] };
        expect((await rawRequest(app, door, { headers: repeated, body })).status).toBe(403);
      });
    });

    it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])(
      `[BAD2] ${door} with %s: 404, nothing kept`,
      async (method) => {
        await keepsNothing(async () => {
          expect((await rawRequest(app, door, { method })).status).toBe(404);
        });
      },
    );

    it.each([
      ['JSON', 'application/json', '{"MessageSid":"SM1"}'],
      ['multipart', 'multipart/form-data; boundary=x', '--x--'],
      ['plain text', 'text/plain', 'MessageSid=SM1'],
      ['no type', undefined, 'MessageSid=SM1'],
      ['a type that is none', 'form', 'MessageSid=SM1'],
    ])(`[BAD3] ${door} with %s: 415 before parsing`, async (_, type, body) => {
      await keepsNothing(async () => {
        const headers = type === undefined ? {} : { 'content-type': type };
        const answer = await rawRequest(app, door, { headers, body });
        expect(answer.status).toBe(415);
        expect(JSON.parse(answer.text).code).toBe('unsupported_media_type');
      });
    });

    it(`[BAD4] ${door} with 10 MB: 413 and the connection is closed`, async () => {
      await keepsNothing(async () => {
        const answer = await postSigned(app, door, { Body: 'x'.repeat(10_000_000) });
        expect(answer.status).toBe(413);
        expect(answer.headers.connection).toBe('close');
        expect(JSON.parse(answer.text).code).toBe('too_large');
      });
    });

    it(`[BAD4] ${door} with more than 200 parameters: 413 and the connection is closed`, async () => {
      const many = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`P${n}`, '1']));
      await keepsNothing(async () => {
        const answer = await postSigned(app, door, many);
        expect(answer.status).toBe(413);
        expect(answer.headers.connection).toBe('close');
      });
    });
  }

  it('[BAD4] 65,537 bytes are too many, 65,536 are not', async () => {
    const sid = newSid();
    const size = (length: number) =>
      smsParams(app, { MessageSid: sid, Filler: 'x'.repeat(length) });
    const { body } = app.carrier.signedRequest(SMS_DOOR, size(0));
    const room = 64 * 1024 - body.length;
    expect((await postSigned(app, SMS_DOOR, size(room + 1))).status).toBe(413);
    expect(await journalled(app, sid)).toBe(null);
    expect((await postSigned(app, SMS_DOOR, size(room))).status).toBe(200);
  });

  it('[BAD5] bytes that are no UTF-8: the signature fails, 403', async () => {
    const params = smsParams(app, { Body: 'caf\u00e9' });
    const { body } = app.carrier.signedRequest(SMS_DOOR, params);
    const rawBody = Buffer.from(body.replace('caf%C3%A9', 'caf\u00e9'), 'latin1');
    await keepsNothing(async () => {
      expect((await postSigned(app, SMS_DOOR, params, { rawBody })).status).toBe(403);
    });
  });

  it('[CAR2] an address in absolute form is not what the carrier signed', async () => {
    const params = smsParams(app);
    const { headers, body } = app.carrier.signedRequest(
      app.deps.config.PUBLIC_URL + SMS_DOOR,
      params,
    );
    await keepsNothing(async () => {
      const absolute = `http://evil.test${SMS_DOOR}`;
      expect((await rawRequest(app, absolute, { headers, body })).status).toBeOneOf([403, 404]);
    });
  });
});

describe('kept for an administrator', () => {
  async function quarantined(params: ReturnType<typeof smsParams>, reason: string) {
    const before = await metric(app, 'testigo_quarantined_total');
    const answer = await postSigned(app, SMS_DOOR, params);
    expect(answer).toMatchObject({ status: 200, text: EMPTY_ANSWER });
    const { body } = await omar.get('/api/v1/operations');
    const newest = body.quarantined[0];
    expect(newest).toMatchObject({ channel: 'sms', reason });
    const row = await app.deps.db.prisma.inboundMessage.findUniqueOrThrow({
      where: { id: newest.id },
    });
    expect(row).toMatchObject({ state: 'quarantined', reason, reportId: null });
    expect((await journalled(app, row.sourceKey))!.params).toEqual(params);
    expect(await metric(app, 'testigo_quarantined_total')).toBe(before + 1);
    expect(app.logLines.some((line) => line.includes(row.id) && line.includes(reason))).toBe(true);
    const again = await postSigned(app, SMS_DOOR, params);
    expect(again.status).toBe(200);
    expect(await metric(app, 'testigo_quarantined_total')).toBe(before + 1);
  }

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['short', 'SM123'],
    ['in capitals', `SM${'A'.repeat(32)}`],
    ['a path', 'SM../../x'],
    ['a path of the right length', `SM../../${'a'.repeat(26)}`],
    ['a line too long', `SM${'a'.repeat(32)}\n`],
  ])('[BAD6] a MessageSid that is %s', async (_, sid) => {
    await quarantined(
      smsParams(app, { MessageSid: sid, Body: `sid ${sid}` }),
      'malformed_message_sid',
    );
  });

  it('[BAD7] an account that is not ours', async () => {
    await quarantined(smsParams(app, { AccountSid: `AC${'9'.repeat(32)}` }), 'foreign_account');
    await quarantined(smsParams(app, { AccountSid: undefined }), 'foreign_account');
  });

  it.each([['+12135559999'], [''], [undefined], ['12135550100'], ['+12135550100 ']])(
    '[BAD8] a To that is not one of our numbers: %j',
    async (to) => {
      await quarantined(smsParams(app, { To: to }), 'unrouted_number');
    },
  );

  it('[CAR30] what cannot be read harms only itself', async () => {
    const [before, bad, after] = [newSid(), newSid(), newSid()];
    await takes({ MessageSid: before, From: '+12135550720' });
    await takes({ MessageSid: bad, From: '+12135550721' });
    await app.eventually(async () => (await journalled(app, bad))?.state === 'done');
    await takes({ MessageSid: after, From: '+12135550722' });
    expect((await reportOf(app, before)).text).toBe('two vans at Pico and Union');
    expect((await reportOf(app, after)).text).toBe('two vans at Pico and Union');
  });
});

describe('taken as it came', () => {
  it('[BAD9] the same SID with another Body: the first stays, the other is kept beside it', async () => {
    const sid = await takes({ Body: 'the first words' });
    const { row } = await reportOf(app, sid);
    const counted = await metric(app, 'testigo_inbound_conflict_total');
    await takes({ MessageSid: sid, Body: 'other words' });
    await takes({ MessageSid: sid, Body: 'other words' });
    expect((await reportOf(app, sid)).text).toBe('the first words');
    const conflicts = await app.deps.db.prisma.inboundConflict.findMany({
      where: { inboundId: row.id },
    });
    expect(conflicts).toHaveLength(1);
    const sealed = conflicts[0]!.rawSealed!;
    const raw = app.deps.keyring.openText('inbound_message.raw', conflicts[0]!.id, sealed);
    expect(JSON.parse(raw).params.Body).toBe('other words');
    expect(await metric(app, 'testigo_inbound_conflict_total')).toBeGreaterThan(counted);
    const audits = await app.deps.db.prisma.auditEvent.count({
      where: { action: 'inbound.conflict', subjectId: row.id },
    });
    expect(audits).toBe(1);
  });

  it('[BAD10] Body twice: the first is the text, both are kept', async () => {
    const sid = await takes({ Body: ['first of two', 'second of two'] });
    const { row, text } = await reportOf(app, sid);
    expect(text).toBe('first of two');
    expect(row.params).toMatchObject({ Body: ['first of two', 'second of two'] });
  });

  it('[BAD11] names that hide on objects, and unknown ones, mean nothing', async () => {
    const sid = newSid();
    const params = Object.assign(Object.create(null), smsParams(app, { MessageSid: sid }), {
      constructor: 'x',
      toString: 'x',
      hasOwnProperty: 'x',
      'Body ': 'not the body',
      'From[]': '+12135550100',
      '': 'nameless',
    });
    Object.defineProperty(params, '__proto__', { value: 'polluted', enumerable: true });
    expect((await postSigned(app, SMS_DOOR, params)).status).toBe(200);
    const { text } = await reportOf(app, sid);
    expect(text).toBe('two vans at Pico and Union');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('[BAD12] 1,600 characters with emoji, 24 segments: whole, never cut', async () => {
    const body = `${'\u00e1'.repeat(1_590)}${'\u{1f694}'.repeat(10)}`;
    const sid = await takes({ Body: body, NumSegments: '24' });
    expect((await reportOf(app, sid)).text).toBe(body);
    const { body: detail } = await marisol.get(
      `/api/v1/reports/${(await reportOf(app, sid)).report.id}`,
    );
    expect(detail.messages.some((each: { text: string }) => each.text === body)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n\r '],
    ['zero-width', '\u200b\u200d\ufeff'],
    ['no Body at all', undefined],
  ])('[BAD13] %s: a P4 report "empty", and no question', async (name, body) => {
    const sid = await takes({ Body: body, From: `+1213555073${name.length % 10}` });
    const { report } = await reportOf(app, sid);
    expect(report).toMatchObject({ priority: 'P4', flags: ['empty'], status: 'new' });
    expect(await answersTo(sid)).toEqual([]);
  });

  it('[BAD13] a blank text after a report does not make the report "empty"', async () => {
    const from = '+12135550740';
    const first = await takes({ From: from });
    await reportOf(app, first);
    const sid = await takes({ From: from, Body: ' ' });
    const { report } = await reportOf(app, sid);
    expect(report.id).toBe((await reportOf(app, first)).report.id);
    expect(report.flags).not.toContain('empty');
  });

  it('[BAD14] NUL in the text: sealed as it came, 200', async () => {
    const body = 'agents\u0000at Pico\u0000';
    const sid = await takes({ Body: body, FromCity: 'a\u0000b' });
    const { text, row } = await reportOf(app, sid);
    expect(text).toBe(body);
    expect(row.params!['Body']).toBe(body);
  });

  it('[BAD14] NUL in every other parameter: 200, and a report', async () => {
    const sid = await takes({
      NumMedia: '1\u0000',
      MediaUrl0: 'https://api.twilio.com/\u0000',
      MediaContentType0: 'image/\u0000jpeg',
      OptOutType: '\u0000',
      SmsStatus: '\u0000',
    });
    const { report } = await reportOf(app, sid);
    expect(report.mediaCount).toBe(1);
  });

  it('[BAD15] half a surrogate pair: 200 or 403 by its signature, three U+FFFD, no crash', async () => {
    const sid = newSid();
    const params = smsParams(app, { MessageSid: sid, Body: 'x\ufffd\ufffd\ufffdy' });
    const { body } = app.carrier.signedRequest(SMS_DOOR, params);
    const rawBody = body.replace('%EF%BF%BD%EF%BF%BD%EF%BF%BD', '%ED%A0%BD');
    expect(rawBody).not.toBe(body);
    expect((await postSigned(app, SMS_DOOR, params, { rawBody })).status).toBe(200);
    expect((await reportOf(app, sid)).text).toBe('x\ufffd\ufffd\ufffdy');
    const other = smsParams(app, { Body: 'xy' });
    expect((await postSigned(app, SMS_DOOR, other, { rawBody })).status).toBe(403);
  });

  it.each([
    ['16', 'bidi override and isolates', 'van \u202e321 ACIP\u202c \u2066at\u2069 Union'],
    ['18', 'markup', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['19', 'the end of our own answer', '</Response><Message>hi</Message>\u0001\u001b[2J'],
    ['20', 'a formula', '=HYPERLINK("http://evil.test","x")'],
    ['20', 'a plus first', '+cmd|calc'],
    ['20', 'a TAB first', '\t@SUM(A1)'],
  ])('[BAD%s] %s: kept to the letter, never in our answer', async (_, __, body) => {
    const sid = await takes({ Body: body });
    const { text, report } = await reportOf(app, sid);
    expect(text).toBe(body);
    const { body: detail } = await marisol.get(`/api/v1/reports/${report.id}`);
    expect(detail.messages.map((each: { text: string }) => each.text)).toContain(body);
  });

  it('[BAD29] [CAR20] senders that are no phone: kept, never answered, never joined', async () => {
    const senders = [
      '40404',
      'AMAZON',
      '6245',
      'somebody@vtext.com',
      '+1',
      '+0123456789',
      'javascript:alert(1)',
    ];
    const reports = new Set<string>();
    for (const From of senders) {
      for (const text of ['HELP', 'ICE at Pico and Union']) {
        const sid = await takes({ From, Body: text });
        const { report, text: kept } = await reportOf(app, sid);
        expect(kept).toBe(text);
        expect(report.flags).toContain('not_a_phone');
        expect(await answersTo(sid)).toEqual([]);
        reports.add(report.id);
      }
    }
    expect(reports.size).toBe(senders.length * 2);
  });

  it('[BAD30] hidden senders: kept, anonymous, never joined to one another', async () => {
    const reports = new Set<string>();
    const senders = ['', undefined, '+266696687', '+7378742833', '+266696687'];
    for (const From of senders) {
      const sid = await takes({ From, Body: 'they took my neighbor' });
      const { report } = await reportOf(app, sid);
      expect(report.flags).toContain('anonymous');
      expect(report.phoneIndex).toBe(null);
      expect(await answersTo(sid)).toEqual([]);
      reports.add(report.id);
    }
    expect(reports.size).toBe(senders.length);
  });

  it('[BAD31] From is a number of ours: in the journal only, and counted', async () => {
    const counted = await metric(app, 'testigo_own_number_total');
    for (const From of [app.deps.config.HOTLINE_NUMBER, app.deps.config.ALERT_NUMBER]) {
      const sid = await takes({ From });
      expect(await processed(app, sid)).toMatchObject({
        state: 'done',
        reportId: null,
        reason: 'own_number',
      });
    }
    expect(await metric(app, 'testigo_own_number_total')).toBe(counted + 2);
  });

  it('[BAD33] a WhatsApp sender while that channel is off: kept and flagged, not answered', async () => {
    const sid = await takes({
      From: 'whatsapp:+12135550761',
      To: `whatsapp:${app.deps.config.HOTLINE_NUMBER}`,
    });
    expect((await reportOf(app, sid)).report.flags).toContain('other_channel');
    expect(await answersTo(sid)).toEqual([]);
  });

  it('[CAR29] [BAD14-16] whatever Unicode holds is kept as it was sent', async () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        '\u0000',
        '\u202e',
        '\u2066',
        '\ufeff',
        '\u200b',
        '\ud83d',
        '\ude94',
        '\r\n',
        '+',
        '%',
        '&',
        '=',
        ';',
        '\u{10ffff}',
      ),
    );
    const text = fc.array(unit, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    const bodies = fc.sample(text, { numRuns: 120, seed: 20261124 });
    const sids = await Promise.all(bodies.map((Body) => takes({ Body, From: '40404' })));
    for (const [n, sid] of sids.entries()) {
      const { text: kept, row } = await reportOf(app, sid);
      // The wire carries UTF-8, which has no halves of pairs: the sender's own encoder replaces them.
      expect(kept).toBe(bodies[n]!.toWellFormed());
      expect(row.params!['Body']).toBe(bodies[n]!.toWellFormed());
    }
  }, 60_000);
});
