// A roster to test with: somebody taken up the ladder by the same doors as in life.
import { expect } from 'vitest';
import type { Api, TestApp } from '../../harness/test-app.ts';

let drawn = 0;

/** A phone of the range kept for fiction, another each time. */
export function nextPhone(): string {
  drawn += 1;
  return `+1213${String(5_550_000 + drawn).padStart(7, '0')}`;
}

export async function addedBy(
  coordinator: Api,
  given: Record<string, unknown> = {},
): Promise<string> {
  const body = { name: 'Ana Lopez', phone: nextPhone(), language: 'en', ...given };
  const answer = await coordinator.post('/api/v1/volunteers', body);
  expect(answer).toMatchObject({ status: 200, body: { status: 'applied' } });
  return answer.body.id as string;
}

export function acting(api: Api, id: string) {
  const path = (act: string) => `/api/v1/volunteers/${id}/${act}`;
  return {
    decide: (decision: string) => api.post(path('decision'), { decision }),
    step: (step: string, more: Record<string, unknown> = {}) =>
      api.post(path('steps'), { step, ...more }),
    vouch: (body: Record<string, unknown> = {}) => api.post(path('vouches'), body),
    role: (role: string, isGranted = true) => api.post(path('roles'), { role, isGranted }),
    act: (act: string, body?: unknown) => api.post(path(act), body),
    file: () => api.get(`/api/v1/volunteers/${id}`),
  };
}

/** Everything up to active, as a coordinator does it. */
export async function activate(app: TestApp, coordinator: Api, id: string, role = 'responder') {
  const does = acting(coordinator, id);
  const today = app.clock.now().toISOString().slice(0, 10);
  const answers = [
    await does.step('phone_verified'),
    await does.decide('screen'),
    await does.decide('train'),
    await does.step('interviewed'),
    await does.step('agreement_signed', { language: 'es' }),
    await does.step('trained', { on: today }),
    await does.role(role),
    await does.vouch(),
    await does.decide('start_probation'),
    await does.step('paired_call_out'),
    await does.step('paired_call_out'),
    await does.decide('activate'),
  ];
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
  return answers.at(-1)!.body as { status: string; missing: unknown[] };
}
