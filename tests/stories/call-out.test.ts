// A call-out as five people and a dispatcher live it: asked, yes and no in two languages, nobody alone,
// where it is, on the way, there, what it was, home.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scene } from './call-out-story.ts';
import { PLACE, startScene } from './call-out-story.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(async () => {
  await scene.stop();
});

const ask = (incidentId: string, needed: unknown) =>
  scene.ana.post(`/api/v1/incidents/${incidentId}/call-outs`, { needed, place: PLACE });

describe('a call-out', () => {
  it('[DSP1] asks, fills with two, sends both, and sees them home', async () => {
    for (const name of ['eva', 'leo', 'sam']) await scene.volunteer(name);
    for (const name of ['luz', 'rene']) await scene.volunteer(name, { language: 'es' });
    const { id, code } = await scene.incident();
    const asked = await ask(id, 2);
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      incidentId: id,
      code,
      needed: 2,
      filled: 0,
      wave: 1,
      status: 'sent',
    });
    const { phone } = scene.app;
    await phone('eva').expects(
      new RegExp(`${code}: possible agents near Pico & Union, Los Angeles. Need 2`),
    );
    await phone('luz').expects(/posibles agentes cerca de Pico & Union/);
    for (const name of ['leo', 'sam', 'rene']) await phone(name).expects(code);

    await scene.says('eva', 'GO').thenExpects(/Please wait: nobody goes alone/);
    expect(await scene.part(asked.body.id, 'eva')).toMatchObject({
      status: 'accepted',
      briefedAt: null,
    });
    await scene.says('leo', 'NO').thenExpects(/Understood/);
    await scene.says('luz', `${code.toLowerCase()} voy, llego en 12 min`);
    await phone('luz').expects(/Cuenta con usted. http:\/\/\S+\/b\/\w{14} Solo observe/);
    await phone('eva').expects(/You are in. http:\/\/\S+\/b\/\w{14} Observe only/);
    await phone('sam').expects(/Team is full/);
    await phone('rene').expects(/Ya hay equipo/);
    expect(await scene.callOut(asked.body.id)).toMatchObject({
      status: 'filled',
      filled: 2,
      waveClosesAt: null,
    });

    await scene.says('sam', '1').thenExpects(/covered, thank you/);
    await scene.says('eva', 'omw').thenExpects(/4 HERE/);
    await scene.says('eva', 'HERE').thenExpects(/5 CONFIRMED/);
    await scene.says('luz', '3').thenExpects(/4 LLEGUE/);
    await scene.says('luz', 'ya llegue').thenExpects(/5 CONFIRMADO/);
    await scene.says('luz', '5 HSI 6 agentes').thenExpects(/Recibido/);
    const luz = await scene.part(asked.body.id, 'luz');
    expect(luz).toMatchObject({
      status: 'reported',
      says: 'confirmed',
      etaMinutes: 12,
      name: 'luz L.',
    });

    const tooEarly = await scene.ana.post(`/api/v1/incidents/${id}/activity`, {
      activity: 'ended',
    });
    expect(tooEarly.status).toBe(200);
    const closing = await scene.ana.post(`/api/v1/incidents/${id}/close`);
    expect(closing.status).toBe(409);
    expect(closing.body.details.missing).toEqual(['people_out']);
    await scene.ana.post(`/api/v1/call-outs/${asked.body.id}/stand-down`, {
      actual: 'Agents left',
    });
    await phone('eva').expects(/Stand down. Agents left/);
    await phone('luz').expects(/Puede retirarse. Agents left/);
    await scene.says('eva', 'done').thenExpects(/Good that you are safe/);
    expect((await scene.ana.post(`/api/v1/incidents/${id}/close`)).status).toBe(409);
    await scene.says('luz', 'LISTO').thenExpects(/que descanse/);
    expect(await scene.callOut(asked.body.id)).toMatchObject({ status: 'closed' });
    expect((await scene.ana.post(`/api/v1/incidents/${id}/close`)).status).toBe(200);
    const detail = (await scene.ana.get(`/api/v1/incidents/${id}`)).body;
    const kinds = detail.timeline.map((each: { kind: string }) => each.kind);
    for (const kind of [
      'call_out',
      'wave',
      'accepted',
      'declined',
      'call_out_filled',
      'en_route',
      'on_scene',
      'reported',
      'stood_down',
      'cleared',
      'field_note',
    ]) {
      expect(kinds).toContain(kind);
    }
    expect(detail.verification).toBe('verifying');
    scene.nothingElse();
  }, 60_000);
});
