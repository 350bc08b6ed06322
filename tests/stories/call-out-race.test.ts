// Two nodes on one database: many say yes to the last place at the same instant, windows close on both
// at once, and one of them dies in between.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDueWaves } from '../../src/flow/dispatch/open-due-waves.ts';
import { answerCallOut, partsToAnswer } from '../../src/flow/dispatch/answer-call-out.ts';
import type { Deps } from '../../src/deps.ts';
import { transact } from '../../src/records/transact.ts';
import type { TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';
import type { PartBody, Scene } from './call-out-story.ts';
import { PLACE, startScene } from './call-out-story.ts';

let scene: Scene;
let second: TestApp;
beforeAll(async () => {
  scene = await startScene();
  second = await startTestApp({ beside: scene.app });
});
afterAll(async () => {
  await second.stop();
  await scene.stop();
});

let lastCallOut: string | null = null;
async function call(needed: number, names: readonly string[]) {
  await scene.everybodyOff();
  if (lastCallOut) await scene.ana.post(`/api/v1/call-outs/${lastCallOut}/cancel`);
  const ids: string[] = [];
  for (const name of names) ids.push(await scene.volunteer(name));
  const { id } = await scene.incident();
  const answer = await scene.ana.post(`/api/v1/incidents/${id}/call-outs`, {
    needed,
    place: PLACE,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  lastCallOut = answer.body.id as string;
  // No clock jumps while a text is on its way.
  await scene.app.eventually(async () => {
    const waiting = await scene.app.deps.db.prisma.outboundSms.count({
      where: { state: { in: ['queued', 'sending'] } },
    });
    return waiting === 0;
  });
  return { callOutId: answer.body.id as string, ids };
}

const sayGo = (deps: Deps, volunteerId: string) =>
  transact(deps, async (tx) => {
    const parts = await partsToAnswer(tx, volunteerId);
    return answerCallOut(tx, deps, parts, { action: 'accept', volunteerId });
  });
const people = async (callOutId: string): Promise<PartBody[]> =>
  (await scene.callOut(callOutId)).people;
const many = (letter: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${letter}${at}`);

describe('the last place', () => {
  it('[DSP4] is won once, whatever the race over two nodes, and everybody else is thanked', async () => {
    for (const round of ['a', 'b', 'c']) {
      const names = many(round, 6);
      const { callOutId, ids } = await call(2, names);
      const nodes = [scene.app.deps, second.deps];
      await Promise.all(ids.map((id, at) => sayGo(nodes[at % 2]!, id)));
      const stood = await people(callOutId);
      expect(stood.filter(({ status }) => status === 'accepted')).toHaveLength(2);
      expect(stood.filter(({ status }) => status === 'not_needed')).toHaveLength(4);
      const places = stood.flatMap(({ placeIndex }) => placeIndex ?? []);
      expect(places.toSorted()).toEqual([0, 1]);
      for (const name of names) {
        const texts = await scene.app.eventually(async () => {
          const sent = scene.app
            .phone(name)
            .unread()
            .map(({ body }) => body);
          const isTold = (body: string) => /You are in|covered|Team is full/.test(body);
          return sent.some(isTold) ? sent : null;
        });
        const isIn = texts.some((body) => body.includes('You are in'));
        expect(isIn && texts.some((body) => /covered|full/.test(body))).toBe(false);
      }
      expect(await scene.callOut(callOutId)).toMatchObject({ status: 'filled', filled: 2 });
    }
  });
});

describe('the next wave', () => {
  it('[DSP5] goes out once when the window closes on both nodes at the same time', async () => {
    const { callOutId } = await call(2, many('w', 12));
    expect((await people(callOutId)).length).toBe(6);
    scene.app.clock.advance({ minutes: 4.1 });
    const { deps } = scene.app;
    await Promise.all([deps, second.deps, deps, second.deps].map((each) => openDueWaves(each)));
    const asked = await people(callOutId);
    expect(asked).toHaveLength(12);
    expect(new Set(asked.map(({ volunteerId }) => volunteerId)).size).toBe(12);
    expect((await scene.callOut(callOutId)).wave).toBe(2);
    for (const name of many('w', 12)) {
      await scene.app.phone(name).expects(/Reply 1 GO/);
      await scene.app.phone(name).expectsNothing({ forMs: 30 });
      await scene.app.phone(name).ignores(/This call-out is over/);
    }
  });

  it('[DSP6] of a node that dies in the middle is sent by the other, whole', async () => {
    const { callOutId } = await call(2, many('k', 9));
    scene.app.clock.advance({ minutes: 4.1 });
    const { deps } = scene.app;
    const dying: Deps = {
      ...deps,
      ids: {
        ...deps.ids,
        uuid: (() => {
          let made = 0;
          return () => {
            made += 1;
            if (made > 3) throw new Error('killed in the middle of a wave');
            return deps.ids.uuid();
          };
        })(),
      },
    };
    // The workers of both nodes look each second: whichever is first has sent it whole.
    await openDueWaves(dying).catch(() => undefined);
    await openDueWaves(second.deps);
    const asked = await people(callOutId);
    expect(asked).toHaveLength(9);
    for (const name of many('k', 9)) {
      await scene.app.phone(name).expects(/Reply 1 GO/);
      await scene.app.phone(name).expectsNothing({ forMs: 30 });
    }
  });
});
