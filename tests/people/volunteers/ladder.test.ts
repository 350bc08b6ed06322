// The ladder through the whole app: what each step asks for, who vouches, and what removing somebody ends.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBoard } from '../../harness/board-client.ts';
import type { Api, TestApp } from '../../harness/test-app.ts';
import { startTestApp } from '../../harness/test-app.ts';
import { acting, activate, addedBy, nextPhone } from './roster.ts';

let app: TestApp;
let carmen: Api;
let omar: Api;
let marisol: Api;

beforeAll(async () => {
  app = await startTestApp();
  carmen = await app.signIn('carmen', ['coordinator']);
  omar = await app.signIn('omar', ['admin']);
  marisol = await app.signIn('marisol', ['dispatcher']);
});
afterAll(() => app.stop());

describe('the way up', () => {
  it('[VOL1] names what is missing at each step, in the language of who asks', async () => {
    const id = await addedBy(carmen);
    const does = acting(carmen, id);
    await does.decide('screen');
    expect(await does.decide('train')).toMatchObject({
      status: 409,
      body: { code: 'step_missing' },
    });
    await does.step('phone_verified');
    expect((await does.decide('train')).status).toBe(200);
    const early = await does.decide('start_probation');
    expect(early.body.details.missing.map((each: { step: string }) => each.step)).toEqual([
      'interview',
      'agreement',
      'training',
      'role',
      'vouch',
    ]);
    const es = await carmen.get(`/api/v1/volunteers/${id}?lang=es`);
    expect(es.body.missing.map((each: { words: string }) => each.words)).toContain(
      'Falta la entrevista.',
    );
  });

  it('[VOL1] ends at active with nothing missing, each step with when and who', async () => {
    const id = await addedBy(carmen);
    expect(await activate(app, carmen, id)).toMatchObject({ status: 'active', missing: [] });
    const { body } = await acting(carmen, id).file();
    expect(body.steps.length).toBe(8);
    expect(
      body.steps.every((each: { by: { username: string } }) => each.by.username === 'carmen'),
    ).toBe(true);
  });

  it('[VOL2] does not skip: every other order is refused and changes nothing', async () => {
    const id = await addedBy(carmen);
    const does = acting(carmen, id);
    for (const decision of ['train', 'reject', 'start_probation', 'activate', 'retrain']) {
      expect(await does.decide(decision)).toMatchObject({
        status: 409,
        body: { code: 'wrong_state' },
      });
    }
    expect((await does.file()).body.status).toBe('applied');
  });

  it('[VOL3] is no way for a dispatcher, an administrator or legal intake', async () => {
    const id = await addedBy(carmen);
    const inez = await app.signIn('inez', ['legal_intake']);
    for (const api of [marisol, omar, inez]) {
      expect((await acting(api, id).decide('screen')).status).toBe(403);
      expect((await acting(api, id).step('interviewed')).status).toBe(403);
      expect((await acting(api, id).role('responder')).status).toBe(403);
    }
  });

  it('[VOL3] nobody decides about themselves', async () => {
    const other = await app.signIn('other-coordinator', ['coordinator']);
    const id = await addedBy(carmen);
    expect(
      (await acting(carmen, id).act('account', { username: 'other-coordinator' })).status,
    ).toBe(200);
    expect((await acting(other, id).decide('screen')).status).toBe(403);
    expect((await acting(other, id).vouch()).status).toBe(409);
  });

  it('[VOL4] a phone is on the roster once', async () => {
    const phone = nextPhone();
    await addedBy(carmen, { phone });
    const again = await carmen.post('/api/v1/volunteers', { name: 'B', phone, language: 'en' });
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });
});

describe('vouches', () => {
  it('[VOL5] a dispatcher needs two, and one person counts once', async () => {
    const id = await addedBy(carmen);
    const does = acting(carmen, id);
    await does.role('dispatcher');
    expect((await does.vouch()).status).toBe(200);
    expect(await does.vouch()).toMatchObject({ body: { details: { reason: 'already_vouched' } } });
    const { body } = await does.file();
    expect(body.missing).toContainEqual(
      expect.objectContaining({ step: 'vouch', have: 1, need: 2 }),
    );
    expect((await acting(marisol, id).vouch({ note: 'my neighbour' })).status).toBe(200);
    const after = (await does.file()).body;
    expect(after.missing.map((each: { step: string }) => each.step)).not.toContain('vouch');
    expect(after.vouches[1]).toMatchObject({ note: 'my neighbour', voucher: { kind: 'account' } });
  });

  it('[VOL5] count only from active volunteers, never for oneself, never in a circle', async () => {
    const [a, b] = [await addedBy(carmen), await addedBy(carmen)];
    const reason = async (id: string, voucherId: string) =>
      (await acting(carmen, id).vouch({ voucherId })).body?.details?.reason;
    expect(await reason(a, a)).toBe('for_oneself');
    expect(await reason(a, b)).toBe('voucher_not_active');
    await activate(app, carmen, b);
    expect(await reason(a, b)).toBeUndefined();
    const teller = await app.signIn('teller-3', ['coordinator']);
    await activate(app, teller, a);
    // b goes down the ladder again, and the one who stands on b's word would be the voucher.
    const lapsed = { status: 'inactive' };
    await app.deps.db.prisma.volunteer.update({ where: { id: b }, data: lapsed });
    await acting(carmen, b).decide('retrain');
    expect(await reason(b, a)).toBe('in_a_circle');
    expect((await acting(marisol, b).vouch({ voucherId: a })).status).toBe(403);
  });

  it('[VOL5] by one person are few in a month, also when they come at once', async () => {
    const busy = await app.signIn('busy', ['dispatcher']);
    const ids = await Promise.all(Array.from({ length: 8 }, () => addedBy(carmen)));
    const answers = await Promise.all(ids.map((id) => acting(busy, id).vouch()));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(5);
    expect(answers.find((answer) => answer.status === 409)!.body.details.reason).toBe(
      'too_many_this_month',
    );
  });

  it('[VOL6] of somebody removed are flagged, and count no more', async () => {
    const [voucher, applicant] = [await addedBy(carmen), await addedBy(carmen)];
    const teller = await app.signIn('teller', ['coordinator']);
    await activate(app, teller, voucher);
    await acting(carmen, applicant).vouch({ voucherId: voucher });
    await acting(carmen, voucher).act('remove', { reason: 'told a stranger where we meet' });
    const { body } = await acting(carmen, applicant).file();
    expect(body.vouches[0].flaggedAt).not.toBeNull();
    expect(body.missing).toContainEqual(expect.objectContaining({ step: 'vouch', have: 0 }));
    const desk = await carmen.get('/api/v1/volunteers/desk');
    expect(
      desk.body.flaggedVouches.map((each: { volunteer: { id: string } }) => each.volunteer.id),
    ).toContain(applicant);
  });
});

describe('removing', () => {
  it('[VOL7] one stops at once, only the other office removes for good', async () => {
    const id = await addedBy(carmen);
    const teller = await app.signIn('teller-2', ['coordinator']);
    await activate(app, teller, id);
    const second = await app.signIn('second-coordinator', ['coordinator']);
    const stopped = await acting(carmen, id).act('remove', { reason: 'unsafe' });
    expect(stopped.body).toMatchObject({ status: 'paused', isSuspended: true });
    expect((await acting(carmen, id).act('remove', { reason: 'again' })).body.status).toBe(
      'paused',
    );
    expect((await acting(second, id).act('remove', { reason: 'me too' })).body.status).toBe(
      'paused',
    );
    expect(await acting(carmen, id).act('resume')).toMatchObject({
      body: { code: 'step_missing' },
    });
    expect((await acting(omar, id).act('remove', { reason: 'yes' })).body.status).toBe('removed');
    expect((await acting(omar, id).act('restore')).status).toBe(409);
    const stored = await app.deps.db.prisma.volunteer.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(stored.removalReasonSealed!).toString('latin1')).not.toContain('unsafe');
  });

  it('[VOL7] taken back, the account opens again', async () => {
    const lia = await app.signIn('lia', ['dispatcher']);
    const id = await addedBy(carmen);
    await acting(carmen, id).act('account', { username: 'lia' });
    await acting(carmen, id).act('remove', { reason: 'a mistake' });
    expect((await lia.get('/api/v1/session')).status).toBe(401);
    await expect(app.signIn('lia')).rejects.toThrow('401');
    expect((await acting(omar, id).act('restore')).body.isSuspended).toBe(false);
    const again = await app.signIn('lia');
    expect((await again.get('/api/v1/session')).status).toBe(200);
    expect((await again.get('/api/v1/reports')).body.code).toBe('off_shift');
  });

  it('[VOL8] ends sessions and boards on every node within a second, and lets go of their reports', async () => {
    const beside = await startTestApp({ beside: app });
    const rosa = await app.signIn('rosa', ['dispatcher']);
    const id = await addedBy(carmen);
    await acting(carmen, id).act('account', { username: 'rosa' });
    await app.phone('neighbour').texts('agents at the door of the bakery at 6th and Alvarado');
    const report = await app.eventually(async () => {
      const { body } = await rosa.get('/api/v1/reports');
      return body.items[0];
    });
    expect((await rosa.post(`/api/v1/reports/${report.id}/claim`)).status).toBe(200);
    const board = await openBoard(beside, rosa);
    const startedMs = performance.now();
    await acting(carmen, id).act('remove', { reason: 'unsafe' });
    const code = await board.closed;
    expect(performance.now() - startedMs).toBeLessThan(1_000);
    expect(code).toBeGreaterThanOrEqual(4_000);
    expect((await rosa.get('/api/v1/reports')).status).toBe(401);
    const freed = await marisol.get(`/api/v1/reports/${report.id}`);
    expect(freed.body).toMatchObject({ status: 'new', claimedBy: null });
    await beside.stop();
  });

  it('[VOL7] a coordinator alone cannot stop an administrator', async () => {
    await app.createAccount('the-only-admin', ['admin']);
    const id = await addedBy(carmen);
    await acting(carmen, id).act('account', { username: 'the-only-admin' });
    expect((await acting(carmen, id).act('remove', { reason: 'x' })).status).toBe(403);
    expect((await acting(omar, id).act('remove', { reason: 'x' })).status).toBe(200);
  });
});

describe('the roster', () => {
  it('[VOL9] shows first name and initial, and the whole name to a coordinator alone', async () => {
    const phone = nextPhone();
    const id = await addedBy(carmen, { name: 'Guadalupe Reyes Ortega', phone });
    const of = async (api: Api) =>
      (await api.get('/api/v1/volunteers?status=applied&limit=100')).body.items.find(
        (each: { id: string }) => each.id === id,
      );
    expect((await of(marisol)).name).toBe('Guadalupe O.');
    expect((await of(omar)).name).toBe('Guadalupe O.');
    expect((await of(carmen)).name).toBe('Guadalupe Reyes Ortega');
    expect(JSON.stringify((await acting(carmen, id).file()).body)).not.toContain(phone);
    expect((await acting(marisol, id).file()).status).toBe(403);
    const revealed = await acting(carmen, id).act('reveal-phone', { reason: 'call_back' });
    expect(revealed.body).toEqual({ id, phone });
    const audited = await app.deps.db.prisma.auditEvent.findMany({ where: { subjectId: id } });
    expect(audited.map((each) => each.action)).toContain('volunteer.phone_revealed');
  });

  it('[VOL9] is one page after another, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await carmen.get(
        `/api/v1/volunteers?limit=3${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map((each: { id: string }) => each.id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await app.deps.db.prisma.volunteer.count());
  });
});
