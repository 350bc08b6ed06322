// What surrounds a claim: let go when its owner is quiet, handed to a colleague, opened again; notes
// and promised calls, which never leave the house.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { releaseIdleClaims } from '../../../../src/flow/triage/claims/release-idle-claims.ts';
import type { Api } from '../../../harness/test-app.ts';
import type { Night } from '../incident/incident-night.ts';
import { startNight } from '../incident/incident-night.ts';

let night: Night;
let legal: Api;
let betoId: string;
let legalId: string;
beforeAll(async () => {
  night = await startNight();
  legal = await night.app.signIn('lena', ['legal_intake']);
  betoId = (await night.beto.get('/api/v1/session')).body.account.id;
  legalId = (await legal.get('/api/v1/session')).body.account.id;
});
afterAll(() => night.stop());

const reportOf = async (id: string) => (await night.ana.get(`/api/v1/reports/${id}`)).body;
const act = (who: Api, id: string, what: string, body?: unknown) =>
  who.post(`/api/v1/reports/${id}/${what}`, body);

describe('a claim whose owner goes quiet', () => {
  let id: string;
  beforeEach(async () => {
    id = await night.report();
    await act(night.ana, id, 'claim');
  });
  const waitMinutes = async (minutes: number) => {
    night.app.clock.advance({ minutes });
    await releaseIdleClaims(night.app.deps);
    return (await reportOf(id)).status;
  };

  it('[CLM1] is let go after fifteen minutes, and by nobody but the system', async () => {
    expect(await waitMinutes(14)).toBe('in_review');
    expect(await waitMinutes(1.1)).toBe('new');
    expect((await reportOf(id)).claimedBy).toBeNull();
    const { prisma } = night.app.deps.db;
    const rows = await prisma.auditEvent.findMany({
      where: { subjectId: id, action: 'report.released' },
    });
    expect(rows.map((row) => row.actorKind)).toEqual(['system']);
    expect(rows[0]!.record).toContain('idle');
  });

  it.each([
    ['a reply', () => act(night.ana, id, 'reply', { text: 'Where exactly?' })],
    ['a word in the draft', () => act(night.ana, id, 'drafting')],
    ['a note', () => act(night.ana, id, 'notes', { text: 'calls back later' })],
    ['another priority', () => act(night.ana, id, 'priority', { priority: 'P4' })],
  ])('[CLM2] is kept by %s', async (_what, doIt) => {
    expect(await waitMinutes(10)).toBe('in_review');
    expect((await doIt()).status).toBeLessThan(300);
    expect(await waitMinutes(10)).toBe('in_review');
    expect(await waitMinutes(6)).toBe('new');
  });

  it("[CLM3] is not kept by a colleague's acts", async () => {
    await waitMinutes(10);
    await act(night.beto, id, 'notes', { text: 'I know this corner' });
    expect((await act(night.beto, id, 'drafting')).body.code).toBe('not_claimed');
    expect(await waitMinutes(6)).toBe('new');
  });

  it('[CLM4] is let go at once when the owner may no longer act', async () => {
    const gone = await night.app.signIn('gone', ['dispatcher']);
    const his = await night.report();
    await act(gone, his, 'claim');
    const data = { disabledAt: night.app.clock.now() };
    await night.app.deps.db.prisma.account.update({ where: { username: 'gone' }, data });
    await releaseIdleClaims(night.app.deps);
    expect((await reportOf(his)).status).toBe('new');
  });

  it('[CLM5] is not let go under the hand: of an act and a release at once one holds', async () => {
    night.app.clock.advance({ minutes: 16 });
    const [reply] = await Promise.all([
      act(night.ana, id, 'reply', { text: 'Still there?' }),
      releaseIdleClaims(night.app.deps),
    ]);
    const { status, claimedBy } = await reportOf(id);
    expect(reply.status).toBe(200);
    expect({ status, by: claimedBy.username }).toEqual({ status: 'in_review', by: 'ana' });
  });

  it('[CLM6] a linked report stays with its incident however quiet it is', async () => {
    await night.ana.post('/api/v1/incidents', { reportIds: [id] });
    expect(await waitMinutes(60)).toBe('linked');
  });
});

describe('handing over', () => {
  it('[CLM7] gives it to the colleague, linked or not, and only its owner does', async () => {
    const id = await night.report();
    await act(night.ana, id, 'claim');
    const notMine = await act(night.beto, id, 'hand-over', { to: betoId });
    expect(notMine.body).toMatchObject({ code: 'not_claimed' });
    const { body } = await act(night.ana, id, 'hand-over', { to: betoId });
    expect(body).toMatchObject({ status: 'in_review', claimedBy: { username: 'beto' } });
    expect((await act(night.ana, id, 'reply', { text: 'x' })).body.code).toBe('already_claimed');
    await night.beto.post('/api/v1/incidents', { reportIds: [id] });
    const anaId = (await night.ana.get('/api/v1/session')).body.account.id;
    const back = await act(night.beto, id, 'hand-over', { to: anaId });
    expect(back.body).toMatchObject({ status: 'linked', claimedBy: { username: 'ana' } });
  });

  it('[CLM8] not to somebody who could not read it, nor to nobody', async () => {
    const id = await night.report();
    await act(night.ana, id, 'claim');
    for (const to of [legalId, '00000000-0000-7000-8000-000000000000']) {
      expect((await act(night.ana, id, 'hand-over', { to })).body.code).toBe('receiver_unfit');
    }
    expect((await reportOf(id)).claimedBy.username).toBe('ana');
  });

  it('[CLM9] and a release at once: one of the two', async () => {
    const id = await night.report();
    await act(night.ana, id, 'claim');
    const answers = await Promise.all([
      act(night.ana, id, 'hand-over', { to: betoId }),
      act(night.ana, id, 'release'),
    ]);
    const { status, claimedBy } = await reportOf(id);
    expect(answers.map((answer) => answer.status)).toContain(200);
    expect(status === 'new' ? claimedBy : claimedBy.username).toBe(
      status === 'new' ? null : 'beto',
    );
  });
});

describe('opening again', () => {
  it('[CLM10] within a day by anybody at the board, who has it in hand then', async () => {
    const id = await night.report();
    await act(night.ana, id, 'close', { resolution: 'info_given' });
    const { body } = await act(night.beto, id, 'reopen');
    expect(body).toMatchObject({
      status: 'in_review',
      claimedBy: { username: 'beto' },
      closedAt: null,
      resolution: null,
    });
    expect((await act(night.ana, id, 'reopen')).body.code).toBe('wrong_state');
  });

  it('[CLM11] not after a day, nor what is erased', async () => {
    const late = await night.report();
    const erased = await night.report();
    await act(night.ana, late, 'close', { resolution: 'thanks' });
    const chief = await night.app.signIn('chief', ['coordinator']);
    await act(chief, erased, 'purge');
    night.app.clock.advance({ minutes: 24 * 60 + 1 });
    const [ana, beto] = [await night.app.signIn('ana'), await night.app.signIn('beto')];
    Object.assign(night, { ana, beto });
    expect((await act(ana, late, 'reopen')).body.code).toBe('wrong_state');
    expect((await act(ana, erased, 'reopen')).body.code).toBe('wrong_state');
    legal = await night.app.signIn('lena');
  });

  it.each([
    'info_given',
    'duplicate',
    'out_of_area',
    'rumor_answered',
    'thanks',
    'volunteer',
    'media',
    'spam',
    'prank',
    'abusive',
    'denunciation',
    'opted_out',
    'no_response',
  ])('[CLM12] whatever it was closed as: %s', async (resolution) => {
    const id = await night.report();
    const closed = await act(night.ana, id, 'close', { resolution });
    expect(closed.body).toMatchObject({ status: 'closed', resolution });
    expect((await act(night.ana, id, 'reopen')).body.status).toBe('in_review');
  });
});

describe('notes and promised calls', () => {
  it('[CLM13] a note is read by colleagues, sealed, never in the thread and never sent', async () => {
    const id = await night.report();
    const text = 'the nephew at +12135550999 will let us in';
    const { status, body } = await act(night.beto, id, 'notes', { text });
    expect(status).toBe(201);
    expect(body).toMatchObject({ text, by: { username: 'beto' } });
    const detail = await reportOf(id);
    expect(detail.notes).toMatchObject([{ text }]);
    expect(detail.status).toBe('new');
    expect(JSON.stringify(detail.messages)).not.toContain('nephew');
    const { rows } = await night.app.deps.db.pool.query(
      `select report_note::text as row from report_note where report_id = $1`,
      [id],
    );
    expect(rows[0].row).not.toContain('nephew');
    expect(night.app.logLines.join('\n')).not.toContain('nephew');
    expect((await act(legal, id, 'notes', { text })).status).toBe(404);
  });

  it('[CLM14] a purge erases the notes', async () => {
    const id = await night.report();
    await act(night.ana, id, 'notes', { text: 'a note' });
    const chief = await night.app.signIn('second-chief', ['coordinator']);
    await act(chief, id, 'purge');
    const [row] = await night.app.deps.db.prisma.reportNote.findMany({ where: { reportId: id } });
    expect(row!.textSealed).toBeNull();
    expect((await act(night.ana, id, 'notes', { text: 'more' })).body.code).toBe('report_closed');
  });

  it('[CLM15] a call is promised once, for the earlier time, and made once', async () => {
    const id = await night.report();
    const first = await act(night.ana, id, 'call-back', { dueInMinutes: 30 });
    expect(first.body).toMatchObject({ askedBy: { username: 'ana' }, doneAt: null });
    const sooner = await act(night.ana, id, 'call-back', { dueInMinutes: 10 });
    expect(sooner.body.id).toBe(first.body.id);
    expect(sooner.body.dueAt < first.body.dueAt).toBe(true);
    expect((await reportOf(id)).callBack.id).toBe(first.body.id);
    const answers = await Promise.all([
      act(night.ana, id, 'call-back/done', { outcome: 'no_answer' }),
      act(night.beto, id, 'call-back/done', { outcome: 'no_answer' }),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    expect((await reportOf(id)).callBack.outcome).toBe('no_answer');
  });
});
