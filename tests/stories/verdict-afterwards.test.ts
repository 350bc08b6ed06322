// After it is confirmed: the people are asked whether it goes on, two who say that they left propose the
// end, the observer's log is kept for lawyers, the reporter's page tells what came of it, and all of it
// prints on two pages.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAgain } from '../../src/flow/verification/ask-again.ts';
import { findLook } from '../../src/records/incident/incident-link-store.ts';
import type { Api } from '../harness/test-app.ts';
import { SMS_DOOR, newSid, postSigned, reportOf, smsParams } from '../harness/carrier-door.ts';
import { jpeg } from '../flow/intake/media/mms.ts';
import type { Scene } from './call-out-story.ts';
import { PLACE, startScene } from './call-out-story.ts';

let scene: Scene;
let lena: Api;
let carmen: Api;
let id: string;

beforeAll(async () => {
  scene = await startScene();
  lena = await scene.app.signIn('lena', ['legal_intake']);
  carmen = await scene.app.signIn('carmen', ['coordinator']);
  for (const name of ['eva', 'leo']) await scene.volunteer(name);
  ({ id } = await scene.incident());
  await scene.ana.post(`/api/v1/incidents/${id}/call-outs`, { needed: 2, place: PLACE });
  for (const name of ['eva', 'leo']) await scene.app.phone(name).expects(/Reply 1 GO/);
  await scene.says('eva', '1').thenExpects(/nobody goes alone/);
  await scene.says('leo', '1').thenExpects(/You are in/);
  await scene.app.phone('eva').expects(/You are in/);
  for (const name of ['eva', 'leo']) {
    await scene.says(name, '4').thenExpects(/5 CONFIRMED/);
    await scene.says(name, '5 ICE 4 agents').thenExpects(/Got it/);
  }
  const body = { verification: 'confirmed', basis: ['responder_on_scene'] };
  expect((await scene.ana.post(`/api/v1/incidents/${id}/verdict`, body)).status).toBe(200);
});
afterAll(() => scene.stop());

const detail = async () => (await scene.ana.get(`/api/v1/incidents/${id}`)).body;
const log = {
  course: '10:05 two cars arrive, 10:20 they leave with two people',
  agency: 'ICE_ERO',
  warrantShown: 'no',
  identifiedThemselves: 'no',
  forceUsed: 'unknown',
  peopleTaken: ['J.R.', 'M.'],
};

describe('what goes on', () => {
  it('[VER10] is asked about every half hour, those who are there by text', async () => {
    expect((await detail()).verifyAgainAt).not.toBeNull();
    expect(await askAgain(scene.app.deps)).toBe(0);
    for (const name of ['eva', 'leo']) scene.app.phone(name).ignores(/Check-in/);
    scene.app.clock.advance({ minutes: 31 });
    const asked = await Promise.all([askAgain(scene.app.deps), askAgain(scene.app.deps)]);
    expect(asked.toSorted()).toEqual([0, 1]);
    for (const name of ['eva', 'leo'])
      await scene.app.phone(name).expects(/Are they still there\?/, { withinMs: 10_000 });
  });

  it('may have ended once two say so; what was found stays, and a person decides', async () => {
    await scene.says('eva', '7').thenExpects(/Got it/);
    expect((await detail()).mayHaveEndedAt).toBeNull();
    await scene.says('leo', '7').thenExpects(/Got it/);
    const { mayHaveEndedAt, activity, verification, evidence, timeline } = await detail();
    expect({ mayHaveEndedAt: typeof mayHaveEndedAt, activity, verification }).toEqual({
      mayHaveEndedAt: 'string',
      activity: 'unknown',
      verification: 'confirmed',
    });
    expect(evidence.affirming).toBe(2);
    expect(timeline.map((each: { kind: string }) => each.kind)).toContain('may_have_ended');
    const goesOn = { activity: 'unknown' };
    await scene.ana.post(`/api/v1/incidents/${id}/activity`, goesOn);
    expect((await detail()).mayHaveEndedAt).toBeNull();
    await scene.ana.post(`/api/v1/incidents/${id}/activity`, { activity: 'ended' });
    expect((await detail()).verifyAgainAt).toBeNull();
  });
});

describe('the legal log', () => {
  const path = () => `/api/v1/incidents/${id}/legal-logs`;

  it('[VER11] keeps the original apart with its hash, and whoever has had it in hand', async () => {
    const picture = await jpeg(3);
    const { sid } = await scene.app
      .phone('pia')
      .texts('ICE at Pico and Union right now', { media: [picture] });
    const reportId = (await reportOf(scene.app, sid)).report.id;
    await scene.ana.post(`/api/v1/incidents/${id}/reports`, { reportId });
    const medium = await scene.app.eventually(
      () => scene.app.deps.db.prisma.media.findFirst({ where: { reportId, state: 'ready' } }),
      15_000,
    );
    const written = await scene.ana.post(path(), { log, mediaIds: [medium.id] });
    expect(written).toMatchObject({ status: 201, body: { originals: 1 } });
    expect(Object.keys(written.body).toSorted()).toEqual(['id', 'originals']);
    expect((await scene.ana.get(path())).status).toBe(403);

    await carmen.post(`/api/v1/reports/${reportId}/purge`);
    const { body } = await lena.get(path());
    const sha256 = createHash('sha256').update(picture.bytes).digest('hex');
    expect(body.items).toMatchObject([
      { log: { peopleTaken: ['J.R.', 'M.'] }, originals: [{ mediaId: medium.id, sha256 }] },
    ]);
    const open = `/api/v1/legal-logs/${written.body.id}/originals/${medium.id}/open`;
    const answer = await fetch(`${scene.app.baseUrl}${open}`, {
      method: 'POST',
      headers: { cookie: lena.cookie },
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture.bytes)).toBe(true);
    const { custody } = (await lena.get(path())).body.items[0].originals[0];
    expect(custody.map((each: { act: string }) => each.act)).toEqual(['kept', 'opened']);
    const sealed = await scene.app.deps.db.prisma.legalLog.findFirstOrThrow();
    expect(Buffer.from(sealed.wordsSealed!).includes('two cars')).toBe(false);
  });

  it('takes initials and no names, and only of what is confirmed', async () => {
    const named = { log: { ...log, peopleTaken: ['Juan Ramirez'] } };
    expect((await scene.ana.post(path(), named)).status).toBe(422);
    const other = await scene.incident();
    const early = await scene.ana.post(`/api/v1/incidents/${other.id}/legal-logs`, { log });
    expect(early.body.code).toBe('wrong_state');
  });
});

describe('the printed record', () => {
  it('[VER12] says what happened in both languages, without a phone, a name or words', async () => {
    const get = async (lang: string) => {
      const answer = await fetch(`${scene.app.baseUrl}/incidents/${id}/record?lang=${lang}`, {
        headers: { cookie: scene.ana.cookie },
      });
      expect(answer.status).toBe(200);
      return answer.text();
    };
    const en = await get('en');
    expect(en).toContain('■</span> Confirmed');
    expect(en).toMatch(/First on scene<\/th><td>[^–<]+<\/td><td>\d+:\d\d/);
    expect(await get('es')).toContain('Confirmado');
    for (const secret of ['+1213', 'Pico', 'eva', 'Lopez', 'two vans', '4 agents'])
      expect(en, secret).not.toContain(secret);
    const lines = en.match(/<li>/g) ?? [];
    expect(lines.length).toBeLessThan(90);
    expect((await fetch(`${scene.app.baseUrl}/incidents/${id}/record`)).status).toBe(401);
  });
});

it('the reporter’s page tells that people went and what it was', async () => {
  const MessageSid = newSid();
  const From = '+13235550077';
  const Body = 'ICE at Pico and Union right now';
  await postSigned(scene.app, SMS_DOOR, smsParams(scene.app, { MessageSid, From, Body }));
  const { report } = await reportOf(scene.app, MessageSid);
  const nothing = { hasGoneToLook: false, verdict: null };
  expect(await findLook(scene.app.deps.db, report.id)).toEqual(nothing);
  const fresh = await scene.ana.post('/api/v1/incidents', { reportIds: [report.id] });
  expect(await findLook(scene.app.deps.db, report.id)).toEqual(nothing);
  await scene.ana.post(`/api/v1/incidents/${fresh.body.id}/merge`, { into: id });
  expect(await findLook(scene.app.deps.db, report.id)).toEqual({
    hasGoneToLook: true,
    verdict: 'confirmed',
  });
});
