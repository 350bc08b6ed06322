// Whatever people do to incidents, in any order: no report, message, timeline entry or audit row is
// lost or doubled, and what is refused changes nothing.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../../../../src/contract/viewer.ts';
import { attachReport } from '../../../../src/flow/triage/incident/attach-report.ts';
import { closeIncident } from '../../../../src/flow/triage/incident/close-incident.ts';
import { detachReport } from '../../../../src/flow/triage/incident/detach-report.ts';
import { mergeIncidents } from '../../../../src/flow/triage/incident/merge-incidents.ts';
import { openIncident } from '../../../../src/flow/triage/incident/open-incident.ts';
import { setActivity } from '../../../../src/flow/triage/incident/set-activity.ts';
import { splitIncident } from '../../../../src/flow/triage/incident/split-incident.ts';
import { undoChange } from '../../../../src/flow/triage/incident/undo-change.ts';
import { AppError } from '../../../../src/platform/errors.ts';
import { readTimeline } from '../../../../src/records/incident/incident-event-store.ts';
import { permissionsOf } from '../../../../src/security/permissions.ts';
import { verifyAudit } from '../../../../src/security/verify-audit.ts';
import { untilQuiet } from '../../../harness/carrier-door.ts';
import type { Night } from './incident-night.ts';
import { startNight } from './incident-night.ts';

const REPORTS = 5;
let night: Night;
let viewers: Viewer[];

beforeAll(async () => {
  night = await startNight();
  const { prisma } = night.app.deps.db;
  const accounts = await prisma.account.findMany({ select: { id: true, username: true } });
  viewers = accounts.map((account) => ({
    sessionId: account.id,
    account: { ...account, name: account.username, roles: ['dispatcher'] },
    permissions: permissionsOf(['dispatcher']),
  }));
});
afterAll(() => night.stop());

const index = fc.nat({ max: 4 });
const step = fc.record({
  what: fc.constantFrom(
    ...(['open', 'attach', 'detach', 'merge', 'split', 'undo', 'undo', 'end', 'close'] as const),
  ),
  who: fc.constantFrom(0, 0, 0, 1),
  a: index,
  b: index,
  reports: fc.uniqueArray(index, { minLength: 1, maxLength: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const OPEN: Step = { what: 'open', who: 0, a: 0, b: 0, reports: [] };

const pick = (list: readonly string[], at: number) => list[at % Math.max(1, list.length)];

async function run(each: Step, reports: readonly string[], incidents: string[]): Promise<void> {
  const { deps } = night.app;
  const viewer = viewers[each.who]!;
  const id = pick(incidents, each.a) ?? '00000000-0000-7000-8000-000000000000';
  const reportIds = each.reports.map((at) => reports[at]!).toSorted();
  if (each.what === 'open') incidents.push((await openIncident(deps, viewer, { reportIds })).id);
  if (each.what === 'attach') await attachReport(deps, viewer, id, reportIds[0]!);
  if (each.what === 'detach') await detachReport(deps, viewer, id, reportIds[0]!);
  if (each.what === 'merge') {
    await mergeIncidents(deps, viewer, id, pick(incidents, each.b) ?? id);
  }
  if (each.what === 'split') incidents.push(await splitIncident(deps, viewer, id, reportIds));
  if (each.what === 'undo') await undoChange(deps, viewer, id, {});
  if (each.what === 'end') await setActivity(deps, viewer, id, 'ended');
  if (each.what === 'close') await closeIncident(deps, viewer, id, { resolution: 'info_given' });
}

/** All that must not change by what is refused, and never get less. */
async function worldOf() {
  const { rows } = await night.app.deps.db.pool.query<Record<string, number>>(
    `select (select count(*) from report)::int as reports,
      (select count(*) from report_message)::int as messages,
      (select sum(version) from report)::int as "reportVersions",
      (select coalesce(sum(version), 0) from incident)::int as "incidentVersions",
      (select count(*) from incident_report)::int as links,
      (select count(*) from incident_event)::int as entries,
      (select count(*) from audit_event)::int as audits,
      (select count(*) from feed_event)::int as feed`,
  );
  return rows[0]!;
}

async function problemsOf(): Promise<string[]> {
  const { rows } = await night.app.deps.db.pool.query<{ problem: string }>(
    `select 'a report is about two open incidents' as problem from incident_report link
       join incident on incident.id = link.incident_id and incident.closed_at is null
       where link.unlinked_at is null group by link.report_id having count(*) > 1
     union all
     select 'a current link to a closed incident' from incident_report link
       join incident on incident.id = link.incident_id and incident.closed_at is not null
       where link.unlinked_at is null and link.settled_at is null
     union all
     select 'a linked report without a link' from report where status = 'linked' and not exists (
       select 1 from incident_report link where link.report_id = report.id
         and link.unlinked_at is null and link.settled_at is null)
     union all
     select 'two open incidents of one code' from incident where closed_at is null
       group by code having count(*) > 1
     union all
     select 'merged into one that is withdrawn' from incident join incident into_ on
       into_.id = incident.merged_into_id and into_.closed_as = 'withdrawn'`,
  );
  return rows.map((row) => row.problem);
}

/** Every entry is in the timeline of its own incident once, and in that of whoever absorbed it. */
async function timelineProblems(): Promise<string[]> {
  const { prisma, pool } = night.app.deps.db;
  const { keyring } = night.app.deps;
  const incidents = await prisma.incident.findMany({ select: { id: true, mergedIntoId: true } });
  const entries = await prisma.incidentEvent.findMany({ select: { id: true, incidentId: true } });
  const shown = new Map<string, string[]>();
  for (const { id } of incidents) {
    const rows = await readTimeline({ pool }, keyring, id);
    shown.set(
      id,
      rows.map((row) => row.id),
    );
  }
  const doubled = [...shown.values()].filter((ids) => new Set(ids).size !== ids.length);
  const lost = entries.filter((entry) => !shown.get(entry.incidentId)?.includes(entry.id));
  const leftBehind = incidents.filter(({ id, mergedIntoId }) => {
    const survivor = mergedIntoId === null ? null : new Set(shown.get(mergedIntoId));
    return survivor !== null && shown.get(id)!.some((entry) => !survivor.has(entry));
  });
  return [
    ...doubled.map(() => 'an entry is shown twice'),
    ...lost.map(() => 'an entry is lost'),
    ...leftBehind.map(() => 'an entry stayed with the absorbed'),
  ];
}

/** Where the reports are is looked up beside everything else, and changes them. */
async function placesSettled(): Promise<void> {
  await night.app.eventually(async () => {
    const { prisma } = night.app.deps.db;
    return (await prisma.report.count({ where: { placeState: 'pending' } })) === 0;
  });
}

it('[INC30] any sequence of changes and undos loses and doubles nothing', async () => {
  const done = new Map<Step['what'], number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const reports = await night.reports(REPORTS);
      await untilQuiet(night.app);
      await placesSettled();
      const incidents: string[] = [];
      await run({ ...OPEN, reports: [0, 1] }, reports, incidents);
      await run({ ...OPEN, reports: [2] }, reports, incidents);
      for (const each of steps) {
        const before = await worldOf();
        const refusal = await run(each, reports, incidents).catch((error: unknown) => error);
        const after = await worldOf();
        if (refusal !== undefined) {
          expect(refusal).toBeInstanceOf(AppError);
          expect(after).toEqual(before);
        } else done.set(each.what, (done.get(each.what) ?? 0) + 1);
        expect(after).toMatchObject({ reports: before['reports'] });
        expect(after['entries']! - before['entries']!).toBeOneOf([0, 1]);
        expect(await problemsOf()).toEqual([]);
      }
      expect(await timelineProblems()).toEqual([]);
    }),
    { numRuns: 20, seed: 20_261 },
  );
  expect([...done.keys()]).toHaveLength(8);
  expect([...done.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(60);
  expect((await verifyAudit(night.app.deps.db, night.app.deps.keyring)).verdict).toBe('intact');
}, 180_000);
