// Whatever anybody below a coordinator does, in whatever order, nobody becomes active by it; and nobody
// acts on training that is over.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/contract/statuses.ts';
import { VOLUNTEER_STATUSES } from '../../../src/contract/volunteer.ts';
import type { Viewer } from '../../../src/contract/viewer.ts';
import { VOLUNTEER_ACTS } from '../../../src/people/volunteers/volunteer-act-routes.ts';
import { keepRoster } from '../../../src/people/volunteers/keep-roster.ts';
import { AppError } from '../../../src/platform/errors.ts';
import { whyNotOffered } from '../../../src/records/volunteer/may-be-offered.ts';
import { listResponders } from '../../../src/records/volunteer/responder-store.ts';
import { permissionsOf } from '../../../src/security/permissions.ts';
import type { Api, TestApp } from '../../harness/test-app.ts';
import { startTestApp } from '../../harness/test-app.ts';
import { acting, activate, addedBy } from './roster.ts';

const BELOW: readonly Role[] = ['responder', 'attorney', 'dispatcher', 'legal_intake', 'admin'];

const SAID: Readonly<Record<string, readonly unknown[]>> = {
  decision: ['screen', 'train', 'start_probation', 'activate', 'retrain'].map((decision) => ({
    decision,
  })),
  steps: [{ step: 'phone_verified' }, { step: 'interviewed' }, { step: 'paired_call_out' }],
  vouches: [{}],
  roles: [{ role: 'responder', isGranted: true }],
  pause: [{ until: null }],
  remove: [{ reason: 'x' }],
  account: [{ username: 'carmen' }],
  availability: [{ set: 'off' }, { set: 'on', until: '2099-01-01T00:00:00.000Z' }],
};

let app: TestApp;
let carmen: Api;
const viewers: Viewer[] = [];

beforeAll(async () => {
  app = await startTestApp();
  carmen = await app.signIn('carmen', ['coordinator']);
  for (const role of BELOW) {
    const account = await app.createAccount(`below-${role}`, [role]);
    const roles = [role];
    viewers.push({
      sessionId: '',
      account: { ...account, name: role, roles },
      permissions: permissionsOf(roles),
    });
  }
});
afterAll(() => app.stop());

const call = fc.record({
  viewer: fc.nat(BELOW.length - 1),
  act: fc.nat(VOLUNTEER_ACTS.length - 1),
  said: fc.nat(9),
});

describe('nobody climbs alone', () => {
  it('[VOL3] no sequence of calls by anybody below a coordinator leads to an active person', async () => {
    const begins = VOLUNTEER_STATUSES.filter((status) => status !== 'active');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...begins),
        fc.array(call, { maxLength: 12 }),
        async (status, calls) => {
          const id = await addedBy(carmen);
          await stand(id, status);
          for (const each of calls) await tried(id, each);
          const after = await app.deps.db.prisma.volunteer.findUniqueOrThrow({ where: { id } });
          expect(after.status).not.toBe('active');
        },
      ),
      { numRuns: 40 },
    );
  });

  async function tried(
    id: string,
    { viewer, act, said }: { viewer: number; act: number; said: number },
  ) {
    const { path, run } = VOLUNTEER_ACTS[act]!;
    const bodies = SAID[path] ?? [undefined];
    await run(app.deps, viewers[viewer]!, id, bodies[said % bodies.length]).catch(
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
      },
    );
  }

  /** One decision away from active: everything else is done. */
  async function stand(id: string, status: string) {
    const at = app.clock.now();
    const data = {
      status,
      phoneVerifiedAt: at,
      interviewedAt: at,
      grantedRoles: ['responder'],
      agreementSignedAt: at,
      agreementVersion: '2026-09',
      agreementLanguage: 'en',
      trainingDoneAt: at,
      trainingExpiresAt: new Date(at.getTime() + 1e10),
    };
    await app.deps.db.prisma.volunteer.update({ where: { id }, data });
  }
});

describe('training that is over', () => {
  it('[VOL10] takes nobody out, keeps nobody active, and is asked for at every return', async () => {
    const id = await addedBy(carmen, { areaZip: '90057' });
    await activate(app, carmen, id);
    const until = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    expect((await acting(carmen, id).act('availability', { set: 'on', until })).status).toBe(200);
    const why = async () => {
      const all = await listResponders(app.deps.db, app.deps.keyring);
      const one = all.find((each) => each.id === id);
      return one ? whyNotOffered(one, app.clock.now(), 720) : 'not_listed';
    };
    expect(await why()).toBeNull();
    const trainingExpiresAt = new Date(app.clock.now().getTime() - 1);
    await app.deps.db.prisma.volunteer.update({ where: { id }, data: { trainingExpiresAt } });
    expect(await why()).toBe('training_expired');
    expect((await acting(carmen, id).act('availability', { set: 'on', until })).status).toBe(409);
    while ((await keepRoster(app.deps)) > 0);
    expect((await acting(carmen, id).file()).body).toMatchObject({
      status: 'inactive',
      onDutyUntil: null,
    });
    expect(await why()).toBe('not_listed');
    expect((await acting(carmen, id).act('resume')).status).toBe(409);
    expect((await acting(carmen, id).decide('retrain')).body.status).toBe('training');
    expect((await acting(carmen, id).decide('start_probation')).body.code).toBe('step_missing');
  });

  it('[VOL10] the database itself refuses an active person who is not proven', async () => {
    const id = await addedBy(carmen);
    const jump = app.deps.db.prisma.volunteer.update({ where: { id }, data: { status: 'active' } });
    await expect(jump).rejects.toThrow();
  });
});

describe('the roster by the clock', () => {
  it('[VOL11] forgets unproven applications after a week, ends pauses, and lapses who was away half a year', async () => {
    const id = await addedBy(carmen);
    await activate(app, carmen, id);
    const until = new Date(app.clock.now().getTime() + 60_000).toISOString();
    await acting(carmen, id).act('pause', { until });
    await keepRoster(app.deps);
    expect((await acting(carmen, id).file()).body.status).toBe('paused');
    app.clock.advance({ minutes: 2 });
    await keepRoster(app.deps);
    expect((await acting(carmen, id).file()).body.status).toBe('active');
    app.clock.advance({ minutes: 183 * 24 * 60 });
    await keepRoster(app.deps);
    const stored = await app.deps.db.prisma.volunteer.findUniqueOrThrow({ where: { id } });
    expect(stored.status).toBe('inactive');
  });
});
