// Incidents as people make them at the board: opened, attached, detached, merged, split, closed, and
// taken back; what each answers, what it refuses, and what two people who try at once are told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT_CODE } from '../../../../src/records/incident/incident-code.ts';
import type { Night } from './incident-night.ts';
import { startNight } from './incident-night.ts';

let night: Night;
beforeAll(async () => {
  night = await startNight();
});
afterAll(() => night.stop());

const statusOf = async (id: string) => (await night.ana.get(`/api/v1/reports/${id}`)).body.status;
const incidentOf = async (id: string) => (await night.ana.get(`/api/v1/incidents/${id}`)).body;
const kindsOf = (detail: { timeline: { kind: string }[] }) => detail.timeline.map((e) => e.kind);

describe('opening', () => {
  it('[INC1] takes the reports, names the incident and links them', async () => {
    const [one, two] = (await night.reports(2)) as [string, string];
    const { status, body } = await night.ana.post('/api/v1/incidents', { reportIds: [two, one] });
    expect(status).toBe(201);
    expect(body.code).toMatch(INCIDENT_CODE);
    expect(body).toMatchObject({
      verification: 'unverified',
      activity: 'unknown',
      reportCount: 2,
      closedAt: null,
      openedBy: { username: 'ana' },
    });
    expect(body.placeText).toContain('Pico');
    expect(body.reports.map((each: { id: string }) => each.id)).toEqual([one, two]);
    const { body: report } = await night.beto.get(`/api/v1/reports/${one}`);
    expect(report).toMatchObject({ status: 'linked', claimedBy: { username: 'ana' } });
    expect(kindsOf(await incidentOf(body.id))).toEqual(['opened']);
  });

  it('[INC2] asked twice by one person opens one incident', async () => {
    const reportIds = await night.reports(2);
    const first = await night.ana.post('/api/v1/incidents', { reportIds });
    const again = await night.ana.post('/api/v1/incidents', { reportIds });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.id).toBe(first.body.id);
  });

  it('[INC3] of two who open one report at once one wins and the other is told who', async () => {
    const reportIds = await night.reports(1);
    const answers = await Promise.all(
      [night.ana, night.beto].map((each) => each.post('/api/v1/incidents', { reportIds })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
    const won = answers.find((answer) => answer.status === 201)!.body;
    const lost = answers.find((answer) => answer.status === 409)!.body;
    expect(lost.code).toBeOneOf(['already_linked', 'already_claimed']);
    const winner = won.openedBy.name as string;
    expect(lost.message).toContain(winner);
    expect((await incidentOf(won.id)).reportCount).toBe(1);
  });

  it("[INC4] does not touch a colleague's report, nor half of what was asked", async () => {
    const [free, his] = (await night.reports(2)) as [string, string];
    await night.beto.post(`/api/v1/reports/${his}/claim`);
    const { status, body } = await night.ana.post('/api/v1/incidents', { reportIds: [free, his] });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'already_claimed' });
    expect(body.details.claimedBy.username).toBe('beto');
    expect(await statusOf(free)).toBe('new');
  });

  it('refuses a closed report and one that is not there', async () => {
    const [closed] = (await night.reports(1)) as [string];
    await night.ana.post(`/api/v1/reports/${closed}/close`, { resolution: 'thanks' });
    const absent = '00000000-0000-7000-8000-000000000000';
    for (const [id, status] of [
      [closed, 409],
      [absent, 404],
    ] as const) {
      expect((await night.ana.post('/api/v1/incidents', { reportIds: [id] })).status).toBe(status);
    }
    expect((await night.ana.post('/api/v1/incidents', { reportIds: [] })).status).toBe(422);
    expect((await night.ana.post('/api/v1/incidents', { reportIds: ['x'] })).status).toBe(422);
  });
});

describe('attaching and detaching', () => {
  it('[INC5] one more report joins, raises the urgency, and twice is once', async () => {
    const { id } = await night.incident();
    const urgent = await night.report('they are breaking into my house right now help');
    await night.beto.post(`/api/v1/reports/${urgent}/priority`, { priority: 'P1' });
    const attach = () => night.beto.post(`/api/v1/incidents/${id}/reports`, { reportId: urgent });
    expect((await attach()).body).toMatchObject({ reportCount: 2, priority: 'P1' });
    expect((await attach()).status).toBe(200);
    expect(kindsOf(await incidentOf(id))).toEqual(['opened', 'attached']);
    expect(await statusOf(urgent)).toBe('linked');
  });

  it('[INC6] a report is about one open incident at most', async () => {
    const first = await night.incident();
    const second = await night.incident();
    const { status, body } = await night.ana.post(`/api/v1/incidents/${second.id}/reports`, {
      reportId: first.reportIds[0],
    });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'already_linked' });
    expect(body.details.incident).toEqual({ id: first.id, code: first.code });
  });

  it('[INC7] a detached report is in its owner’s hands again', async () => {
    const { id, reportIds } = await night.incident(2);
    const [one] = reportIds as [string, string];
    const answer = await night.beto.delete(`/api/v1/incidents/${id}/reports/${one}`);
    expect(answer.body).toMatchObject({ reportCount: 1 });
    const { body } = await night.ana.get(`/api/v1/reports/${one}`);
    expect(body).toMatchObject({ status: 'in_review', claimedBy: { username: 'ana' } });
    const again = await night.beto.delete(`/api/v1/incidents/${id}/reports/${one}`);
    expect(again.body.code).toBe('not_linked');
  });

  it('[INC8] a linked report whose sender writes is in hand again and still linked', async () => {
    const { id, reportIds } = await night.incident();
    const [one] = reportIds as [string];
    const { body: before } = await night.ana.get(`/api/v1/reports/${one}`);
    expect(before.status).toBe('linked');
    const { deps } = night.app;
    await deps.db.prisma.report.update({ where: { id: one }, data: { status: 'in_review' } });
    expect(await incidentOf(id)).toMatchObject({ reportCount: 1 });
    await night.ana.post(`/api/v1/incidents/${id}/reports`, { reportId: one });
    expect(await statusOf(one)).toBe('linked');
    expect(kindsOf(await incidentOf(id))).toEqual(['opened']);
  });
});

describe('merging', () => {
  it('[INC10] one goes on with the reports and the timelines of both', async () => {
    const a = await night.incident(2);
    const b = await night.incident(1);
    const { status, body } = await night.beto.post(`/api/v1/incidents/${a.id}/merge`, {
      into: b.id,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: b.id, reportCount: 3 });
    expect(await incidentOf(a.id)).toMatchObject({
      closedAs: 'merged',
      mergedInto: { id: b.id, code: b.code },
      closedBy: { username: 'beto' },
      reportCount: 0,
    });
    const detail = await incidentOf(b.id);
    expect(kindsOf(detail)).toEqual(['opened', 'opened', 'merged_into']);
    expect(detail.timeline.map((e: { incident: { code: string } }) => e.incident.code)).toEqual([
      a.code,
      b.code,
      a.code,
    ]);
  });

  it('[INC11] both ways at once: one wins, the other reads who and which goes on', async () => {
    for (let round = 0; round < 5; round += 1) {
      const a = await night.incident();
      const b = await night.incident();
      const answers = await Promise.all([
        night.ana.post(`/api/v1/incidents/${a.id}/merge`, { into: b.id }),
        night.beto.post(`/api/v1/incidents/${b.id}/merge`, { into: a.id }),
      ]);
      expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
      const won = answers.find((answer) => answer.status === 200)!.body;
      const lost = answers.find((answer) => answer.status === 409)!.body;
      expect(lost.code).toBe('already_merged');
      expect(lost.details.survivor).toEqual({ id: won.id, code: won.code });
      expect(lost.message).toContain(answers[0]!.status === 200 ? 'ana' : 'beto');
      expect((await incidentOf(won.id)).reportCount).toBe(2);
    }
  });

  it('[INC12] the same way at once ends in one merge, and again by the same person is no error', async () => {
    const a = await night.incident();
    const b = await night.incident();
    const merge = (who: Night['ana']) =>
      who.post(`/api/v1/incidents/${a.id}/merge`, { into: b.id });
    const answers = await Promise.all([merge(night.ana), merge(night.beto)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const winner = answers[0]!.status === 200 ? night.ana : night.beto;
    expect((await merge(winner)).status).toBe(200);
    expect(kindsOf(await incidentOf(b.id)).filter((kind) => kind === 'merged_into')).toHaveLength(
      1,
    );
  });

  it('[INC13] whoever comes to a merged one is told the last of the chain', async () => {
    const [a, b, c] = [await night.incident(), await night.incident(), await night.incident()];
    await night.ana.post(`/api/v1/incidents/${a.id}/merge`, { into: b.id });
    await night.ana.post(`/api/v1/incidents/${b.id}/merge`, { into: c.id });
    const { body } = await night.beto.post(`/api/v1/incidents/${a.id}/activity`, {
      activity: 'ended',
    });
    expect(body.code).toBe('already_merged');
    expect(body.details.survivor).toEqual({ id: c.id, code: c.code });
    expect((await incidentOf(c.id)).timeline).toHaveLength(5);
  });

  it('[INC14] never swallows a verdict, nor an incident into itself', async () => {
    const a = await night.incident();
    const b = await night.incident();
    const data = { verification: 'unfounded' };
    await night.app.deps.db.prisma.incident.update({ where: { id: a.id }, data });
    const swallow = await night.ana.post(`/api/v1/incidents/${a.id}/merge`, { into: b.id });
    expect(swallow.body.code).toBe('verdict_would_be_lost');
    const other = await night.ana.post(`/api/v1/incidents/${b.id}/merge`, { into: a.id });
    expect(other.body).toMatchObject({ id: a.id, verification: 'unfounded' });
    const self = await night.ana.post(`/api/v1/incidents/${a.id}/merge`, { into: a.id });
    expect(self.body.code).toBe('wrong_state');
  });
});

describe('splitting', () => {
  it('[INC15] some reports become about another one, which begins unverified', async () => {
    const { id, reportIds } = await night.incident(3);
    const moved = reportIds.slice(0, 2);
    const { status, body } = await night.beto.post(`/api/v1/incidents/${id}/split`, {
      reportIds: moved,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ verification: 'unverified', reportCount: 2 });
    expect(await incidentOf(id)).toMatchObject({ reportCount: 1 });
    const detail = await incidentOf(body.id);
    expect(kindsOf(detail)).toEqual(['opened', 'split_off']);
    expect(await statusOf(moved[0]!)).toBe('linked');
  });

  it('leaves something behind, and takes only what is there', async () => {
    const { id, reportIds } = await night.incident(2);
    const all = await night.ana.post(`/api/v1/incidents/${id}/split`, { reportIds });
    expect(all.body.code).toBe('wrong_state');
    const stranger = await night.report();
    const foreign = { reportIds: [stranger] };
    const answer = await night.ana.post(`/api/v1/incidents/${id}/split`, foreign);
    expect(answer.body.code).toBe('not_linked');
  });
});

describe('closing', () => {
  it('[INC16] only what has ended, with its waiting reports; the code is free again', async () => {
    const { id, reportIds } = await night.incident(2);
    const [waiting, talking] = reportIds as [string, string];
    const data = { status: 'in_review' };
    await night.app.deps.db.prisma.report.update({ where: { id: talking }, data });
    const early = await night.ana.post(`/api/v1/incidents/${id}/close`);
    expect(early.body).toMatchObject({ code: 'wrong_state', details: { missing: ['ended'] } });
    await night.ana.post(`/api/v1/incidents/${id}/activity`, { activity: 'ended' });
    const { body } = await night.beto.post(`/api/v1/incidents/${id}/close`);
    expect(body).toMatchObject({ closedAs: 'ended', closedBy: { username: 'beto' } });
    expect([await statusOf(waiting), await statusOf(talking)]).toEqual(['closed', 'in_review']);
    const anew = await night.ana.post('/api/v1/incidents', { reportIds: [talking] });
    expect(anew.status).toBe(201);
    expect((await incidentOf(id)).reportCount).toBe(2);
    const list = await night.ana.get('/api/v1/incidents?status=closed');
    expect(list.body.items.map((each: { id: string }) => each.id)).toContain(id);
  });

  it('[INC17] closing and attaching at once: the report is linked and closed, or not linked', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await night.incident();
      await night.ana.post(`/api/v1/incidents/${id}/activity`, { activity: 'ended' });
      const reportId = await night.report();
      const [closed, attached] = await Promise.all([
        night.ana.post(`/api/v1/incidents/${id}/close`),
        night.beto.post(`/api/v1/incidents/${id}/reports`, { reportId }),
      ]);
      expect(closed.status).toBe(200);
      const status = await statusOf(reportId);
      if (attached.status === 200) expect(status).toBe('closed');
      else {
        expect(attached.body.code).toBe('incident_closed');
        expect(attached.body.details.closedBy.username).toBe('ana');
        expect(status).toBe('new');
      }
    }
  });
});
