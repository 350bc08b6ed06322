// Texts that say less, or more, than they seem: keywords in disguise, media that lies, machines that
// answer machines, a flood, and what was erased coming again.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  EMPTY_ANSWER,
  SMS_DOOR,
  countRows,
  journalled,
  postSigned,
  processed,
  reportOf,
  smsParams,
} from '../harness/carrier-door.ts';
import type { TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

afterEach(async () => {
  const sid = await takes({ From: '40404' });
  expect((await reportOf(app, sid)).text).toBe('two vans at Pico and Union');
});

/** A phone nobody has texted from. */
function newPhone(): string {
  made += 1;
  return `+1213556${String(made).padStart(4, '0')}`;
}

async function takes(fields: Parameters<typeof smsParams>[1]): Promise<string> {
  const params = smsParams(app, fields);
  const answer = await postSigned(app, SMS_DOOR, params);
  expect(answer).toMatchObject({ status: 200, text: EMPTY_ANSWER });
  return String(params['MessageSid']);
}

async function outboundOf(sid: string): Promise<string[]> {
  const { report } = await reportOf(app, sid);
  const rows = await app.deps.db.prisma.outboundSms.findMany({
    where: { reportId: report.id },
    orderBy: { seq: 'asc' },
  });
  return rows.map((each) => each.purpose);
}

async function consentOf(phone: string, purpose = 'hotline'): Promise<string | null> {
  const phoneIndex = app.deps.keyring.index('phone', phone);
  const row = await app.deps.db.prisma.consent.findUnique({
    where: { phoneIndex_purpose: { phoneIndex, purpose } },
  });
  return row?.state ?? null;
}

describe('[BAD17] keywords in disguise', () => {
  it.each([
    ['S\u200bTOP', 'zero-width inside'],
    ['ALTO\u0301', 'a letter decomposed'],
    ['\uff33\uff34\uff2f\uff30', 'full-width letters'],
    ['\u202eSTOP\u202c', 'direction marks around'],
    ['S.T.O.P!', 'stops between'],
  ])('%j (%s) is an opt-out, confirmed by us, and kept as it came', async (Body) => {
    const From = newPhone();
    const sid = await takes({ From, Body });
    const { report, text } = await reportOf(app, sid);
    expect(text).toBe(Body);
    expect(report).toMatchObject({ kind: 'opt-out', status: 'closed', resolution: 'opted_out' });
    expect(await consentOf(From)).toBe('out');
    expect(await outboundOf(sid)).toEqual(['consent']);
  });

  it('[CAR19] what the carrier itself answers is not answered by us', async () => {
    for (const fields of [
      { Body: ' stop ' },
      { Body: 'STOPALL' },
      { Body: 'basta', OptOutType: 'STOP' },
    ]) {
      const From = newPhone();
      expect(await outboundOf(await takes({ From, ...fields }))).toEqual([]);
      expect(await consentOf(From)).toBe('out');
    }
  });

  it.each([
    ['stop texting me, ICE is at my door right now on Pico and Union'],
    ['remove me from your list. they took my brother at the car wash'],
  ])('an opt-out that says more is obeyed and stays on the board: %j', async (Body) => {
    const From = newPhone();
    const sid = await takes({ From, Body });
    expect((await reportOf(app, sid)).report.status).toBe('new');
    expect(await consentOf(From)).toBe('out');
  });

  it('an opt-out with a photo stays on the board', async () => {
    const sid = await takes({
      From: newPhone(),
      Body: 'STOP',
      NumMedia: '1',
      MediaUrl0: `${app.carrier.baseUrl}/m`,
      MediaContentType0: 'image/jpeg',
    });
    expect((await reportOf(app, sid)).report.status).toBe('new');
  });

  it('asking about alerts does not bring texts back, START does', async () => {
    const From = newPhone();
    await reportOf(app, await takes({ From, Body: 'STOP' }));
    await reportOf(app, await takes({ From, Body: 'how do I get the alerts for my neighborhood' }));
    expect(await consentOf(From)).toBe('out');
    await reportOf(app, await takes({ From, Body: 'START' }));
    expect(await consentOf(From)).toBe('in');
  });

  it('[CAR18] a STOP to the alerts number leaves the hotline open', async () => {
    const From = newPhone();
    await reportOf(app, await takes({ From, To: app.deps.config.ALERT_NUMBER, Body: 'STOP' }));
    expect(await consentOf(From, 'alerts')).toBe('out');
    expect(await consentOf(From)).toBe(null);
  });
});

describe('media that lies', () => {
  async function mediaOf(fields: Parameters<typeof smsParams>[1]) {
    const sid = await takes({ From: newPhone(), ...fields });
    const { report } = await reportOf(app, sid);
    const rows = await app.deps.db.prisma.media.findMany({
      where: { reportId: report.id },
      orderBy: { position: 'asc' },
    });
    return rows.map(({ id, state, reason, sourceUrlSealed, kind, originalSealed }) => ({
      state,
      reason,
      kind,
      isEmpty: originalSealed === null,
      url: sourceUrlSealed && app.deps.keyring.openText('media.source_url', id, sourceUrlSealed),
    }));
  }
  /** As the carrier writes them; it knows none of these, so nothing comes of asking. */
  const addressOf = (n: number) =>
    `${app.carrier.baseUrl}/2010-04-01/Accounts/${app.deps.config.TWILIO_ACCOUNT_SID}` +
    `/Messages/MM${'0'.repeat(32)}/Media/ME${String(n).padStart(32, '0')}`;
  const urls = (count: number, from = 0) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`MediaUrl${n + from}`, addressOf(n)]),
    );

  it.each(['11', 'abc', '-1', '', '1e9', '0'])(
    '[BAD21] NumMedia %j: the addresses count, ten are fetched, the rest listed',
    async (NumMedia) => {
      const media = await mediaOf({ NumMedia, ...urls(12) });
      const isLeft = media.map(({ reason }) => reason === 'too_many');
      expect(isLeft).toEqual([...Array(10).fill(false), true, true]);
      expect(media.slice(0, 10).some(({ state }) => state === 'refused')).toBe(false);
      expect(media[11]!.url).toBe(addressOf(11));
    },
  );

  it('[BAD21] a hole in the numbering loses nothing', async () => {
    const media = await mediaOf({ NumMedia: '2', ...urls(2, 1) });
    expect(media.map((each) => each.url)).toEqual([addressOf(0), addressOf(1)]);
  });

  it('[BAD22] NumMedia 2 and one address: the other is looked for in the carrier’s list', async () => {
    const sid = `SM${'e'.repeat(32)}`;
    const media = await mediaOf({ MessageSid: sid, NumMedia: '2', ...urls(1) });
    expect(media[1]!.reason).toMatch(/media_missing|gone/);
    expect(media[1]!.url).toContain(`/Messages/${sid}/Media`);
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data'],
    ['http://api.twilio.com/2010-04-01/x'],
    ['https://user@api.twilio.com/x'],
    ['https://api.twilio.com@evil.test/x'],
    ['https://api.twilio.com.evil.test/x'],
    ['https://api.twilio.com:8443/x'],
    ['file:///etc/passwd'],
    ['data:image/png;base64,AAAA'],
    ['//api.twilio.com/x'],
    ['javascript:alert(1)'],
    ['http://127.0.0.1:22/'],
    ['http://[::1]/x'],
    [''],
    ['\u0000'],
  ])('[BAD23] [CAR21] %j is noted and never asked for', async (url) => {
    const asked = app.carrier.requests().length;
    const media = await mediaOf({ NumMedia: '1', MediaUrl0: url, MediaContentType0: 'image/jpeg' });
    expect(media).toMatchObject([{ state: 'refused', reason: 'refused_host', isEmpty: true }]);
    expect(
      app.carrier
        .requests()
        .slice(asked)
        .filter((each) => !each.path.includes('Messages')),
    ).toEqual([]);
  });

  it('[BAD24-28] what a photo holds is not looked at while its text is taken', async () => {
    const media = await mediaOf({
      NumMedia: '4',
      ...urls(4),
      MediaContentType0: 'image/svg+xml',
      MediaContentType1: '<script>',
      MediaContentType2: 'application/zip',
      MediaContentType3: 'x'.repeat(5_000),
    });
    expect(media.every((each) => each.state !== 'refused' && each.isEmpty)).toBe(true);
    expect(media.map((each) => each.kind)).toEqual(['image', 'other', 'other', 'other']);
  });
});

describe('machines and floods', () => {
  it('[BAD32] [CAR20] a machine that answers each of our texts gets three at most', async () => {
    for (const Body of ['HELP ME', 'ayuda', 'I am out of the office until Monday.']) {
      const From = newPhone();
      let sid = '';
      for (let n = 0; n < 6; n += 1) {
        sid = await takes({ From, Body });
        await reportOf(app, sid);
      }
      expect((await outboundOf(sid)).length).toBeLessThanOrEqual(3);
    }
  });

  it('[BAD32] [CAR20] a machine that opts out and in again is confirmed three times at most', async () => {
    const From = newPhone();
    const phoneIndex = app.deps.keyring.index('phone', From);
    for (let n = 0; n < 6; n += 1) {
      await reportOf(app, await takes({ From, Body: 'alto' }));
      await reportOf(app, await takes({ From, Body: 'alta' }));
    }
    const sent = await app.deps.db.prisma.outboundSms.count({ where: { toIndex: phoneIndex } });
    expect(sent).toBeLessThanOrEqual(3);
    expect(await consentOf(From)).toBe('in');
  });

  it('[BAD34] 500 texts in a minute from one phone: all 200, all kept, one report, one answer', async () => {
    const From = newPhone();
    const sids = await Promise.all(
      Array.from({ length: 500 }, (_, n) => takes({ From, Body: `van number ${n}` })),
    );
    await app.eventually(async () => {
      const waiting = await app.deps.db.prisma.inboundMessage.count({
        where: { state: 'pending' },
      });
      return waiting === 0;
    }, 40_000);
    const { report } = await reportOf(app, sids[499]!);
    expect(report.flags).toContain('flood');
    const inbound = await app.deps.db.prisma.reportMessage.count({
      where: { reportId: report.id, direction: 'inbound' },
    });
    expect(inbound).toBe(500);
    expect(await outboundOf(sids[0]!)).toEqual(['ack']);
  }, 60_000);
});

describe('what comes again', () => {
  it('[CAR4] [BAD35] erased, then delivered again: nothing comes back', async () => {
    const params = smsParams(app, { From: newPhone(), Body: 'the words to forget' });
    const sid = String(params['MessageSid']);
    await postSigned(app, SMS_DOOR, params);
    const { report } = await reportOf(app, sid);
    const carmen = await app.signIn('carmen', ['coordinator']);
    expect((await carmen.post(`/api/v1/reports/${report.id}/purge`)).status).toBe(200);
    const before = await countRows(app);
    const again = [
      params,
      { ...params, Body: 'other words' },
      { ...params, ErrorCode: '11200', ErrorUrl: 'x' },
    ];
    for (const each of again) {
      expect(await postSigned(app, SMS_DOOR, each)).toMatchObject({
        status: 200,
        text: EMPTY_ANSWER,
      });
    }
    const row = await journalled(app, sid);
    expect(row).toMatchObject({ state: 'erased', rawSealed: null });
    const after = await countRows(app);
    expect(after['report_message']).toBe(before['report_message']);
    expect(after['inbound_message']).toBe(before['inbound_message']);
    const kept = await app.deps.db.prisma.inboundConflict.findMany({
      where: { inboundId: row!.id },
    });
    expect(kept.filter((each) => each.rawSealed !== null)).toEqual([]);
  });

  it('[CAR8] by the fallback address, with its own parameters added, it is the same text', async () => {
    const params = smsParams(app, { From: newPhone(), Body: 'by both ways' });
    const sid = String(params['MessageSid']);
    const both = [params, { ...params, ErrorCode: '11205', ErrorUrl: 'http://x' }];
    await Promise.all([...both, ...both].map((each) => postSigned(app, SMS_DOOR, each)));
    const { row, report } = await reportOf(app, sid);
    const inbound = { reportId: report.id, direction: 'inbound' };
    expect(await app.deps.db.prisma.reportMessage.count({ where: inbound })).toBe(1);
    expect(await app.deps.db.prisma.inboundConflict.count({ where: { inboundId: row.id } })).toBe(
      0,
    );
  });

  it('[BAD35] a year later it is still known', async () => {
    const params = smsParams(app, { From: newPhone(), Body: 'a year ago' });
    await postSigned(app, SMS_DOOR, params);
    await reportOf(app, String(params['MessageSid']));
    app.clock.advance({ minutes: 366 * 24 * 60 });
    const before = await countRows(app);
    expect((await postSigned(app, SMS_DOOR, params)).status).toBe(200);
    await processed(app, String(params['MessageSid']));
    const after = await countRows(app);
    expect(after['inbound_message']).toBe(before['inbound_message']);
    expect(after['report_message']).toBe(before['report_message']);
  });
});
