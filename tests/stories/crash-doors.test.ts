// Two nodes, one carrier that repeats itself, falls back, loses and forgets: each message once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reconcile } from '../../src/flow/intake/reconcile.ts';
import {
  EMPTY_ANSWER,
  SMS_DOOR,
  journalled,
  postSigned,
  processed,
  reportOf,
  smsParams,
} from '../harness/carrier-door.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { eventually, startTestApp } from '../harness/test-app.ts';

let near: TestApp;
let far: TestApp;
let coordinator: Api;

beforeAll(async () => {
  near = await startTestApp();
  far = await startTestApp({ beside: near });
  coordinator = await near.signIn('coral', ['coordinator']);
});
afterAll(async () => {
  await far.stop();
  await near.stop();
});

const textsOf = async (reportId: string) => {
  const { body } = await coordinator.get(`/api/v1/reports/${reportId}`);
  return body.messages
    .filter((each: { direction: string }) => each.direction === 'inbound')
    .map((each: { text: string }) => each.text);
};

describe('one message, however often and by whichever way', () => {
  it('[CAR3] fifty posts at once to two nodes: each 200, one report, one text in it, one answer', async () => {
    const params = smsParams(near, { From: '+12135550301', Body: 'ICE at 6th and Alvarado' });
    const sid = String(params['MessageSid']);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        postSigned(index % 2 ? near : far, SMS_DOOR, params),
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(
      new Set([`200 ${EMPTY_ANSWER}`]),
    );
    const { report } = await reportOf(near, sid);
    expect(await textsOf(report.id)).toEqual(['ICE at 6th and Alvarado']);
    expect(await near.deps.db.prisma.inboundMessage.count({ where: { sourceKey: sid } })).toBe(1);
    expect(await near.deps.db.prisma.outboundSms.count({ where: { reportId: report.id } })).toBe(1);
    await eventually(async () => near.carrier.sentTo('+12135550301').length === 1);
  });

  it('[CAR8] by the fallback address with the error added, before or after: still one', async () => {
    const params = smsParams(near, { From: '+12135550302', Body: 'van at Main' });
    const sid = String(params['MessageSid']);
    const failed = { ErrorCode: '11205', ErrorUrl: 'https://elsewhere.example/sms' };
    for (const each of [{ ...params, ...failed }, params, { ...params, ...failed }]) {
      expect((await postSigned(far, SMS_DOOR, each)).status).toBe(200);
    }
    const { row, report } = await reportOf(near, sid);
    expect(row.source).toBe('fallback');
    expect(await textsOf(report.id)).toEqual(['van at Main']);
    expect(await near.deps.db.prisma.inboundConflict.count({ where: { inboundId: row.id } })).toBe(
      0,
    );
  });

  it('[CAR8] a carrier whose first address fails delivers by its second', async () => {
    const [number] = [near.deps.config.HOTLINE_NUMBER];
    near.carrier.configureNumbers([
      {
        number,
        smsUrl: 'http://127.0.0.1:9/sms',
        fallbackUrl: `${near.deps.config.PUBLIC_URL}${SMS_DOOR}`,
      },
    ]);
    const { sid, ok } = await near.phone('fallback').texts('two vans at Pico and Union');
    expect(ok).toBe(true);
    expect((await reportOf(near, sid)).row.source).toBe('fallback');
  });

  it('the same name with other words: the first stays, the other is kept, audited and counted', async () => {
    const params = smsParams(near, { From: '+12135550303', Body: 'what was said' });
    const sid = String(params['MessageSid']);
    await postSigned(near, SMS_DOOR, params);
    for (const app of [near, far]) {
      const answer = await postSigned(app, SMS_DOOR, { ...params, Body: 'what was not said' });
      expect(answer.status).toBe(200);
    }
    const { row, report, text } = await reportOf(near, sid);
    expect(text).toBe('what was said');
    expect(await textsOf(report.id)).toEqual(['what was said']);
    const conflicts = await near.deps.db.prisma.inboundConflict.findMany({
      where: { inboundId: row.id },
    });
    expect(conflicts).toHaveLength(1);
    const audits = await near.deps.db.prisma.auditEvent.findMany({ where: { subjectId: row.id } });
    expect(audits.map((each) => each.action)).toEqual(['inbound.conflict']);
  });

  it('[CAR30] an unreadable post between two good ones: all answered 200, only it set apart', async () => {
    const good = [1, 2].map((each) =>
      smsParams(near, { From: `+1213555031${each}`, Body: `van ${each}` }),
    );
    const bad = smsParams(near, {
      MessageSid: 'SM../../x',
      From: '+12135550310',
      Body: 'bad name',
    });
    const posts = [good[0]!, bad, good[1]!];
    const answers = await Promise.all(posts.map((params) => postSigned(near, SMS_DOOR, params)));
    expect(answers.map((each) => each.status)).toEqual([200, 200, 200]);
    for (const params of good) {
      expect((await processed(near, String(params['MessageSid']))).state).toBe('done');
    }
    const apart = await near.deps.db.prisma.inboundMessage.findMany({
      where: { state: 'quarantined' },
    });
    expect(apart.map((each) => each.reason)).toEqual(['malformed_message_sid']);
  });
});

describe('what was erased', () => {
  it('[CAR4] stays erased, whether the webhook or the carrier’s list says it again', async () => {
    near.carrier.configureNumbers([
      {
        number: near.deps.config.HOTLINE_NUMBER,
        smsUrl: `${near.deps.config.PUBLIC_URL}${SMS_DOOR}`,
      },
    ]);
    const words = 'se llevaron a mi tía en la calle cuatro';
    const { sid } = await near.phone('tia').texts(words);
    const { row, report } = await reportOf(near, sid);
    expect((await coordinator.post(`/api/v1/reports/${report.id}/purge`)).status).toBeLessThan(300);
    const from = near.phone('tia').number;
    const said = { MessageSid: sid, From: from, Body: words };
    for (const fields of [said, { ...said, Body: 'other words' }]) {
      expect((await postSigned(far, SMS_DOOR, smsParams(near, fields))).status).toBe(200);
    }
    near.clock.advance({ minutes: 3 });
    await reconcile(near.deps);
    expect(await journalled(near, sid)).toMatchObject({
      id: row.id,
      state: 'erased',
      rawSealed: null,
      senderIndex: null,
    });
    const { prisma } = near.deps.db;
    expect(await prisma.inboundMessage.count({ where: { sourceKey: sid } })).toBe(1);
    expect(await prisma.inboundConflict.count({ where: { inboundId: row.id } })).toBe(0);
    const phoneIndex = new Uint8Array(near.deps.keyring.index('phone', from));
    expect(await prisma.report.count({ where: { phoneIndex } })).toBe(0);
    const messages = await prisma.reportMessage.findMany({ where: { reportId: report.id } });
    expect(messages.every((each) => each.bodySealed === null)).toBe(true);
  });
});

describe('while we were off', () => {
  it('[CAR9] 300 texts are in the carrier’s list alone: a node that starts takes them in, once', async () => {
    const take = near.carrier.knobs.always('inbound', { kind: 'lost' });
    const sids: string[] = [];
    for (let count = 0; count < 300; count += 1) {
      sids.push((await near.phone(`lost ${count % 30}`).texts(`${count} hay una van`)).sid);
    }
    take();
    near.clock.advance({ minutes: 3 });
    const started = await startTestApp({ beside: near });
    const where = { sourceKey: { in: sids } };
    const { prisma } = near.deps.db;
    await eventually(async () => (await prisma.inboundMessage.count({ where })) === 300, 10_000);
    await eventually(async () => {
      return (await prisma.inboundMessage.count({ where: { ...where, state: 'done' } })) === 300;
    }, 20_000);
    const rows = await prisma.inboundMessage.findMany({ where, orderBy: { seq: 'asc' } });
    expect(rows.map((row) => row.sourceKey)).toEqual(sids);
    expect(new Set(rows.map((row) => row.source))).toEqual(new Set(['reconciled']));
    expect(
      await prisma.reportMessage.count({ where: { inboundId: { in: rows.map((row) => row.id) } } }),
    ).toBe(300);
    expect(started.logLines.some((line) => line.includes('a gap was filled'))).toBe(true);
    await started.stop();
  }, 40_000);

  it('[CAR10] webhooks and the list at the same moment: a hundred texts, a hundred rows', async () => {
    const take = near.carrier.knobs.always('inbound', { kind: 'lost' });
    const bodies = Array.from({ length: 100 }, (_, count) => `${count} agentes en la pulga`);
    const from = near.phone('race').number;
    const texts: { sid: string; body: string }[] = [];
    for (const body of bodies)
      texts.push({ sid: (await near.phone('race').texts(body)).sid, body });
    take();
    near.clock.advance({ minutes: 3 });
    const posts = texts.map(({ sid, body }, index) =>
      postSigned(
        index % 2 ? near : far,
        SMS_DOOR,
        smsParams(near, { MessageSid: sid, From: from, Body: body }),
      ),
    );
    const looks = [near, far].map(({ deps }) => reconcile(deps));
    const answers = await Promise.all(posts);
    await Promise.all(looks);
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set([200]));
    const where = { sourceKey: { in: texts.map((each) => each.sid) } };
    expect(await near.deps.db.prisma.inboundMessage.count({ where })).toBe(100);
    const { report } = await reportOf(near, texts[0]!.sid);
    await eventually(async () => (await textsOf(report.id)).length === 100, 10_000);
    expect((await textsOf(report.id)).toSorted()).toEqual(bodies.toSorted());
  });
});
