// Whatever everybody does, in whatever order: an incident is confirmed by a verdict alone, and a verdict
// by what two independent sources found, or by two people against the evidence.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/contract/statuses.ts';
import { recordFieldReport } from '../../../src/flow/verification/record-field-report.ts';
import { transact } from '../../../src/records/transact.ts';
import type { Api } from '../../harness/test-app.ts';
import type { Night } from '../triage/incident/incident-night.ts';
import { startNight } from '../triage/incident/incident-night.ts';

let night: Night;
const who: Record<string, Api> = {};
const accounts: Record<string, string> = {};
const ACTORS: Record<string, Role[]> = {
  carmen: ['coordinator'],
  omar: ['admin'],
  lena: ['legal_intake'],
  rita: ['responder'],
  tom: ['attorney'],
};

beforeAll(async () => {
  night = await startNight();
  for (const [name, roles] of Object.entries(ACTORS))
    who[name] = await night.app.signIn(name, roles);
  Object.assign(who, { ana: night.ana, beto: night.beto });
  for (const [name, api] of Object.entries(who))
    accounts[name] = (await api.get('/api/v1/session')).body.account.id;
});
afterAll(() => night.stop());

const SAYS = ['immigration', 'immigration', 'not_immigration', 'nothing', 'unsure'] as const;
const VERDICTS = ['confirmed', 'confirmed', 'unfounded', 'inconclusive', 'verifying'] as const;
const says = fc.constantFrom(...SAYS);
const which = fc.nat({ max: 1 });
const report = fc.nat({ max: 3 });

const interview = fc.record({ do: fc.constant('interview' as const), which, report, says });
const decided = fc.record({
  do: fc.constant('verdict' as const),
  which,
  to: fc.constantFrom(...VERDICTS),
});
const ask = fc.record({
  do: fc.constant('override' as const),
  which,
  to: fc.constantFrom('confirmed', 'confirmed', 'unfounded', 'inconclusive'),
  second: fc.constantFrom('ana', 'beto', 'beto', 'carmen', 'omar', 'lena'),
});
const answer = fc.record({
  do: fc.constant('answer' as const),
  which,
  agrees: fc.constantFrom(true, true, false),
});
const field = fc.record({
  do: fc.constant('field' as const),
  which,
  phone: fc.nat({ max: 1 }),
  isNamed: fc.boolean(),
  says: fc.constantFrom('confirmed', 'confirmed', 'not_ice', 'nothing', 'unsure'),
});
const said = fc.record({
  do: fc.constant('said' as const),
  which,
  basis: fc.constantFrom('official_statement', 'partner_network', 'camera_footage'),
  by: fc.constantFrom('City manager', 'CHIRLA'),
  says,
});
const other = fc.oneof(
  fc.record({ do: fc.constant('withdraw' as const), which, nth: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('merge' as const), which }),
  fc.record({ do: fc.constant('split' as const), which, report }),
  fc.record({ do: fc.constant('detach' as const), which, report }),
  fc.record({ do: fc.constant('attach' as const), which, report }),
  fc.record({ do: fc.constant('undo' as const), which }),
  fc.record({
    do: fc.constant('activity' as const),
    which,
    is: fc.constantFrom('ongoing', 'ended'),
  }),
  fc.record({ do: fc.constant('close' as const), which }),
);
const step = fc.oneof(
  { weight: 3, arbitrary: interview },
  { weight: 3, arbitrary: field },
  { weight: 2, arbitrary: said },
  { weight: 5, arbitrary: decided },
  { weight: 2, arbitrary: ask },
  { weight: 2, arbitrary: answer },
  { weight: 4, arbitrary: other },
);
const PEOPLE = [
  'ana',
  'ana',
  'ana',
  'beto',
  'beto',
  'carmen',
  'carmen',
  'omar',
  'lena',
  'rita',
  'tom',
];
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type World = { incidents: string[]; reports: string[] };

async function take(world: World, actor: string, given: Step): Promise<void> {
  const api = who[actor]!;
  const id = world.incidents[given.which]!;
  const at = `/api/v1/incidents/${id}`;
  switch (given.do) {
    case 'interview': {
      const reportId = world.reports[given.report];
      await api.post(`${at}/findings`, {
        basis: 'eyewitness_interview',
        reportId,
        says: given.says,
      });
      return;
    }
    case 'said':
      await api.post(`${at}/findings`, { basis: given.basis, who: given.by, says: given.says });
      return;
    case 'field':
      return fromTheField(id, given);
    case 'withdraw': {
      const { body } = await night.ana.get(at);
      const finding = body.findings?.[given.nth];
      if (finding) await api.delete(`/api/v1/findings/${finding.id}`);
      return;
    }
    case 'verdict':
      await api.post(`${at}/verdict`, { verification: given.to, basis: [], actual: 'tow' });
      return;
    case 'override':
      await api.post(`${at}/override`, {
        verification: given.to,
        actual: 'tow',
        reason: 'because we all saw it',
        secondId: accounts[given.second],
      });
      return;
    case 'answer':
      await api.post(`${at}/override/answer`, { agrees: given.agrees });
      return;
    case 'merge':
      await api.post(`${at}/merge`, { into: world.incidents[1 - given.which] });
      return;
    case 'split':
      await api.post(`${at}/split`, { reportIds: [world.reports[given.report]] });
      return;
    case 'detach':
      await api.delete(`${at}/reports/${world.reports[given.report]}`);
      return;
    case 'attach':
      await api.post(`${at}/reports`, { reportId: world.reports[given.report] });
      return;
    case 'undo':
      await api.post(`${at}/undo`, {});
      return;
    case 'activity':
      await api.post(`${at}/activity`, { activity: given.is });
      return;
    case 'close':
      await api.post(`${at}/close`);
      return;
  }
}

async function fromTheField(incidentId: string, given: Extract<Step, { do: 'field' }>) {
  const { deps } = night.app;
  const volunteerId = `00000000-0000-7000-8000-00000000000${given.phone}`;
  await transact(deps, (tx) =>
    recordFieldReport(tx, deps, {
      incidentId,
      assignmentId: deps.ids.uuid(),
      volunteerId,
      phoneIndex: deps.keyring.index('phone', `+1213555990${given.phone}`),
      says: given.says as 'confirmed',
      agency: given.isNamed ? 'HSI' : null,
      actual: null,
      note: null,
      at: tx.at,
    }),
  );
}

/** By hand, from the rows alone: how many of these do not hang together. */
function countApart(found: { sources: string[] }[]): number {
  let groups = found.map(({ sources }) => new Set(sources));
  for (let joined = true; joined;) {
    joined = false;
    for (const one of groups)
      for (const other of groups) {
        if (one === other || ![...one].some((source) => other.has(source))) continue;
        other.forEach((source) => one.add(source));
        groups = groups.filter((each) => each !== other);
        joined = true;
        break;
      }
  }
  return groups.length;
}

async function faultOf(id: string): Promise<string | null> {
  const { prisma } = night.app.deps.db;
  const incident = await prisma.incident.findUniqueOrThrow({ where: { id } });
  if (incident.verification !== 'confirmed') return null;
  const verdicts = await prisma.verdict.findMany({
    where: { incidentId: id, decidedAt: { not: null } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  });
  const [last] = verdicts;
  if (last?.toStatus !== 'confirmed') return 'no verdict says so';
  if (last.secondId !== null) {
    const isByTwo = last.secondId !== last.decidedById && last.reasonSealed !== null;
    const roles = await prisma.account.findUniqueOrThrow({ where: { id: last.decidedById } });
    const isWhole = isByTwo && last.needsReview && roles.roles.includes('coordinator');
    return isWhole ? null : 'an override that is none';
  }
  const found = await prisma.finding.findMany({
    where: { id: { in: last.findingIds }, says: 'immigration' },
  });
  if (found.some(({ withdrawnAt }) => withdrawnAt !== null && withdrawnAt < last.decidedAt!))
    return 'a withdrawn finding counted';
  if (countApart(found) < 2) return 'one source confirmed';
  const onlyMine = found.every(
    ({ enteredById, reportId }) => enteredById === last.decidedById && reportId === null,
  );
  return onlyMine ? 'who decided was the only one' : null;
}

describe('an incident', () => {
  it('[VER9] is confirmed by evidence or by two, whoever does what in whatever order', async () => {
    let confirmed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 2 }),
        fc.array(fc.tuple(fc.constantFrom(...PEOPLE), step), { minLength: 8, maxLength: 20 }),
        async (found, steps) => {
          const [one, two] = [await night.incident(2), await night.incident(2)];
          const world = {
            incidents: [one.id, two.id],
            reports: [...one.reportIds, ...two.reportIds],
          };
          // Chance alone seldom gathers two sources on one incident.
          const seen = [0, 1].slice(0, found).map((at) => ({
            do: 'interview' as const,
            which: 0,
            report: at,
            says: 'immigration' as const,
          }));
          for (const each of seen) await take(world, 'ana', each);
          for (const [actor, given] of steps) {
            await take(world, actor, given);
            for (const id of world.incidents) expect(await faultOf(id)).toBeNull();
          }
          const where = { incidentId: { in: world.incidents }, toStatus: 'confirmed' };
          confirmed += await night.app.deps.db.prisma.verdict.count({ where });
        },
      ),
      { numRuns: 12 },
    );
    // A rule that is never met would hold as well.
    expect(confirmed).toBeGreaterThan(0);
  }, 150_000);

  it('is confirmed by no statement of its own', async () => {
    const { id } = await night.incident(1);
    const { prisma } = night.app.deps.db;
    const data = { verification: 'confirmed' };
    await expect(prisma.incident.update({ where: { id }, data })).rejects.toThrow(
      /by a verdict alone/,
    );
    const verdict = {
      id: night.app.deps.ids.uuid(),
      incidentId: id,
      fromStatus: 'unverified',
      toStatus: 'confirmed',
      askedAt: new Date(),
      decidedAt: new Date(),
      decidedById: accounts['ana']!,
    };
    await expect(prisma.verdict.create({ data: verdict })).rejects.toThrow(
      /verdict_confirmed_rests/,
    );
  });

  it('stays what it was, whoever races', async () => {
    const { id, reportIds } = await night.incident(2);
    const at = `/api/v1/incidents/${id}`;
    for (const reportId of reportIds)
      await night.ana.post(`${at}/findings`, {
        basis: 'eyewitness_interview',
        reportId,
        says: 'immigration',
      });
    const { findings } = (await night.ana.get(at)).body;
    const decide = (api: Api) =>
      api.post(`${at}/verdict`, { verification: 'confirmed', basis: [] });
    await Promise.all([
      decide(night.ana),
      night.beto.delete(`/api/v1/findings/${findings[0].id}`),
      decide(night.beto),
      night.beto.delete(`${at}/reports/${reportIds[1]}`),
    ]);
    expect(await faultOf(id)).toBeNull();
    expect((await night.ana.get(at)).body.verdicts.length).toBeLessThanOrEqual(1);
  });
});
