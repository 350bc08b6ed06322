// The page of somebody on a team: looking spends nothing, opening spends it, the rules come first, the
// buttons say the same as the digits, and nothing is left of it for whoever is off the team.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scene } from './call-out-story.ts';
import { PLACE, startScene } from './call-out-story.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.stop());

const LINK = /http:\/\/\S+\/b\/(\w+)/;
const post = (path: string, fields: Record<string, string> = {}) =>
  fetch(`${scene.app.baseUrl}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
const look = (path: string) => fetch(`${scene.app.baseUrl}${path}`);
const pageOf = (body: string) => /action="(\/b\/page\/[\w-]+)"/.exec(body)?.[1] ?? '';

async function team(one: string, two: string) {
  await scene.everybodyOff();
  await scene.volunteer(one);
  await scene.volunteer(two, { language: 'es' });
  const { id, code } = await scene.incident();
  const answer = await scene.ana.post(`/api/v1/incidents/${id}/call-outs`, {
    needed: 2,
    place: PLACE,
  });
  await scene.says(one, 'GO').thenExpects(/nobody goes alone/);
  await scene.says(two, 'VOY');
  const linkOf = async (name: string, words: RegExp) =>
    `/b/${LINK.exec((await scene.app.phone(name).expects(words)).body)?.[1]}`;
  const first = await linkOf(one, /You are in/);
  const other = await linkOf(two, /Cuenta con usted/);
  return { id, code, callOutId: answer.body.id as string, first, other };
}

it('[DSP50] opens once, after the rules, and its buttons are the digits', async () => {
  const { id, code, callOutId, first, other } = await team('bo', 'luz');
  expect(first).not.toMatch(new RegExp(code, 'i'));
  for (const method of ['GET', 'HEAD', 'GET']) {
    const seen = await fetch(`${scene.app.baseUrl}${first}`, { method });
    expect(seen.status).toBe(200);
    expect(await seen.text()).not.toMatch(/Pico|Union/);
  }
  const [a, b] = await Promise.all([post(first), post(first)]);
  expect([a.status, b.status].toSorted()).toEqual([200, 404]);
  const opened = await (a.status === 200 ? a : b).text();
  expect(opened).toMatch(/How we stay safe/);
  expect(opened).not.toMatch(/Pico/);
  expect((await look(first)).status).toBe(404);

  const shown = await (await post(pageOf(opened), { step: 'rules' })).text();
  expect(shown).toMatch(/Pico Blvd &amp; Union Ave, Los Angeles/);
  expect(shown).toMatch(/3 I am on my way/);
  expect(shown).toMatch(/luz L\./);
  await post(pageOf(shown), { step: 'en_route' });
  const there = await (await post(pageOf(shown), { step: 'on_scene' })).text();
  expect(there).toMatch(/5 Confirmed/);
  await post(pageOf(there), { step: 'not_ice', actual: 'tow', note: 'one truck' });
  expect(await scene.part(callOutId, 'bo')).toMatchObject({ status: 'reported', says: 'not_ice' });
  const refused = await (await post(pageOf(there), { step: 'en_route' })).text();
  expect(refused).toMatch(/Nothing was changed/);

  const detail = (await scene.ana.get(`/api/v1/incidents/${id}`)).body;
  const kinds = detail.timeline.map((each: { kind: string }) => each.kind);
  expect(kinds.filter((kind: string) => kind === 'brief_opened')).toHaveLength(1);
  const audit = await scene.app.deps.db.prisma.auditEvent.count({
    where: { action: 'assignment.brief_opened' },
  });
  expect(audit).toBe(1);

  await scene.ana.post(`/api/v1/call-outs/${callOutId}/stand-down`);
  const after = await (await post(pageOf(there), { step: 'ok' })).text();
  expect(after).not.toMatch(/Pico/);
  expect((await post(other)).status).toBe(404);
  await post(pageOf(there), { step: 'done' });
  expect(await scene.part(callOutId, 'bo')).toMatchObject({ status: 'cleared' });
  const logged = scene.app.logLines.join('\n');
  expect(logged).not.toContain(first.slice(3));
});

it('[DSP51] is worth nothing after two hours, and says the same of a link that never was', async () => {
  const { first, other } = await team('mo', 'paz');
  const opened = await (await post(other)).text();
  expect(opened).toMatch(/Cómo nos cuidamos/);
  scene.app.clock.advance({ minutes: 121 });
  const old = await post(first);
  expect(old.status).toBe(404);
  expect((await post(pageOf(opened), { step: 'rules' })).status).toBe(404);
  const never = await post('/b/AbCdEfGhIjKlMn');
  expect(await never.text()).toBe(await old.text());
});
