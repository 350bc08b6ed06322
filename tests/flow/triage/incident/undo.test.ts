// Each change of an incident taken back: within its time, only where nothing has come of it, and so
// that what was before is again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Night } from './incident-night.ts';
import { startNight } from './incident-night.ts';

let night: Night;
beforeAll(async () => {
  night = await startNight();
});
afterAll(() => night.stop());

const reportOf = async (id: string) => (await night.ana.get(`/api/v1/reports/${id}`)).body;
const incidentOf = async (id: string) => (await night.ana.get(`/api/v1/incidents/${id}`)).body;
const undo = (id: string, who = night.ana, entryId?: string) =>
  who.post(`/api/v1/incidents/${id}/undo`, entryId === undefined ? undefined : { entryId });
const idsOf = (list: { id: string }[]) => list.map((each) => each.id).toSorted();

describe('undo', () => {
  it('[INC20] of an opening gives the reports back and leaves an incident that was withdrawn', async () => {
    const { id, reportIds } = await night.incident(2);
    expect((await undo(id)).body).toMatchObject({ closedAs: 'withdrawn', reportCount: 0 });
    for (const reportId of reportIds) {
      expect(await reportOf(reportId)).toMatchObject({
        status: 'in_review',
        claimedBy: { username: 'ana' },
      });
    }
    const { timeline } = await incidentOf(id);
    expect(timeline.map((e: { kind: string }) => e.kind)).toEqual(['opened', 'undone']);
    expect(timeline[0].undoneAt).not.toBeNull();
    expect((await undo(id)).body.code).toBe('nothing_to_undo');
  });

  it('[INC21] of an attaching and of a detaching is the other', async () => {
    const { id, reportIds } = await night.incident(1);
    const [first] = reportIds as [string];
    const reportId = await night.report();
    await night.ana.post(`/api/v1/incidents/${id}/reports`, { reportId });
    expect((await undo(id)).body.reportCount).toBe(1);
    expect((await reportOf(reportId)).status).toBe('in_review');
    await night.ana.delete(`/api/v1/incidents/${id}/reports/${first}`);
    expect((await undo(id)).body.reportCount).toBe(1);
    expect((await reportOf(first)).status).toBe('linked');
  });

  it('[INC22] of a merge: both as they were, by either, with their codes', async () => {
    const a = await night.incident(2);
    const b = await night.incident(1);
    await night.app.deps.db.prisma.incident.update({
      where: { id: a.id },
      data: { priority: 'P1' },
    });
    const before = [await incidentOf(a.id), await incidentOf(b.id)];
    await night.ana.post(`/api/v1/incidents/${a.id}/merge`, { into: b.id });
    expect((await incidentOf(b.id)).priority).toBe('P1');
    expect((await undo(b.id)).status).toBe(200);
    for (const was of before) {
      const now = await incidentOf(was.id);
      expect(now).toMatchObject({
        code: was.code,
        priority: was.priority,
        closedAt: null,
        mergedInto: null,
        reportCount: was.reportCount,
      });
      expect(idsOf(now.reports)).toEqual(idsOf(was.reports));
    }
  });

  it('[INC23] of a split: one again, with the timeline of both', async () => {
    const { id, reportIds } = await night.incident(3);
    const { body: part } = await night.ana.post(`/api/v1/incidents/${id}/split`, {
      reportIds: reportIds.slice(0, 1),
    });
    expect((await undo(id)).body.reportCount).toBe(3);
    expect(await incidentOf(part.id)).toMatchObject({ closedAs: 'merged', mergedInto: { id } });
    const { timeline } = await incidentOf(id);
    expect(timeline.map((e: { kind: string }) => e.kind)).toEqual([
      'opened',
      'split_off',
      'undone',
    ]);
  });

  it('[INC24] of a closing opens it and its reports again; a code taken since is replaced', async () => {
    const { id, code, reportIds } = await night.incident(1);
    await night.ana.post(`/api/v1/incidents/${id}/activity`, { activity: 'ended' });
    await night.ana.post(`/api/v1/incidents/${id}/close`);
    const other = await night.incident(1);
    const { prisma } = night.app.deps.db;
    await prisma.incident.update({ where: { id: other.id }, data: { code } });
    const { body } = await undo(id);
    expect(body).toMatchObject({ closedAt: null, reportCount: 1, activity: 'ended' });
    expect(body.code).not.toBe(code);
    expect((await reportOf(reportIds[0]!)).status).toBe('linked');
  });

  it('[INC25] after ten minutes it is too late', async () => {
    const { id } = await night.incident(1);
    expect((await incidentOf(id)).timeline[0].undoUntil).not.toBeNull();
    night.app.clock.advance({ minutes: 10.1 });
    expect((await undo(id)).body.code).toBe('undo_too_late');
    expect((await incidentOf(id)).timeline[0].undoUntil).toBeNull();
  });

  it("[INC26] by itself it takes back the viewer's own last change; a colleague's only by name", async () => {
    const { id } = await night.incident(1);
    expect((await undo(id, night.beto)).body.code).toBe('nothing_to_undo');
    const { timeline } = await incidentOf(id);
    expect((await undo(id, night.beto, timeline[0].id)).body.closedAs).toBe('withdrawn');
  });

  describe('[INC27] is refused when the world has moved on', () => {
    it('an opening, after another report came', async () => {
      const { id } = await night.incident(1);
      const reportId = await night.report();
      await night.beto.post(`/api/v1/incidents/${id}/reports`, { reportId });
      expect((await undo(id)).body).toMatchObject({
        code: 'undo_overtaken',
        details: { since: ['reports'] },
      });
      expect((await incidentOf(id)).reportCount).toBe(2);
    });

    it('a merge, after a verdict, or after one of its reports went', async () => {
      const a = await night.incident(1);
      const b = await night.incident(1);
      await night.ana.post(`/api/v1/incidents/${a.id}/merge`, { into: b.id });
      const { prisma } = night.app.deps.db;
      await prisma.incident.update({ where: { id: b.id }, data: { verification: 'unfounded' } });
      expect((await undo(b.id)).body.details).toEqual({ since: ['verdict'] });
      await prisma.incident.update({ where: { id: b.id }, data: { verification: 'unverified' } });
      await night.beto.delete(`/api/v1/incidents/${b.id}/reports/${a.reportIds[0]}`);
      expect((await undo(b.id)).body.details).toEqual({ since: ['reports'] });
    });

    it('a detaching, after the report was linked elsewhere or let go', async () => {
      const a = await night.incident(2);
      const [one, two] = a.reportIds as [string, string];
      await night.ana.delete(`/api/v1/incidents/${a.id}/reports/${one}`);
      await night.ana.post('/api/v1/incidents', { reportIds: [one] });
      expect((await undo(a.id)).body.details).toEqual({ since: ['report_moved'] });
      await night.ana.delete(`/api/v1/incidents/${a.id}/reports/${two}`);
      await night.ana.post(`/api/v1/reports/${two}/release`);
      expect((await undo(a.id)).body.details).toEqual({ since: ['report_moved'] });
    });

    it('two who undo the same at once: it is undone once', async () => {
      const { id } = await night.incident(1);
      const { timeline } = await incidentOf(id);
      const answers = await Promise.all(
        [night.ana, night.beto].map((who) => undo(id, who, timeline[0].id)),
      );
      expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    });
  });
});
