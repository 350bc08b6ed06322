// Somebody whom the network stops while a call-out runs: on no team, sent home, their place open to
// others; and whose training is over takes no place, however old the offer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../harness/test-app.ts';
import type { Scene } from './call-out-story.ts';
import { PLACE, startScene } from './call-out-story.ts';

let scene: Scene;
let carmen: Api;
beforeAll(async () => {
  scene = await startScene();
  carmen = await scene.app.signIn('carmen', ['coordinator']);
});
afterAll(() => scene.stop());

const stop = (id: string) => carmen.post(`/api/v1/volunteers/${id}/remove`, { reason: 'unsafe' });

describe('stopped while a call-out runs', () => {
  it('[VOL8] who is out is sent home within a second and the place is open to others', async () => {
    const ids: Record<string, string> = {};
    for (const name of ['eva', 'leo', 'sam']) ids[name] = await scene.volunteer(name);
    const { id } = await scene.incident();
    const callOut = (
      await scene.ana.post(`/api/v1/incidents/${id}/call-outs`, { needed: 2, place: PLACE })
    ).body;
    const { phone } = scene.app;
    for (const name of ['eva', 'leo', 'sam']) await phone(name).expects(/possible agents/);
    await scene.says('eva', 'GO').thenExpects(/nobody goes alone/);
    await scene.says('leo', 'GO').thenExpects(/You are in/);
    await phone('eva').expects(/You are in/);
    await phone('sam').expects(/Team is full/);
    const startedMs = performance.now();
    expect((await stop(ids['leo']!)).body.isSuspended).toBe(true);
    await scene.app.eventually(
      async () => (await scene.part(callOut.id, 'leo')).status === 'stood_down',
      2_000,
    );
    expect(performance.now() - startedMs).toBeLessThan(1_500);
    await phone('leo').expects(/Stand down/);
    expect(await scene.callOut(callOut.id)).toMatchObject({ status: 'sent', filled: 1 });
    // Else the open place would ask the next test's people.
    await scene.ana.post(`/api/v1/call-outs/${callOut.id}/stand-down`, {});
  });

  it('[VOL8] an offer to somebody who was stopped is over, and their yes takes no place', async () => {
    await scene.everybodyOff();
    const ids: Record<string, string> = {};
    for (const name of ['mia', 'noe', 'old']) ids[name] = await scene.volunteer(name);
    const { id } = await scene.incident();
    const callOut = (
      await scene.ana.post(`/api/v1/incidents/${id}/call-outs`, { needed: 2, place: PLACE })
    ).body;
    const { phone } = scene.app;
    for (const name of ['mia', 'noe', 'old']) await phone(name).expects(/possible agents/);
    await stop(ids['mia']!);
    await scene.app.eventually(
      async () => (await scene.part(callOut.id, 'mia')).status === 'expired',
    );
    const trainingExpiresAt = new Date(scene.app.clock.now().getTime() - 1);
    await scene.app.deps.db.prisma.volunteer.update({
      where: { id: ids['old']! },
      data: { trainingExpiresAt },
    });
    await scene.says('old', 'GO').thenExpects(/Please do not go/);
    await scene.says('mia', 'GO').thenExpects(/./);
    expect(await scene.callOut(callOut.id)).toMatchObject({ filled: 0 });
    expect((await scene.part(callOut.id, 'old')).status).not.toBe('accepted');
  });
});
