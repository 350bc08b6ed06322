// What it takes to say what it is: the people who went, the photo, the interview, the official; what one
// source is and what two are; who is told; and what two people may decide over the evidence.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../harness/test-app.ts';
import { SMS_DOOR, newSid, postSigned, reportOf, smsParams } from '../harness/carrier-door.ts';
import { jpeg } from '../flow/intake/media/mms.ts';
import type { Scene } from './call-out-story.ts';
import { PLACE, startScene } from './call-out-story.ts';

let scene: Scene;
let carmen: Api;
let carla: Api;
const idOf: Record<string, string> = {};

beforeAll(async () => {
  scene = await startScene();
  carmen = await scene.app.signIn('carmen', ['coordinator']);
  carla = await scene.app.signIn('carla', ['coordinator']);
  for (const [name, who] of Object.entries({
    ana: scene.ana,
    beto: scene.night.beto,
    carmen,
    carla,
  }))
    idOf[name] = (await who.get('/api/v1/session')).body.account.id;
});
afterAll(() => scene.stop());

const decide = (id: string, body: object, who = scene.ana) =>
  who.post(`/api/v1/incidents/${id}/verdict`, body);
const find = (id: string, body: object, who = scene.ana) =>
  who.post(`/api/v1/incidents/${id}/findings`, body);
const detail = async (id: string, who = scene.ana) =>
  (await who.get(`/api/v1/incidents/${id}`)).body;
const missingOf = (answer: { body: { details: { missing: string[][] } } }) =>
  answer.body.details.missing.map((way) => way.toSorted().join(' '));

/** Sent, said yes, there. */
async function onScene(...names: [string, string]): Promise<{ id: string; code: string }> {
  for (const name of names) await scene.volunteer(name);
  const incident = await scene.incident();
  await scene.ana.post(`/api/v1/incidents/${incident.id}/call-outs`, { needed: 2, place: PLACE });
  for (const name of names) await scene.app.phone(name).expects(/Reply 1 GO/);
  const [one, two] = names;
  await scene.says(one, '1').thenExpects(/nobody goes alone/);
  await scene.says(two, '1').thenExpects(/You are in/);
  await scene.app.phone(one).expects(/You are in/);
  for (const name of names) {
    await scene.says(name, '4').thenExpects(/5 CONFIRMED/);
  }
  await scene.everybodyOff();
  return incident;
}

/** An incident of what these phones wrote. */
async function reported(...texts: [from: string, words: string][]) {
  const reportIds: string[] = [];
  for (const [From, Body] of texts) {
    const MessageSid = newSid();
    await postSigned(scene.app, SMS_DOOR, smsParams(scene.app, { MessageSid, From, Body }));
    reportIds.push((await reportOf(scene.app, MessageSid)).report.id);
  }
  const { body } = await scene.ana.post('/api/v1/incidents', {
    reportIds: [...new Set(reportIds)],
  });
  return { id: body.id as string, reportIds };
}

describe('confirmed', () => {
  it('[VER1] by two observers who say which agency, and not before', async () => {
    const { id } = await onScene('eva', 'leo');
    expect(await detail(id)).toMatchObject({ verification: 'verifying' });
    const claim = { verification: 'confirmed', basis: ['responder_on_scene', 'media_reviewed'] };
    const bare = await decide(id, claim);
    expect(bare).toMatchObject({ status: 409, body: { code: 'evidence_missing' } });
    expect(missingOf(bare)).toContain('agency_named observer_on_scene photo_or_second_observer');
    expect(bare.body.details.unrecorded).toEqual(['responder_on_scene', 'media_reviewed']);

    await scene.says('eva', '5').thenExpects(/./);
    expect(missingOf(await decide(id, claim))).toContain('agency_named photo_or_second_observer');
    await scene.says('leo', '5').thenExpects(/./);
    expect(missingOf(await decide(id, claim))).toContain('agency_named');
    await scene.says('eva', '5 HSI 6 agents').thenExpects(/./);
    const { evidence, findings } = await detail(id);
    expect(evidence.confirmed).toEqual({ verdict: 'proven', basis: ['responder_on_scene'] });
    expect(
      findings.filter((each: { withdrawnAt: string | null }) => !each.withdrawnAt),
    ).toHaveLength(2);

    const { status, body } = await decide(id, claim);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      id,
      verification: 'confirmed',
      basis: ['responder_on_scene'],
      agencyConfirmed: 'HSI',
    });
    expect((await decide(id, claim)).status).toBe(200);
    expect(await decide(id, claim, scene.night.beto)).toMatchObject({
      status: 409,
      body: { code: 'wrong_state', details: { decidedBy: { username: 'ana' } } },
    });
    const { intervals, verdicts } = await detail(id);
    expect(verdicts).toHaveLength(1);
    expect(intervals.secondsTo.verdict).toBeGreaterThanOrEqual(intervals.secondsTo.onScene);
  });

  it('[VER2] one phone is one source, and so is a photo sent from two', async () => {
    const one = await reported(['+13235550001', 'ICE at Pico and Union right now, two vans']);
    const first = one.reportIds[0]!;
    await find(one.id, { basis: 'eyewitness_interview', reportId: first, says: 'immigration' });
    await find(one.id, { basis: 'eyewitness_interview', reportId: first, says: 'immigration' });
    const alone = await decide(one.id, {
      verification: 'confirmed',
      basis: ['eyewitness_interview'],
    });
    expect(missingOf(alone)).toEqual(['second_independent_source']);

    const picture = await jpeg(7);
    await scene.app.phone('pia').texts('ICE at Pico and Union right now', { media: [picture] });
    await scene.app.phone('quin').texts('agents at Pico and Union right now', { media: [picture] });
    const media = await scene.app.eventually(async () => {
      const rows = await scene.app.deps.db.prisma.media.findMany({ where: { state: 'ready' } });
      return rows.length === 2 ? rows : null;
    }, 15_000);
    for (const { reportId } of media) {
      const { status } = await scene.ana.post(`/api/v1/incidents/${one.id}/reports`, { reportId });
      expect(status).toBe(200);
    }
    const two = await reported(['+13235550002', 'ICE at Alvarado and 8th right now']);
    for (const { id: mediaId, reportId } of media) {
      const elsewhere = { basis: 'media_reviewed', mediaId, says: 'immigration' };
      expect((await find(two.id, elsewhere)).body.code).toBe('not_linked');
      expect((await find(one.id, elsewhere)).status).toBe(201);
      expect(reportId).not.toBeNull();
    }
    const sources = (await detail(one.id)).findings.map((each: { source: number }) => each.source);
    expect(sources).toEqual([1, 1, 2, 2]);
    const both = await decide(one.id, { verification: 'confirmed', basis: [] });
    expect(both).toMatchObject({ status: 200, body: { verification: 'confirmed' } });
  });

  it('[VER3] not by the word of who decides, until somebody else decides', async () => {
    const { id } = await reported(['+13235550003', 'ICE at Alvarado and 3rd right now']);
    const official = { basis: 'official_statement', who: 'City manager', says: 'immigration' };
    await find(id, official);
    await find(id, { ...official, who: ' city  MANAGER ' });
    expect((await detail(id)).evidence.affirming).toBe(1);
    await find(id, { basis: 'partner_network', who: 'CHIRLA', says: 'immigration' });
    const mine = await decide(id, { verification: 'confirmed', basis: ['partner_network'] });
    expect(missingOf(mine)).toEqual(['another_person']);
    const other = await decide(id, { verification: 'confirmed' }, scene.night.beto);
    expect(other.body).toMatchObject({ verification: 'confirmed' });
  });

  it('[VER4] what was withdrawn or left with its report counts no more', async () => {
    const { id, reportIds } = await reported(
      ['+13235550004', 'ICE at Alvarado and 4th right now'],
      ['+13235550005', 'agents at Alvarado and 4th right now'],
      ['+13235550006', 'la migra en Alvarado y 4th ahorita'],
    );
    for (const reportId of reportIds)
      await find(id, { basis: 'eyewitness_interview', reportId, says: 'immigration' });
    const { findings, evidence } = await detail(id);
    expect(evidence.affirming).toBe(3);
    const gone = await scene.ana.delete(`/api/v1/findings/${findings[0].id}`);
    expect(gone.body.evidence.affirming).toBe(2);
    const split = await scene.ana.post(`/api/v1/incidents/${id}/split`, {
      reportIds: [reportIds[1]],
    });
    expect((await detail(id)).evidence.affirming).toBe(1);
    expect((await detail(split.body.id)).evidence.affirming).toBe(1);
    expect((await decide(id, { verification: 'confirmed' })).body.code).toBe('evidence_missing');
    await scene.ana.post(`/api/v1/incidents/${split.body.id}/merge`, { into: id });
    expect((await detail(id)).evidence.affirming).toBe(2);
    expect((await decide(id, { verification: 'confirmed' })).status).toBe(200);
  });
});

describe('not immigration', () => {
  it('[VER5] counts as much: what it was is named, and those who reported are told', async () => {
    scene.app.phone('nora').ignores(/^Testigo: (?!We checked)/);
    const { sid } = await scene.app.phone('nora').texts('ICE agents at Pico and Union right now');
    const reportId = (await reportOf(scene.app, sid)).report.id;
    const { body } = await scene.ana.post('/api/v1/incidents', { reportIds: [reportId] });
    const id = body.id as string;
    const early = { verification: 'unfounded', basis: ['eyewitness_interview'], actual: 'sheriff' };
    expect(missingOf(await decide(id, early))).toEqual(['finding_that_denies official_or_partner']);
    expect((await decide(id, { verification: 'inconclusive', basis: [] })).body.code).toBe(
      'evidence_missing',
    );
    await find(id, {
      basis: 'official_statement',
      who: 'Watch commander',
      says: 'not_immigration',
    });
    const unnamed = await decide(id, { verification: 'unfounded', basis: ['official_statement'] });
    expect(missingOf(unnamed)).toEqual(['actual_named']);
    // Automatic texts to one person keep their distance.
    scene.app.clock.advance({ ms: 30_000 });
    const said = await decide(id, { ...early, basis: ['official_statement'] });
    expect(said.body).toMatchObject({ verification: 'unfounded', actual: 'sheriff' });
    await scene.app
      .phone('nora')
      .expects(/It was NOT immigration \(sheriff\)/, { withinMs: 30_000 });
  });

  it('[VER6] a verdict is taken back by a coordinator alone', async () => {
    const { id } = await reported(['+13235550007', 'ICE at Alvarado and 6th right now']);
    await find(id, { basis: 'partner_network', who: 'CHIRLA', says: 'not_immigration' });
    const no = { verification: 'unfounded', basis: ['partner_network'], actual: 'tow' };
    expect((await decide(id, no)).status).toBe(200);
    const again = { verification: 'verifying' };
    expect(await decide(id, again)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await decide(id, again, carmen)).body).toMatchObject({ verification: 'verifying' });
    expect((await decide(id, { verification: 'inconclusive' })).status).toBe(200);
    expect((await decide(id, no)).body.code).toBe('wrong_state');
  });
});

describe('over the evidence', () => {
  const reason = 'Seen by the whole council, no time to write';

  it('[VER7] a coordinator asks, a second person agrees, and somebody else looks at it', async () => {
    const { id } = await reported(['+13235550008', 'ICE at Alvarado and 7th right now']);
    const ask = { verification: 'confirmed', reason, secondId: idOf['beto'] };
    const path = `/api/v1/incidents/${id}/override`;
    expect((await scene.ana.post(path, ask)).status).toBe(403);
    expect((await carmen.post(path, { ...ask, reason: 'short' })).status).toBe(422);
    for (const secondId of [idOf['carmen'], '00000000-0000-7000-8000-000000000000'])
      expect((await carmen.post(path, { ...ask, secondId })).body.code).toBe('receiver_unfit');
    const asked = await carmen.post(path, ask);
    expect(asked.body).toMatchObject({ verification: 'unverified' });
    for (const who of [scene.ana, carmen, carla])
      expect((await who.post(`${path}/answer`, { agrees: true })).status).toBe(403);
    const agreed = await scene.night.beto.post(`${path}/answer`, { agrees: true });
    expect(agreed.body).toMatchObject({
      verification: 'confirmed',
      verdicts: [{ needsReview: true, reviewedAt: null, reason, second: { username: 'beto' } }],
    });
    const review = `/api/v1/verdicts/${agreed.body.verdicts[0].id}/review`;
    expect((await carmen.post(review)).status).toBe(403);
    expect((await carla.post(review)).body.verdicts[0].reviewedBy.username).toBe('carla');
  });

  it('refused, too late, or overtaken it does nothing', async () => {
    const { id } = await reported(['+13235550009', 'ICE at Alvarado and 9th right now']);
    const ask = { verification: 'confirmed', reason, secondId: idOf['beto'] };
    const path = `/api/v1/incidents/${id}/override`;
    const answer = (agrees: boolean) => scene.night.beto.post(`${path}/answer`, { agrees });
    await carmen.post(path, ask);
    expect((await answer(false)).body).toMatchObject({ verification: 'unverified', verdicts: [] });
    expect((await answer(true)).status).toBe(404);
    await carmen.post(path, ask);
    expect((await decide(id, { verification: 'verifying' })).status).toBe(200);
    expect((await answer(true)).status).toBe(404);
    await carmen.post(path, ask);
    scene.app.clock.advance({ minutes: 31 });
    expect((await answer(true)).body).toMatchObject({ code: 'wrong_state' });
    expect(await detail(id)).toMatchObject({ verification: 'verifying' });
  });
});

it('[VER8] of two who decide at once one decides, and the other reads who did', async () => {
  const { id, reportIds } = await reported(
    ['+13235550010', 'ICE at Alvarado and 10th right now'],
    ['+13235550011', 'agents at Alvarado and 10th right now'],
  );
  for (const reportId of reportIds)
    await find(id, { basis: 'eyewitness_interview', reportId, says: 'immigration' });
  await find(id, { basis: 'partner_network', who: 'CHIRLA', says: 'not_immigration' });
  const answers = await Promise.all([
    decide(id, { verification: 'confirmed' }),
    decide(id, { verification: 'unfounded', actual: 'tow' }, scene.night.beto),
  ]);
  expect(answers.map(({ status }) => status).toSorted()[0]).toBe(200);
  const lost = answers.find(({ status }) => status !== 200);
  expect(['wrong_state', 'forbidden']).toContain(lost?.body.code);
  const { verdicts, verification } = await detail(id);
  expect(verdicts).toHaveLength(1);
  expect(verdicts[0].to).toBe(verification);
});
