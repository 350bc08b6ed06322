// What happens in the field when it does not go by the book: several call-outs at once, wrong states,
// words that nobody follows, SOS, relief, silence, somebody who calls, words from strangers.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDueWaves } from '../../src/flow/dispatch/open-due-waves.ts';
import { watchSilent } from '../../src/flow/dispatch/watch-silent.ts';
import type { CallOutBody, Scene } from './call-out-story.ts';
import { PLACE, startScene } from './call-out-story.ts';

let scene: Scene;
const COORDINATOR = '+12135550177';
beforeAll(async () => {
  scene = await startScene({ env: { COORDINATOR_PHONES: COORDINATOR } });
});
afterEach(async () => {
  scene.nothingElse();
  await scene.everybodyOff();
});
afterAll(() => scene.stop());

type Called = { id: string; code: string; callOut: CallOutBody };

async function call(needed: unknown, more: object = {}): Promise<Called> {
  const { id, code } = await scene.incident();
  const body = { needed, place: PLACE, ...more };
  const answer = await scene.ana.post(`/api/v1/incidents/${id}/call-outs`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return { id, code, callOut: answer.body };
}

/** Two who have said yes and know where. */
async function team(one: string, two: string): Promise<Called> {
  await scene.volunteer(one);
  await scene.volunteer(two);
  const called = await call(2);
  for (const name of [one, two]) await scene.app.phone(name).expects(/Reply 1 GO/);
  await scene.says(one, '1').thenExpects(/nobody goes alone/);
  await scene.says(two, '1').thenExpects(/You are in/);
  await scene.app.phone(one).expects(/You are in/);
  return called;
}

async function onScene(one: string, two: string): Promise<Called> {
  const called = await team(one, two);
  for (const name of [one, two]) {
    await scene.says(name, '3').thenExpects(/4 HERE/);
    await scene.says(name, '4').thenExpects(/5 CONFIRMED/);
  }
  return called;
}

const step = async (called: Called, name: string, body: object) => {
  const { id } = await scene.part(called.callOut.id, name);
  return scene.ana.post(`/api/v1/assignments/${id}/step`, body);
};
const home = async (called: Called, ...names: string[]) => {
  await scene.ana.post(`/api/v1/call-outs/${called.callOut.id}/stand-down`);
  for (const name of names) {
    await scene.app.phone(name).expects(/Stand down. No longer needed/);
    await scene.says(name, 'DONE').thenExpects(/Good that you are safe/);
  }
};
const statusOf = async (called: Called, name: string) =>
  (await scene.part(called.callOut.id, name)).status;
const alarms = async () => (await scene.ana.get('/api/v1/alarms')).body.items;

describe('replies', () => {
  it('[DSP10] in a wrong state get a hint and change nothing', async () => {
    await scene.volunteer('ada');
    await scene.volunteer('bea');
    const called = await call(2);
    await scene.app.phone('ada').expects(/Reply 1 GO/);
    await scene.app.phone('bea').expects(/Reply 1 GO/);
    await scene.says('ada', '4').thenExpects(/First tell us: 1 GO or 2 NO/);
    expect(await statusOf(called, 'ada')).toBe('offered');
    await scene.says('ada', 'GO').thenExpects(/nobody goes alone/);
    await scene.says('ada', '3').thenExpects(/nobody goes alone/);
    expect(await statusOf(called, 'ada')).toBe('accepted');
    await scene.says('bea', 'GO').thenExpects(/You are in/);
    await scene.app.phone('ada').expects(/You are in/);
    await scene.says('ada', '5 ICE').thenExpects(/4 HERE when you have arrived/);
    await scene.says('ada', '2').thenExpects(/You are on the team/);
    expect(await statusOf(called, 'ada')).toBe('accepted');
    await home(called, 'ada', 'bea');
  });

  it('[DSP11] with several call-outs open need a code, and find theirs with one', async () => {
    await scene.volunteer('cleo');
    await scene.volunteer('dina');
    const first = await call(2);
    const second = await call(2);
    for (const name of ['cleo', 'dina']) {
      await scene.app.phone(name).expects(first.code);
      await scene.app.phone(name).expects(second.code);
    }
    await scene.says('cleo', '1').thenExpects(/Put the code first/);
    await scene.says('cleo', 'Z9 go').thenExpects(/Put the code first/);
    await scene
      .says('cleo', `${second.code} 1`)
      .thenExpects(`${second.code} Thank you. Please wait`);
    await scene.says('cleo', `${first.code} go`).thenExpects(`You are out for ${second.code}`);
    await scene.says('dina', `${second.code.toLowerCase()} NO`).thenExpects(/Understood/);
    await scene.says('dina', '1').thenExpects(`${first.code} Thank you. Please wait`);
    expect(await statusOf(first, 'dina')).toBe('accepted');
    for (const called of [first, second]) {
      await scene.ana.post(`/api/v1/call-outs/${called.callOut.id}/cancel`);
    }
    await scene.app.phone('cleo').expects(`${first.code} This call-out is over`);
    await scene.app.phone('cleo').expects(`${second.code} This call-out is over`);
    await scene.app.phone('dina').expects(`${first.code} This call-out is over`);
  });

  it('[DSP12] that nobody follows go to the inbox, where a dispatcher says what they mean', async () => {
    const called = await team('elsa', 'fina');
    await scene.says('elsa', 'the bus is late so maybe in a while if it comes');
    const report = await scene.app.eventually(async () => {
      const { items } = (await scene.ana.get('/api/v1/reports')).body;
      return items.find(
        (each: { kind: string; status: string }) => each.kind === 'volunteer_reply',
      );
    });
    expect(await statusOf(called, 'elsa')).toBe('accepted');
    const { id: assignmentId } = await scene.part(called.callOut.id, 'elsa');
    const body = { assignmentId, step: 'en_route', etaMinutes: 30 };
    const answer = await scene.ana.post(`/api/v1/reports/${report.id}/assign-reply`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    await scene.app.phone('elsa').expects(/4 HERE/);
    expect(await scene.part(called.callOut.id, 'elsa')).toMatchObject({
      status: 'en_route',
      etaMinutes: 30,
    });
    expect((await scene.ana.get(`/api/v1/reports/${report.id}`)).body.status).toBe('closed');
    await home(called, 'elsa', 'fina');
  });

  it('[DSP13] of somebody who calls are set by a dispatcher under the same rules', async () => {
    const called = await team('gala', 'hilda');
    expect((await step(called, 'gala', { step: 'confirmed' })).status).toBe(409);
    expect((await step(called, 'gala', { step: 'en_route', etaMinutes: 7 })).status).toBe(200);
    expect((await step(called, 'gala', { step: 'on_scene' })).status).toBe(200);
    expect((await step(called, 'hilda', { step: 'no_show' })).body.status).toBe('sent');
    expect(await statusOf(called, 'gala')).toBe('on_scene');
    await scene.app.phone('gala').expects(/4 HERE/);
    await scene.app.phone('gala').expects(/You would be alone now/);
    await scene.app.phone('gala').expects(/5 CONFIRMED/);
    scene.app.phone('gala').ignores(/./);
    await scene.ana.post(`/api/v1/call-outs/${called.callOut.id}/stand-down`);
    await step(called, 'gala', { step: 'done' });
    expect(await statusOf(called, 'gala')).toBe('cleared');
  });
});

describe('words from the field', () => {
  it('[DSP20] with a note land on the timeline; a stranger writes into no incident', async () => {
    const called = await onScene('irma', 'juno');
    await scene.says('irma', '6 LAPD, two cars').thenExpects(/Got it/);
    await scene.app.phone('stranger').texts(`${called.code} 5 ICE everywhere`, { to: scene.to });
    await scene.app.eventually(async () => {
      const { items } = (await scene.ana.get('/api/v1/reports')).body;
      return items.some((each: { text: string }) => each.text?.includes('everywhere'));
    });
    scene.app.phone('stranger').ignores(/./);
    const detail = (await scene.ana.get(`/api/v1/incidents/${called.id}`)).body;
    const notes = detail.timeline.filter((each: { kind: string }) => each.kind === 'field_note');
    expect(notes).toHaveLength(1);
    expect(detail.reportCount).toBe(2);
    expect(await scene.part(called.callOut.id, 'irma')).toMatchObject({ says: 'not_ice' });
    await home(called, 'irma', 'juno');
  });
});

describe('beside a NO', () => {
  it('[DSP20] words go to the inbox and into no incident', async () => {
    await scene.volunteer('yara');
    await scene.volunteer('zoe');
    const called = await call(2);
    await scene.app.phone('yara').expects(/Reply 1 GO/);
    await scene.app.phone('zoe').expects(/Reply 1 GO/);
    await scene.says('yara', 'NO, two vans outside my job on Flower').thenExpects(/Understood/);
    await scene.app.eventually(async () => {
      const { items } = (await scene.ana.get('/api/v1/reports')).body;
      return items.some((each: { text: string }) => each.text?.includes('Flower'));
    });
    const detail = (await scene.ana.get(`/api/v1/incidents/${called.id}`)).body;
    expect(detail.reportCount).toBe(1);
    scene.app.phone('yara').ignores(/./);
    await scene.ana.post(`/api/v1/call-outs/${called.callOut.id}/cancel`);
    await scene.app.phone('zoe').expects(/This call-out is over/);
  });

  it('[DSP20] a photo from the field needs no words', async () => {
    const called = await onScene('bibi', 'coco');
    const image = Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////', 'base64');
    const media = [{ contentType: 'image/jpeg', bytes: image }];
    await scene.app.phone('bibi').texts('', { to: scene.to, media });
    await scene.app.eventually(async () => {
      const { timeline } = (await scene.ana.get(`/api/v1/incidents/${called.id}`)).body;
      const isPhoto = (each: { kind: string; codes: string[] }) =>
        each.kind === 'field_note' && each.codes[0] === 'media';
      return timeline.some(isPhoto);
    });
    await home(called, 'bibi', 'coco');
  });
});

describe('safety', () => {
  it('[DSP30] SOS rings every board, texts the people on call, and holds from any state', async () => {
    const called = await onScene('kira', 'lola');
    await scene.says('kira', 'SOS they grabbed my phone').thenExpects(/SOS received/);
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({ kind: 'sos', priority: 'P1', assignment: { name: 'kira L.' } });
    expect(alarm.subject).toEqual({ kind: 'incident', id: called.id, code: called.code });
    const told = await scene.app.eventually(async () =>
      scene.app.carrier.sentTo(COORDINATOR).find(({ body }) => body.includes('SOS')),
    );
    expect(told.body).toContain(called.code);
    const rung = () => scene.app.carrier.calls().filter(({ to }) => to === COORDINATOR);
    await scene.app.eventually(async () => rung().length > 0);
    await scene.says('kira', 'SOS').thenExpects(/SOS received/);
    expect(rung()).toHaveLength(1);
    expect((await step(called, 'kira', { step: 'ok' })).status).toBe(200);
    expect(await alarms()).toEqual([]);
    await home(called, 'kira', 'lola');
    await scene.says('lola', '9').thenExpects(/SOS received/);
    expect((await alarms()).map((each: { kind: string }) => each.kind)).toEqual(['sos']);
    await step(called, 'lola', { step: 'ok' });
  });

  it('[DSP31] relief opens the place, and lets go when somebody is there', async () => {
    const called = await onScene('mira', 'nora');
    await scene.volunteer('olga');
    await scene.says('mira', '0').thenExpects(/looking for somebody to take over/);
    await scene.app.phone('olga').expects(/Need 1/);
    expect(await scene.callOut(called.callOut.id)).toMatchObject({ status: 'sent' });
    await scene.says('olga', 'GO').thenExpects(/You are in/);
    expect(await scene.callOut(called.callOut.id)).toMatchObject({ status: 'filled' });
    await scene.says('olga', 'HERE').thenExpects(/5 CONFIRMED/);
    await scene.app.phone('mira').expects(/Your relief is here/);
    expect(await statusOf(called, 'mira')).toBe('stood_down');
    await scene.says('mira', 'done').thenExpects(/Good that you are safe/);
    await home(called, 'nora', 'olga');
  });

  it('[DSP32] on scene silence is asked about, asked again, and then told to every board', async () => {
    const called = await onScene('pia', 'rita');
    const { clock, deps } = scene.app;
    clock.advance({ minutes: 20.1 });
    await watchSilent(deps);
    for (const name of ['pia', 'rita']) await scene.app.phone(name).expects(/Check-in: reply OK/);
    await scene.says('rita', 'ok');
    await scene.app.eventually(
      async () => (await scene.part(called.callOut.id, 'rita')).misses === 0,
    );
    clock.advance({ minutes: 5.1 });
    await watchSilent(deps);
    await scene.app.phone('pia').expects(/Check-in: reply OK/);
    expect(await alarms()).toEqual([]);
    clock.advance({ minutes: 5.1 });
    await watchSilent(deps);
    await scene.app.eventually(async () => (await alarms()).length === 1);
    expect(await scene.part(called.callOut.id, 'pia')).toMatchObject({
      overdueAt: expect.any(String),
    });
    await scene.says('pia', 'OK sorry');
    await scene.app.eventually(async () => (await alarms()).length === 0);
    await home(called, 'pia', 'rita');
  });

  it('[DSP33] who does not leave, and who does not arrive, is asked, then told of', async () => {
    const called = await team('sara', 'tina');
    const { clock, deps } = scene.app;
    await scene.says('tina', '3 15 min').thenExpects(/4 HERE/);
    clock.advance({ minutes: 10.1 });
    await watchSilent(deps);
    await scene.app.phone('sara').expects(/Are you on your way/);
    clock.advance({ minutes: 5.1 });
    await watchSilent(deps);
    await scene.app.eventually(async () => (await alarms()).length === 1);
    await scene.says('sara', 'omw').thenExpects(/4 HERE/);
    await scene.app.eventually(async () => (await alarms()).length === 0);
    clock.advance({ minutes: 15 });
    await watchSilent(deps);
    await scene.app.phone('tina').expects(/Have you arrived/);
    expect(await scene.part(called.callOut.id, 'tina')).toMatchObject({
      overdueAt: expect.any(String),
    });
    await home(called, 'sara', 'tina');
  });
});

describe('waves', () => {
  it('[DSP40] the next goes out when the window closes, or at once when too few can say yes', async () => {
    const names = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8'];
    for (const name of names) await scene.volunteer(name);
    const called = await call(2);
    const waiting = async (wave: number) =>
      (await scene.callOut(called.callOut.id)).people.filter(
        (each: { wave: number }) => each.wave === wave,
      );
    expect(await waiting(1)).toHaveLength(6);
    for (const name of names) scene.app.phone(name).ignores(/possible agents/);
    scene.app.clock.advance({ minutes: 4.1 });
    await openDueWaves(scene.app.deps);
    expect(await waiting(2)).toHaveLength(2);
    expect((await scene.callOut(called.callOut.id)).wave).toBe(2);
    scene.app.clock.advance({ minutes: 6 });
    await openDueWaves(scene.app.deps);
    expect(await scene.callOut(called.callOut.id)).toMatchObject({ status: 'expired', waiting: 0 });
    await scene.says('u1', 'GO').thenExpects(/This call-out is over/);
  });

  it('[DSP40] after enough NOs the next ones are asked without waiting', async () => {
    const names = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8'];
    for (const name of names) await scene.volunteer(name);
    const called = await call(2);
    const first = (await scene.callOut(called.callOut.id)).people;
    const byId = new Map<string, string>();
    for (const name of names) {
      scene.app.phone(name).ignores(/possible agents|Understood/);
      const part = await scene.part(called.callOut.id, name);
      if (part) byId.set(part.id, name);
    }
    for (const { id } of first.slice(0, 5)) await scene.says(byId.get(id)!, 'NO');
    const asked = await scene.app.eventually(async () => {
      const { people, wave } = await scene.callOut(called.callOut.id);
      return wave === 2 ? people : null;
    });
    expect(asked).toHaveLength(8);
    await scene.ana.post(`/api/v1/call-outs/${called.callOut.id}/cancel`);
    for (const name of names) scene.app.phone(name).ignores(/This call-out is over/);
  });

  it('[DSP41] a lone yes is let go when the call-out ends without a second', async () => {
    await scene.volunteer('vera');
    const called = await call(2);
    await scene.app.phone('vera').expects(/Reply 1 GO/);
    await scene.says('vera', 'GO').thenExpects(/nobody goes alone/);
    scene.app.clock.advance({ minutes: 10.1 });
    await openDueWaves(scene.app.deps);
    await scene.app.phone('vera').expects(/Please do not go/);
    expect(await statusOf(called, 'vera')).toBe('cleared');
    const ended = await scene.ana.post(`/api/v1/incidents/${called.id}/activity`, {
      activity: 'ended',
    });
    expect(ended.status).toBe(200);
    expect((await scene.ana.post(`/api/v1/incidents/${called.id}/close`)).status).toBe(200);
  });

  it('[DSP42] the preview says who, who not and why, and what it costs; nobody is texted', async () => {
    await scene.volunteer('wanda', { skills: ['observer', 'spanish'] });
    await scene.volunteer('xena', { offersPerDay: 0 });
    const { id } = await scene.incident();
    const needed = encodeURIComponent(
      JSON.stringify([{ count: 1, languages: ['es'] }, { count: 1 }]),
    );
    const answer = await scene.ana.get(
      `/api/v1/incidents/${id}/call-outs/preview?needed=${needed}`,
    );
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const [wave] = answer.body.waves;
    expect(wave.asked.map((each: { name: string }) => each.name)).toEqual(['wanda L.']);
    const xena = answer.body.notAsked.find((each: { name: string }) => each.name === 'xena L.');
    expect(xena.reasons).toEqual(['offers_today']);
    expect(answer.body.texts).toBe(1);
  });

  it('[DSP43] nobody to ask, and no known place, are refused with the reason', async () => {
    const { id } = await scene.incident();
    const url = `/api/v1/incidents/${id}/call-outs`;
    const nobody = await scene.ana.post(url, { needed: 2, place: PLACE });
    expect([nobody.status, nobody.body.code]).toEqual([409, 'nobody_to_ask']);
    expect((await scene.ana.post(url, { needed: 1 })).status).toBe(422);
    expect((await scene.ana.get(`/api/v1/incidents/${id}`)).body).toMatchObject({
      callOuts: [],
      verification: 'unverified',
    });
  });
});
